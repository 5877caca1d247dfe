import type { Page as Tab } from '@playwright/test';
import { dayNumber, makeDay } from '#core/model/day';
import { groundOf } from '#core/policy/grounds';
import { formatPoints, formatPrinted } from '../../src/ui/components/format';
import { prepareAnchor } from '../../src/ui/components/prepare-anchor';
import { NOW } from '../clock';
import { METRIC_NAMES } from '../portal/app/metrics';
import { REASONS } from '../portal/app/reasons';
import { makePortalData } from '../portal/portal-data';
import { readStored } from './database';
import { expect, test } from './fixtures';
import { assessed, follow, until } from './follow';
import { marksInside, openPanel } from './inside';
import { shopAt } from './shop';
import { type Stop, walkOf } from './walk';

/** As a person begins a ticket: the metric and a reason. @param read while the reasons are in sight */
const begin = async (tab: Tab, metric: string, read: () => Promise<unknown>): Promise<void> => {
  await tab.getByRole('button', { name: 'Submit new appeal' }).click();
  const choices = tab.locator('.portal-form').getByRole('combobox');
  await choices.nth(0).click();
  await tab.getByRole('option', { name: metric, exact: true }).click();
  await choices.nth(1).click();
  await read();
  await tab.getByRole('option', { name: 'Order is excluded from this metric', exact: true }).click();
};

/** The pasted orders, all of them ticked, and off it goes. */
const file = async (tab: Tab, ids: string): Promise<void> => {
  await tab.getByPlaceholder('Search by order ID').fill(ids);
  await tab.locator('thead label:has(input[type=checkbox])').click();
  await tab.getByRole('button', { name: 'Submit', exact: true }).click();
};

