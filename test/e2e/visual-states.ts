import { type Facts, noFacts, parseFacts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { makeShopFile, type ShopFile } from '#core/model/shop-file';
import { NOW } from '../clock';
import { type SimulatedShop, simulateShop } from '../simulator/shop';

// The states that a seller may find the surfaces in, each as the shop files that lead to it.

const exportedAt = NOW.toISOString().replace(/\.\d+Z$/, 'Z');
const fileOf = (shop: Shop, facts: Facts): ShopFile => makeShopFile(shop, facts, exportedAt);

/** A shop whose ways have gone bad for good: it has lost what most sellers live by. */
const lostShop = ({ life: { options } }: SimulatedShop): SimulatedShop => {
  const [first] = options.bursts;
  return simulateShop({
    ...options,
    shifts: [...options.shifts, { on: first!.from, negative: 4, late: 3, defect: 2, outOfStock: 3 }],
  });
};

export const STATES = ['empty', 'one-page', 'full', 'lost', 'no-score', 'other-market', 'two-shops'] as const;
export type State = (typeof STATES)[number];

export const filesOf = (state: State, simulated: SimulatedShop): ShopFile[] => {
  const { shop, ...facts } = simulated.facts();
  const full = fileOf(shop, facts);
  const elsewhere = { ...shop, id: 'GB:7495000000000000009', region: 'GB', sellerId: '7495000000000000009' };
  const { readings, coverage } = facts;
  const ofScore = coverage.filter(({ source }) => source === 'readings');
  const otherMarket = fileOf(
    { ...elsewhere, name: 'Other Market', timeZone: 'Europe/London' },
    { ...noFacts(), readings, coverage: ofScore },
  );
  switch (state) {
    case 'empty':
      return [];
    case 'one-page':
      return [fileOf(shop, { ...noFacts(), readings: readings.slice(-1), coverage: ofScore.slice(-1) })];
    case 'full':
      return [full];
    case 'lost': {
      const { shop: lost, ...known } = lostShop(simulated).facts();
      return [fileOf(lost, known)];
    }
    case 'no-score': {
      const orders = facts.orders.slice(-9);
      const [last] = readings.slice(-1);
      const none = { at: last!.at, day: last!.day, state: 'no-score' };
      return [fileOf(shop, { ...noFacts(), orders, readings: parseFacts({ readings: [none] }).readings })];
    }
    case 'other-market':
      return [otherMarket];
    case 'two-shops':
      return [otherMarket, full];
  }
};
