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

/** The policy statement that a step applies, and its source. */
export type CitedRule = Pick<Rule<unknown>, 'says' | 'source'>;

export const cite = (...rules: readonly (CitedRule | null | undefined)[]): readonly CitedRule[] =>
  rules.flatMap((rule) => (rule == null ? [] : [{ says: rule.says, source: rule.source }]));

/** Numerator and denominator; for handling time hours and review rounds. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

/** Undecayed counts of members of equal weight: ages `from` to `to` in days. */
export interface AgeBucket extends Ratio {
  from: number;
  to: number;
  weight: number;
}

/** A part of a weighted mean; `share` is its weight among parts with a score, and shares sum to 1. */
export interface MeanPart {
  of: Metric | Dimension;
  score: number | null;
  weight: number;
  weightFrom: 'read' | 'learned' | 'assumed';
  /** estimate of the weight */
  estimate: WeightEstimate;
  share: number | null;
}

/** A benefit's account health requirement, which the score does not tell, and whether the latest rating meets it. */
export type HealthNeed =
  | { above: number; state: 'met' | 'short'; read: AccountHealth }
  | { above: number; state: 'unread' };

interface WithWithout<T> {
  with: T;
  without: T;
}
interface BeforeAfter<T> {
  before: T;
  after: T;
}

/** The name of an ambiguous rule, and the interpretation used. */
export const INTERPRETATION_RULES = {
  rate: { choice: 'printedRate', taken: 'decayed' },
  sfcrDenominator: { choice: 'cancellationBase', taken: 'confirmed' },
  dayBoundary: { choice: 'day', taken: 'shop' },
  nrrCounting: { choice: 'counting', taken: 'orders' },
} as const;
export type InterpretationName = keyof typeof INTERPRETATION_RULES;
/** Evidence of the readings on an interpretation; that of the printed rate has no values of single days. */
export type InterpretationEvidence = HypothesisComparison & Partial<Pick<InterpretationComparison<string>, 'values'>>;

type GroundTerms = Pick<Ground, 'basis' | 'evidence' | 'refutedBy'> | null;

/** Contents of each kind of step: enough to redo it by hand. Scores are 0 to 5, points are of the overall score. */
interface StepValues {
  // a metric
  metric: { metric: Metric; today: MetricToday; definition: string | null };
  count: {
    metric: Metric;
    buckets: readonly AgeBucket[];
    sum: Ratio;
    /** page-only counts, spread evenly as they are undated */
    added: { buckets: readonly AgeBucket[]; sum: Ratio } | null;
  };
  weigh: { metric: Metric; buckets: readonly AgeBucket[]; sum: Ratio };
  divide: { metric: Metric; by: Ratio; value: number | null };
  line: {
    metric: Metric;
    value: number;
    /** null if an earlier step states them */
    anchors: { value: SourcedAnchors; estimate: AnchorEstimate | null } | null;
    segment: Segment;
    through: readonly [Point, Point];
    /** score of the best possible value; null if the value lies elsewhere */
    top: BestScore | null;
    score: number;
  };
  /** anchors that changed, and the points by which that moved the overall */
  'targets-changed': { changes: Assessment['targetChanges'] };
  'no-anchors': { metric: Metric; value: number };
  floor: {
    affected: number;
    completed: number;
    /** days since opening; null if not known, which is not young */
    open: number | null;
    floor: number;
    before: number;
    score: number;
  };
  /** a printed value or score replaces the computed one; `metric` if it is a value */
  take: { metric: Metric | null; read: number; computed: number | null };
  'next-metric': { day: Day; spread: Quantiles | null };

  // dimensions and the overall score
  today: { today: Assessment['today'] };
  dimension: { dimension: Dimension; today: Assessment['today']['dimensions'][Dimension] };
  eligible: Assessment['eligible'];
  mean: { parts: readonly MeanPart[]; score: number | null };
  weight: { part: MeanPart };
  gate: { of: Dimension; below: number; gate: number; lowest: number; before: number; score: number };
  /** more negative reviews than the adjustment tolerates; `score` is `before` until its size is estimated */
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
    /** of today */
    computed: number | null;
    forecast: Assessment['path'][number] | null;
    trackRecord: Assessment['trackRecord'];
  };
  age: { day: Day; score: number | null };
  /**
   * today's score as printed, and unrounded, where the forecast starts; `isSeemingly`: the expected score lies between
   * the two, so that it seems to move the other way
   */
  unrounded: { printed: number; start: number; isSeemingly: 'rise' | 'fall' | null };
  come: {
    metrics: readonly { metric: Metric; known: Ratio; expected: Ratio }[];
    /** metrics without facts, at the score last read */
    held: readonly { metric: Metric; score: number }[];
  };
  /** offset in points by which printed scores have differed from computed ones */
  offset: { points: number };
  draw: { size: number; overall: Quantiles | null };
  crossing: { computed: number | null; crossing: Assessment['crossings'][number] };
  share: {
    crossing: Assessment['crossings'][number];
    size: number;
    brier: { model: number; persistence: number } | null;
  };
  calendar: { windows: readonly { metric: Metric; days: number }[] };
  'calendar-row': { row: Assessment['calendar'][number] };
  /** members that lose weight or leave the window, by weight */
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
  /** scores with and without the problem, from known orders alone; the first day is today */
  priced: {
    metric: Metric;
    /** its membership day */
    member: Day;
    window: number;
    days: readonly {
      day: Day;
      weight: number;
      value: WithWithout<number | null>;
      overall: WithWithout<number | null>;
    }[];
    /** the question is about the gain of an appeal */
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
    /** null if nothing was computed when it was prepared */
    expected: { gainAtDecision: number; probability: number; points: number } | null;
    /** visible gain on that day; null if not computed or equal */
    seen: number | null;
    /** null until it is prepared */
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
  /** the latest day counted under both interpretations, and what was printed */
  'interpretation-values': { name: InterpretationName; verdict: InterpretationEvidence };
  adjustment: { estimate: ParameterEstimate['nrrAdjustment'] };
}

export type StepCode = keyof StepValues;
export type StepOf<Code extends StepCode> = { step: Code; rules: readonly CitedRule[] } & StepValues[Code];
/** One step from facts to a figure, identified by a code that catalogs translate. */
export type Step = { [Code in StepCode]: StepOf<Code> }[StepCode];
