import type { Assessment, MetricToday } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import { byMetric, type Metric } from '#core/model/metric';

// A made-up shop for the tests of what surfaces print. Its figures only have to be of the right kind.

const START = dayNumber('2026-07-01');
export const sampleOrderId = (index: number): string => `5768123456789${String(index).padStart(5, '0')}`;

const metric = (value: number, score: number, excellent: number, poor: number): MetricToday => ({
  value,
  score,
  numerator: 23,
  denominator: 1830,
  weighted: { numerator: 15.1, denominator: 1199.4 },
  from: 'read',
  anchors: { excellent, poor, from: 'read' },
  state: 'scored',
  missing: [],
  read: { value, score, numerator: 23, denominator: 1830 },
});

export const unknownMetric: MetricToday = {
  value: null,
  score: null,
  numerator: null,
  denominator: null,
  weighted: { numerator: null, denominator: null },
  from: 'unknown',
  anchors: { excellent: null, poor: null, from: 'unknown' },
  state: 'unknown',
  missing: ['chat ratings'],
  read: { value: null, score: null, numerator: null, denominator: null },
};

const METRICS_TODAY: Record<Metric, MetricToday> = {
  NRR: metric(0.0126, 3.94, 0.012, 0.04),
  NBFR: metric(0.0176, 3.6, 0.016, 0.05),
  SFCR: { ...metric(0.0087, 4.02, 0.009, 0.025), from: 'computed', read: unknownMetric.read },
  OTDR: {
    ...metric(0.9116, 3.1, 0.9516, 0.8),
    state: 'partial',
    from: 'computed',
    missing: ['deliver-by date of 212 orders'],
  },
  AHT: metric(30.4, 3.7, 26.5, 60),
  IM_DSAT: unknownMetric,
};

const path = Array.from({ length: 60 }, (_, index) => {
  const middle = 3.79 - 0.004 * index + 0.16 * Math.sin(index / 9);
  const half = 0.05 + 0.045 * Math.sqrt(index);
  return {
    day: makeDay(START + 1 + index),
    p05: middle - half,
    p50: middle,
    p95: middle + half,
    agedOnly: 3.8 + 0.008 * index,
  };
});

const subject = (index: number) => ({ orderId: sampleOrderId(index), caseId: null, chatId: null });

export const sampleAssessment: Assessment = {
  asOf: '2026-07-01',
  region: 'US',
  policy: 'us-2026-06-22',
  eligible: { state: 'scored', delivered: 1830, need: 30 },
  today: {
    overall: { value: 3.8, from: 'read', computed: 3.812 },
    dimensions: {
      product: { value: 3.77, weight: 0.7, weightFrom: 'read' },
      fulfillment: { value: 3.56, weight: 0.15, weightFrom: 'learned' },
      service: { value: 3.7, weight: 0.15, weightFrom: 'assumed' },
    },
    metrics: METRICS_TODAY,
    adjustments: [{ kind: 'small-seller-floor', metric: 'SFCR', from: 1.2, to: 3.5 }],
  },
  next: {
    day: '2026-07-02',
    overall: { mean: 3.79, p05: 3.74, p50: 3.79, p95: 3.84 },
    metrics: byMetric((it) =>
      it === 'IM_DSAT'
        ? null
        : { mean: METRICS_TODAY[it].score ?? 0, p05: 3.5, p50: METRICS_TODAY[it].score ?? 0, p95: 4 },
    ),
  },
  path,
  crossings: [
    { threshold: 2.5, direction: 'down', within7: 0, within30: 0.004, medianDay: null },
    { threshold: 3, direction: 'down', within7: 0.002, within30: 0.05, medianDay: null },
    { threshold: 3.5, direction: 'down', within7: 0.12, within30: 0.61, medianDay: '2026-07-24' },
    { threshold: 4, direction: 'up', within7: 0.03, within30: 0.18, medianDay: null },
    { threshold: 4.5, direction: 'up', within7: 0, within30: 0, medianDay: null },
  ],
  access: [
    { benefit: 'affiliate', now: 'active', rule: 'lost below 3.0, regained at 3.5', next7: 0.98 },
    { benefit: 'crm', now: 'frozen', rule: 'frozen between 3.0 and 3.5, revoked below 3.0', next7: 0.88 },
    { benefit: 'express-settlement', now: 'lost', rule: 'eligible at 4.0', next7: 0.03 },
    { benefit: 'countdown-bidding', now: 'unknown', rule: 'needs 2.5, or no score yet', next7: null },
  ],
  costs: Array.from({ length: 64 }, (_, index) => ({
    metric: (['OTDR', 'NRR', 'SFCR'] as const)[index % 3]!,
    ...subject(index),
    points: -0.031 / (1 + index / 6),
    leavesOn: makeDay(START + 4 + index),
    steps: [{ day: makeDay(START + 2 + index), points: -0.022 / (1 + index / 6) }],
  })),
  calendar: [
    { day: '2026-07-03', metric: 'OTDR', points: 0.041, because: ['decay'] },
    { day: '2026-07-05', metric: 'NRR', points: -0.012, because: ['decay', 'leaves'] },
    { day: '2026-07-09', metric: 'SFCR', points: 0.007, because: ['leaves'] },
  ],
  appeals: {
    candidates: Array.from({ length: 17 }, (_, index) => ({
      metric: index < 12 ? ('OTDR' as const) : ('SFCR' as const),
      ...subject(index),
      ground: index < 12 ? 'express-order-counted' : 'buyer-requested-cancellation-counted',
      basis: index < 12 ? ('sourced' as const) : ('inferred' as const),
      confidence: 0.95,
      gainNow: index === 3 ? null : 0.031,
      gainAtDecision: index === 3 ? null : 0.022,
      attemptsLeft: 3,
      evidence: ['Order details showing express shipping'],
    })),
    judged: [
      {
        metric: 'NRR',
        ...subject(40),
        ground: 'review-about-delivery',
        basis: 'judged',
        confidence: 0.3,
        gainNow: 0.02,
        gainAtDecision: 0.014,
        attemptsLeft: 2,
        evidence: ['The review, as the page shows it'],
      },
    ],
    tickets: [
      {
        metric: 'OTDR',
        ground: 'express-order-counted',
        orderIds: Array.from({ length: 12 }, (_, index) => sampleOrderId(index)),
        caseIds: [],
        chatIds: [],
        gain: 0.12,
        gainAtDecision: 0.09,
        probability: 0.6,
        expected: 0.054,
        crosses: 4,
      },
      {
        metric: 'SFCR',
        ground: 'buyer-requested-cancellation-counted',
        orderIds: Array.from({ length: 5 }, (_, index) => sampleOrderId(index + 12)),
        caseIds: [],
        chatIds: [],
        gain: 0.05,
        gainAtDecision: 0.03,
        probability: 0.4,
        expected: 0.012,
        crosses: null,
      },
    ],
  },
  unknown: [
    {
      what: 'deliver-by date of 212 orders',
      effect: 'OTDR is taken from the page, not recomputed',
      remedy: 'open Shop Performance > Diagnosis > On-Time Delivery',
    },
    {
      what: 'chat ratings',
      effect: 'IM_DSAT is unknown',
      remedy: 'open Shop Performance > Diagnosis > IM Dissatisfaction',
    },
  ],
  trackRecord: {
    days: 41,
    mae: 0.029,
    maePersistence: 0.038,
    coverage90: 0.9,
    brier: [{ threshold: 3.5, model: 0.05, persistence: 0.09 }],
  },
};
