import { type DayNumber, weekday } from '#core/model/day';
import { isHigherBetter } from '#core/model/metric';
import type { HiddenCounts } from '#core/score/page-only-counts';
import { countOpenAges, NEGLIGIBLE_COUNT, tiltCounts } from '#core/score/spread-hidden-counts';
import type { DelayDistribution } from './delays';
import { type Particles, selectParticles, simulatePriorPaths } from './particle-filter';
import { deterministicExp, gammaQuantiles, indicesByWeight, type Random } from './random';

/** A draw of the days of a hidden window; index 0 is `first`, and the last day is yesterday. */
export interface SampledWindow {
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
  /** new members a day at the end of the window, relative to the mean of all draws */
  level: number;
}

/** Posterior draws of a hidden window, with one particle of the daily rate per future. */
export interface SampledWindows {
  first: DayNumber;
  windows: SampledWindow[];
  /** index of the window from which each future starts */
  windowOf: readonly number[];
  particles: Particles;
  /** mean members by day */
  members: Float64Array;
  /** mean new members a day at the end of the window */
  dailyMembers: number;
  /** mean daily rate of bad events */
  rate: number;
}

/** Proposals weighted by the printed value for each window kept (importance resampling). */
const PROPOSALS_PER_WINDOW = 2;
/** Largest number of windows, from each of which several futures start. */
const MAX_WINDOWS = 96;
/** Assumed variation of unread new members: of the level, of weekdays, and of single days (gamma shape). */
const LEVEL_SD_PER_DAY = 0.03;
const WEEKDAY_SD = 0.1;
const DAY_SHAPE = 10;
/** Chance of a sale in the window, its length, and its multiple of the usual orders. */
const PEAK_CHANCE = 0.15;
const PEAK = { days: 6, factor: 2.5 } as const;
/** Pseudo-count of bad events at the prior rate. */
const PRIOR_EVENTS = 1;
/** Deviation, as a share of the printed value, of the normal density that weights a proposal. */
const TOLERANCE = 0.08;

/** Draws relative numbers of new members by day. */
const drawProfile = (days: number, first: DayNumber, random: Random, factors: Float64Array): Float64Array => {
  const week = Array.from({ length: 7 }, () => 1 + WEEKDAY_SD * random.normal());
  const profile = new Float64Array(days);
  let level = 0;
  const peak = random.uniform() < PEAK_CHANCE ? Math.floor(random.uniform() * days) : days;
  for (let i = 0; i < days; i++) {
    level += LEVEL_SD_PER_DAY * random.normal();
    const isPeak = i >= peak && i < peak + PEAK.days;
    profile[i] =
      deterministicExp(level) *
      Math.max(0.3, week[weekday(first + i)]!) *
      random.pick(factors) *
      (isPeak ? PEAK.factor : 1);
  }
  return profile;
};

const sumOf = (list: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i]!;
  return sum;
};

/** Draws unread members by day that add up to `total`; days with many known members get few more. */
const placeMembers = (
  seen: Float64Array,
  profile: Float64Array,
  total: number,
  from: number,
  random: Random,
): Float64Array => {
  const placed = new Float64Array(seen.length);
  const scale = (total + sumOf(seen)) / sumOf(profile.subarray(from));
  let expected = 0;
  for (let i = from; i < placed.length; i++) {
    placed[i] = Math.max(0, profile[i]! * scale - seen[i]!);
    expected += placed[i]!;
  }
  if (!(expected > 0)) return placed.fill(total / (placed.length - from), from);
  for (let i = from; i < placed.length; i++) placed[i] = random.poisson((placed[i]! * total) / expected);
  const sum = sumOf(placed);
  if (sum > 0) for (let i = from; i < placed.length; i++) placed[i]! *= total / sum;
  else placed[placed.length - 1] = total;
  return placed;
};

/** Largest number of events that are placed one by one. */
const FEW_EVENTS = 20;

