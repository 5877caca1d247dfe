import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { ingest } from '#storage/ingest';
import { keptAssessment } from '#storage/look';
import { settleShop } from '#storage/shops';
import { type FakeWorld, makeFakeWorld } from '#test/fixtures/fake-world';
import { assessDue } from './assessing';

let world: FakeWorld;
beforeEach(() => {
  world = makeFakeWorld('assessing');
});
afterEach(() => world.db.delete());

const take = async (sellerId: string, ...ids: string[]) => {
  const shop = await settleShop(world.db, { region: 'US', sellerId, name: null });
  await ingest(world.db, shop, z.parse(facts, { orders: ids.map((id) => ({ id })) }));
};

test('an assessment is kept, told of, and not made again while nothing moved', async () => {
  await take('1', 'o1');
  await assessDue(world);
  await assessDue(world);
  expect(world.assessed).toEqual([['US:1', '2026-07-01', 1]]);
  expect(world.told).toEqual(['US:1']);
  expect(await keptAssessment(world.db, 'US:1')).toMatchObject({
    assessment: { asOf: '2026-07-01' },
    computedAt: '2026-07-01T20:00:00.000Z',
  });
});

test('new facts, a new version and a new day in the shop’s zone each call for another', async () => {
  await take('1', 'o1');
  await assessDue(world);
  await take('1', 'o2');
  await assessDue(world);
  world.version = '1.0.1';
  await assessDue(world);
  world.time = '2026-07-02T06:59:59Z'; // a second before midnight in Los Angeles
  await assessDue(world);
  world.time = '2026-07-02T07:00:00Z';
  await assessDue(world);
  expect(world.assessed.map(([, asOf, orders]) => `${asOf} ${orders}`)).toEqual([
    '2026-07-01 1',
    '2026-07-01 2',
    '2026-07-01 2',
    '2026-07-02 2',
  ]);
});

test('the past is replayed when a reading has come, and else its record stays', async () => {
  const shop = await settleShop(world.db, { region: 'US', sellerId: '1', name: null });
  const read = async (lists: Record<string, unknown[]>) => {
    await ingest(world.db, shop, z.parse(facts, lists));
    await assessDue(world);
    return (await keptAssessment(world.db, 'US:1'))?.assessment.trackRecord;
  };
  const reading = (day: string) => ({ at: `${day}T15:00:00Z`, day, overall: 3.8 });
  const { replay } = world;
  let replays = 0;
  world.replay = (file, options) => {
    replays += 1;
    return replay(file, options);
  };
  expect(await read({ readings: [reading('2026-06-30')] })).toMatchObject({ days: 1 });
  expect(await read({ orders: [{ id: 'o1' }] })).toMatchObject({ days: 1 });
  expect(replays).toBe(1);
  expect(await read({ readings: [reading('2026-07-01')] })).toMatchObject({ days: 2 });
  expect(replays).toBe(2);
});

test('a burst of visits is assessed once, with all of it', async () => {
  await take('1', 'o1');
  await take('1', 'o2');
  await Promise.all([assessDue(world), assessDue(world), assessDue(world)]);
  expect(world.assessed).toEqual([['US:1', '2026-07-01', 2]]);
});

test('what arrives while one is made is in the next, which the waiting visit makes', async () => {
  await take('1', 'o1');
  let late: Promise<void> | undefined;
  world.remind = async () => {
    late ??= take('1', 'o2').then(() => assessDue(world));
  };
  await assessDue(world);
  await late;
  expect(world.assessed.at(-1)).toEqual(['US:1', '2026-07-01', 2]);
});

test('a stop in the middle of the work finds a reminder set, and is made good', async () => {
  await take('1', 'o1');
  const { assess } = world;
  const stopped = new Promise<boolean>((stop) => {
    world.assess = () => {
      stop(world.isReminded);
      throw new Error('stopped');
    };
  });
  await expect(assessDue(world)).rejects.toThrow('stopped');
  expect(await stopped).toBe(true);
  expect(await keptAssessment(world.db, 'US:1')).toBeUndefined();
  world.assess = assess;
  await assessDue(world);
  expect(await keptAssessment(world.db, 'US:1')).toBeDefined();
});

test('no reminder outlasts the work, done or failed', async () => {
  await take('1', 'o1');
  await assessDue(world);
  expect(world.isReminded).toBe(false);
  await take('1', 'o2');
  world.assess = () => {
    throw new Error('no policy');
  };
  await expect(assessDue(world)).rejects.toThrow('no policy');
  expect(world.isReminded).toBe(false);
});

test('a shop that cannot be assessed does not keep the others waiting', async () => {
  await take('1', 'o1');
  await take('2', 'o2');
  const assess = world.assess;
  world.assess = (counted, options) => {
    if (counted.shop.id === 'US:1') throw new Error('no policy');
    return assess(counted, options);
  };
  await expect(assessDue(world)).rejects.toThrow('no policy');
  expect(await keptAssessment(world.db, 'US:2')).toBeDefined();
});
