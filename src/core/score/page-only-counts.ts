import type { Coverage } from '#core/model/coverage';
import type { DayNumber } from '#core/model/day';
import { type ByMetric, countsOrders, isHigherBetter, METRICS, type Metric } from '#core/model/metric';
import type { MetricReading, Reading } from '#core/model/reading';
import type { Ledger } from './ledger';
import { sumTally, type Tally, type TallySums, tallyOn } from './tally';
import { isCovered, LISTED_SOURCES, NEEDED_SOURCES } from './window-coverage';

/** Days for which a printed count stands in for members that no list shows: until all have left the window. */
const RECENT_DAYS = 60;

/** Larger counts exceed any real shop's window: they were misread and are ignored. */
const MAX_PLAUSIBLE = { members: 1e7, bads: 1e5 } as const;

/** Counts of a page beyond those of the facts; their days are not known. */
interface PageOnlyCounts {
  numerator: number;
  denominator: number;
  bad: number;
  /** share of members that are good by the facts and bad by the page */
  turned: number;
}

/** How complete the facts are on the day of a reading. */
interface FactsCover {
  /** by coverage: read whole or in part; `unsaid` without coverage */
  members: 'whole' | 'part' | 'unsaid';
  isListWhole: boolean;
}

/**
 * What tells where the facts plainly lack bad members of the page, and no coverage row says how much was read or one says
 * that all was: the facts, from which today's score is computed, or the page, on which a forecast rests.
 */
export type Trust = 'facts' | 'page';

const factsCoverOn = (
  { zone, unmatchedProblems }: Ledger,
  coverage: readonly Coverage[],
  { metric, window }: Tally,
  day: DayNumber,
): FactsCover => {
  const sources = NEEDED_SOURCES[metric][0]!;
  const isRead = (of: typeof sources) => isCovered(coverage, of, day - window, day - 1, zone);
  const isSaid = coverage.some(({ source }) => sources.includes(source) || LISTED_SOURCES[metric].includes(source));
  // Order lists print no deliver-by dates, so even a complete list may hold only some of OTDR's members.
  const members = metric !== 'OTDR' && isRead(sources) ? 'whole' : isSaid ? 'part' : 'unsaid';
  // A listed order that was not read is undated, so the facts hold fewer than the list.
  const isMatched = !unmatchedProblems.some(({ problem }) => problem.metric === metric);
  return { members, isListWhole: isMatched && isRead(LISTED_SOURCES[metric]) };
};

/** Printed rates below this are 0: pages round to hundredths of a percent. */
const LEAST_RATE = 1e-6;

/**
 * Denominator of a page: as printed, else implied by value and numerator; below 1 it was misread and counts as not
 * printed.
 */
const printedTotal = ({ value, numerator, denominator }: MetricReading): number | null => {
  const total = denominator ?? (numerator !== null && value !== null && value > LEAST_RATE ? numerator / value : null);
  return total !== null && total > 0 && total < 1 ? null : total;
};

/** Printed rates, and rates of few members, are exact to this. */
const RATE_TOLERANCE = 0.005;

/** A numerator that contradicts its denominator or, however members are decayed, its value: it was misread and counts as not printed. */
const withoutMisread = (printed: MetricReading, { metric, weights }: Tally): MetricReading => {
  const { value, numerator, denominator } = printed;
  if (metric === 'AHT' || numerator === null || denominator === null) return printed;
  const quotient = numerator / denominator;
  const [least, most] = [value ?? quotient, quotient]
    .map((rate) => (isHigherBetter(metric) ? 1 - rate : rate))
    .sort((a, b) => a - b) as [number, number];
  const isDecayed = most * weights.at(-1)! <= least + RATE_TOLERANCE + 1 / denominator;
  return numerator <= denominator && isDecayed ? printed : { ...printed, numerator: null };
};

/** Hours and rounds of a page beyond those of the facts. */
const pageOnlyHours = (printed: MetricReading, seen: TallySums): PageOnlyCounts | null => {
  const rounds = printedTotal(printed);
  if (rounds === null || rounds <= seen.denominator) return null;
  const hours = printed.numerator ?? (printed.value === null ? seen.numerator : printed.value * rounds);
  return { numerator: Math.max(0, hours - seen.numerator), denominator: rounds - seen.denominator, bad: 0, turned: 0 };
};

