import type { Assessment, MetricToday } from '#core/model/assessment';
import { type Coverage, ORDER_LISTS } from '#core/model/coverage';
import { type DayNumber, dayNumber } from '#core/model/day';
import { byDimension, byMetric, type Metric } from '#core/model/metric';
import { GAPS, type Gap, type Lack } from '#core/model/not-known';
import type { MetricReading, Reading } from '#core/model/reading';
import { metricRow, metricsOf } from '#core/policy/policy';
import { aggregate, type ScoreParts } from './aggregate';
import type { Ledger } from './ledger';
import { listedStateOn } from './listed-problems';
import { isSmallSeller, metricInputsOf, type ScoreInputs, scoreAged } from './score-inputs';
import type { ScoreParameters } from './score-parameters';
import { sumTally, type TallySums, tallyOn, weightedValue } from './tally';
import { isCovered, NEEDED_SOURCES } from './window-coverage';

/** Eligibility by the latest page; null if it does not say, or once all orders that it counted have left the window. */
export const printedEligibility = (
  latest: Reading | undefined,
  asOf: DayNumber,
  days: number,
): 'scored' | 'no-score' | null => {
  if (latest === undefined || asOf - dayNumber(latest.day) >= days) return null;
  return latest.state ?? (latest.overall === null ? null : 'scored');
};

/**
 * Whether the shop has a score.
 * @param latest the latest reading up to the day
 * Source: conventions.md#10-eligibility and #15-state-of-a-metric.
 */
export const eligibilityOn = (
  ledger: Ledger,
  coverage: readonly Coverage[],
  latest: Reading | undefined,
  isToday: boolean,
  day: DayNumber,
): Assessment['eligible'] => {
  const { orders: need, days } = ledger.policy.eligibility.value;
  let delivered = 0;
  for (let age = 1; age <= days; age++) delivered += ledger.eligible.get(day - age) ?? 0;
  const printed = printedEligibility(latest, day, days);
  const state = () => {
    if (isToday && printed !== null) return printed;
    if (delivered >= need) return 'scored';
    if (isCovered(coverage, ORDER_LISTS, day - days, day - 1, ledger.zone)) return 'no-score';
    return printed ?? 'unknown';
  };
  return { state: state(), delivered, need };
};

/** Days after being placed by which nearly all orders are due, delivered or cancelled. */
const MAX_DAYS_FROM_PLACING = 15;
/** Days after being placed before which hardly any order is due. */
const MIN_DAYS_TO_DUE = 4;

const countGaps = (ledger: Ledger, metric: Metric, gap: Gap, first: DayNumber, before: DayNumber): number => {
  let count = 0;
  for (const [at, many] of ledger.gaps[metric].get(gap) ?? [])
    if (Number.isNaN(at) || (at >= first && at < before)) count += many;
  return count;
};

/**
 * Whether the facts cover a metric's whole window: every day read and, for due orders, every due day known; true for
 * metrics outside the market's score.
 */
export const isWindowCovered = (
  ledger: Ledger,
  coverage: readonly Coverage[],
  metric: Metric,
  day: DayNumber,
): boolean => {
  const row = ledger.policy.metrics[metric];
  if (row === undefined) return true;
  const first = day - row.window.value;
  const isRead = NEEDED_SOURCES[metric].every((sources) => isCovered(coverage, sources, first, day - 1, ledger.zone));
  if (!isRead || metric !== 'OTDR') return isRead;
  return countGaps(ledger, metric, 'deliver-by', first - MAX_DAYS_FROM_PLACING, day - MIN_DAYS_TO_DUE) === 0;
};

const firstGapDay = (ledger: Ledger, metric: Metric, day: DayNumber): DayNumber =>
  day - metricRow(ledger.policy, metric).window.value - MAX_DAYS_FROM_PLACING;

/** Number of records whose missing facts would decide whether they count, or count as bad, in the score of a day. */
export const countGapsOn = (ledger: Ledger, metric: Metric, day: DayNumber): number => {
  const first = firstGapDay(ledger, metric, day);
  return GAPS.reduce((sum, gap) => sum + countGaps(ledger, metric, gap, first, day), 0);
};

/** Records left out of the score of `day` because a fact is missing. */
const gapsOn = (ledger: Ledger, metric: Metric, day: DayNumber): Lack[] => {
  const first = firstGapDay(ledger, metric, day);
  const missing: Lack[] = [];
  // Sorted, so as not to depend on the order of records.
  for (const gap of GAPS) {
    const count = countGaps(ledger, metric, gap, first, day);
    if (count > 0) missing.push({ code: gap, count });
  }
  const unmatchedProblems = ledger.unmatchedProblems.filter(
    (listed) => listed.problem.metric === metric && listedStateOn([listed], day - 1, day) === 'listed',
  ).length;
  return unmatchedProblems > 0 ? [...missing, { code: 'listed', count: unmatchedProblems }] : missing;
};

/** Printed counts that no list read so far explains. */
const unlistedCounts = (seen: TallySums, taken: TallySums): Lack[] => {
  const members = Math.round(taken.denominator - seen.denominator);
  const bads = Math.round(taken.affected - seen.affected);
  return [
    ...(members > 0 ? [{ code: 'page-members' as const, count: members }] : []),
    ...(bads > 0 ? [{ code: 'page-bads' as const, count: bads }] : []),
  ];
};