/** Draws days of `count` events in proportion to `intensity` (multinomial); a fraction of an event is spread over all days. */
const placeEvents = (count: number, intensity: Float64Array, random: Random): Float64Array => {
  const placed = new Float64Array(intensity.length);
  const total = sumOf(intensity);
  if (!(total > 0) || count <= 0) return placed;
  const whole = Math.floor(count + 1e-6);
  let [left, mass] = [whole, total];

  for (; left > 0 && whole <= FEW_EVENTS; left--) {
    let [point, day] = [random.uniform() * total, 0];
    while (day < intensity.length - 1 && point >= intensity[day]!) point -= intensity[day++]!;
    placed[day]! += 1;
  }
  for (let i = 0; i < placed.length && left > 0; i++) {
    const here = mass > 0 ? random.binomial(left, intensity[i]! / mass) : 0;
    placed[i] = here;
    left -= here;
    mass -= intensity[i]!;
  }
  const rest = count - whole + left;
  for (let i = 0; i < placed.length && rest > 1e-9; i++) placed[i]! += (rest * intensity[i]!) / total;
  return placed;
};

/** Deviation of the log hours of a round. */
const AHT_LOG_SD = 0.9;
const SCALING_ROUNDS = 3;
/** Number of last days over which the level of new members is averaged. */
const LEVEL_DAYS = 21;

/** What the page and the facts say of the window that the page counted, by day, oldest first. */
interface PageWindow {
  hidden: HiddenCounts;
  days: number;
  /** the first day that the facts do not hold whole */
  from: number;
  seenMembers: Float64Array;
  /** bad events, or hours of handling */
  seenBad: Float64Array;
  weights: Float64Array;
  isHours: boolean;
  delays: DelayDistribution;
}

const pageWindowOf = (hidden: HiddenCounts, today: DayNumber, delays: DelayDistribution): PageWindow => {
  const { seen, metric } = hidden;
  const { window: days } = seen;
  // Counts are by age, and index i has age days − i.
  const byDay = (list: Float64Array) => Float64Array.from({ length: days }, (_, i) => list[days - i]!);
  const isHours = metric === 'AHT';
  return {
    hidden,
    days,
    from: days - countOpenAges(hidden, today),
    seenMembers: byDay(seen.denominator),
    seenBad: byDay(isHours ? seen.numerator : seen.bad),
    weights: byDay(seen.weights),
    isHours,
    delays,
  };
};

/** Members of a day that the facts do not know as bad: so many more can be. */
const roomOf = ({ seenBad, isHours }: PageWindow, members: Float64Array, i: number): number =>
  isHours ? Number.POSITIVE_INFINITY : Math.max(0, members[i]! - seenBad[i]!);

/** Draws the hours of unread rounds by day, which add up to `total`. */
const drawHours = ({ days, from }: PageWindow, rounds: Float64Array, total: number, random: Random): Float64Array => {
  const hours = new Float64Array(days);
  for (let i = from; i < days; i++)
    for (let k = 0; k < rounds[i]!; k++)
      hours[i]! += Math.min(1, rounds[i]! - k) * deterministicExp(AHT_LOG_SD * random.normal());
  const sum = sumOf(hours);
  if (sum > 0) for (let i = 0; i < days; i++) hours[i]! *= total / sum;
  return hours;
};

/** Draws unread bad events by day, which add up to `total`, and the daily rate. @param rates prior path of the rate */
const drawBadEvents = (
  page: PageWindow,
  members: Float64Array,
  total: number,
  rates: Float64Array,
  random: Random,
): { more: Float64Array; rate: number } => {
  const { days, from, seenBad, delays } = page;
  const intensity = new Float64Array(days);
  // Rate of bad events of a membership day by the day before the page: Σ share[lag]·λ(day + lag), with geometric shares.
  const firstShare = delays.share[0]!;
  const fade = (delays.share[1] ?? 0) / firstShare;
  let occurred = 0;
  for (let i = days - 1; i >= from; i--) {
    occurred = firstShare * rates[i]! + fade * occurred;
    intensity[i] = roomOf(page, members, i) * occurred;
  }
  const more = placeEvents(total, intensity, random);
  for (let i = 0; i < days; i++) more[i] = Math.min(more[i]!, roomOf(page, members, i));
  const shape = total + sumOf(seenBad) + PRIOR_EVENTS;
  // Gamma posterior of the rate's scale, by the Wilson–Hilferty transformation.
  const root = 1 - 1 / (9 * shape) + random.normal() / (3 * Math.sqrt(shape));
  const exposure = (sumOf(intensity) || 1) + PRIOR_EVENTS / Math.max(1e-4, delays.rate);
  return { more, rate: (shape * Math.max(0.05, root) ** 3) / exposure };
};

