import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { openDatabase } from '#storage/database';
import { makeHeldSheets } from './held-sheets';
import type { World } from './world';

/** For tests: a world whose clock is set by hand, and whose assessments only tell what they were made of. */
export interface FakeWorld extends World {
  time: string;
  /** shop, day and number of orders of each assessment made */
  assessed: [shopId: string, asOf: Day, orders: number][];
  told: string[];
  /** whether the background would be woken again if it stopped now */
  isReminded: boolean;
}

export const makeFakeWorld = (name: string): FakeWorld => {
  const world: FakeWorld = {
    db: openDatabase(name),
    held: makeHeldSheets(),
    version: '1.0.0',
    time: '2026-07-01T20:00:00Z',
    assessed: [],
    told: [],
    isReminded: false,
    now: () => new Date(world.time),
    assess: ({ shop, ledger }, { asOf }) => {
      const orders = ledger?.trips.reduce((sum, it) => sum + it.count, 0) ?? 0;
      world.assessed.push([shop.id, asOf, orders]);
      return {
        asOf,
        costs: [] as Assessment['costs'],
        appeals: { candidates: [], judged: [], tickets: [] } as Assessment['appeals'],
      } as Assessment;
    },
    replay: ({ readings }) => (readings.length === 0 ? null : ({ days: readings.length } as Assessment['trackRecord'])),
    remind: async () => {
      world.isReminded = true;
    },
    done: async () => {
      world.isReminded = false;
    },
    tell: async (shopId) => {
      world.told.push(shopId);
    },
  };
  return world;
};
