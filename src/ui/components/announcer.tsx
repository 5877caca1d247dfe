import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';

const Announce = createContext<(text: string) => void>(() => {});

/** Long enough to be read out; a text left in the region would be met again by those who read on through the page. */
const SAID_MS = 10_000;

/** Announces a sentence to screen readers. */
export const useAnnounce = () => useContext(Announce);

/** The outcome of the last action, shown beside its button and announced once. */
export const useOutcome = (): [outcome: string, tell: (text: string) => void] => {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState('');
  const tell = (text: string) => {
    setOutcome(text);
    announce(text);
  };
  return [outcome, tell];
};

/** One polite live region per surface, which also announces repeated sentences. */
export const Announcer = ({ children }: { children: ReactNode }) => {
  const region = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const announce = useMemo(() => {
    let odd = false;
    return (text: string) => {
      odd = !odd;
      if (region.current === null) return;
      region.current.textContent = odd ? text : `${text}\u00a0`;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => region.current?.replaceChildren(), SAID_MS);
    };
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div ref={region} className="hidden-text" role="status" aria-live="polite" />
    </Announce>
  );
};
