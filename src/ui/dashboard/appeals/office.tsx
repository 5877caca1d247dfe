import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '#messages/ask';
import type { Arrived, Sent } from '#messages/protocol';
import { useAnnounce } from '../../components/announcer';
import { TEXT } from './text';

const { said: WORDS } = TEXT;

export type Said = Omit<Sent<'say-appeals', 'request'>, 'shop'>;

/** Who keeps what the seller says of appeals, and who writes drafts: the background; in tests, whoever stands in for it. */
export interface Office {
  say(request: Sent<'say-appeals', 'request'>): Promise<Arrived<'say-appeals', 'answer'>>;
  draft(request: Sent<'draft-appeal', 'request'>): Promise<Arrived<'draft-appeal', 'answer'>>;
}

export const OfficeContext = createContext<Office>({
  say: (request) => ask('say-appeals', request),
  draft: (request) => ask('draft-appeal', request),
});

interface Saying {
  shopId: string;
  clock: () => Date;
  /**
   * Keeps it, and says whether that was done.
   * @param done what was done, in words; it can then be undone. Left out where nothing is to be told, as of every letter typed
   */
  say(said: Partial<Said>, done?: string): Promise<boolean>;
}

const SayingContext = createContext<Saying>({ shopId: '', clock: () => new Date(0), say: async () => false });
export const useSaying = (): Saying => useContext(SayingContext);

type Last = { done: string; before?: Said } | { failed: string };

/** Whether undoing it would undo what has been said since too, as of words written into the same ticket. */
const isAbout = (last: Last | null, { preparedTickets = [] }: Partial<Said>): boolean =>
  last !== null &&
  'before' in last &&
  preparedTickets.some(({ id }) => last.before?.preparedTickets.some((it) => it.id === id));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Keeps what is said under it, and offers to take the last of it back, in sight until something else is said. */
export const SayingPlace = ({
  shopId,
  clock,
  children,
}: Pick<Saying, 'shopId' | 'clock'> & { children: ReactNode }) => {
  const office = useContext(OfficeContext);
  const announce = useAnnounce();
  const [last, setLast] = useState<Last | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const saying = useMemo<Saying>(
    () => ({
      shopId,
      clock,
      say: async (said, done) => {
        try {
          const { before } = await office.say({ shop: { shopId }, appealMarks: [], preparedTickets: [], ...said });
          if (done !== undefined) {
            setLast({ done, before });
            announce(done);
          } else setLast((it) => (isAbout(it, said) ? null : it));
          return true;
        } catch (error) {
          const failed = WORDS.failed(messageOf(error));
          setLast({ failed });
          announce(failed);
          return false;
        }
      },
    }),
    [office, shopId, clock, announce],
  );
  const undo = async (before: Said) => {
    // what held the keyboard goes away with the button
    bar.current?.focus();
    if (!(await saying.say(before))) return;
    setLast({ done: WORDS.undone });
    announce(WORDS.undone);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of one shop is not undone in another
  useEffect(() => setLast(null), [shopId]);
  const before = last !== null && 'before' in last ? last.before : undefined;
  return (
    <SayingContext value={saying}>
      {children}
      {last !== null && (
        <div className={`said ${'failed' in last ? 'bad' : ''}`} ref={bar} tabIndex={-1}>
          <span>{'failed' in last ? last.failed : last.done}</span>
          {before !== undefined && (
            <button type="button" className="button small primary" onClick={() => undo(before)}>
              {WORDS.undo}
            </button>
          )}
          <button type="button" className="button small quiet" onClick={() => setLast(null)}>
            {WORDS.close}
          </button>
        </div>
      )}
    </SayingContext>
  );
};
