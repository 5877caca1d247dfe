import { assess } from '#core/assess';
import { parseShopFile } from '#core/model/shop-file';

// A small shop with an appeal in it, for the tests of what is said of appeals.

export const ids = ['576111111111111111', '576222222222222222', '576333333333333333'];
/** Delivered on time, and of no kind that is exempt. */
export const order = (id: string, fields: object = {}) => ({
  ...{ id, status: 'completed', placedAt: '2026-06-12', paidAt: '2026-06-12', deliverBy: '2026-06-20' },
  ...{ deliveredAt: '2026-06-19', fulfillment: 'seller', kind: 'normal', express: false, flags: [] },
  ...fields,
});
export const listed = (orderId: string) => ({
  metric: 'OTDR',
  orderId,
  firstSeen: '2026-06-22',
  lastSeen: '2026-07-01T12:00:00Z',
});
/** What is to be said of a shop of two hundred good orders and three that are wrongly listed. */
export const look = (lists: Record<string, unknown[]>, asOf = '2026-07-01') => {
  const parsed = parseShopFile({
    ...{ format: 'sps-ahead/shop', version: 1, exportedAt: '2026-07-20T16:00:00Z' },
    shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2024-01-01' },
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: { OTDR: { excellent: 0.95, poor: 0.8 } } }],
    orders: [
      ...Array.from({ length: 200 }, (_, i) => order(`5760000000000${1000 + i}`)),
      ...ids.map((id) => order(id, { express: true, deliveredAt: '2026-06-25' })),
    ],
    problems: ids.map(listed),
    ...lists,
  });
  if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
  const { appeals, casework, today } = assess(parsed.value, { asOf, replay: false, horizon: 1 });
  return { appeals, casework: casework!, overall: today.overall.computed };
};
export const ticket = (id: string, status: string, fields: object = {}) => ({
  ...{ id, metric: 'OTDR', orderIds: ids, submittedAt: '2026-06-24T18:00:00Z', status },
  ...fields,
});
export const prepared = (fields: object = {}) => ({
  ...{ id: 'p1', metric: 'OTDR', ground: 'express-order-counted', orderIds: ids, preparedOn: '2026-06-24' },
  ...fields,
});
