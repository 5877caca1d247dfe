import { assess } from '#core/assess';
import { type Facts, noFacts } from '#core/model/facts';
import { makeShopFile, parseShopFile } from '#core/model/shop-file';
import { simulateShop } from '../simulator/shop';

// How long what a person waits for takes: reading a shop file and weighing it, beside what its JSON alone takes. The
// replay of the past is left out: it comes once a day, and costs more than all the rest.

const ROUNDS = 5;

const median = (work: () => unknown): number => {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
};

/** Each order so many times over, with all that hangs on it. */
const swell = (facts: Facts, times: number): Facts => {
  const again = <T>(rows: readonly T[], copy: (row: T, suffix: string) => T): T[] =>
    Array.from({ length: times }, (_, time) => rows.map((row) => copy(row, `-${time}`))).flat();
  const withIds = <T extends { id: string | null; orderId: string }>(row: T, suffix: string): T => ({
    ...row,
    id: row.id === null ? null : row.id + suffix,
    orderId: row.orderId + suffix,
  });
  return {
    ...facts,
    orders: again(facts.orders, (row, suffix) => ({ ...row, id: row.id + suffix })),
    reviews: again(facts.reviews, withIds),
    cases: again(facts.cases, withIds),
    chats: again(facts.chats, (row, suffix) => ({ ...row, id: row.id + suffix })),
  };
};

const { life, shop, facts } = simulateShop({ ordersPerDay: 25 });
const { asOf } = life.options;
const once = facts();
let empty = 0;
for (const times of [0, 1, 4, 40, 120]) {
  const grown = times === 0 ? { ...noFacts(), readings: once.readings } : swell(once, times);
  const text = JSON.stringify(makeShopFile(shop, grown, `${asOf}T16:00:00Z`));
  const read = () => {
    const parsed = parseShopFile(JSON.parse(text));
    if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
    return parsed.value;
  };
  const file = read();
  const json = median(() => JSON.parse(text));
  const reading = median(read);
  const weighing = median(() => assess(file, { asOf, replay: false }));
  if (times === 0) empty = reading + weighing;
  const line = [
    `${String(grown.orders.length).padStart(6)} orders, ${(text.length / 1e6).toFixed(1).padStart(5)} MB`,
    `JSON alone ${json.toFixed(0)} ms, read ${reading.toFixed(0)} ms, assess ${weighing.toFixed(0)} ms`,
    times === 0 ? '' : `beyond an empty shop ${((reading + weighing - empty) / json).toFixed(1)} x JSON`,
  ];
  process.stdout.write(`${line.join('; ')}\n`);
}
