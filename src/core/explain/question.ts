import type { ParameterEstimate } from '#core/estimate/estimate-parameters';
import type { Interpretations } from '#core/estimate/interpretations';
import type { DailySales, Payout } from '#core/forecast/cash';
import type { HeadRoom } from '#core/forecast/head-room';
import type { JudgedDay } from '#core/forecast/track-record';
import type { OrdersNeeded, PathDay, WhatIfChange } from '#core/forecast/what-if';
import type { ApprovalChance, FollowUp, UndecidedProblem } from '#core/model/appeal-details';
import type { AppealTicket, Assessment, Candidate, Cost } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { ByMetric, Dimension, Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { AccountHealth } from '#core/model/shop-figures';
import type { RecoveryPlan, RecoveryStep } from '#core/today/recovery';
import type { ProblemDetail, ProblemEvent } from './problem-details';
import type { InterpretationEvidence, InterpretationName, Step } from './steps';

export type { ProblemDetail, ProblemEvent };

/** What was forecast for a past day, and whether the printed score fell into its 90 % interval. */
export type PastForecast = Pick<JudgedDay, 'day' | 'forecast' | 'isInside'>;

export type { DailySales as Sales, HeadRoom, OrdersNeeded, PathDay, Payout, RecoveryPlan, RecoveryStep, WhatIfChange };

/** What a record is about, as costs and candidates name it. */
export type Subject = Pick<Cost, 'metric' | 'orderId' | 'caseId' | 'chatId'>;

/** Why a figure is what it is. Rows of the assessment are named by themselves. */
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

/** The questions whose explanation goes on where the assessment ends: they need the facts. */
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

/** Figures that an assessment does not hold, asked of the facts. */
export type FigureQuestion =
  | { kind: 'estimates' }
  | { kind: 'interpretations' }
  | { kind: 'joint-gain'; subjects: readonly Subject[]; laterDay: Day }
  | { kind: 'what-if-path'; change: WhatIfChange }
  | { kind: 'what-if-needed'; threshold: number; by: Day }
  | { kind: 'what-if-head-room'; threshold: number }
  | { kind: 'what-if-cash' }
  /** @property threshold null: the one that is threatened, else the next one up */
  | { kind: 'recovery'; threshold: number | null }
  | { kind: 'past-forecasts' }
  | { kind: 'problem-details' };

/** The answers, by kind of question; null where there is no score to ask about. */
export interface FigureAnswers {
  /** what readings tell of anchors, weights and the negative-review adjustment */
  estimates: ParameterEstimate | null;
  interpretations: Interpretations | null;
  /** points that several problems of one metric take together, today and on the later day */
  'joint-gain': { now: number; later: number } | null;
  'what-if-path': readonly PathDay[] | null;
  'what-if-needed': OrdersNeeded | null;
  'what-if-head-room': ByMetric<HeadRoom> | null;
  'what-if-cash': { sales: DailySales | null; payouts: readonly Payout[] } | null;
  /** null also at the top, where there is nothing to plan for */
  recovery: RecoveryPlan | null;
  /** of each printed score what was forecast the day before, oldest first */
  'past-forecasts': readonly PastForecast[] | null;
  /** what happened to each order, request and chat that costs points or is listed */
  'problem-details': readonly ProblemDetail[] | null;
}

export type Question = WhyQuestion | FigureQuestion;
export type Answer<Q extends Question> = Q['kind'] extends keyof FigureAnswers
  ? FigureAnswers[Q['kind']]
  : readonly Step[];
