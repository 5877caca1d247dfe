import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { explain } from '#core/explain/explain';
import { firstSteps } from '#core/explain/first-steps';
import { NEEDS_FACTS, type WhyQuestion } from '#core/explain/question';
import type { AgeBucket, Ratio, Step, StepCode, StepOf } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import { DIMENSIONS } from '#core/model/metric';
import { US_METRICS } from '#test/fixtures/us-metrics';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';

// An explanation that does not add up to the figure beside it explains nothing: every step is done again by hand here, from
// what the step repeats, on simulated shops whose pages tell much or little.

const LITTLE = {
  dimensionWeights: false,
  metricScores: false,
  metricWeights: false,
  anchors: true,
  rate: 'raw',
} as const;
const SHOPS: [name: string, choices: ShopChoices, asOf: string][] = [
  ['a shop whose page prints most', { seed: 3, ordersPerDay: 8 }, '2026-07-01'],
  ['a shop whose page prints weights', { seed: 4, ordersPerDay: 8, printing: { metricWeights: true } }, '2026-06-20'],
  ['a shop whose page prints little', { seed: 5, ordersPerDay: 8, printing: LITTLE }, '2026-06-12'],
  ['a small, young shop', { seed: 6, ordersPerDay: 0.4, openedOn: '2026-04-20' }, '2026-07-01'],
  ['a shop in ruins', { seed: 7, ordersPerDay: 8, habits: { negative: 0.6, defect: 0.2 } }, '2026-07-01'],
];
const DEGREES = ['whole', 'lists only', 'unread today'] as const;

const close = (actual: number | null, expected: number | null, what: string) => {
  if (expected === null || actual === null) expect(actual, what).toBe(expected);
  else expect(Math.abs(actual - expected), `${what}: ${actual} for ${expected}`).toBeLessThan(1e-9);
};
const total = (buckets: readonly AgeBucket[], of: keyof Ratio, weigh: boolean) =>
  buckets.reduce((sum, bucket) => sum + (weigh ? bucket.weight : 1) * bucket[of], 0);
const find = <C extends StepCode>(steps: readonly Step[], code: C) =>
  steps.find((step) => step.step === code) as unknown as StepOf<C> | undefined;

/** What a step comes to, from what it repeats and nothing else; undefined where it comes to no figure of its own. */
const redo = (step: Step): number | null | undefined => {
  switch (step.step) {
    case 'divide':
      return step.by.denominator > 0 ? step.by.numerator / step.by.denominator : null;
    case 'floor':
      return step.score > step.before ? step.floor : step.before;
    case 'gate':
      return step.gate < step.below ? step.lowest : step.before;
    case 'mean':
      return step.parts.every(({ score }) => score === null)
        ? null
        : step.parts.reduce((sum, { score, share }) => sum + (score ?? 0) * (share ?? 0), 0);
    case 'line': {
      const [a, b] = step.through;
      const slope = b.value === a.value ? 0 : (b.score - a.score) / (b.value - a.value);
      return step.segment === 'best' ? 5 : Math.min(5, Math.max(0, a.score + slope * (step.value - a.value)));
    }
    default:
      return undefined;
  }
};

/** What has been shown to add up, so that nothing is proved by its absence. */
const seen = new Set<string>();
const checkSteps = (steps: readonly Step[], what: string) => {
  for (const step of steps) {
    const isApplied = (step.step === 'floor' || step.step === 'gate') && step.score !== step.before;
    seen.add(step.step === 'line' ? step.segment : isApplied ? `${step.step} applied` : step.step);
    const redone = redo(step);
    const told = 'score' in step ? step.score : step.step === 'divide' ? step.value : undefined;
    if (redone !== undefined) close(told as number | null, redone, `${what}: ${step.step}`);
    if (step.step === 'adjust') expect(step.reviews).toBeGreaterThan(step.above);
    const added = step.step === 'count' && step.added !== null ? [step.added] : [];
    if (added.length > 0) seen.add('added');
    const counted = step.step === 'count' || step.step === 'weigh' ? [step, ...added] : [];
    for (const { buckets, sum } of counted)
      for (const of of ['numerator', 'denominator'] as const)
        close(total(buckets, of, step.step === 'weigh'), sum[of], `${what}: ${step.step} ${of}`);
  }
};

/** The score that the last of these steps comes to. */
const scoreOf = (steps: readonly Step[]): number | null => {
  for (const step of steps.toReversed()) {
    if (step.step === 'take' && step.metric === null) return step.read;
    if (step.step === 'line' || step.step === 'floor' || step.step === 'mean') return step.score;
  }
  return null;
};
const computedScoreOf = (steps: readonly Step[]): number | null => {
  const taken = steps.findIndex(({ step }) => step === 'take');
  return scoreOf(taken < 0 ? steps : steps.slice(0, taken));
};

