import type { Transaction } from 'dexie';

const FACTS = '[shopId+key]';

interface ReviewRow {
  record: { productId?: string | null };
}

/** What is read beside the score gets lists of its own, and a review knows its product where it does not know its SKU. */
export const version5 = {
  number: 5,
  stores: { accountHealth: FACTS, serviceRates: FACTS, stock: FACTS, sales: FACTS },
  upgrade: async (transaction: Transaction): Promise<void> => {
    const reviews = transaction.table<ReviewRow>('reviews').toCollection();
    await reviews.modify(({ record }) => {
      record.productId ??= null;
    });
  },
} as const;