/**
 * Whether the facts plainly lack bad members of a page: it prints some and they have none, or it prints twice as many. Facts
 * read whole may differ from an older page by a member that has left.
 */
const lackBads = ({ affected, weighted }: TallySums, higher: boolean, rate: number, isWhole: boolean): boolean => {
  const bad = higher ? weighted.denominator - weighted.numerator : weighted.numerator;
  if (isWhole) return rate * weighted.denominator > 2 * bad + 2;
  return affected === 0 ? rate > LEAST_RATE : rate * weighted.denominator > 2 * bad + 1;
};

/** The number of members that makes the known bad ones equal the printed rate, taken as decayed. */
const impliedTotal = ({ weights, window }: Tally, { weighted }: TallySums, higher: boolean, rate: number): number => {
  const bad = higher ? weighted.denominator - weighted.numerator : weighted.numerator;
  return (bad / rate) * (window / weights.reduce((sum, weight) => sum + weight, 0));
};

/**
 * Members and bad members beyond those of the facts. Members: as printed, else as read, else implied by bad members and
 * rate if the facts are a part. Bad members: as printed, else as read or listed, else implied by rate and members if no
 * list was read.
 */
const pageOnlyRate = (
  printed: MetricReading,
  tally: Tally,
  higher: boolean,
  { members: read, isListWhole }: FactsCover,
  usualMembers: number,
): PageOnlyCounts | null => {
  const seen = sumTally(tally);
  const rate = printed.value === null ? null : higher ? 1 - printed.value : printed.value;
  const isPart = read === 'part' || seen.affected === seen.denominator;
  const ofPage = printedTotal(printed);
  // A complete list of bad members and the rate imply the total; without one, other metrics' counts do.
  const areBadsWhole = isListWhole || seen.affected === seen.denominator;
  const isImplied = isPart && areBadsWhole && rate !== null && rate > LEAST_RATE;
  const implied = isImplied ? impliedTotal(tally, seen, higher, rate) : isPart ? usualMembers : 0;
  const total = ofPage ?? Math.max(seen.denominator, implied);
  const members = Math.max(0, total - seen.denominator);
  const ofRate = read !== 'unsaid' && !isListWhole && rate !== null ? rate * total : seen.affected;
  const printedBad =
    printed.numerator === null || ofPage === null ? null : higher ? ofPage - printed.numerator : printed.numerator;
  const allBad = Math.min(seen.denominator + members, Math.max(seen.affected, printedBad ?? ofRate));
  const more = allBad - seen.affected;
  if (members === 0 && more === 0) return null;
  const bad = Math.min(members, more);
  const good = seen.denominator - seen.affected;
  return {
    numerator: higher ? members - bad : bad,
    denominator: members,
    bad,
    turned: good > 0 ? Math.min(1, (more - bad) / good) : 0,
  };
};

/**
 * Counts of a window that the facts do not cover: those of the facts, and undated page-only counts. The forecast
 * samples their days; everything else uses the expectation.
 */
export interface HiddenCounts {
  metric: Metric;
  /** days since the page was read */
  ago: number;
  /** counts of the facts on the day of the page, by age on that day */
  seen: Tally;
  unseen: PageOnlyCounts;
  /** standard deviation of ln(unseen members); 0 if they were printed */
  membersLogSd: number;
  /** printed decayed rate, for OTDR that of bad members; null if not printed or if pages print the raw quotient */
  value: number | null;
  /** first day of the shop, before which there are no members */
  openedOn: DayNumber | null;
}

/** Members of a window relative to orders delivered in 60 days, for pages that print a value without counts; assumed. */
const RELATIVE_VOLUME: ByMetric<number> = {
  NRR: 1,
  NBFR: 1,
  SFCR: 0.55,
  OTDR: 0.45,
  AHT: 0.05,
  IM_DSAT: 0.1,
  LDR: 0.5,
  RR24: 0.3,
};
const ORDER_METRICS = METRICS.filter(countsOrders);
/** Orders delivered in 60 days by an unknown shop, and the standard deviation of their logarithm; assumed. */
const ASSUMED_VOLUME = 500;
const VOLUME_LOG_SD = { none: 1, ofOrders: 0.15, ofService: 0.8 } as const;

