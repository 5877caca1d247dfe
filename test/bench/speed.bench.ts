import { assess } from '#core/assess';
import { makeShopFile, parseShopFile } from '#core/model/shop-file';
import { simulateShop } from '../seller-center/simulator/shop';

// How long what a person waits for takes: reading a shop file, and weighing it.

const ROUNDS = 5;

const median = (work: () => unknown): number => {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
};

for (const ordersPerDay of [5, 25, 250]) {
  const simulated = simulateShop({ ordersPerDay });
  const { asOf } = simulated.life.options;
  const { shop, ...facts } = simulated.facts();
  const text = JSON.stringify(makeShopFile(shop, facts, `${asOf}T16:00:00Z`));
  const parsed = parseShopFile(JSON.parse(text));
  if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
  const line = [
    `${String(facts.orders.length).padStart(6)} orders, ${(text.length / 1e6).toFixed(1)} MB`,
    `read ${median(() => parseShopFile(JSON.parse(text))).toFixed(0)} ms`,
    `assess ${median(() => assess(parsed.value, { asOf })).toFixed(0)} ms`,
  ];
  process.stdout.write(`${line.join(', ')}\n`);
}
