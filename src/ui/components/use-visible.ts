import { useEffect, useState } from 'react';

/** The value when the page was last visible: a hidden page asks nothing, however often what it shows changes. */
export const useVisible = <T>(value: T): T => {
  const [visible, setVisible] = useState({ value });
  useEffect(() => {
    const update = () => {
      if (!document.hidden) setVisible((now) => (now.value === value ? now : { value }));
    };
    update();
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, [value]);
  return visible.value;
};