/** Members of a metric's window as estimated from other metrics' printed counts. */
const volumeOf = (reading: Reading, metric: Metric): { members: number; logSd: number } => {
  const known = ORDER_METRICS.flatMap((of) => {
    const printed = reading.metrics[of];
    const total = printed === null ? null : printedTotal(printed);
    return total === null || total <= 0 ? [] : [total / RELATIVE_VOLUME[of]];
  });
  if (known.length === 0) return { members: ASSUMED_VOLUME * RELATIVE_VOLUME[metric], logSd: VOLUME_LOG_SD.none };
  const volume = known.reduce((sum, count) => sum + count, 0) / known.length;
  const logSd = countsOrders(metric) ? VOLUME_LOG_SD.ofOrders : VOLUME_LOG_SD.ofService;
  return { members: volume * RELATIVE_VOLUME[metric], logSd };
};

const MAX_QUOTIENT_ERROR = 0.000_051;

/** Whether the printed rates equal the quotients of the printed counts. */
const printsQuotients = (reading: Reading): boolean => {
  const misses = ORDER_METRICS.flatMap((metric) => {
    const { value, numerator, denominator } = reading.metrics[metric] ?? { value: null };
    if (value === null || numerator == null || !denominator || numerator === 0 || numerator === denominator) return [];
    return [Math.abs(numerator / denominator - value)];
  });
  return misses.length >= 2 && misses.every((miss) => miss < MAX_QUOTIENT_ERROR);
};

/** Counts of a page without any facts. */
const countsWithoutFacts = (
  metric: Metric,
  printed: MetricReading,
  higher: boolean,
  members: number,
): PageOnlyCounts | null => {
  const total = printedTotal(printed) ?? members;
  const { value, numerator } = printed;
  if (total <= 0 || (value === null && numerator === null)) return null;
  if (metric === 'AHT') return { numerator: numerator ?? value! * total, denominator: total, bad: 0, turned: 0 };
  const good = numerator ?? value! * total;
  const bad = Math.min(total, Math.max(0, higher ? total - good : good));
  return { numerator: higher ? total - bad : bad, denominator: total, bad, turned: 0 };
};

/**
 * Counts of a recent page beyond the facts of a window; null if it prints none.
 * @param latestFirst readings up to the day
 * @param isWhole whether the window was read whole, so that only bad members that the facts plainly lack are added
 */
export const hiddenCountsOn = (
  tally: Tally,
  ledger: Ledger,
  coverage: readonly Coverage[],
  latestFirst: readonly Reading[],
  day: DayNumber,
  openedOn: DayNumber | null,
  trust: Trust,
  isWhole: boolean,
): HiddenCounts | null => {
  const { metric } = tally;
  const higher = isHigherBetter(metric);
  for (const reading of latestFirst) {
    const readOn = ledger.zone.dayOf(reading.day);
    if (day - readOn > RECENT_DAYS) break;
    const onPage = reading.metrics[metric];
    if (onPage === null || (onPage.value === null && onPage.denominator === null)) continue;
    const printed = withoutMisread(onPage, tally);
    const seen = readOn === day ? tally : tallyOn(ledger, metric, readOn);
    const sums = sumTally(seen);
    const volume = volumeOf(reading, metric);
    const lacksBads =
      trust === 'page' &&
      printed.value !== null &&
      lackBads(sums, higher, higher ? 1 - printed.value : printed.value, isWhole);
    if (isWhole && !lacksBads) return null;
    const cover = factsCoverOn(ledger, coverage, tally, readOn);
    const isDoubted = lacksBads && (isWhole || cover.members === 'unsaid');
    const unseen =
      sums.denominator === 0
        ? countsWithoutFacts(metric, printed, higher, volume.members)
        : metric === 'AHT'
          ? pageOnlyHours(printed, sums)
          : pageOnlyRate(
              printed,
              seen,
              higher,
              isDoubted ? { ...cover, members: 'part', isListWhole: cover.isListWhole && !isWhole } : cover,
              volume.members,
            );
    if (unseen === null || unseen.denominator > MAX_PLAUSIBLE.members || unseen.bad > MAX_PLAUSIBLE.bads) return null;
    const value =
      printed.value === null || printsQuotients(reading) ? null : higher ? 1 - printed.value : printed.value;
    return {
      metric,
      ago: day - readOn,
      seen,
      unseen,
      membersLogSd: printedTotal(printed) === null && unseen.denominator > 0 ? volume.logSd : 0,
      value,
      openedOn,
    };
  }
  return null;
};