test('a ticket is copied, got ready, filed by hand, followed up, and moves the score as foretold', async ({
  extension,
  portal,
  tab,
  probe,
  data,
  shop,
}) => {
  const stops = walkOf(data).filter(({ page }) => ['order-list', 'score', 'diagnosis', 'appeal-center'].includes(page));
  for (const stop of stops) await follow(tab, probe, stop);
  const before = (await assessed(probe, shop.shop.id)).assessment;
  // the first of its metric is the one beside that list
  const bests = [...Map.groupBy(before.appeals.tickets, (ticket) => ticket.metric).values()].map(([best]) => best!);
  const ticket = bests.find(({ orderIds }) => orderIds.length > 0)!;
  const { metric, orderIds } = ticket;

  const diagnosis = stops.find((stop) => stop.page === 'diagnosis' && stop.metric === metric)!;
  await follow(tab, probe, diagnosis);
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = await openPanel(tab);
  await panel
    .getByRole('region', { name: 'Best appeal here' })
    .getByRole('button', { name: `Copy ${orderIds.length} order id` })
    .click();
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(',').toSorted()).toEqual(orderIds.toSorted());

  const desk = await extension.open(`dashboard.html#${prepareAnchor(ticket)}`);
  await desk
    .getByRole('checkbox', { name: groundOf(ticket.ground)!.evidence[0]! })
    .first()
    .check();
  const prepared = await until('nothing was prepared', async () => (await readStored(probe)).facts.preparedTickets[0]);
  expect(prepared).toMatchObject({ metric, ground: ticket.ground, state: 'open' });
  expect(prepared.orderIds.toSorted()).toEqual(orderIds.toSorted());

  const center = stops.find(({ page }) => page === 'appeal-center')!;
  await follow(tab, probe, center);
  await begin(tab, METRIC_NAMES[metric].name, () =>
    until('the reasons of the form were not read', async () => {
      const { offeredReasons } = (await readStored(probe)).facts;
      return (
        offeredReasons.find((offeredReason) => offeredReason.metric === metric)?.reasons.join() ===
          REASONS[metric].join() || undefined
      );
    }),
  );
  const markedRows = async () => (await marksInside(tab)).filter((text) => text.includes('in your ticket')).length;
  await expect.poll(markedRows, { message: 'rows of the picker that are in the ticket' }).toBe(orderIds.length);
  // beside the form the panel says what goes into it, in the form's own words, and makes way for it
  const beside = await openPanel(tab);
  await expect(beside.getByText(/^Choose the metric /)).toBeVisible();
  await expect(beside.getByText(groundOf(ticket.ground)!.evidence[0]!)).toBeVisible();
  await beside.getByRole('button', { name: 'Copy the text' }).click();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toContain(orderIds[0]);
  await file(tab, copied);
  await desk.bringToFront();
  await desk.getByRole('button', { name: 'I filed it' }).first().click();
  await tab.bringToFront();
  const filed = await until('the new ticket was not read', async () =>
    (await readStored(probe)).facts.tickets.find(
      (ticket) => ticket.orderIds.toSorted().join() === orderIds.toSorted().join(),
    ),
  );
  expect(filed).toMatchObject({ metric, status: 'in-review' });
  const tracked = (await assessed(probe, shop.shop.id)).assessment;
  const offered = tracked.appeals.candidates
    .filter((candidate) => candidate.metric === metric)
    .map((candidate) => candidate.orderId);
  for (const id of orderIds) expect(offered).not.toContain(id);
  expect(tracked.appealDetails!.followUps[0]).toMatchObject({
    preparedId: prepared.id,
    ticketIds: [filed.id],
    state: 'in-review',
    overdue: false,
  });

  // The platform has approved it: what it lists and prints is of a life in which those were dropped.
  const { asOf } = shop.life.options;
  const on = makeDay(dayNumber(asOf) - 12);
  const decided = makePortalData(shopAt(NOW, [{ on, metric, take: orderIds, approved: true }]));
  const shown = {
    id: filed.id,
    metric,
    reason: filed.reason ?? '',
    ids: orderIds,
    submitted: data.now,
    status: 'Approved',
  };
  const after = { ...decided, tickets: [shown, ...data.tickets] };
  await portal.show({ data: after });
  await tab.goto(tab.url().replace(/\?.*/, ''));
  const again = walkOf(after).filter(
    (stop: Stop) => stop.page === 'score' || stop.page === 'appeal-center' || stop.metric === metric,
  );
  for (const stop of again) await follow(tab, probe, stop);
  const won = (await assessed(probe, shop.shop.id)).assessment;
  expect(won.appealDetails!.followUps[0]).toMatchObject({
    ticketIds: [filed.id],
    state: 'approved',
    dropped: orderIds.length,
  });
  const gained = won.today.overall.computed! - before.today.overall.computed!;
  // A gain leaves its records in the denominator (conventions.md#13); those that the rules leave out are no members any
  // more once they are dropped (4), which takes as much off a gain as the rate of bad ones comes to.
  const [listed, dropped] = [before.today.metrics[metric], won.today.metrics[metric]];
  if (dropped!.denominator === listed!.denominator) expect(gained).toBeCloseTo(ticket.gain, 6);
  else {
    const rate = metric === 'OTDR' ? 1 - listed!.value! : listed!.value!;
    expect(gained).toBeLessThan(ticket.gain);
    expect(gained).toBeGreaterThan(ticket.gain * (1 - 2 * rate));
  }

  // What was promised beside what came of it, and where both come from, as the seller sees it.
  const { expected, actual, printed } = won.appealDetails!.followUps[0]!;
  expect(expected).toBeCloseTo(ticket.gainAtDecision, 9);
  expect(actual).toBeCloseTo(gained, 6);
  await desk.goto(desk.url().replace(/#.*/, '#follow-up'));
  await desk.bringToFront();
  await desk.reload();
  const row = desk.locator('#follow-up tbody tr').first();
  await expect(row).toContainText('Approved');
  const cells = await row.getByRole('cell').allTextContents();
  expect(cells.slice(-3, -1)).toEqual([formatPoints(expected), formatPoints(actual)]);
  await row.getByRole('button', { name: /^Why/ }).click();
  const answer = desk.locator('#follow-up .answer-row').first();
  for (const text of [
    `Dropped by TikTok${orderIds.length}`,
    formatPrinted(printed.before!),
    formatPrinted(printed.after!),
  ])
    await expect(answer).toContainText(text);
});
