// The shape of the first day. Once shipped, a version file is history and is never edited: a change is a new file.

const FACTS = '[shopId+key]';
const FACTS_OF_AN_ORDER = '[shopId+key], [shopId+record.orderId]';

export const version1 = {
  number: 1,
  stores: {
    shops: 'id',
    orders: FACTS,
    reviews: FACTS_OF_AN_ORDER,
    cases: FACTS_OF_AN_ORDER,
    chats: FACTS,
    problems: FACTS,
    readings: FACTS,
    tickets: FACTS,
    coverage: FACTS,
    visits: '++id, [at+address]',
    assessments: 'shopId',
    settings: 'key',
    inbox: '[ticket+index]',
  },
} as const;
