import type { Transaction } from 'dexie';

/** A version of the database; `upgrade` converts rows of the previous one. */
export interface Version {
  readonly number: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

const FACTS = '[shopId+key]';
/** Lists of facts about orders and chats, counted by partition day. */
const COUNTED = '[shopId+key], [shopId+day]';
const COUNTED_BY_ORDER = `${COUNTED}, [shopId+record.orderId]`;

const version1: Version = {
  number: 1,
  stores: {
    shops: 'id',
    orders: COUNTED,
    reviews: COUNTED_BY_ORDER,
    cases: COUNTED_BY_ORDER,
    chats: COUNTED,
    problems: FACTS,
    readings: FACTS,
    tickets: FACTS,
    coverage: FACTS,
    appealMarks: FACTS,
    preparedTickets: FACTS,
    offeredReasons: FACTS,
    accountHealth: FACTS,
    serviceRates: FACTS,
    stock: FACTS,
    sales: FACTS,
    partitions: '[shopId+day]',
    assessments: 'shopId',
    visits: '++id, [at+address]',
    setAside: '++, shopId',
    taught: 'key',
    settings: 'key',
    inbox: '[ticket+index]',
  },
};

/**
 * Oldest first. A shipped version is never edited: a change is a new version that lists the stores that differ. Only
 * facts migrate: an upgrade may clear `partitions` and `assessments` but never converts them.
 */
export const VERSIONS: readonly Version[] = [version1];