/** The printed value, else the quotient of the printed counts if it is a possible value. */
export const printedValue = (printed: MetricReading | null, unit: 'rate' | 'hours'): number | null => {
  if (printed === null || printed.value !== null) return printed?.value ?? null;
  const { numerator, denominator } = printed;
  if (numerator === null || !denominator) return null;
  const value = numerator / denominator;
  return Number.isFinite(value) && (unit === 'hours' || value <= 1) ? value : null;
};

/** The scored value: the printed one, or the quotient of the counts if pages print that instead. */
export const scoredValue = (
  printed: number | null,
  computed: number | null,
  { printedRate }: ScoreParameters,
): number | null => (printedRate === 'raw' ? (computed ?? printed) : (printed ?? computed));

/** Metric scores of the displayed values, floor included. */
const scoreShown = (inputs: ScoreInputs, reading: Reading | undefined): ScoreParts => {
  const metricInputs = metricInputsOf(inputs);
  const { policy } = inputs.ledger;
  const shown = byMetric((metric) => {
    const row = policy.metrics[metric];
    if (row === undefined) return metricInputs[metric];
    const printed = printedValue(reading?.metrics[metric] ?? null, row.unit);
    return { ...metricInputs[metric], value: scoredValue(printed, metricInputs[metric].value, inputs.parameters) };
  });
  return aggregate(shown, policy, inputs.parameters, isSmallSeller(inputs));
};

const NOTHING_READ = { value: null, score: null, numerator: null, denominator: null };

const metricToday = (
  inputs: ScoreInputs,
  coverage: readonly Coverage[],
  reading: Reading | undefined,
  metric: Metric,
  shown: number | null,
): MetricToday => {
  const { ledger, day, parameters } = inputs;
  const printed = reading?.metrics[metric] ?? null;
  // Counts are of the facts alone; the value may include page-only counts.
  const counted = sumTally(tallyOn(ledger, metric, day));
  const hasMembers = counted.denominator > 0;
  const taken = sumTally(inputs.tallies[metric]);
  // Page-only counts of the last few days count even without facts.
  const isCounted = taken.denominator > 0;
  const computed = weightedValue(taken);
  const missing = gapsOn(ledger, metric, day);
  const readValue = printedValue(printed, metricRow(ledger.policy, metric).unit);
  const value = readValue ?? computed;
  const anchors = parameters.anchors[metric];
  const isRead = readValue !== null || printed?.score != null;
  const covered = isWindowCovered(ledger, coverage, metric, day);
  const score = printed?.score ?? shown;
  const state =
    isRead || (printed?.denominator != null && printed.numerator != null)
      ? 'scored'
      : !isCounted
        ? 'unknown'
        : covered && hasMembers
          ? 'scored'
          : 'partial';
  return {
    value,
    score,
    numerator: hasMembers ? counted.numerator : null,
    denominator: hasMembers ? counted.denominator : null,
    weighted: hasMembers ? counted.weighted : { numerator: null, denominator: null },
    from: isRead ? 'read' : isCounted ? 'computed' : 'unknown',
    anchors:
      anchors === null
        ? { excellent: null, poor: null, from: 'unknown' }
        : { excellent: anchors.excellent, poor: anchors.poor, from: anchors.from },
    anchorsDay: anchors?.day ?? null,
    bestScore: { ...parameters.bestScores[metric] },
    state,
    missing: [
      ...missing,
      ...unlistedCounts(counted, taken),
      ...(anchors === null && value !== null ? [{ code: 'anchors' as const, count: null }] : []),
      ...(state === 'partial' ? [{ code: 'whole-window' as const, count: null }] : []),
      ...(state === 'unknown' ? [{ code: covered ? ('members' as const) : ('anything' as const), count: null }] : []),
    ],
    read:
      printed === null
        ? NOTHING_READ
        : {
            value: printed.value,
            score: printed.score,
            numerator: printed.numerator,
            denominator: printed.denominator,
          },
  };
};

/**
 * The score of the day of the inputs: as printed, else computed from the facts.
 * @param reading the reading of that day, if any
 * @param estimate the unrounded score from which the forecast starts, if there is one
 */
export const todayOf = (
  inputs: ScoreInputs,
  coverage: readonly Coverage[],
  reading: Reading | undefined,
  eligible: Assessment['eligible'],
  estimate: number | null,
): Assessment['today'] => {
  const scored = scoreAged(inputs);
  const shown = scoreShown(inputs, reading);
  const hasNoScore = eligible.state === 'no-score';
  const computed = hasNoScore ? null : scored.overall;
  const read = reading?.overall ?? null;
  const value = hasNoScore ? null : (read ?? computed);
  return {
    overall: {
      value,
      from: value === null ? 'unknown' : read === null ? 'computed' : 'read',
      computed,
      estimate: hasNoScore ? null : (estimate ?? computed ?? read),
    },
    dimensions: byDimension((dimension) => {
      const { weight, from } = inputs.parameters.dimensionWeights[dimension];
      const score = reading?.dimensions[dimension]?.score ?? scored.dimensions[dimension];
      return { value: hasNoScore ? null : score, weight, weightFrom: from };
    }),
    metrics: Object.fromEntries(
      metricsOf(inputs.ledger.policy).map((metric) => [
        metric,
        metricToday(inputs, coverage, reading, metric, shown.metrics[metric]),
      ]),
    ),
    adjustments: hasNoScore ? [] : scored.adjustments,
  };
};
