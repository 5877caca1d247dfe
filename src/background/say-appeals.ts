import type { AppealMark } from '#core/model/appeal-mark';
import type { Instant } from '#core/model/day';
import { LISTS, noFacts, OWN_LISTS, type OwnList } from '#core/model/facts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Arrived, Sent } from '#messages/protocol';
import type { RecordOf } from '#storage/database';
import { takeIn } from '#storage/take-in';
import { amendBooks } from './amend-books';
import { namedShop } from './named-shop';
import type { World } from './world';

type Request = Arrived<'say-appeals', 'request'>;
type Said = Sent<'say-appeals', 'answer'>['before'];

/** Of two statements the later stands: two within a millisecond, or a clock that was put back, must not silence this one. */
const justAfter = (before: Instant | null, now: Date): Instant =>
  new Date(Math.max(now.getTime(), before === null ? 0 : Date.parse(before) + 1)).toISOString();

/** What a record was before it was first said. */
const UNSAID: { [N in OwnList]: (it: RecordOf<N>) => RecordOf<N> } = {
  appealMarks: (it: AppealMark) => ({ ...it, excluded: false, attempts: 0, filedAt: null, answers: [] }),
  preparedTickets: (it: PreparedTicket) => ({ ...it, state: 'dropped' }),
};

/**
 * Keeps what the seller says, as what counts from now on; the assessment follows. What stood before is the answer, so that
 * the same question takes it back.
 */
export const sayAppeals = async (world: World, { shop: named, ...said }: Request): Promise<{ before: Said }> => {
  const { db } = world;
  return db.transaction('rw', db.tables, async () => {
    const shop = await namedShop(db, named);
    const facts = noFacts();
    const before: Said = { appealMarks: [], preparedTickets: [] };
    const say = async <N extends OwnList>(list: N, its: readonly RecordOf<N>[]) => {
      const keyOf = LISTS[list].key as (it: RecordOf<N>) => string;
      for (const it of its) {
        const known = (await db.list(list).get([shop.id, keyOf(it)]))?.record;
        (before[list] as RecordOf<N>[]).push(known ?? UNSAID[list](it));
        (facts[list] as RecordOf<N>[]).push({ ...it, readAt: justAfter(known?.readAt ?? null, world.now()) });
      }
    };
    for (const list of OWN_LISTS) await say(list, said[list]);
    await amendBooks(world, await takeIn(db, shop, facts));
    return { before };
  });
};
