import { useEffect, useState } from 'react';

/** The value when the page was last looked at: a hidden page asks nothing, however often what it shows changes. */
export const useSeen = <T>(value: T): T => {
  const [seen, setSeen] = useState({ value });
  useEffect(() => {
    const look = () => {
      if (!document.hidden) setSeen((now) => (now.value === value ? now : { value }));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [value]);
  return seen.value;
};
