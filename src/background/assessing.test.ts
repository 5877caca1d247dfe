import { readAssessmentRow } from '#storage/queries';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { ingestFacts } from '#storage/ingest';
import { settleShop } from '#storage/shops';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { assessDue } from './assessing';

let context: FakeContext;
beforeEach(() => {
  context = makeFakeContext('assessing');
});
afterEach(() => context.db.delete());

const take = async (sellerId: string, ...ids: string[]) => {
  const shop = await settleShop(context.db, { region: 'US', sellerId, name: null });
  await ingestFacts(context.db, shop, z.parse(facts, { orders: ids.map((id) => ({ id })) }));
};

test('an assessment is stored, announced, and not repeated without changes', async () => {
  await take('1', 'o1');
  await assessDue(context);
  await assessDue(context);
  expect(context.assessed).toEqual([['US:1', '2026-07-01', 1]]);
  expect(context.announced).toEqual([{ broadcast: 'assessed', shopId: 'US:1' }]);
  expect(await readAssessmentRow(context.db, 'US:1')).toMatchObject({
    assessment: { asOf: '2026-07-01' },
    computedAt: '2026-07-01T20:00:00.000Z',
  });
});

test('new facts, a new version and a new day in the shop’s zone each make an assessment due', async () => {
  await take('1', 'o1');
  await assessDue(context);
  await take('1', 'o2');
  await assessDue(context);
  context.version = '1.0.1';
  await assessDue(context);
  context.time = '2026-07-02T06:59:59Z'; // a second before midnight in Los Angeles
  await assessDue(context);
  context.time = '2026-07-02T07:00:00Z';
  await assessDue(context);
  expect(context.assessed.map(([, asOf, orders]) => `${asOf} ${orders}`)).toEqual([
    '2026-07-01 1',
    '2026-07-01 2',
    '2026-07-01 2',
    '2026-07-02 2',
  ]);
});

test('the past is replayed after a new reading or version, where there is a score', async () => {
  const shop = await settleShop(context.db, { region: 'US', sellerId: '1', name: null });
  const read = async (lists: Record<string, unknown[]>) => {
    await ingestFacts(context.db, shop, z.parse(facts, lists));
    await assessDue(context);
    return (await readAssessmentRow(context.db, 'US:1'))?.assessment.trackRecord;
  };
  const reading = (day: string) => ({ at: `${day}T15:00:00Z`, day, overall: 3.8 });
  const { replayTrackRecord } = context;
  let replays = 0;
  context.replayTrackRecord = (...asked) => {
    replays += 1;
    return replayTrackRecord(...asked);
  };
  expect(await read({ readings: [reading('2026-06-30')] })).toMatchObject({ days: 1 });
  expect(context.announced).toHaveLength(2);
  expect(await read({ orders: [{ id: 'o1' }] })).toMatchObject({ days: 1 });
  expect(replays).toBe(1);
  expect(await read({ readings: [reading('2026-07-01')] })).toMatchObject({ days: 2 });
  expect(replays).toBe(2);
  context.version = '1.0.1';
  await read({ orders: [{ id: 'o2' }] });
  expect(replays).toBe(3);
  const { assess } = context;
  const eligible = { state: 'no-score', delivered: 1, need: 30 } as const;
  context.assess = (counted, options) => ({ ...assess(counted, options), eligible });
  expect(await read({ readings: [reading('2026-06-29')] })).toBeNull();
  expect(replays).toBe(3);
});

test('what is read while the past is replayed is assessed before the next day is replayed', async () => {
  const shop = await settleShop(context.db, { region: 'US', sellerId: '1', name: null });
  const reading = (day: string) => ({ at: `${day}T15:00:00Z`, day, overall: 3.8 });
  const read = (lists: Record<string, unknown[]>) => ingestFacts(context.db, shop, z.parse(facts, lists));
  await read({ readings: [reading('2026-06-30')], orders: [{ id: 'o1' }] });
  const { replayTrackRecord } = context;
  let late: Promise<void> | undefined;
  context.replayTrackRecord = async (file, options, between) => {
    await between();
    if (late === undefined) {
      await read({ readings: [reading('2026-07-01')], orders: [{ id: 'o2' }] });
      late = assessDue(context);
      await between();
      expect(context.assessed.map(([, , orders]) => orders)).toEqual([1, 2]);
    }
    return replayTrackRecord(file, options, between);
  };
  await assessDue(context);
  await late;
  expect(context.assessed).toHaveLength(2);
  expect((await readAssessmentRow(context.db, 'US:1'))?.assessment.trackRecord).toMatchObject({ days: 2 });
});

test('a burst of visits is assessed once, with all its facts', async () => {
  await take('1', 'o1');
  await take('1', 'o2');
  await Promise.all([assessDue(context), assessDue(context), assessDue(context)]);
  expect(context.assessed).toEqual([['US:1', '2026-07-01', 2]]);
});

test('facts that arrive during an assessment enter the next one, made by the waiting call', async () => {
  await take('1', 'o1');
  let late: Promise<void> | undefined;
  context.scheduleRetry = async () => {
    late ??= take('1', 'o2').then(() => assessDue(context));
  };
  await assessDue(context);
  await late;
  expect(context.assessed.at(-1)).toEqual(['US:1', '2026-07-01', 2]);
});

test('a stop during an assessment leaves a retry scheduled, and the next call makes it', async () => {
  await take('1', 'o1');
  const { assess } = context;
  const stopped = new Promise<boolean>((stop) => {
    context.assess = () => {
      stop(context.hasRetry);
      throw new Error('stopped');
    };
  });
  await expect(assessDue(context)).rejects.toThrow('stopped');
  expect(await stopped).toBe(true);
  expect(await readAssessmentRow(context.db, 'US:1')).toBeUndefined();
  context.assess = assess;
  await assessDue(context);
  expect(await readAssessmentRow(context.db, 'US:1')).toBeDefined();
});

test('no retry is scheduled after an assessment is done or failed', async () => {
  await take('1', 'o1');
  await assessDue(context);
  expect(context.hasRetry).toBe(false);
  await take('1', 'o2');
  context.assess = () => {
    throw new Error('no policy');
  };
  await expect(assessDue(context)).rejects.toThrow('no policy');
  expect(context.hasRetry).toBe(false);
});

test('a shop that cannot be assessed keeps no other waiting, and costs it no counted day', async () => {
  await take('1', 'o1');
  await take('2', 'o2');
  await take('3', 'o3');
  await assessDue(context);
  await take('1', 'o4');
  await take('2', 'o5');
  const assess = context.assess;
  context.assess = (counted, options) => {
    if (counted.shop.id === 'US:1') throw new Error('no policy');
    return assess(counted, options);
  };
  await expect(assessDue(context)).rejects.toThrow('no policy');
  expect(context.assessed.at(-1)).toEqual(['US:2', '2026-07-01', 2]);
  expect(await context.db.partitionsOf('US:3').count()).toBe(1);
});