/** A draw of the page's window before it equals the printed value. */
interface Proposal {
  members: Float64Array;
  /** unread bad events, or hours of handling, by day */
  more: Float64Array;
  /** new members a day at its end */
  level: number;
  rate: number;
  /** logarithm of the density of the printed value */
  logWeight: number;
}

const logWeightOf = (
  { weights, seenBad, hidden: { value } }: PageWindow,
  members: Float64Array,
  more: Float64Array,
): number => {
  if (value === null) return 0;
  let [over, under] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    over += weights[i]! * (seenBad[i]! + more[i]!);
    under += weights[i]! * members[i]!;
  }
  const miss = (over / under - value) / (TOLERANCE * value + 0.5 / Math.max(1, under));
  return -Math.min(50, 0.5 * miss * miss);
};

/** @param profile relative numbers of new members by day */
const propose = (page: PageWindow, profile: Float64Array, rates: Float64Array, random: Random): Proposal => {
  const { hidden, days, from, seenMembers, seenBad, isHours } = page;
  const { unseen, value, membersLogSd } = hidden;
  const scale = membersLogSd > 0 ? deterministicExp(membersLogSd * random.normal()) : 1;
  const unread = placeMembers(seenMembers, profile, unseen.denominator * scale, from, random);
  const members = seenMembers.map((count, i) => count + unread[i]!);
  const printed = isHours ? unseen.numerator : unseen.bad + unseen.turned * (sumOf(seenMembers) - sumOf(seenBad));
  const total = value !== null ? Math.max(0, printed * scale) : printed;
  const { more, rate } = isHours
    ? { more: drawHours(page, unread, total, random), rate: 0 }
    : drawBadEvents(page, members, total, rates, random);
  const end = Math.min(LEVEL_DAYS, days - from);
  const level = sumOf(members.subarray(days - end)) / end;
  return { members, more, level, rate, logWeight: logWeightOf(page, members, more) };
};

/** Unread bad events by age, moved and scaled so that the window has the printed value. */
const matchValue = (page: PageWindow, { members, more }: Proposal): Float64Array => {
  const { hidden, days, weights, seenBad } = page;
  const byAge = new Float64Array(days + 1);
  for (let i = 0; i < days; i++) byAge[days - i] = more[i]!;
  const { value } = hidden;
  if (value === null) return byAge;
  let [knownBad, under] = [0, 0];
  for (let i = 0; i < days; i++) {
    knownBad += weights[i]! * seenBad[i]!;
    under += weights[i]! * members[i]!;
  }
  tiltCounts(byAge, hidden.seen.weights, value * under - knownBad);
  // A tilt does not move few events of equal weight, so they are scaled, up to the members of each day.
  for (let round = 0; round < SCALING_ROUNDS; round++) {
    let weighted = 0;
    for (let i = 0; i < days; i++) {
      byAge[days - i] = Math.min(byAge[days - i]!, roomOf(page, members, i));
      weighted += weights[i]! * byAge[days - i]!;
    }
    const scale = weighted >= NEGLIGIBLE_COUNT ? Math.max(0, value * under - knownBad) / weighted : 1;
    for (let age = 1; age <= days; age++) byAge[age]! *= scale;
  }
  return byAge;
};

/** Share of bad events that occurred by the day before the page was read, by age. */
const occurredByAge = ({ days, delays }: PageWindow): Float64Array => {
  const share = new Float64Array(days + 1);
  for (let age = 1, sum = 0; age <= days; age++) share[age] = sum += delays.share[age - 1] ?? 0;
  return share;
};

