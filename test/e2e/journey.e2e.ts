import type { Page as Tab } from '@playwright/test';
import { isDay, makeDay } from '#core/model/day';
import type { Order } from '#core/model/order';
import { makeZone } from '#core/model/zone';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { writeOrderExport } from '../fixtures/order-export';
import type { SimulatedShop } from '../simulator/shop';
import { readStored, type StoredRows } from './database';
import { expect, test } from './fixtures';
import { assessed, follow } from './follow';
import { walkOf } from './walk';

interface Subject {
  metric: string;
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
}
const named = ({ metric, caseId, chatId, orderId }: Subject) => `${metric} ${caseId ?? chatId ?? orderId}`;
const sorted = <T>(records: readonly T[], name: (record: T) => string) => records.map(name).toSorted();

/** When something was seen, which the generator can't know, and lines, of which some pages print one of several. */
const ASIDE = ['readAt', 'firstSeen', 'lastSeen', 'lines'];

/** Nothing is missing of what the pages print, and nothing that is kept contradicts the truth. */
const expectTrue = ({ facts }: StoredRows, shop: SimulatedShop, aside = ASIDE): void => {
  const truth = shop.facts();
  expect(sorted(facts.problems, named)).toEqual(sorted(shop.platform.list(shop.life.options.asOf), named));
  const ticket = ({ id, status }: { id: string; status: string | null }) => `${id} ${status}`;
  expect(sorted(facts.tickets, ticket)).toEqual(sorted(truth.tickets, ticket));
  const orders = new Map(truth.orders.map((order) => [order.id, order]));
  const zone = makeZone(shop.life.options.timeZone);
  for (const order of facts.orders) {
    const known = Object.entries(order).filter(([key, value]) => value !== null && !aside.includes(key));
    // a time that a clock showed twice, when it was set back, is known to the day
    const coarse = Object.entries(orders.get(order.id) ?? {}).map(([key, value]) => {
      const isCoarse = typeof value === 'string' && isDay(String(order[key as keyof Order]));
      return [key, isCoarse ? makeDay(zone.dayOf(value)) : value];
    });
    expect(Object.fromEntries(coarse), order.id).toMatchObject(Object.fromEntries(known));
  }
};

const importExport = async (dashboard: Tab, shop: SimulatedShop): Promise<void> => {
  const buffer = Buffer.from(writeOrderExport(shop));
  await dashboard
    .getByLabel('Import', { exact: true })
    .setInputFiles({ name: 'All order.csv', mimeType: 'text/csv', buffer });
  await expect(dashboard.getByText(/rows read, .* new or changed/)).toBeVisible();
};

test('from an empty database to the figures of the popup', async ({ extension, tab, probe, data, shop }) => {
  const empty = await extension.open('popup.html');
  await expect(empty.getByRole('link', { name: /import/i })).toBeVisible();
  await expect(empty.getByText('TikTok shows')).toHaveCount(0);
  await empty.close();

  for (const stop of walkOf(data)) await follow(tab, probe, stop);
  const pages = await readStored(probe);
  expect(pages.shops.map(({ id }) => id)).toEqual([shop.shop.id]);
  const kept = new Set(pages.facts.orders.map(({ id }) => id));
  expect(data.orders.filter(({ id }) => !kept.has(id))).toEqual([]);
  expectTrue(pages, shop);

  await importExport(probe, shop);
  const { assessment } = await assessed(probe, shop.shop.id);
  const all = await readStored(probe);
  expect(all.facts.orders).toHaveLength(shop.facts().orders.length);
  // the export tells two kinds of order apart, not five
  expectTrue(all, shop, [...ASIDE, 'kind']);

  const today = shop.life.options.asOf;
  const popup = await extension.open('popup.html');
  const figure = (heading: RegExp) =>
    popup.locator('.pair > div', { has: popup.getByRole('heading', { name: heading }) }).locator('.figure');
  await expect(figure(/^Today$/)).toHaveText(data.score.overall!);
  const next = Number(await figure(/^Tomorrow/).textContent());
  expect(next.toFixed(2)).toBe(assessment.next.overall!.mean.toFixed(2));
  // what pages and export leave open, such as the day of a review, is worth a tenth or two, whatever the day of this run
  expect(Math.abs(assessment.today.overall.computed! - shop.trueScore(today)!)).toBeLessThan(0.25);
  expect(Math.abs(next - shop.trueScore(assessment.next.day)!)).toBeLessThan(0.35);

  const printed = shop.platform.print(today, `${today}T16:00:00Z`);
  await popup.getByText('What costs points').click();
  const rows = popup
    .getByRole('table', { name: 'What it is made of' })
    .getByRole('row')
    .filter({ has: popup.getByRole('rowheader') });
  for (const [index, metric] of US_METRICS.entries()) {
    const [value, score] = (await rows.nth(index).locator('td').allTextContents()).map(Number.parseFloat);
    expect(value, metric).toBeCloseTo(Number.parseFloat(data.score.metrics[metric].value), 1);
    expect(score, metric).toBe(printed.metrics[metric]!.score);
  }

  const mistakes = new Set(shop.life.mistakes.map(named));
  const { metric, orderIds, caseIds, chatIds } = assessment.appeals.tickets[0]!;
  const ids = [chatIds, caseIds, orderIds].find((some) => some.length > 0)!;
  for (const id of ids) expect(mistakes).toContain(`${metric} ${id}`);
  // The popup offers what is worth most first: what is overdue, else the best ticket.
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const waiting = all.facts.orders.filter(({ shippedAt, cancelledAt }) => shippedAt === null && cancelledAt === null);
  await popup
    .getByRole('button', { name: /^Copy \d+ (order|request|chat) ids?$/ })
    .first()
    .click();
  const copied = (await popup.evaluate(() => navigator.clipboard.readText())).split(/[\s,]+/);
  const toShip = new Set(waiting.map(({ id }) => id));
  if (copied.some((id) => !toShip.has(id))) expect(copied.toSorted()).toEqual(ids.toSorted());
});
