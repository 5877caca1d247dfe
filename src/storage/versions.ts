import type { Transaction } from 'dexie';

/** One step in the database's life. `upgrade` brings the rows of the version before into this one's shape. */
export interface Version {
  readonly number: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

const FACTS = '[shopId+key]';
/** Facts about orders and chats, which are counted by partition day. */
const COUNTED = '[shopId+key], [shopId+day]';
const ATTACHED = `${COUNTED}, [shopId+record.orderId]`;

const version1: Version = {
  number: 1,
  stores: {
    shops: 'id',
    orders: COUNTED,
    reviews: ATTACHED,
    cases: ATTACHED,
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
 * Oldest first. Once shipped, a version is history and is never edited: a change is a new version, which names the stores
 * that differ. Only facts migrate: an upgrade may empty `partitions` and `assessments`, and never converts one.
 */
export const VERSIONS: readonly Version[] = [version1];
