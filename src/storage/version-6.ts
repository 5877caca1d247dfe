import type { Transaction } from 'dexie';

interface MarkRow {
  record: { answers?: object[] };
}
interface TicketRow {
  record: { language?: string | null };
}

/**
 * The portal's own reasons get a list, a mark knows what the seller looked up, and a prepared ticket the language of its
 * draft. What was weighed before knows nothing of these, and is weighed anew.
 */
export const version6 = {
  number: 6,
  stores: { offeredReasons: '[shopId+key]' },
  upgrade: async (transaction: Transaction): Promise<void> => {
    await transaction
      .table<MarkRow>('appealMarks')
      .toCollection()
      .modify(({ record }) => {
        record.answers ??= [];
      });
    await transaction
      .table<TicketRow>('preparedTickets')
      .toCollection()
      .modify(({ record }) => {
        record.language ??= null;
      });
    await transaction.table('assessments').clear();
  },
} as const;
