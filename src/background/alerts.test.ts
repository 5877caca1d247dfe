import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALERTS_OFF, type AlertSettings } from '#core/model/alert-settings';
import type { Assessment } from '#core/model/assessment';
import { claimNewKeys, saveAlertSettings } from '#storage/alerts';
import { storeAssessment } from '#storage/computed';
import { readAlertSettings } from '#storage/queries';
import { deleteAll, deleteShop, settleShop } from '#storage/shops';
import { logVisit } from '#storage/visit-log';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { sampleVisit } from '#test/fixtures/sample-view';
import { showNewAlerts } from './alerts';

// Tests cannot answer the browser's permission prompt, so this replaces it.
const fake = vi.hoisted(() => ({
  notifications: { create: vi.fn(), clear: vi.fn(), onClicked: { addListener: vi.fn() } },
  permissions: { contains: vi.fn(async () => true) },
  alarms: { create: vi.fn(), clear: vi.fn() },
  storage: { local: { get: vi.fn(async () => ({})) } },
}));
vi.mock('wxt/browser', () => ({ browser: fake }));

let context: FakeContext;
const { since: _, ...chosen } = { ...ALERTS_OFF, isOn: true, quiet: null } satisfies AlertSettings;
const RISKY: Assessment = {
  ...sampleAssessment,
  crossings: [{ threshold: 3.5, direction: 'down', within7: 0.62, within30: 0.9, medianDay: null }],
  appeals: { ...sampleAssessment.appeals, tickets: [] },
  agenda: sampleAgenda,
};
const store = (assessment: Assessment) =>
  storeAssessment(context.db, {
    ...{ shopId: 'US:7495', revision: 0, asOf: '2026-07-01', computedBy: '1', computedAt: context.time, assessment },
  });
const shown = () => fake.notifications.create.mock.calls.map(([, { title }]) => title as string);

beforeEach(async () => {
  context = makeFakeContext('alerts');
  context.time = '2026-07-01T18:20:00Z';
  await settleShop(context.db, { region: 'US', sellerId: '7495', name: 'Shop of Jo' });
  await store(RISKY);
  await saveAlertSettings(context.db, chosen, '2026-06-20T00:00:00Z');
  fake.permissions.contains.mockResolvedValue(true);
});
afterEach(async () => {
  vi.clearAllMocks();
  await context.db.delete();
});

test('each alert is shown once, also across restarts', async () => {
  await showNewAlerts(context);
  expect(shown()).toEqual(['Your score may fall below 3.5', '1 request to answer within 4 hours']);
  const restarted = { ...context, partitions: new Map() };
  await showNewAlerts(restarted);
  expect(shown()).toHaveLength(2);
});

test('an alert speaks the language that the seller chose', async () => {
  fake.storage.local.get.mockResolvedValueOnce({ language: 'es' });
  await showNewAlerts(context);
  expect(shown()[0]).toBe('Tu puntuación puede caer por debajo de 3,5');
});

test('an alert that ended is shown again when it recurs', async () => {
  await showNewAlerts(context);
  await store({ ...RISKY, crossings: [{ ...RISKY.crossings[0]!, within7: 0.4 }] });
  await showNewAlerts(context);
  await store(RISKY);
  await showNewAlerts(context);
  expect(shown(), 'a little less likely is no end').toHaveLength(2);
  await store({ ...RISKY, crossings: [{ ...RISKY.crossings[0]!, within7: 0.1 }] });
  await showNewAlerts(context);
  await store(RISKY);
  await showNewAlerts(context);
  expect(shown().filter((title) => title.includes('3.5'))).toHaveLength(2);
});

test('alerts name no orders, products or people of a shop', async () => {
  await showNewAlerts(context);
  const said = JSON.stringify(fake.notifications.create.mock.calls.map(([, options]) => options));
  expect(said).not.toMatch(/\d{6,}|Blue mug|Jo/);
});

test('alerts wait for the end of quiet hours, and only those that still apply are shown', async () => {
  const hour = context.now().getHours();
  await saveAlertSettings(context.db, { ...chosen, quiet: { from: hour, to: (hour + 1) % 24 } }, context.time);
  await showNewAlerts(context);
  expect(shown()).toEqual([]);
  context.time = '2026-07-01T19:20:00Z';
  await showNewAlerts(context);
  expect(shown()).toHaveLength(2);
});

test('no alert is shown while switched off or without the permission', async () => {
  fake.permissions.contains.mockResolvedValue(false);
  await showNewAlerts(context);
  await saveAlertSettings(context.db, { ...chosen, isOn: false }, context.time);
  fake.permissions.contains.mockResolvedValue(true);
  await showNewAlerts(context);
  expect(shown()).toEqual([]);
});

test('an alarm is set for the next deadline between full hours', async () => {
  context.time = '2026-07-01T10:00:00Z';
  await showNewAlerts(context);
  expect(fake.alarms.create).toHaveBeenCalledWith('next-clock', { when: Date.parse('2026-07-01T16:20:01Z') });
});

test('a refused page is alerted until it is read again', async () => {
  const { id: _id, shopId: _shop, ...visit } = sampleVisit;
  const refused = { ...visit, outcome: 'refused' as const, facts: {} as never };
  await logVisit(context.db, { ...refused, at: '2026-07-01T18:00:00Z' }, 'US:7495');
  await showNewAlerts(context);
  await showNewAlerts(context);
  expect(shown().filter((title) => title === 'A page could not be read')).toHaveLength(1);
  await logVisit(context.db, { ...refused, outcome: 'read', at: '2026-07-01T18:05:00Z' }, 'US:7495');
  await showNewAlerts(context);
  await logVisit(context.db, { ...refused, at: '2026-07-01T18:10:00Z' }, 'US:7495');
  await showNewAlerts(context);
  expect(shown().filter((title) => title === 'A page could not be read')).toHaveLength(2);
});

test('damaged alert settings and logs count as missing; deleting everything deletes both', async () => {
  await context.db.settings.put({ key: 'alerts-told', value: '{' });
  expect(await claimNewKeys(context.db, 'US:7495', ['request 1'], [], context.time)).toEqual(new Set(['request 1']));
  await context.db.settings.put({ key: 'alerts', value: '{"isOn":"yes"}' });
  expect(await readAlertSettings(context.db)).toEqual(ALERTS_OFF);
  await deleteAll(context.db);
  expect(await context.db.settings.count()).toBe(0);
});

test('deleting a shop deletes its log of shown alerts', async () => {
  await claimNewKeys(context.db, 'GB:1', ['request 7'], [], context.time);
  await showNewAlerts(context);
  await deleteShop(context.db, 'US:7495');
  expect((await context.db.settings.get('alerts-told'))!.value).toBe(
    JSON.stringify({ 'GB:1': { 'request 7': context.time } }),
  );
});

test('the log of shown alerts drops old keys', async () => {
  const keys = Array.from({ length: 600 }, (__, i) => `request ${i}`);
  for (const some of [keys.slice(0, 499), keys.slice(499, 501), keys.slice(501)])
    await claimNewKeys(context.db, 'US:7495', some, [], context.time);
  const { value } = (await context.db.settings.get('alerts-told'))!;
  expect(Object.keys(JSON.parse(value)['US:7495'])).toEqual(keys.slice(100));
});
