import { createContext, useContext, useEffect, useState } from 'react';
import type { Basis, Desk } from './desk';
import type { Answered, Asked, Question } from './inquiry';

/** `none`: nothing is asked, or nobody is there to answer. `before`: what was answered last, while the next is worked out. */
export type Inquired<T> =
  | { state: 'none' }
  | { state: 'working'; before: T | undefined }
  | { state: 'known'; answer: T }
  | { state: 'failed'; message: string };

export const InquiryContext = createContext<{ desk: Desk; basis: Basis } | null>(null);

/**
 * Asks, again whenever the question or its facts change; what was asked before is then forgotten, even where it is still
 * being worked on. @param asked null: not yet
 */
export const useInquiry = <Q extends Question>(
  name: Q,
  asked: Asked<Q> | undefined,
  wait = 0,
): Inquired<Answered<Q>> => {
  const place = useContext(InquiryContext);
  const [state, setState] = useState<Inquired<Answered<Q>>>({ state: 'none' });
  const key = place === null || asked === undefined ? null : JSON.stringify([place.basis, asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the question depends on
  useEffect(() => {
    if (place === null || key === null || asked === undefined) return setState({ state: 'none' });
    setState((now) => ({
      state: 'working',
      before: now.state === 'known' ? now.answer : now.state === 'working' ? now.before : undefined,
    }));
    let forget = () => {};
    const timer = setTimeout(() => {
      const pending = place.desk.ask(place.basis, name, asked);
      let wanted = true;
      forget = () => {
        wanted = false;
        pending.forget();
      };
      pending.answer.then(
        (answer) => wanted && setState({ state: 'known', answer }),
        (error: Error) => wanted && setState({ state: 'failed', message: error.message }),
      );
    }, wait);
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, [place?.desk, name, key, wait]);
  return state;
};

/** The newest answer there is, be it that of the question before. */
export const newest = <T>(it: Inquired<T>): T | undefined =>
  it.state === 'known' ? it.answer : it.state === 'working' ? it.before : undefined;
