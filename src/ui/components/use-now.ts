import { useEffect, useState } from 'react';

/** The time, as the surface was given it, again every minute: "2 minutes ago" must not stand for an hour. */
export const useNow = (clock: () => Date): Date => {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 60_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};
