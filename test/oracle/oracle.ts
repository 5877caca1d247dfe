import type { Day } from '#core/model/day';
import { DIMENSIONS, type Dimension } from '#core/model/metric';
import { type UsMetric as Metric, US_METRICS } from '#test/fixtures/us-metrics';
import { dayOf, type File, type Member, membersOn, WINDOWS } from './members';

export type { File, Member } from './members';

// The independent scorer: counts → values → scores → dimensions → overall → costs, on one day, from a shop file, by the
// plainest reading of the conventions. What the core computes is checked against it; so it imports nothing of the core
// but the words, and shares no code with it.

/** What a page may print and otherwise stays hidden. A part left out is taken from the readings of the file. */
export interface Truth {
  anchors?: Record<Metric, { excellent: number; poor: number }>;
  dimensionWeights?: Record<Dimension, number>;
  metricWeights?: Record<Metric, number>;
  /** what more than three negative reviews take off the overall, for each time that their rate exceeds the average */
  nrrAdjustment?: { average: number; points: number };
  /** factor for every fifteen days of age, where it is not that of the conventions */
  decay?: number;
}

interface OracleMetric {
  /** raw counts; AHT: hours and review rounds */
  numerator: number;
  denominator: number;
  weighted: { numerator: number; denominator: number };
  value: number | null;
  score: number | null;
}

export interface OracleScore {
  day: Day;
  delivered: number;
  eligible: boolean;
  metrics: Record<Metric, OracleMetric>;
  dimensions: Record<Dimension, number | null>;
  overall: number | null;
}

const PAIRS: Record<Dimension, [Metric, Metric]> = {
  product: ['NRR', 'NBFR'],
  fulfillment: ['SFCR', 'OTDR'],
  service: ['AHT', 'IM_DSAT'],
};

/** conventions.md#3-decay: ages 1–15 → 1, 16–30 → 0.7, 31–45 → 0.49, 46–60 → 0.343. */
export const decay = (age: number, factor = 0.7): number => factor ** (Math.ceil(age / 15) - 1);

/** conventions.md#5-metric-score: value at poor → 1, at excellent → 4, the best possible value → 5; clamped to 0–5. */
export const metricScore = (metric: Metric, value: number, excellent: number, poor: number): number => {
  const best = metric === 'OTDR' ? 1 : 0;
  if (value === best) return 5;
  const better = metric === 'OTDR' ? value >= excellent : value <= excellent;
  const score = better ? 4 + (value - excellent) / (best - excellent) : 1 + (3 * (value - poor)) / (excellent - poor);
  return Math.min(5, Math.max(0, score));
};

