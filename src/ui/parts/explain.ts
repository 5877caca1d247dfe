import type { AppealTicket, Assessment, Candidate, Cost } from '#core/model/assessment';
import { DIMENSIONS, METRICS, type Metric } from '#core/model/metric';
import { groundOf } from '#core/policy/grounds';
import { policyFor } from '#core/policy/policies';
import type { Policy } from '#core/policy/policy';
import type { SourceId } from '#core/policy/source';
import {
  formatChance,
  formatCount,
  formatDay,
  formatFullDay,
  formatPercent,
  formatPoints,
  formatRange,
  formatScore,
  formatValue,
} from './format';
import { portalLink } from './portal';
import {
  ADJUSTMENT,
  BASIS,
  DIMENSION_NAMES,
  FROM,
  METRIC_NAMES,
  METRIC_STATE,
  PORTAL_METRIC_NAMES,
  SUPPORT,
} from './words';

type Crossing = Assessment['crossings'][number];

/** The answer to "why?": what was done, by whose rule, from which inputs. */
export interface Explanation {
  says: readonly string[];
  rules: readonly { says: string; source: SourceId }[];
  inputs: readonly (readonly [label: string, value: string])[];
  /** the page of the portal that would tell more */
  open?: { says: string; href: string };
}

const rulesOf = (assessment: Assessment): Policy | null => policyFor(assessment.region, assessment.asOf);

const TODAY: Record<Assessment['today']['overall']['from'], string> = {
  read: "The page's own figure comes first; the computed one explains how it moves.",
  computed: "Today's score page has not been read, so this is computed from the orders and counts that have been.",
  unknown: 'Too little has been read to compute a score.',
};

export const explainToday = (it: Assessment): Explanation => {
  const policy = rulesOf(it);
  const { overall, dimensions, adjustments } = it.today;
  const assumed = DIMENSIONS.some((name) => dimensions[name].weightFrom === 'assumed');
  return {
    says: [TODAY[overall.from]],
    rules: policy === null ? [] : [...(assumed ? [policy.dimensionWeights] : []), policy.gate],
    inputs: [
      ...(overall.from === 'read' ? ([['Read from the page', formatScore(overall.value, 1)]] as const) : []),
      ['Computed here', formatScore(overall.computed)],
      ...DIMENSIONS.map((name) => {
        const { value, weight, weightFrom } = dimensions[name];
        return [
          DIMENSION_NAMES[name],
          `${formatScore(value)} × ${formatPercent(weight)} (weight ${SUPPORT[weightFrom]})`,
        ] as const;
      }),
      ...adjustments.map(({ kind, metric, from, to }) => {
        const subject = metric === null ? '' : ` on ${METRIC_NAMES[metric]}`;
        return [`${ADJUSTMENT[kind]}${subject}`, `${formatScore(from)} → ${formatScore(to)}`] as const;
      }),
    ],
  };
};

export const explainEligible = (it: Assessment): Explanation => ({
  says: ['Without enough delivered orders there is no score, which is not a low score.'],
  rules: [rulesOf(it)?.eligibility].filter((rule) => rule !== undefined),
  inputs: [
    ['Delivered orders seen', formatCount(it.eligible.delivered)],
    ['Needed', formatCount(it.eligible.need)],
  ],
});

export const explainMetric = (it: Assessment, metric: Metric): Explanation => {
  const policy = rulesOf(it);
  const row = policy?.metrics[metric];
  const { value, score, numerator, denominator, weighted, from, anchors, state, missing, read } =
    it.today.metrics[metric];
  const ratio = (top: number | null, bottom: number | null) => `${formatCount(top)} ÷ ${formatCount(bottom)}`;
  const printed = [
    read.value === null ? '' : formatValue(metric, read.value),
    read.score === null ? '' : `score ${formatScore(read.score)}`,
    read.numerator === null && read.denominator === null ? '' : ratio(read.numerator, read.denominator),
  ].filter((text) => text !== '');
  return {
    ...((state === 'partial' || state === 'unknown') && {
      open: {
        says: `Open Shop Performance, there Diagnosis of ${PORTAL_METRIC_NAMES[metric]}`,
        href: portalLink(it.region, 'score'),
      },
    }),
    says: [METRIC_STATE[state].says, ...missing.map((what) => `Missing: ${what}.`)],
    rules:
      policy == null || row === undefined
        ? []
        : [
            { says: `${row.definition.value}. ${row.definition.says}.`, source: row.definition.source },
            row.membership,
            row.window,
            policy.decay,
            policy.curve,
          ],
    inputs: [
      ['Value', `${formatValue(metric, value)} (${FROM[from]})`],
      ['Score', formatScore(score)],
      ['Printed on the page', printed.length === 0 ? 'Not read' : printed.join(', ')],
      [metric === 'AHT' ? 'Hours ÷ rounds, counted' : 'Counted', ratio(numerator, denominator)],
      ['After ageing', ratio(weighted.numerator, weighted.denominator)],
      ['Excellent (score 4)', `${formatValue(metric, anchors.excellent)} (${SUPPORT[anchors.from]})`],
      ['Poor (score 1)', `${formatValue(metric, anchors.poor)} (${SUPPORT[anchors.from]})`],
    ],
  };
};

