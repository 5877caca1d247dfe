import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';

const Announce = createContext<(text: string) => void>(() => {});

/** Says a sentence once to those who listen instead of look. */
export const useAnnounce = () => useContext(Announce);

/** One polite live region per surface; what is said twice in a row is still said twice. */
export const Announcer = ({ children }: { children: ReactNode }) => {
  const region = useRef<HTMLDivElement>(null);
  const announce = useMemo(() => {
    let odd = false;
    return (text: string) => {
      odd = !odd;
      if (region.current !== null) region.current.textContent = odd ? text : `${text}\u00a0`;
    };
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div ref={region} className="hidden-text" role="status" aria-live="polite" />
    </Announce>
  );
};