const checkMetrics = (stepsOf: (question: WhyQuestion) => readonly Step[], { metrics }: Assessment['today']) => {
  for (const metric of US_METRICS) {
    const steps = stepsOf({ kind: 'metric', metric });
    checkSteps(steps, metric);
    const shown = metrics[metric];
    const printed = steps.find((step) => step.step === 'take' && step.metric !== null) as StepOf<'take'> | undefined;
    close(printed?.read ?? find(steps, 'divide')?.value ?? null, shown!.value, `${metric} value`);
    close(scoreOf(steps), shown!.score, `${metric} score`);
    const { buckets, sum } = find(steps, 'count')!;
    for (const of of ['numerator', 'denominator'] as const) {
      close(sum[of], shown![of] ?? 0, `${metric} ${of}`);
      close(total(buckets, of, true), shown!.weighted[of] ?? 0, `${metric} weighted ${of}`);
    }
  }
};

const checkMeans = (stepsOf: (question: WhyQuestion) => readonly Step[], { today, eligible }: Assessment) => {
  const isShown = eligible.state !== 'no-score';
  for (const dimension of DIMENSIONS) {
    const steps = stepsOf({ kind: 'dimension', dimension });
    checkSteps(steps, dimension);
    for (const { of, score } of find(steps, 'mean')!.parts)
      close(score, computedScoreOf(stepsOf({ kind: 'metric', metric: of as never })), `${dimension}: ${of}`);
    close(isShown ? scoreOf(steps) : null, today.dimensions[dimension].value, dimension);
  }
  const steps = stepsOf({ kind: 'overall' });
  checkSteps(steps, 'overall');
  for (const { of, score } of find(steps, 'mean')!.parts)
    close(score, find(stepsOf({ kind: 'dimension', dimension: of as never }), 'mean')!.score, of);
  const computed = find(steps, 'round')?.score ?? null;
  close(isShown ? computed : null, today.overall.computed, 'overall computed');
  close(isShown ? (find(steps, 'take')?.read ?? computed) : null, today.overall.value, 'overall');
};

describe.each(SHOPS)('%s', (_, choices, asOf) => {
  const whole = simulateShop({ ...choices, asOf }).facts(asOf);
  test.each(DEGREES)('%s: adds up, step by step, to the score shown', (degree) => {
    const file = {
      ...whole,
      ...(degree === 'lists only' && { coverage: [], orders: whole.orders.filter((_order, i) => i % 3 > 0) }),
      ...(degree === 'unread today' && { readings: whole.readings.filter((reading) => reading.day < asOf) }),
    };
    const assessment = assess(file, { asOf, replay: false, horizon: 1 });
    const stepsOf = (question: WhyQuestion) => explain(file, assessment, question);
    checkMetrics(stepsOf, assessment.today);
    checkMeans(stepsOf, assessment);
  });
});

test('what a row of the calendar is explained by comes to its points, and what a cost is explained by to its own', () => {
  for (const [name, choices, asOf] of SHOPS) {
    const file = simulateShop({ ...choices, asOf }).facts(asOf);
    const assessment = assess(file, { asOf, replay: false, futures: 32 });
    for (const row of assessment.calendar) {
      const { before, after } = find(explain(file, assessment, { kind: 'calendar-row', row }), 'change')!.overall;
      close(after! - before!, row.points, `${name}: ${row.metric} on ${row.day}`);
    }
    for (const cost of assessment.costs.slice(0, 9)) {
      const { overall } = find(explain(file, assessment, { kind: 'cost', cost }), 'priced')!.days[0]!;
      close(overall.with! - overall.without!, cost.points, `${name}: cost`);
    }
  }
});

test('the explanations checked here hold every kind of step', () => {
  const line = ['best', 'beyond-excellent', 'between-anchors', 'beyond-poor', 'least'];
  const metric = ['metric', 'count', 'added', 'weigh', 'divide', 'take', 'floor', 'floor applied', 'next-metric'];
  const score = ['dimension', 'mean', 'weight', 'today', 'eligible', 'gate', 'gate applied', 'adjust', 'round'];
  expect([...seen]).toEqual(expect.arrayContaining([...line, ...metric, ...score]));
});

test('a surface that has the assessment alone shows the beginning of the whole explanation', () => {
  const file = simulateShop({ seed: 3, ordersPerDay: 4, asOf: '2026-07-01' }).facts('2026-07-01');
  const assessment = assess(file, { asOf: '2026-07-01', replay: false, horizon: 10 });
  const { crossings, calendar, costs, appeals } = assessment;
  const questions: WhyQuestion[] = [
    { kind: 'overall' },
    { kind: 'dimension', dimension: 'product' },
    { kind: 'metric', metric: 'OTDR' },
    { kind: 'next' },
    { kind: 'day', day: assessment.path[4]!.day },
    { kind: 'crossing', crossing: crossings[0]! },
    { kind: 'calendar-row', row: calendar[0]! },
    { kind: 'cost', cost: costs[0]! },
    { kind: 'candidate', candidate: appeals.candidates[0]! },
  ];
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(NEEDS_FACTS);
  for (const question of questions) {
    const [first, whole] = [firstSteps(assessment, question), explain(file, assessment, question)];
    expect(whole.slice(0, first.length)).toEqual(first);
    expect(whole.length, question.kind).toBeGreaterThan(first.length);
  }
});