export const explainNext = (it: Assessment): Explanation => {
  const { overall } = it.next;
  const record = it.trackRecord;
  return {
    says: [
      'Every known order is aged to that day exactly; what may still come in is a matter of chance.',
      'The score should fall inside the interval on 9 days out of 10.',
      record === null
        ? 'There are too few daily readings yet to say how such projections have done for this shop.'
        : `Replayed on ${record.days} past days: off by ${formatScore(record.mae)} on average, inside the interval on ${formatPercent(record.coverage90)} of them.`,
    ],
    rules: [rulesOf(it)?.decay].filter((rule) => rule !== undefined),
    inputs: [
      ['Computed today', formatScore(it.today.overall.computed)],
      ['Expected', formatScore(overall?.mean)],
      ['90% interval', formatRange(overall?.p05, overall?.p95)],
    ],
  };
};

export const explainCrossing = (it: Assessment, crossing: Crossing): Explanation => ({
  says: [
    'Many futures are rehearsed: known orders age exactly, what may still come in is drawn by chance.',
    'The chance is the share of them in which the unrounded score is on the other side on any of those days.',
  ],
  rules: [rulesOf(it)?.decay].filter((rule) => rule !== undefined),
  inputs: [
    ['Computed today', formatScore(it.today.overall.computed)],
    ['Within 7 days', formatChance(crossing.within7)],
    ['Within 30 days', formatChance(crossing.within30)],
    ['More likely than not from', crossing.medianDay === null ? 'No day in sight' : formatFullDay(crossing.medianDay)],
  ],
});

export const explainCalendar = (it: Assessment): Explanation => {
  const policy = rulesOf(it);
  return {
    says: [
      'Exactly what counts in today’s score is made a day older each day; nothing enters.',
      'Each change is that of the whole score from the day before, when only that metric ages.',
    ],
    rules: policy === null ? [] : [policy.decay],
    inputs:
      policy === null
        ? []
        : METRICS.map((metric) => [METRIC_NAMES[metric], `${policy.metrics[metric].window.value} days`]),
  };
};

export const explainCost = (it: Assessment, cost: Cost): Explanation => {
  const policy = rulesOf(it);
  return {
    says: [
      'What it costs: the score with it, less the score if it were not counted against you. The denominator stays.',
    ],
    rules: policy === null ? [] : [policy.metrics[cost.metric].window, policy.decay],
    inputs: [
      ['Today', formatPoints(cost.points)],
      ...cost.steps.map(({ day, points }) => [`From ${formatDay(day)}`, formatPoints(points)] as const),
      ['Leaves the window', formatDay(cost.leavesOn)],
    ],
  };
};

export const explainCandidate = (it: Assessment, candidate: Candidate): Explanation => {
  const ground = groundOf(candidate.ground);
  const { basis, confidence, gainNow, evidence } = candidate;
  return {
    says: [
      BASIS[basis].says,
      ...(gainNow === null ? ['What it is worth is unknown: the day it belongs to has not been read.'] : []),
      ...(evidence.length === 0 ? [] : [`Evidence to attach: ${evidence.join('; ')}.`]),
    ],
    rules: [ground, rulesOf(it)?.appeal].filter((rule) => rule !== undefined),
    inputs: [
      ['How sure the rule applies (estimate)', formatChance(confidence)],
      ['Gain if approved today', formatPoints(gainNow)],
      ['Gain on the day it would be decided', formatPoints(candidate.gainAtDecision)],
      ['Attempts left', formatCount(candidate.attemptsLeft)],
    ],
  };
};

export const explainTicket = (it: Assessment, ticket: AppealTicket): Explanation => {
  const policy = rulesOf(it);
  const ground = groundOf(ticket.ground);
  return {
    says: [
      ...(ground === undefined ? [] : [`${BASIS[ground.basis].name}: ${BASIS[ground.basis].says}`]),
      'The gain is what all its orders are worth together, recomputed, not added up.',
      ...(ground === undefined ? [] : [`Evidence to attach: ${ground.evidence.join('; ')}.`]),
    ],
    rules: [...(ground === undefined ? [] : [ground]), ...(policy === null ? [] : [policy.appeal])],
    inputs: [
      ['If approved today', formatPoints(ticket.gain)],
      ['On the day it would be decided', formatPoints(ticket.gainAtDecision)],
      ['Chance of approval (estimate)', formatChance(ticket.probability)],
      ['Expected', formatPoints(ticket.expected)],
    ],
  };
};

export const explainAccess = (it: Assessment, benefit: string): Explanation => {
  const row = rulesOf(it)?.benefits.find(({ name }) => name === benefit);
  return {
    says: ['What is active now is taken from the score and its past; the platform may ask for more than the score.'],
    rules: row === undefined ? [] : [{ says: row.rule, source: row.source }],
    inputs:
      row === undefined
        ? []
        : [
            ['Gained at', formatScore(row.gain, 1)],
            ['Lost below', formatScore(row.lose, 1)],
          ],
  };
};
