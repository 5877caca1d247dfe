import type { RecordFact } from '#core/appeals/record-facts';
import type { HypothesisComparison } from '#core/estimate/compare-hypotheses';
import type { AnchorEstimate, ParameterEstimate, WeightEstimate } from '#core/estimate/estimate-parameters';
import type { InterpretationComparison } from '#core/estimate/interpretations';
import type { DailySales } from '#core/forecast/cash';
import type { ApprovalChance, FollowUp, UndecidedProblem } from '#core/model/appeal-details';
import type { Assessment, Candidate, Cost, MetricToday, Quantiles } from '#core/model/assessment';
import type { Day, Instant } from '#core/model/day';
import type { Dimension, Metric } from '#core/model/metric';
import type { AccountHealth } from '#core/model/shop-figures';
import type { Benefit } from '#core/policy/benefits';
import type { Ground } from '#core/policy/ground';
import type { Rule } from '#core/policy/source';
import type { Point, Segment } from '#core/score/curve';
import type { BestScore, SourcedAnchors } from '#core/score/score-parameters';

/** A sentence of the policy that a step follows, and the document that says so. */
export type CitedRule = Pick<Rule<unknown>, 'says' | 'source'>;

export const cite = (...rules: readonly (CitedRule | null | undefined)[]): readonly CitedRule[] =>
  rules.flatMap((rule) => (rule == null ? [] : [{ says: rule.says, source: rule.source }]));

/** Numerator and denominator; of handling time: hours and review rounds. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

/** Members of equal weight: those of the ages `from` to `to` in days, not yet weighed. */
export interface AgeBucket extends Ratio {
  from: number;
  to: number;
  weight: number;
}

/** One part of a weighted mean. `share` is its weight among the parts that have a score; shares sum to 1. */
export interface MeanPart {
  of: Metric | Dimension;
  score: number | null;
  weight: number;
  weightFrom: 'read' | 'learned' | 'assumed';
  /** what the readings tell of the weight */
  estimate: WeightEstimate;
  share: number | null;
}

/** What a benefit asks of account health, which no score tells, and whether the rating last read has it. */
export type HealthNeed =
  | { above: number; state: 'met' | 'short'; read: AccountHealth }
  | { above: number; state: 'unread' };

interface WithWithout<T> {
  with: T;
  without: T;
}
export interface BeforeAfter<T> {
  before: T;
  after: T;
}

/** How a rule that can be read in two ways is named, and the interpretation that the score here takes. */
export const INTERPRETATIONS = {
  rate: { choice: 'printedRate', taken: 'decayed' },
  sfcrDenominator: { choice: 'cancellationBase', taken: 'confirmed' },
  dayBoundary: { choice: 'day', taken: 'shop' },
  nrrCounting: { choice: 'counting', taken: 'orders' },
} as const;
export type InterpretationName = keyof typeof INTERPRETATIONS;
/** What readings say of an interpretation; that of the printed rate has no values of a single day. */
export type InterpretationEvidence = HypothesisComparison & Partial<Pick<InterpretationComparison<string>, 'values'>>;

type GroundTerms = Pick<Ground, 'basis' | 'evidence' | 'refutedBy'> | null;

/** What each kind of step holds: enough to do it again by hand. Scores are 0 to 5, points are of the overall score. */
interface StepValues {
  // a metric
  metric: { metric: Metric; today: MetricToday; definition: string | null };
  count: {
    metric: Metric;
    buckets: readonly AgeBucket[];
    sum: Ratio;
    /** what the page counted beyond the facts, spread evenly as its days are not known */
    added: { buckets: readonly AgeBucket[]; sum: Ratio } | null;
  };
  weigh: { metric: Metric; buckets: readonly AgeBucket[]; sum: Ratio };
  divide: { metric: Metric; by: Ratio; value: number | null };
  line: {
    metric: Metric;
    value: number;
    /** null where an earlier step has told them */
    anchors: { value: SourcedAnchors; estimate: AnchorEstimate | null } | null;
    segment: Segment;
    through: readonly [Point, Point];
    /** what the best possible value scores; null where the value lies elsewhere */
    top: BestScore | null;
    score: number;
  };
  /** the targets of the metrics moved, and by so many points the overall with them */
  'targets-changed': { changes: Assessment['targetChanges'] };
  'no-anchors': { metric: Metric; value: number };
  floor: {
    affected: number;
    completed: number;
    /** days since the opening; null where that day is not known, which is not young */
    open: number | null;
    floor: number;
    before: number;
    score: number;
  };
  /** a printed value or score is taken before the computed one; `metric` where it is a value */
  take: { metric: Metric | null; read: number; computed: number | null };
  'next-metric': { day: Day; spread: Quantiles | null };

