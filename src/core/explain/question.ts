import type { ParameterEstimate } from '#core/estimate/estimate-parameters';
import type { Interpretations } from '#core/estimate/interpretations';
import type { DailySales, Payout } from '#core/forecast/cash';
import type { JudgedDay } from '#core/forecast/track-record';
import type { OrdersNeeded, PathDay, WhatIfChange } from '#core/forecast/what-if';
import type { ApprovalChance, FollowUp, UndecidedProblem } from '#core/model/appeal-details';
import type { AppealTicket, Assessment, Candidate, Cost } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { ByMetric, Dimension, Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Subject } from '#core/model/problem';
import type { AccountHealth } from '#core/model/shop-figures';
import type { HeadRoom } from '#core/score/head-room';
import type { RecoveryPlan, RecoveryStep } from '#core/today/recovery';
import type { ProblemDetail, ProblemEvent } from './problem-details';
import type { InterpretationEvidence, InterpretationName, Step } from './steps';

export type { ProblemDetail, ProblemEvent };

/** A past day's forecast, and whether the printed score fell into its 90 % interval. */
export type PastForecast = Pick<JudgedDay, 'day' | 'forecast' | 'isInside'>;

export type { DailySales as Sales, HeadRoom, OrdersNeeded, PathDay, Payout, RecoveryPlan, RecoveryStep, WhatIfChange };

/** Why a figure is what it is; rows of the assessment identify themselves. */
export type WhyQuestion =
  | { kind: 'overall' }
  | { kind: 'eligible' }
  | { kind: 'dimension'; dimension: Dimension }
  | { kind: 'metric'; metric: Metric }
  /** the day after the assessment's */
  | { kind: 'next' }
  | { kind: 'day'; day: Day }
  | { kind: 'crossing'; crossing: Assessment['crossings'][number] }
  | { kind: 'benefit'; row: Assessment['access'][number]; health: AccountHealth | null }
  | { kind: 'calendar' }
  | { kind: 'calendar-row'; row: Assessment['calendar'][number] }
  | { kind: 'track-record' }
  | { kind: 'cost'; cost: Cost }
  | { kind: 'candidate'; candidate: Candidate }
  | { kind: 'undecided'; undecided: UndecidedProblem }
  | { kind: 'ticket'; ticket: AppealTicket }
  | { kind: 'prepared'; ticket: PreparedTicket }
  | { kind: 'follow-up'; followUp: FollowUp }
  | { kind: 'chance'; chance: ApprovalChance }
  | { kind: 'changed-path' }
  | { kind: 'needed' }
  | { kind: 'head-room' }
  | { kind: 'payouts'; sales: DailySales | null }
  | { kind: 'interpretation'; name: InterpretationName; verdict: InterpretationEvidence }
  | { kind: 'adjustment'; estimate: ParameterEstimate['nrrAdjustment'] };

/** Questions whose explanations need the facts beyond the assessment. */
export const NEEDS_FACTS: ReadonlySet<WhyQuestion['kind']> = new Set([
  'overall',
  'dimension',
  'metric',
  'next',
  'day',
  'crossing',
  'calendar-row',
  'cost',
  'candidate',
]);

/** Figures beyond the assessment, computed from the facts. */
export type FigureQuestion =
  | { kind: 'estimates' }
  | { kind: 'interpretations' }
  | { kind: 'joint-gain'; subjects: readonly Subject[]; laterDay: Day }
  | { kind: 'what-if-path'; change: WhatIfChange }
  | { kind: 'what-if-needed'; threshold: number; by: Day }
  | { kind: 'what-if-head-room'; threshold: number }
  | { kind: 'what-if-cash' }
  /** @property threshold null: the threatened one, else the next above */
  | { kind: 'recovery'; threshold: number | null }
  | { kind: 'past-forecasts' }
  | { kind: 'problem-details' };

/** Answers by kind of question; null without a score. */
export interface FigureAnswers {
  /** estimates of anchors, weights and the NRR adjustment */
  estimates: ParameterEstimate | null;
  interpretations: Interpretations | null;
  /** joint cost in points of several problems of one metric, today and on the later day */
  'joint-gain': { now: number; later: number } | null;
  'what-if-path': readonly PathDay[] | null;
  'what-if-needed': OrdersNeeded | null;
  'what-if-head-room': ByMetric<HeadRoom> | null;
  'what-if-cash': { sales: DailySales | null; payouts: readonly Payout[] } | null;
  /** also null at the top, where there is nothing to plan for */
  recovery: RecoveryPlan | null;
  /** forecasts of the day before each printed score, oldest first */
  'past-forecasts': readonly PastForecast[] | null;
  /** events of each order, request and chat that costs points or is listed */
  'problem-details': readonly ProblemDetail[] | null;
}

export type Question = WhyQuestion | FigureQuestion;
export type Answer<Q extends Question> = Q['kind'] extends keyof FigureAnswers
  ? FigureAnswers[Q['kind']]
  : readonly Step[];
