import { describe, expect, test } from 'vitest';
import { noFacts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import { readExport } from '#seller-center/exports/read-export';
import { writeOrderExport } from '../fixtures/order-export';
import { simulateShop } from '../simulator/shop';

// The export of a simulated shop, read back: the same orders, but for what the file does not say.

const at = '2026-07-01T16:00:00Z';
const context = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at } as const;
const shop = simulateShop({ ordersPerDay: 6 });

const read = async (text: string) => {
  const facts = noFacts();
  const outcome = await readExport(new Blob([text]), context, {
    onFacts: ({ orders, coverage }) => {
      facts.orders.push(...orders);
      facts.coverage.push(...coverage);
    },
  });
  if (!outcome.ok) throw new Error(outcome.message);
  return { ...outcome.value, facts };
};

/** Deliver-by dates and flags have no column, and to the column of kinds there are two. */
const asExported = (order: Order): Order => ({
  ...order,
  deliverBy: null,
  flags: null,
  kind: order.kind === 'pre-order' ? 'pre-order' : 'normal',
  readAt: at,
});
const byId = (orders: readonly Order[]) => orders.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('an order export', () => {
  test.each([{}, { money: 'dollars', descriptions: true }] as const)('is read as it happened: %j', async (choices) => {
    const { facts, rows, records, refused } = await read(writeOrderExport(shop, '2026-07-01', choices));
    const truth = shop.facts('2026-07-01').orders;
    expect(refused).toEqual([]);
    expect(byId(facts.orders)).toEqual(byId(truth.map(asExported)));
    expect(records).toBe(truth.length);
    expect(rows).toBe(truth.reduce((sum, order) => sum + order.lines!.length, 0));
  });

  test('of a range of days covers these days', async () => {
    const { facts, from, to } = await read(
      writeOrderExport(shop, '2026-07-01', { from: '2026-06-20', to: '2026-06-21' }),
    );
    expect([from, to]).toEqual(['2026-06-20', '2026-06-21']);
    const rows = facts.orders.length;
    expect(facts.coverage).toEqual([
      { source: 'orders-export', from, to, readAt: at, rows, expected: rows, complete: true },
    ]);
  });

  test('has buyers in it, of whom nothing comes out', async () => {
    const text = writeOrderExport(shop, '2026-07-01');
    expect(text).toMatch(/Buyer \d{4}/);
    expect(JSON.stringify(await read(text))).not.toMatch(
      /buyer ?\d{4}|555010|Placeholder Street|side|Exampleville|creator\d/i,
    );
  });
});
