import { type DayNumber, weekday } from '#core/model/day';
import { countOpenAges, type HiddenCounts, NEGLIGIBLE, tiltCounts } from '#core/score/page-only-counts';
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

/**
 * Draws the days of a window that a page has counted and that the facts do not hold whole: members by a random profile of
 * days, bad events by a random path of the daily rate, both adding up to the printed counts. Draws are then weighted by the
 * printed value and tilted to equal it.
 * @param today the day whose score is shown @param higher whether the numerator counts good members
 * @param size number of futures
 */
export const sampleHiddenWindow = (
  hidden: HiddenCounts,
  today: DayNumber,
  higher: boolean,
  delays: DelayDistribution,
  size: number,
  random: Random,
): SampledWindows => {
  const { seen, unseen, ago, value, metric } = hidden;
  const { window, weights } = seen;
  const readOn = today - ago;
  const start = readOn - window;
  /** Counts by age as days of the page's window, oldest first: index i has age window − i. */
  const byDay = (list: Float64Array) => Float64Array.from({ length: window }, (_, i) => list[window - i]!);
  const seenMembers = byDay(seen.denominator);
  const isHours = metric === 'AHT';
  const seenBad = byDay(isHours ? seen.numerator : seen.bad);
  const weightByDay = byDay(weights);
  const from = window - countOpenAges(hidden, today);
  const factors = gammaQuantiles(DAY_SHAPE);
  const share = new Float64Array(window + 1);
  // Share of bad events that occurred by the day before the page was read, by age.
  for (let age = 1, sum = 0; age <= window; age++) share[age] = sum += delays.share[age - 1] ?? 0;
  const firstShare = delays.share[0]!;
  const fade = (delays.share[1] ?? 0) / firstShare;
  const proposals = Math.min(size, MAX_WINDOWS) * PROPOSALS_PER_WINDOW;
  const priorTotal = isHours ? unseen.numerator : unseen.bad + unseen.turned * (sumOf(seenMembers) - sumOf(seenBad));
  const drawn: { members: Float64Array; more: Float64Array; level: number; rate: number }[] = [];
  const logWeights = new Float64Array(proposals);
  const path = simulatePriorPaths(proposals, window + ago + 1, random);
  for (let p = 0; p < proposals; p++) {
    const profile = drawProfile(window, start, random, factors);
    const scale = hidden.membersLogSd > 0 ? deterministicExp(hidden.membersLogSd * random.normal()) : 1;
    const unseenMembers = placeMembers(seenMembers, profile, unseen.denominator * scale, from, random);
    const members = seenMembers.map((count, i) => count + unseenMembers[i]!);
    let total = priorTotal;
    if (scale !== 1 && value !== null) total = Math.max(0, total * scale);
    let more: Float64Array;
    let rate = 0;
    if (isHours) {
      more = new Float64Array(window);
      for (let i = from; i < window; i++) {
        const rounds = unseenMembers[i]!;
        for (let k = 0; k < rounds; k++)
          more[i]! += Math.min(1, rounds - k) * deterministicExp(AHT_LOG_SD * random.normal());
      }
      const sum = sumOf(more);
      if (sum > 0) for (let i = 0; i < window; i++) more[i]! *= total / sum;
    } else {
      const intensity = new Float64Array(window);
      const rates = path.ratesOf(p);
      // Rate of bad events of a membership day by the day before the page: Σ share[lag]·λ(day + lag), with geometric shares.
      let occurred = 0;
      for (let i = window - 1; i >= from; i--) {
        occurred = firstShare * rates[i]! + fade * occurred;
        intensity[i] = Math.max(0, members[i]! - seenBad[i]!) * occurred;
      }
      more = placeEvents(total, intensity, random);
      for (let i = 0; i < window; i++) more[i] = Math.min(more[i]!, Math.max(0, members[i]! - seenBad[i]!));
      const exposure = sumOf(intensity) || 1;
      const known = total + sumOf(seenBad);
      const shape = known + PRIOR_EVENTS;
      // Gamma posterior of the rate's scale, by the Wilson–Hilferty transformation.
      const root = 1 - 1 / (9 * shape) + random.normal() / (3 * Math.sqrt(shape));
      const expected = (shape * Math.max(0.05, root) ** 3) / (exposure + PRIOR_EVENTS / Math.max(1e-4, delays.rate));
      path.scale(p, expected);
      rate = expected;
    }
    if (value !== null) {
      let [over, under] = [0, 0];
      for (let i = 0; i < window; i++) {
        over += weightByDay[i]! * (seenBad[i]! + more[i]!);
        under += weightByDay[i]! * members[i]!;
      }
      const miss = (over / under - value) / (TOLERANCE * value + 0.5 / Math.max(1, under));
      logWeights[p] = -Math.min(50, 0.5 * miss * miss);
    }
    const end = Math.min(LEVEL_DAYS, window - from);
    drawn.push({ members, more, level: sumOf(members.subarray(window - end)) / end, rate });
  }
  let largest = Number.NEGATIVE_INFINITY;
  for (const weight of logWeights) if (weight > largest) largest = weight;
  const indices = indicesByWeight(logWeights.map((weight) => deterministicExp(weight - largest)));
  const offset = random.uniform();
  const sampled = Array.from({ length: size }, (_, i) => indices[Math.floor(((i + offset) / size) * indices.length)]!);
  const kept = [...new Set(sampled)];
  const meanLevel = sampled.reduce((sum, p) => sum + drawn[p]!.level, 0) / size;
  const first = today - window;
  const windows = kept.map((p): SampledWindow => {
    const { members, level } = drawn[p]!;
    const byAge = new Float64Array(window + 1);
    for (let i = 0; i < window; i++) byAge[window - i] = drawn[p]!.more[i]!;
    if (value !== null) {
      let [knownBad, under] = [0, 0];
      for (let i = 0; i < window; i++) {
        knownBad += weightByDay[i]! * seenBad[i]!;
        under += weightByDay[i]! * members[i]!;
      }
      tiltCounts(byAge, weights, value * under - knownBad);
      // A tilt does not move few events of equal weight, so they are scaled, up to the members of each day.
      for (let round = 0; round < SCALING_ROUNDS; round++) {
        let weighted = 0;
        for (let i = 0; i < window; i++) {
          const room = isHours ? Number.POSITIVE_INFINITY : Math.max(0, members[i]! - seenBad[i]!);
          byAge[window - i] = Math.min(byAge[window - i]!, room);
          weighted += weightByDay[i]! * byAge[window - i]!;
        }
        const scale = weighted >= NEGLIGIBLE ? Math.max(0, value * under - knownBad) / weighted : 1;
        for (let age = 1; age <= window; age++) byAge[age]! *= scale;
      }
    }
    const bad = new Float64Array(window);
    const denominator = new Float64Array(window);
    for (let i = 0; i < window; i++) {
      // Days since the page was read are drawn from the level and the printed value.
      const at = i + ago;
      if (at < window) {
        denominator[i] = members[at]!;
        bad[i] = Math.min(seenBad[at]! + byAge[window - at]!, isHours ? Number.POSITIVE_INFINITY : members[at]!);
      } else {
        denominator[i] = random.poisson(level);
        const expected = denominator[i]! * (isHours ? (value ?? 24) : (value ?? 0) * share[window - i]!);
        bad[i] = isHours ? expected : Math.min(denominator[i]!, random.poisson(expected));
      }
    }
    return {
      numerator: higher ? denominator.map((count, i) => count - bad[i]!) : bad,
      denominator,
      bad: isHours ? new Float64Array(window) : bad,
      level: meanLevel > 0 ? level / meanLevel : 1,
    };
  });
  const windowOf = sampled.map((p) => kept.indexOf(p));
  const members = new Float64Array(window);
  for (const at of windowOf) for (let i = 0; i < window; i++) members[i]! += windows[at]!.denominator[i]! / size;
  const rate = sampled.reduce((sum, p) => sum + drawn[p]!.rate, 0) / size;
  const particles = selectParticles(path.particles, sampled);
  return { first, windows, windowOf, particles, members, dailyMembers: meanLevel, rate };
};