/** conventions.md#7-dimensions-and-overall: a missing part passes its weight on. */
const weightedMean = (parts: readonly (readonly [score: number | null, weight: number])[]): number | null => {
  let sum = 0;
  let weights = 0;
  for (const [score, weight] of parts) {
    if (score === null) continue;
    sum += score * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
};

/** conventions.md#7-dimensions-and-overall: the latest reading on or before the day that prints it. */
const latest = <T>(
  file: File,
  day: Day,
  pick: (reading: File['readings'][number]) => T | null | undefined,
): T | null => {
  let found: T | null = null;
  let at = '';
  for (const reading of file.readings) {
    const value = pick(reading) ?? null;
    if (value === null || reading.day > day || reading.day <= at) continue;
    found = value;
    at = reading.day;
  }
  return found;
};

const anchorsFor = (file: File, day: Day, metric: Metric, truth: Truth) =>
  truth.anchors?.[metric] ??
  latest(file, day, ({ metrics }) => {
    const read = metrics[metric];
    return read?.excellent != null && read.poor != null ? { excellent: read.excellent, poor: read.poor } : null;
  });

/** conventions.md#7-dimensions-and-overall: 70/15/15 where the page does not say. */
const ASSUMED: Record<Dimension, number> = { product: 0.7, fulfillment: 0.15, service: 0.15 };

/** The score that these members make, were they `older` days older. */
export const scoreOf = (file: File, day: Day, members: readonly Member[], truth: Truth, older = 0): OracleScore => {
  const zone = file.shop.timeZone ?? 'America/Los_Angeles';
  const shown = dayOf(day, zone);
  const delivered90 = file.orders.filter((order) => {
    const age = order.deliveredAt === null ? 0 : shown - dayOf(order.deliveredAt, zone);
    return age >= 1 && age <= 90;
  });
  // conventions.md#10-eligibility: without fake, sample and gift orders.
  const counted = delivered90.filter(
    (order) => !order.flags?.some((flag) => ['fake', 'sample', 'gift'].includes(flag)),
  );
  // conventions.md#6-small-seller-floor, apart from the metric's affected orders.
  const openDays = file.shop.openedOn === null ? null : shown - dayOf(file.shop.openedOn, zone);
  const small =
    openDays !== null && openDays < 180 && delivered90.filter((order) => order.status === 'completed').length <= 30;

  const metrics = {} as Record<Metric, OracleMetric>;
  for (const metric of US_METRICS) {
    const own = members.filter((member) => member.metric === metric && member.age + older <= WINDOWS[metric]);
    const total = (pick: (member: Member) => number): number => own.reduce((sum, member) => sum + pick(member), 0);
    const weighted = {
      numerator: total((member) => member.numerator * decay(member.age + older, truth.decay)),
      denominator: total((member) => member.denominator * decay(member.age + older, truth.decay)),
    };
    const value = weighted.denominator === 0 ? null : weighted.numerator / weighted.denominator;
    const anchors = anchorsFor(file, day, metric, truth);
    let score = value === null || anchors === null ? null : metricScore(metric, value, anchors.excellent, anchors.poor);
    if (score !== null && small && metric !== 'AHT' && own.filter((member) => member.bad).length <= 3)
      score = Math.max(score, metric === 'IM_DSAT' ? 2 : 3.5);
    metrics[metric] = {
      numerator: total((member) => member.numerator),
      denominator: total((member) => member.denominator),
      weighted,
      value,
      score,
    };
  }

  const dimensions = {} as Record<Dimension, number | null>;
  for (const dimension of DIMENSIONS) {
    dimensions[dimension] = weightedMean(
      PAIRS[dimension].map((metric) => {
        const read = latest(file, day, (reading) => reading.metrics[metric]?.weight);
        return [metrics[metric].score, truth.metricWeights?.[metric] ?? read ?? 0.5] as const;
      }),
    );
  }
  let overall = weightedMean(
    DIMENSIONS.map((dimension) => {
      const read = latest(file, day, (reading) => reading.dimensions[dimension]?.weight);
      return [dimensions[dimension], truth.dimensionWeights?.[dimension] ?? read ?? ASSUMED[dimension]] as const;
    }),
  );
  // conventions.md#8-product-gate: product satisfaction below 1 → the lowest dimension.
  if (dimensions.product !== null && dimensions.product < 1)
    overall = Math.min(...DIMENSIONS.map((dimension) => dimensions[dimension]).filter((score) => score !== null));
  // conventions.md#9-nrr-adjustment: only worse than the average, and with more than 3 negative reviews.
  const { value: negative, numerator: negatives } = metrics.NRR;
  const { average, points } = truth.nrrAdjustment ?? { average: 1, points: 0 };
  if (overall !== null && negative !== null && negative > average && negatives > 3)
    overall = Math.max(0, overall - points * (negative / average - 1));
  const eligible = counted.length >= 30;
  return {
    day,
    delivered: counted.length,
    eligible,
    metrics,
    dimensions,
    overall: eligible || older > 0 ? overall : null,
  };
};

/** The score shown on `day`. */
export const scoreOn = (file: File, day: Day, truth: Truth = {}): OracleScore =>
  scoreOf(file, day, membersOn(file, day), truth);

/** conventions.md#14-aged-only-and-the-calendar: exactly what counts on `day`, `older` days later. */
export const agedOnly = (file: File, day: Day, older: number, truth: Truth = {}): OracleScore =>
  scoreOf(file, day, membersOn(file, day), truth, older);

export interface OracleCost {
  metric: Metric;
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
  points: number;
}

/** conventions.md#13-cost-of-a-problem: the overall with these, minus the overall with none of them counted as bad; `older` as in `agedOnly`. */
export const jointCost = (
  file: File,
  day: Day,
  these: readonly Member[],
  truth: Truth = {},
  older = 0,
  members: readonly Member[] = membersOn(file, day),
): number | null => {
  const same = (a: Member, b: Member): boolean =>
    a.metric === b.metric && a.orderId === b.orderId && a.caseId === b.caseId && a.chatId === b.chatId;
  const spared = members.map((member) =>
    these.some((one) => same(one, member)) ? { ...member, ...member.without, bad: false } : member,
  );
  const counted = scoreOf(file, day, members, truth, older).overall;
  const without = scoreOf(file, day, spared, truth, older).overall;
  return counted === null || without === null ? null : counted - without;
};

/** conventions.md#13-cost-of-a-problem: what each problem costs, costliest first; of the after-sales cases only those that cost something. */
export const costsOn = (file: File, day: Day, truth: Truth = {}): OracleCost[] => {
  const members = membersOn(file, day);
  return members
    .filter((member) => member.bad)
    .map((member) => ({
      metric: member.metric,
      orderId: member.orderId,
      caseId: member.caseId,
      chatId: member.chatId,
      points: jointCost(file, day, [member], truth, 0, members) ?? 0,
    }))
    .filter((cost) => cost.metric !== 'AHT' || cost.points < 0)
    .sort((a, b) => a.points - b.points);
};
