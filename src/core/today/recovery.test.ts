import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import { openWhatIf, type WhatIf, type WhatIfChange } from '#core/forecast/what-if';
import { dayNumber, makeDay } from '#core/model/day';
import { US_2026_06_22 } from '#core/policy/us';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { readShopFile } from '#test/fixtures/shop-file';
import { planRecovery, RECOVERY_STEPS } from './recovery';

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const ANCHORS = {
  NRR: { excellent: 0.012, poor: 0.04 },
  NBFR: { excellent: 0.02, poor: 0.06 },
  SFCR: { excellent: 0.01, poor: 0.04 },
  OTDR: { excellent: 0.95, poor: 0.8 },
};

/** Eight orders a day; one in so many is late, cancelled, reviewed badly, sent back. */
const shopWith = ({ late = 0, cancelled = 0, bad = 0, back = 0 }) => {
  const isOne = (n: number, of: number, at: number) => of > 0 && n % of === at % of;
  const lists: Record<string, object[]> = { orders: [], reviews: [], cases: [] };
  for (let day = today - 100; day < today; day++)
    for (let i = 0; i < 8; i++) {
      const n = day * 8 + i;
      const id = `576${day}${1000 + i}00000`;
      const at = (when: number) => `${makeDay(when)}T19:00:00Z`;
      const arrives = day + (isOne(n, late, 1) ? 10 : 5);
      const isCancelled = isOne(n, cancelled, 7);
      const isDelivered = !isCancelled && arrives < today;
      lists.orders!.push({
        ...{ id, placedAt: at(day), paidAt: at(day), deliverBy: makeDay(day + 8), kind: 'normal', express: false },
        status: isCancelled ? 'cancelled' : isDelivered ? 'completed' : 'in-transit',
        deliveredAt: isDelivered ? at(arrives) : null,
        ...(isCancelled && { cancelledAt: at(day), cancelledBy: 'seller', cancelReason: 'Out of stock' }),
        ...{ amount: { value: 20, currency: 'USD' }, fulfillment: 'seller', flags: [] },
      });
      if (isDelivered && isOne(n, bad, 3))
        lists.reviews!.push({ orderId: id, skuId: '1', stars: 1, firstStars: 1, reviewedAt: at(arrives) });
      if (isDelivered && isOne(n, back, 4))
        lists.cases!.push({
          ...{ id: `c${id}`, orderId: id, type: 'refund', reason: 'Defective item', requestedAt: at(arrives) },
        });
    }
  return readShopFile({
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: ANCHORS }],
    coverage: ['orders-export', 'cases', 'reviews'].map((source) => ({
      ...{ source, from: '2026-03-01', to: '2026-06-30', readAt: '2026-07-01T16:00:00Z', rows: 1, complete: true },
    })),
    ...lists,
  });
};

const planFor = (file: ReturnType<typeof shopWith>, threshold?: number) => {
  const assessment = assess(file, { asOf, replay: false, futures: 100 });
  const model = modelShop(file, { asOf })!;
  const whatIf = openWhatIf(model, { horizon: 60, seed: 1, size: 100 })!;
  const at = threshold ?? assessment.crossings.find(({ direction }) => direction === 'up')!.threshold;
  return { plan: planRecovery(assessment, model.ledger.policy, whatIf, 8, at)!, assessment, whatIf };
};

describe('a shop that ships late and is sent much back', () => {
  const { plan, assessment, whatIf } = planFor(shopWith({ late: 6, cancelled: 30, bad: 40, back: 20 }));

  test('is told the next threshold up, what it gives, and steps in their order that add up', () => {
    expect(plan.aim).toBe('reach');
    expect(plan.threshold).toBe(assessment.crossings.find(({ direction }) => direction === 'up')!.threshold);
    const codes = plan.steps.map(({ code }) => code);
    expect(codes).toEqual(RECOVERY_STEPS.filter((code) => codes.includes(code)));
    expect(codes.slice(0, 2)).toEqual(['fulfilment', 'returns']);
    let score = plan.unchanged.score;
    for (const step of plan.steps) {
      expect(step.worth).toBeGreaterThan(0);
      score += step.worth;
      expect(step.score).toBeCloseTo(score, 9);
    }
    expect(plan.benefits.every(({ gain }) => gain === plan.threshold)).toBe(true);
  });

  test('its first step is worth what the forecast says of these rates', () => {
    const [first] = plan.steps;
    const { metrics } = assessment.today;
    expect(first!.targets.map(({ metric }) => metric)).toEqual(['SFCR', 'OTDR']);
    for (const { metric, from, to } of first!.targets)
      expect([from, to]).toEqual([metrics[metric]!.value, metrics[metric]!.anchors.excellent]);
    const path = whatIf.path({ rates: { SFCR: 0.01, OTDR: 1 - 0.95 } });
    expect(first!.score).toBeCloseTo(path.at(-1)!.after!.mean, 9);
  });

  test('the threshold is held from the day on that is named, and not on the day before', () => {
    const last = plan.steps.at(-1)!;
    expect(last.from).not.toBeNull();
    const rates = Object.fromEntries(
      plan.steps.flatMap(({ targets }) => targets.map(({ metric, to }) => [metric, metric === 'OTDR' ? 1 - to : to])),
    );
    const more = plan.steps.find(({ perDay }) => perDay !== null)?.perDay;
    const path = whatIf.path({ rates, ...(more != null && { goodOrders: { perDay: more } }) });
    const at = path.findIndex(({ day }) => day === last.from);
    for (const { after } of path.slice(at)) expect(after!.mean).toBeGreaterThanOrEqual(plan.threshold);
    if (at > 0) expect(path[at - 1]!.after!.mean).toBeLessThan(plan.threshold);
  });
});

test('payout days and waiting money are those of the tiers on both sides', () => {
  const { plan } = planFor(shopWith({ late: 12, bad: 60 }), 3.5);
  const { at, below, money } = plan.cash!;
  expect([at.tier, at.days, below.tier, below.days]).toEqual(['accelerated', 5, 'standard', 8]);
  expect(money!.currency).toBe('USD');
  expect(money!.value).toBeCloseTo(3 * 8 * 20, 0);
});

test('a shop that lacks nothing is told no step', () => {
  const { plan } = planFor(shopWith({}), 4);
  expect(plan).toMatchObject({ aim: 'hold', steps: [] });
  expect(plan.unchanged.from).toBe('2026-07-02');
  expect(plan.washedOutOn).toBe('2026-07-02');
});

test('tickets are planned from even odds on, and if what they gain can be seen', () => {
  const spread = (mean: number) => ({ mean, p05: mean, p50: mean, p95: mean });
  const whatIf = {
    payouts: [],
    path: ({ approved }: WhatIfChange) => [
      { day: '2026-07-31', before: spread(3), after: spread(3 + 0.1 * (approved?.tickets.length ?? 0)) },
    ],
  } as unknown as WhatIf;
  const [ticket] = sampleAssessment.appeals.tickets;
  const tickets = [
    { ...ticket!, probability: 0.5, gainAtDecision: 0.005 },
    { ...ticket!, probability: 0.49, gainAtDecision: 0.1 },
    { ...ticket!, probability: 0.5, gainAtDecision: 0.0049 },
  ];
  const assessment = { ...sampleAssessment, appeals: { ...sampleAssessment.appeals, tickets } };
  const plan = planRecovery(assessment, US_2026_06_22, whatIf, 8, 4)!;
  expect(plan.steps).toMatchObject([{ code: 'appeals', tickets: [tickets[0]], worth: expect.closeTo(0.1, 9) }]);
});
