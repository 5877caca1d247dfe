import { DEFAULT_HORIZON, DEFAULT_SEED, modelShop, replayDays, type ShopModel } from '#core/assess';
import { compareInterpretations } from '#core/estimate/interpretations';
import { makePricerAhead, type PriceMemberAhead } from '#core/forecast/cost-ahead';
import { openWhatIf, type WhatIf } from '#core/forecast/what-if';
import { type Assessment, decisionDayOf } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { byMetric, METRICS } from '#core/model/metric';
import type { Shop } from '#core/model/shop';
import { sumTally } from '#core/score/tally';
import { planRecovery } from '#core/today/recovery';
import { benefitsAt } from './benefits-at';
import { firstSteps } from './first-steps';
import { crossingSteps, daySteps } from './forecast-steps';
import { metricSteps } from './metric-steps';
import { thresholdToPlan } from './near-thresholds';
import { ageingSteps, jointCostOf, pricedSteps, recordedStep } from './order-steps';
import { problemDetailsOf } from './problem-details';
import type { Answer, FigureAnswers, FigureQuestion, Question, WhyQuestion } from './question';
import { dimensionSteps, overallSteps, targetSteps } from './score-steps';
import type { Step } from './steps';

type ShopFile = { shop: Shop } & Facts;
type FullModel = ShopModel & { facts: Facts };

/** A shop's facts prepared for questions about a day; the costly forecasts are made on demand. */
interface OpenedFacts {
  model: FullModel;
  forecast(): ReturnType<ShopModel['forecast']>;
  priceAhead(): PriceMemberAhead | null;
  whatIf(): WhatIf | null;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const openModel = (model: FullModel): OpenedFacts => {
  const options = { horizon: DEFAULT_HORIZON, seed: DEFAULT_SEED };
  const forecast = once(() => model.forecast(options.horizon, options.seed));
  const priceAhead = once(() => {
    const { simulation } = forecast();
    return simulation && makePricerAhead(simulation);
  });
  return { model, forecast, priceAhead, whatIf: once(() => openWhatIf(model, options)) };
};

const openedBefore = new WeakMap<ShopFile, { asOf: Day; opened: OpenedFacts | null }>();

/** Cached for the last day, as one surface asks many questions of the same facts. Null without a formula. */
const openFacts = (file: ShopFile, asOf: Day): OpenedFacts | null => {
  const known = openedBefore.get(file);
  if (known?.asOf === asOf) return known.opened;
  const model = modelShop(file, { asOf });
  const opened = model && openModel(model);
  openedBefore.set(file, { asOf, opened });
  return opened;
};

/** The steps that need the facts, in order of computation. */
const furtherSteps = (
  { model, forecast, priceAhead }: OpenedFacts,
  assessment: Assessment,
  question: WhyQuestion,
): Step[] => {
  const { inputs, facts, ledger } = model;
  const { policy } = ledger;
  switch (question.kind) {
    case 'overall':
      return [...overallSteps(model, assessment.eligible), ...targetSteps(assessment, METRICS, policy)];
    case 'dimension':
      return dimensionSteps(model, question.dimension);
    case 'metric': {
      const { day, metrics } = assessment.next;
      const { metric } = question;
      return [
        ...metricSteps(model, metric),
        ...targetSteps(assessment, [metric], policy),
        { step: 'next-metric', day, spread: metrics[metric] ?? null, rules: [] },
      ];
    }
    case 'next':
      return daySteps(inputs, forecast(), assessment.next.day, assessment.today.overall);
    case 'day':
      return daySteps(inputs, forecast(), question.day, assessment.today.overall);
    case 'crossing':
      return crossingSteps(inputs, forecast(), question.crossing, assessment.trackRecord?.brier ?? []);
    case 'calendar-row':
      return ageingSteps(inputs, question.row.metric, question.row.day);
    case 'cost':
      return pricedSteps(inputs, question.cost, { priceAhead: priceAhead() });
    case 'candidate': {
      const { candidate } = question;
      const decisionDay = decisionDayOf(assessment);
      return [recordedStep(facts, ledger.zone.name, candidate), ...pricedSteps(inputs, candidate, { decisionDay })];
    }
    default:
      return [];
  }
};

const figure = (
  file: ShopFile,
  { model, whatIf }: OpenedFacts,
  assessment: Assessment,
  question: FigureQuestion,
): FigureAnswers[keyof FigureAnswers] => {
  const { facts, ledger, inputs, estimate } = model;
  switch (question.kind) {
    case 'estimates':
      return estimate;
    case 'interpretations':
      return compareInterpretations(facts, ledger, inputs.day, estimate.rate.winner);
    case 'joint-gain':
      return jointCostOf(inputs, question.subjects, question.laterDay);
    case 'what-if-path':
      return whatIf()?.path(question.change) ?? null;
    case 'what-if-needed':
      return whatIf()?.needed(question.threshold, question.by) ?? null;
    case 'what-if-head-room': {
      const asked = whatIf();
      return asked && byMetric((metric) => asked.headRoom(metric, question.threshold));
    }
    case 'what-if-cash': {
      const asked = whatIf();
      return asked && { sales: asked.sales, payouts: [...asked.payouts] };
    }
    case 'recovery': {
      const asked = whatIf();
      const threshold = question.threshold ?? thresholdToPlan(assessment, benefitsAt(assessment));
      if (asked === null || threshold === null) return null;
      const { window } = inputs.tallies.NRR;
      const perDay = sumTally(inputs.tallies.NRR).denominator / window;
      return planRecovery(assessment, ledger.policy, asked, perDay, threshold);
    }
    case 'problem-details':
      return problemDetailsOf(file, ledger.zone, [
        ...assessment.costs,
        ...assessment.appeals.candidates,
        ...assessment.appeals.judged,
        ...(assessment.appealDetails?.undecided ?? []),
      ]);
    case 'past-forecasts':
      return replayDays(file, { asOf: model.asOf }).map(({ day, forecast, isInside }) => ({ day, forecast, isInside }));
  }
};

const FIGURES: ReadonlySet<Question['kind']> = new Set<FigureQuestion['kind']>([
  'estimates',
  'interpretations',
  'joint-gain',
  'what-if-path',
  'what-if-needed',
  'what-if-head-room',
  'what-if-cash',
  'recovery',
  'past-forecasts',
  'problem-details',
]);
const isFigure = (question: Question): question is FigureQuestion => FIGURES.has(question.kind);

/**
 * Answers questions about a shop's facts: why a figure is what it is, as steps after the assessment's `firstSteps`; or
 * a figure beyond the assessment, null without a formula.
 * @param assessment of the same facts, on the day asked about
 */
export const explain = <Q extends Question>(file: ShopFile, assessment: Assessment, question: Q): Answer<Q> => {
  const asked: Question = question;
  const opened = openFacts(file, assessment.asOf);
  const answer = isFigure(asked)
    ? opened && figure(file, opened, assessment, asked)
    : [...firstSteps(assessment, asked), ...(opened === null ? [] : furtherSteps(opened, assessment, asked))];
  return answer as Answer<Q>;
};
