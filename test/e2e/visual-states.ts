import { dayNumber, makeDay } from '#core/model/day';
import { noFacts, parseFacts } from '#core/model/facts';
import type { ShopFile } from '#core/model/shop-file';
import type { Shift } from '../simulator/options';
import { type SimulatedShop, simulateShop } from '../simulator/shop';
import { fileOf } from './shop';

// The states that a seller may find the surfaces in, each as the shop files that lead to it.

/** A shop whose rates are so many times as bad since its first burst. */
const worseShop = ({ life: { options } }: SimulatedShop, times: Omit<Shift, 'on'>): ShopFile => {
  const shifts = [...options.shifts, { on: options.bursts[0]!.from, ...times }];
  return fileOf(simulateShop({ ...options, shifts }).facts());
};

/** A shop that opened this year and sells a parcel every second day. */
const smallShop = ({ life: { options } }: SimulatedShop): ShopFile => {
  const openedOn = makeDay(dayNumber(options.asOf) - 120);
  return fileOf(simulateShop({ ...options, ordersPerDay: 0.5, openedOn }).facts());
};

export const STATES = [
  'empty',
  'one-page',
  'partial',
  'full',
  'threatened',
  'lost',
  'refused',
  'no-score',
  'small-seller',
  'other-market',
  'two-shops',
] as const;
export type State = (typeof STATES)[number];

export const filesOf = (state: State, simulated: SimulatedShop): ShopFile[] => {
  const known = simulated.facts();
  const { shop, ...facts } = known;
  const full = fileOf(known);
  const elsewhere = { ...shop, id: 'GB:7495000000000000009', region: 'GB', sellerId: '7495000000000000009' };
  const { readings, coverage } = facts;
  const ofScore = coverage.filter(({ source }) => source === 'readings');
  const otherMarket = fileOf({
    shop: { ...elsewhere, name: 'Other Market', timeZone: 'Europe/London' },
    ...noFacts(),
    readings,
    coverage: ofScore,
  });
  switch (state) {
    case 'empty':
      return [];
    case 'one-page':
      return [fileOf({ shop, ...noFacts(), readings: readings.slice(-1), coverage: ofScore.slice(-1) })];
    case 'partial': {
      const orders = facts.orders.slice(-50);
      const [from, to] = [orders[0]!, orders.at(-1)!].map(({ placedAt }) => placedAt!.slice(0, 10));
      const { at } = readings.at(-1)!;
      const ofOrders = { source: 'orders', from, to, readAt: at, rows: 50, expected: facts.orders.length };
      const part = parseFacts({ orders, readings, coverage: [...ofScore, { ...ofOrders, complete: false }] });
      return [fileOf({ shop, ...part })];
    }
    case 'full':
    case 'refused':
      return [full];
    case 'threatened':
      return [worseShop(simulated, { negative: 2, late: 1.5 })];
    case 'lost':
      return [worseShop(simulated, { negative: 4, late: 3, defect: 2, outOfStock: 3 })];
    case 'small-seller':
      return [smallShop(simulated)];
    case 'no-score': {
      const orders = facts.orders.slice(-9);
      const [last] = readings.slice(-1);
      const none = { at: last!.at, day: last!.day, state: 'no-score' };
      return [fileOf({ shop, ...noFacts(), orders, readings: parseFacts({ readings: [none] }).readings })];
    }
    case 'other-market':
      return [otherMarket];
    case 'two-shops':
      return [otherMarket, full];
  }
};