/** The window of today: that of the page, and the days since it was read by its level and the printed value. */
const windowOfToday = (
  page: PageWindow,
  { members, level }: Proposal,
  more: Float64Array,
  occurred: Float64Array,
  random: Random,
): { denominator: Float64Array; bad: Float64Array } => {
  const { hidden, days, seenBad, isHours } = page;
  const { ago, value } = hidden;
  const bad = new Float64Array(days);
  const denominator = new Float64Array(days);
  for (let i = 0; i < days; i++) {
    const at = i + ago;
    if (at < days) {
      denominator[i] = members[at]!;
      bad[i] = Math.min(seenBad[at]! + more[days - at]!, isHours ? Number.POSITIVE_INFINITY : members[at]!);
    } else {
      denominator[i] = random.poisson(level);
      const expected = denominator[i]! * (isHours ? (value ?? 24) : (value ?? 0) * occurred[days - i]!);
      bad[i] = isHours ? expected : Math.min(denominator[i]!, random.poisson(expected));
    }
  }
  return { denominator, bad };
};

/** Draws `size` of the proposals by their weights (systematic resampling). */
const resample = (proposals: readonly Proposal[], size: number, random: Random): number[] => {
  const logWeights = Float64Array.from(proposals, ({ logWeight }) => logWeight);
  const largest = Math.max(...logWeights);
  const indices = indicesByWeight(logWeights.map((weight) => deterministicExp(weight - largest)));
  const offset = random.uniform();
  return Array.from({ length: size }, (_, i) => indices[Math.floor(((i + offset) / size) * indices.length)]!);
};

/**
 * Draws the days of a window that a page has counted and that the facts do not hold whole: members by a random profile of
 * days, bad events by a random path of the daily rate, both adding up to the printed counts. Draws are then weighted by the
 * printed value and tilted to equal it.
 * @param today the day whose score is shown @param size number of futures
 */
export const sampleHiddenWindow = (
  hidden: HiddenCounts,
  today: DayNumber,
  delays: DelayDistribution,
  size: number,
  random: Random,
): SampledWindows => {
  const page = pageWindowOf(hidden, today, delays);
  const { days, isHours } = page;
  const { ago } = hidden;
  const factors = gammaQuantiles(DAY_SHAPE);
  const count = Math.min(size, MAX_WINDOWS) * PROPOSALS_PER_WINDOW;
  const path = simulatePriorPaths(count, days + ago + 1, random);
  const proposals = Array.from({ length: count }, (_, p): Proposal => {
    const proposal = propose(page, drawProfile(days, today - ago - days, random, factors), path.ratesOf(p), random);
    if (!isHours) path.scale(p, proposal.rate);
    return proposal;
  });
  const sampled = resample(proposals, size, random);
  const meanOf = (value: (proposal: Proposal) => number) =>
    sampled.reduce((sum, p) => sum + value(proposals[p]!), 0) / size;
  const meanLevel = meanOf(({ level }) => level);
  const kept = [...new Set(sampled)];
  const occurred = occurredByAge(page);
  const windows = kept.map((p): SampledWindow => {
    const proposal = proposals[p]!;
    const { denominator, bad } = windowOfToday(page, proposal, matchValue(page, proposal), occurred, random);
    return {
      numerator: isHigherBetter(hidden.metric) ? denominator.map((members, i) => members - bad[i]!) : bad,
      denominator,
      bad: isHours ? new Float64Array(days) : bad,
      level: meanLevel > 0 ? proposal.level / meanLevel : 1,
    };
  });
  const windowOf = sampled.map((p) => kept.indexOf(p));
  const members = new Float64Array(days);
  for (const at of windowOf) for (let i = 0; i < days; i++) members[i]! += windows[at]!.denominator[i]! / size;
  return {
    first: today - days,
    windows,
    windowOf,
    particles: selectParticles(path.particles, sampled),
    members,
    dailyMembers: meanLevel,
    rate: meanOf(({ rate }) => rate),
  };
};
