import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { sendRequest } from '#messages/page-request';
import type { Incoming, Outgoing } from '#messages/protocol';
import { t } from '#texts/translate';
import { useAnnounce } from '../../components/announcer';
import { Button } from '../../components/button';
import { reasonOf } from '../../components/reason';

type UserInput = Omit<Outgoing<'save-user-input', 'request'>, 'shop'>;

/** Saves the seller's marks and tickets and writes drafts; a substitute in tests. */
export interface AppealService {
  save(request: Outgoing<'save-user-input', 'request'>): Promise<Incoming<'save-user-input', 'answer'>>;
  draft(request: Outgoing<'draft-appeal', 'request'>): Promise<Incoming<'draft-appeal', 'answer'>>;
}

export const AppealServiceContext = createContext<AppealService>({
  save: (request) => sendRequest('save-user-input', request),
  draft: (request) => sendRequest('draft-appeal', request),
});

interface UserInputStore {
  shopId: string;
  clock: () => Date;
  /**
   * @param done description of the step, shown with a button to undo it; absent while typing
   * @returns whether it was saved
   */
  save(changes: Partial<UserInput>, done?: string): Promise<boolean>;
}

const UserInputContext = createContext<UserInputStore>({
  shopId: '',
  clock: () => new Date(0),
  save: async () => false,
});
export const useUserInput = (): UserInputStore => useContext(UserInputContext);

/** Time to read the message and reach its button. */
const TOAST_MS = 12_000;

type LastSave = { done: string; before?: UserInput } | { failed: string };

/** Whether undoing the last save would also undo these changes, such as words typed into the same ticket. */
const isAbout = (last: LastSave | null, { preparedTickets = [] }: Partial<UserInput>): boolean =>
  last !== null &&
  'before' in last &&
  preparedTickets.some(({ id }) => last.before?.preparedTickets.some((ticket) => ticket.id === id));

/** Saves changes, and shows the last save with a button to undo it. */
export const UserInputProvider = ({
  shopId,
  clock,
  children,
}: Pick<UserInputStore, 'shopId' | 'clock'> & { children: ReactNode }) => {
  const appealService = useContext(AppealServiceContext);
  const announce = useAnnounce();
  const [last, setLast] = useState<LastSave | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const store = useMemo<UserInputStore>(
    () => ({
      shopId,
      clock,
      save: async (changes, done) => {
        try {
          const { before } = await appealService.save({
            shop: { shopId },
            appealMarks: [],
            preparedTickets: [],
            ...changes,
          });
          if (done !== undefined) {
            setLast({ done, before });
            announce(done);
          } else setLast((shown) => (isAbout(shown, changes) ? null : shown));
          return true;
        } catch (error) {
          const failed = t('appeals.saved.failed', { why: reasonOf(error) });
          setLast({ failed });
          announce(failed);
          return false;
        }
      },
    }),
    [appealService, shopId, clock, announce],
  );
  const isHeld = useRef(false);
  useEffect(() => {
    // A success disappears by itself; a failure stays, and so does a message with focus or pointer.
    if (last === null || 'failed' in last) return;
    const timer = setInterval(() => {
      if (!isHeld.current && !bar.current?.contains(document.activeElement)) setLast(null);
    }, TOAST_MS);
    return () => clearInterval(timer);
  }, [last]);
  const undo = async (before: UserInput) => {
    // The button disappears, so focus moves to the bar.
    bar.current?.focus();
    if (!(await store.save(before))) return;
    setLast({ done: t('appeals.saved.undone') });
    announce(t('appeals.saved.undone'));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save of one shop is not undone in another
  useEffect(() => setLast(null), [shopId]);
  const before = last !== null && 'before' in last ? last.before : undefined;
  return (
    <UserInputContext value={store}>
      {children}
      {last !== null && (
        <div
          className={`save-bar ${'failed' in last ? 'bad' : ''}`}
          ref={bar}
          tabIndex={-1}
          onPointerEnter={() => {
            isHeld.current = true;
          }}
          onPointerLeave={() => {
            isHeld.current = false;
          }}
        >
          <span>{'failed' in last ? last.failed : last.done}</span>
          {before !== undefined && (
            <Button small kind="primary" onClick={() => undo(before)}>
              {t('words.undo')}
            </Button>
          )}
          <Button small kind="quiet" onClick={() => setLast(null)}>
            {t('words.close')}
          </Button>
        </div>
      )}
    </UserInputContext>
  );
};
