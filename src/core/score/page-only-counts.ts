import type { Coverage } from '#core/model/coverage';
import type { DayNumber } from '#core/model/day';
import type { MetricReading, Reading } from '#core/model/reading';
import type { Ledger } from './ledger';
import { sumTally, type Tally, type TallySums, tallyOn } from './tally';
import { isCovered, LISTED_SOURCES, NEEDED_SOURCES } from './window-coverage';

/** How long a printed count vouches for members that nobody has listed. */
const RECENT_DAYS = 7;

/** More members or bad ones than any shop has in a window were misread, and vouch for nothing. */
const MAX_PLAUSIBLE = { members: 1e7, bads: 1e5 } as const;

/** What the page counted beyond the facts; their days are not known, so they stand on all alike. */
interface PageOnlyCounts {
  numerator: number;
  denominator: number;
  bad: number;
  /** which part of the members that the facts take for good is bad */
  turned: number;
}

/** How far the facts reach on the day of a reading. */
interface FactsCover {
  /** read whole, by coverage; in part, by coverage; or nobody says */
  members: 'whole' | 'part' | 'unsaid';
  isListWhole: boolean;
}

const factsCoverOn = (
  { zone }: Ledger,
  coverage: readonly Coverage[],
  { metric, window }: Tally,
  day: DayNumber,
): FactsCover => {
  const sources = NEEDED_SOURCES[metric][0]!;
  const isRead = (of: typeof sources) => isCovered(coverage, of, day - window, day - 1, zone);
  const isSaid = coverage.some(({ source }) => sources.includes(source) || LISTED_SOURCES[metric].includes(source));
  // An order list read whole tells of no deliver-by dates: where OTDR lacks some, its members are a part.
  const members = metric !== 'OTDR' && isRead(sources) ? 'whole' : isSaid ? 'part' : 'unsaid';
  return { members, isListWhole: isRead(LISTED_SOURCES[metric]) };
};

/** A printed rate below this is nothing: pages have room for hundredths of a percent. */
const LEAST_RATE = 1e-6;

/** The denominator of a page: printed, else what its value and numerator imply. */
const printedTotal = ({ value, numerator, denominator }: MetricReading): number | null =>
  denominator ?? (numerator !== null && value !== null && value > LEAST_RATE ? numerator / value : null);

/** Hours and rounds beyond those of the facts. */
const pageOnlyHours = (printed: MetricReading, seen: TallySums): PageOnlyCounts | null => {
  const rounds = printedTotal(printed);
  if (rounds === null || rounds <= seen.denominator) return null;
  const hours = printed.numerator ?? (printed.value === null ? seen.numerator : printed.value * rounds);
  return { numerator: Math.max(0, hours - seen.numerator), denominator: rounds - seen.denominator, bad: 0, turned: 0 };
};

/** The members among which the known bad ones make up the printed rate, which is taken for the decayed one. */
const impliedTotal = ({ weights, window }: Tally, { weighted }: TallySums, higher: boolean, rate: number): number => {
  const bad = higher ? weighted.denominator - weighted.numerator : weighted.numerator;
  return (bad / rate) * (window / weights.reduce((sum, it) => sum + it, 0));
};

/**
 * Members and bad ones beyond those of the facts. Members: those of the page, else those that were read, else, where these
 * are a part or bad ones alone, those that the number of bad ones and the printed rate imply. Bad ones: those of the page, else those
 * that were read or listed, else, where no list was, those that the printed rate implies among the members.
 */
const pageOnlyRate = (
  printed: MetricReading,
  tally: Tally,
  higher: boolean,
  { members: read, isListWhole }: FactsCover,
): PageOnlyCounts | null => {
  const seen = sumTally(tally);
  const rate = printed.value === null ? null : higher ? 1 - printed.value : printed.value;
  const isPart = read === 'part' || seen.affected === seen.denominator;
  const ofPage = printedTotal(printed);
  const implied = isPart && rate !== null && rate > LEAST_RATE ? impliedTotal(tally, seen, higher, rate) : 0;
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
 * Members and their bad ones stand on the days that the page had counted; what it tells of members that the facts take
 * for good holds for later ones too. @param ago days since the reading
 */
const addTo = (
  tally: Tally,
  { numerator, denominator, bad, turned }: PageOnlyCounts,
  ago: number,
  higher: boolean,
): Tally => {
  const turnedAt = tally.denominator.map((count, age) => turned * (count - tally.bad[age]!));
  const spread = (list: Float64Array, sum: number, sign: number) =>
    list.map((count, age) => count + (age > ago ? sum / tally.window : 0) + sign * turnedAt[age]!);
  return {
    ...tally,
    numerator: spread(tally.numerator, numerator, higher ? -1 : 1),
    denominator: spread(tally.denominator, denominator, 0),
    bad: spread(tally.bad, bad, 1),
  };
};

/**
 * Adds to a tally, where the facts are a part, what a recent page says beyond them. Facts that are the whole, or none at
 * all, stay as they are.
 */
export const withPageOnlyCounts = (
  tally: Tally,
  ledger: Ledger,
  coverage: readonly Coverage[],
  latestFirst: readonly Reading[],
  day: DayNumber,
): Tally => {
  const { metric } = tally;
  if (sumTally(tally).denominator === 0) return tally;
  const higher = ledger.policy.metrics[metric].better === 'higher';
  for (const reading of latestFirst) {
    const readOn = ledger.zone.dayOf(reading.day);
    if (day - readOn > RECENT_DAYS) break;
    const printed = reading.metrics[metric];
    if (printed === null || (printed.value === null && printed.denominator === null)) continue;
    const then = readOn === day ? tally : tallyOn(ledger, metric, readOn);
    const unseen =
      metric === 'AHT'
        ? pageOnlyHours(printed, sumTally(then))
        : pageOnlyRate(printed, then, higher, factsCoverOn(ledger, coverage, tally, readOn));
    const isSound = unseen !== null && unseen.denominator <= MAX_PLAUSIBLE.members && unseen.bad <= MAX_PLAUSIBLE.bads;
    return !isSound ? tally : addTo(tally, unseen, day - readOn, higher);
  }
  return tally;
};
