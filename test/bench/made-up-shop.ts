import { dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import { DIMENSIONS } from '#core/model/metric';
import type { ShopFile } from '#core/model/shop-file';
import { ledgerOfFacts } from '#core/score/partitions';
import { rulesFor } from '#core/score/rules';
import { scoreAged } from '#core/score/score-inputs';
import { printedParameters } from '#core/score/score-parameters';
import { inputsOfFacts } from '#test/fixtures/score-inputs';
import { readShopFile } from '#test/fixtures/shop-file';

// A shop of any size, made in seconds, true to life in what the cost depends on: ids grow with time, and the printed score is
// what the facts come to under weights that the page does not print.

const LIFE_DAYS = 120;

/** Park and Miller: even numbers are enough here. */
const makeUniform = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const orderId = (i: number) => String(576_000_000_000_000_000n + BigInt(i));

const HIDDEN = { product: 0.55, fulfillment: 0.3, service: 0.15 } as const;

/** The overall as a page prints it. */
const makeScore = (file: ShopFile, asOf: string) => {
  const ledger = ledgerOfFacts(file, rulesFor(file.shop, asOf)!);
  const parameters = printedParameters(ledger.policy, file.readings, asOf);
  const dimensionWeights = { ...parameters.dimensionWeights };
  for (const it of DIMENSIONS) dimensionWeights[it] = { weight: HIDDEN[it], from: 'assumed' };
  const openedOn = file.shop.openedOn === null ? null : ledger.zone.dayOf(file.shop.openedOn);
  return (day: number): number | null => {
    const { overall } = scoreAged(inputsOfFacts(ledger, day, { ...parameters, dimensionWeights }, openedOn));
    return overall === null ? null : Math.round(overall * 10) / 10;
  };
};

/** @param problems how many entries the diagnosis lists show, at most */
export const makeUpShop = (asOf: string, size: number, problems: number): ShopFile => {
  const today = dayNumber(asOf);
  const uniform = makeUniform(7);
  const at = (day: number, hour: number) =>
    `${makeDay(day)}T${new Date(hour * 3_600_000).toISOString().slice(11, 19)}Z`;
  const facts: { [N in keyof Facts]: object[] } = noFacts();
  const list = (metric: string, id: string) => {
    if (facts.problems.length >= problems) return;
    const seen = { firstSeen: at(today - 1, 15), lastSeen: at(today, 15), readAt: at(today, 15) };
    facts.problems.push({ metric, orderId: id, ...seen });
  };
  for (let i = size - 1; i >= 0; i--) {
    const id = orderId(i);
    const placed = today - 1 - Math.floor(((size - 1 - i) * LIFE_DAYS) / size);
    const hour = 15 + uniform() * 8;
    const isLate = uniform() < 0.06;
    const delivered = placed + (isLate ? 10 : 3 + Math.floor(uniform() * 4));
    const isDone = delivered < today;
    facts.orders.push({
      id,
      status: isDone ? 'completed' : 'in-transit',
      placedAt: at(placed, hour),
      paidAt: at(placed, hour + 0.1),
      readyToShipAt: at(placed + 1, hour),
      shippedAt: placed + 2 < today ? at(placed + 2, hour) : null,
      deliverBy: makeDay(placed + 8),
      deliveredAt: isDone ? at(delivered, hour) : null,
      kind: 'normal',
      fulfillment: 'seller',
      express: uniform() < 0.01,
      flags: [],
      amount: { value: 23.5, currency: 'USD' },
      trackingId: `9400${i}`,
      lines: [
        { skuId: `17${i % 500}`, sellerSku: `MUG-${i % 500}`, productName: `Stoneware mug ${i % 9}`, quantity: 1 },
      ],
      readAt: at(today, 14),
      firstSeen: at(placed, hour),
      lastSeen: at(today, 14),
    });
    if (isDone && isLate && placed + 8 >= today - 30) list('OTDR', id);
    if (isDone && uniform() < 0.015) {
      const reviewedAt = at(Math.min(today - 1, delivered + Math.floor(uniform() * 10)), hour);
      facts.reviews.push({ id: `r${i}`, orderId: id, stars: 1, firstStars: 1, reviewedAt });
      if (delivered >= today - 60) list('NRR', id);
    }
    if (isDone && uniform() < 0.02) {
      const requestedAt = at(Math.min(today - 1, delivered + 2), hour);
      const handled = { approveHours: 10.5, rounds: 1, approvedBy: 'seller' };
      facts.cases.push({ id: `c${i}`, orderId: id, type: 'refund', reason: 'Defective item', requestedAt, ...handled });
    }
  }
  const line = { excellent: 0.012, poor: 0.04 };
  const metrics = {
    NRR: line,
    NBFR: { excellent: 0.02, poor: 0.05 },
    SFCR: line,
    OTDR: { excellent: 0.95, poor: 0.8 },
    AHT: { excellent: 24, poor: 72 },
  };
  const shop = { id: 'US:7495', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2024-01-01' };
  const parse = (): ShopFile => readShopFile({ exportedAt: at(today, 16), shop, ...facts });
  facts.readings.push({ at: at(today, 15), day: asOf, metrics });
  const overallOn = makeScore(parse(), asOf);
  facts.readings = [];
  for (let day = today - 30; day <= today; day++)
    facts.readings.push({ at: at(day, 15), day: makeDay(day), overall: overallOn(day), metrics });
  return parse();
};
