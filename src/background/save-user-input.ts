import type { AppealMark } from '#core/model/appeal-mark';
import type { Instant } from '#core/model/day';
import { noFacts, type RecordOf, recordKeyOf, USER_INPUT_LISTS, type UserInputList } from '#core/model/facts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Incoming, Outgoing } from '#messages/protocol';
import { ingestFacts } from '#storage/ingest';
import { namedShop } from '#storage/queries';
import type { BackgroundContext } from './context';

type Request = Incoming<'save-user-input', 'request'>;
type UserInput = Outgoing<'save-user-input', 'answer'>['before'];

/** The later save wins, so this one must be later even within a millisecond or after the clock was set back. */
const justAfter = (before: Instant | null, now: Date): Instant =>
  new Date(Math.max(now.getTime(), before === null ? 0 : Date.parse(before) + 1)).toISOString();

/** The record before its first save. */
const BEFORE_FIRST_SAVE: { [N in UserInputList]: (record: RecordOf<N>) => RecordOf<N> } = {
  appealMarks: (mark: AppealMark) => ({
    ...mark,
    ...{ excluded: false, attempts: 0, filedAt: null, answers: [], done: false, note: '' },
  }),
  preparedTickets: (ticket: PreparedTicket) => ({ ...ticket, state: 'dropped' }),
};

/** Saves the seller's marks and tickets, then assesses. Answers with the previous records: saving these undoes it. */
export const saveUserInput = async (
  context: BackgroundContext,
  { shop: named, ...userInput }: Request,
): Promise<{ before: UserInput }> => {
  const { db } = context;
  return db.transaction('rw', db.tables, async () => {
    const shop = await namedShop(db, named);
    const facts = noFacts();
    const before: UserInput = { appealMarks: [], preparedTickets: [] };
    const save = async <N extends UserInputList>(list: N, records: readonly RecordOf<N>[]) => {
      for (const record of records) {
        const stored = (await db.list(list).get([shop.id, recordKeyOf(list, record)]))?.record;
        (before[list] as RecordOf<N>[]).push(stored ?? BEFORE_FIRST_SAVE[list](record));
        (facts[list] as RecordOf<N>[]).push({ ...record, readAt: justAfter(stored?.readAt ?? null, context.now()) });
      }
    };
    for (const list of USER_INPUT_LISTS) await save(list, userInput[list]);
    await ingestFacts(db, shop, facts);
    return { before };
  });
};
