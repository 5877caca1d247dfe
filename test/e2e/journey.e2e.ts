import { METRICS } from '#core/model/metric';
import { readKept } from './database';
import { expect, test } from './fixtures';
import { assessed, follow } from './follow';
import { walkOf } from './walk';

/** When something was seen, which the generator can't know, and lines, of which some pages print one of several. */
const ASIDE = ['readAt', 'firstSeen', 'lastSeen', 'lines'];

test('from an empty database to the figures of the popup', async ({ extension, tab, probe, data, shop }) => {
  const empty = await extension.open('popup.html');
  await expect(empty.getByRole('link', { name: /import/i })).toBeVisible();
  await expect(empty.getByRole('heading', { name: 'Today' })).toHaveCount(0);
  await empty.close();

  for (const stop of walkOf(data)) await follow(tab, probe, stop);

  const { facts, shops } = await readKept(probe);
  expect(shops.map(({ shop: { id, region } }) => ({ id, region }))).toEqual([{ id: shop.shop.id, region: 'US' }]);
  const today = shop.life.options.asOf;
  const listed = shop.platform.list(today).map((it) => `${it.metric} ${it.caseId ?? it.chatId ?? it.orderId}`);
  const kept = facts.problems.map((it) => `${it.metric} ${it.caseId ?? it.chatId ?? it.orderId}`);
  expect(kept.toSorted()).toEqual(listed.toSorted());
  const truth = shop.facts();
  const orders = new Map(truth.orders.map((order) => [order.id, order]));
  for (const order of facts.orders) {
    const known = Object.entries(order).filter(([key, value]) => value !== null && !ASIDE.includes(key));
    expect(orders.get(order.id), order.id).toMatchObject(Object.fromEntries(known));
  }
  expect(data.orders.map(({ id }) => id).filter((id) => !facts.orders.some((order) => order.id === id))).toEqual([]);
  expect(facts.tickets.map(({ id, status }) => `${id} ${status}`).toSorted()).toEqual(
    truth.tickets.map(({ id, status }) => `${id} ${status}`).toSorted(),
  );

  const { assessment } = await assessed(probe, shop.shop.id);
  const printed = shop.platform.print(today, `${today}T16:00:00Z`);
  const popup = await extension.open('popup.html');
  const figure = (name: RegExp) => popup.locator('.pair > div', { has: popup.getByRole('heading', { name }) });
  await expect(figure(/^Today$/).locator('.figure')).toHaveText(data.score.overall!);
  await expect(figure(/^Next, /).locator('.figure')).toHaveText(assessment.next.overall!.p50.toFixed(2));
  for (const metric of METRICS) {
    expect(assessment.today.metrics[metric], metric).toMatchObject({
      value: printed.metrics[metric]!.value,
      score: printed.metrics[metric]!.score,
      from: 'read',
    });
  }
  const row = popup.getByRole('row', { name: /On-time delivery/i });
  await expect(row).toContainText(data.score.metrics.OTDR.value.replace(/0?%$/, ''));

  const mistaken = new Set(shop.life.mistakes.map((it) => `${it.metric} ${it.caseId ?? it.chatId ?? it.orderId}`));
  const ticket = assessment.appeals.tickets[0]!;
  for (const id of ticket.orderIds) expect(mistaken).toContain(`${ticket.metric} ${id}`);
  await expect(popup.getByRole('button', { name: /copy/i }).first()).toBeVisible();
});