  // dimensions and the overall score
  today: { today: Assessment['today'] };
  dimension: { dimension: Dimension; today: Assessment['today']['dimensions'][Dimension] };
  eligible: Assessment['eligible'];
  mean: { parts: readonly MeanPart[]; score: number | null };
  weight: { part: MeanPart };
  gate: { of: Dimension; below: number; gate: number; lowest: number; before: number; score: number };
  /** more negative reviews than the adjustment leaves alone; as long as no size was seen, `score` is `before` */
  adjust: {
    reviews: number;
    above: number;
    rate: number | null;
    evidence: ParameterEstimate['nrrAdjustment'];
    before: number;
    score: number;
  };
  round: { score: number; printed: number };

  // coming days
  day: {
    /** today's */
    computed: number | null;
    forecast: Assessment['path'][number] | null;
    trackRecord: Assessment['trackRecord'];
  };
  age: { day: Day; score: number | null };
  /**
   * today as it is printed, and before rounding, where the forecast starts; `isSeemingly` where the score expected of the day lies
   * between the two, so that it seems to go the other way
   */
  unrounded: { printed: number; start: number; isSeemingly: 'rise' | 'fall' | null };
  come: {
    metrics: readonly { metric: Metric; known: Ratio; expected: Ratio }[];
    /** metrics without facts, at the score last read */
    held: readonly { metric: Metric; score: number }[];
  };
  /** points added as printed scores have differed from computed ones by so much */
  offset: { points: number };
  draw: { size: number; seed: number; overall: Quantiles | null };
  crossing: { computed: number | null; crossing: Assessment['crossings'][number] };
  share: {
    crossing: Assessment['crossings'][number];
    size: number;
    brier: { model: number; persistence: number } | null;
  };
  calendar: { windows: readonly { metric: Metric; days: number }[] };
  'calendar-row': { row: Assessment['calendar'][number] };
  /** what grows lighter or leaves, by weight */
  moved: { weights: readonly ({ weight: number } & BeforeAfter<Ratio>)[] };
  change: { metric: Metric; value: BeforeAfter<number | null>; overall: BeforeAfter<number | null> };
  benefit: {
    row: Assessment['access'][number];
    terms: Benefit | null;
    overall: Assessment['today']['overall'];
    health: HealthNeed | null;
  };
  'track-record': { days: number };

  // orders and appeals
  cost: { cost: Cost };
  /** the score with a problem counted and without it, known orders alone; the first day is today */
  priced: {
    metric: Metric;
    /** the day by which it belongs to the window */
    member: Day;
    window: number;
    days: readonly {
      day: Day;
      weight: number;
      value: WithWithout<number | null>;
      overall: WithWithout<number | null>;
    }[];
    /** whether it is asked as what an appeal gains */
    isGain: boolean;
  };
  recorded: {
    metric: Metric;
    listed: { firstSeen: Instant | null; lastSeen: Instant | null } | null;
    facts: readonly RecordFact[];
    zone: string;
  };
  candidate: { candidate: Candidate; refutedBy: string | undefined; lastDay: Day | undefined };
  undecided: { undecided: UndecidedProblem };
  ticket: {
    terms: GroundTerms;
    gainNow: number | null;
    /** null where nothing was computed when it was prepared */
    expected: { gainAtDecision: number; probability: number; points: number } | null;
    /** what the score will be seen to gain that day; null where nothing was computed, or it is the same */
    seen: number | null;
    /** null where it is not prepared yet */
    preparedOn: Day | null;
  };
  'follow-up': { followUp: FollowUp };
  chance: { chance: ApprovalChance };

  // what if
  'changed-path': object;
  needed: { computed: number | null };
  'head-room': { computed: number | null };
  payouts: { sales: DailySales | null };

  // interpretations of what is not published
  interpretation: {
    name: InterpretationName /** the way of counting that the score here takes */;
    taken: string;
    verdict: InterpretationEvidence;
  };
  /** the latest day counted both ways, beside what was printed */
  'interpretation-values': { name: InterpretationName; verdict: InterpretationEvidence };
  adjustment: { estimate: ParameterEstimate['nrrAdjustment'] };
}

export type StepCode = keyof StepValues;
export type StepOf<Code extends StepCode> = { step: Code; rules: readonly CitedRule[] } & StepValues[Code];
/** One step from facts to a figure, named by its code; the screens have the words. */
export type Step = { [Code in StepCode]: StepOf<Code> }[StepCode];
