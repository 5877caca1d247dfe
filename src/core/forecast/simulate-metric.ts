import type { DayNumber } from '#core/model/day';
import type { Moment } from '#core/score/ledger';
import type { Correction } from './corrections';
import { AGE_QUANTILES, MAX_EVENTS_DATED, scheduleEvents } from './delays';
import type { SampledWindow, SampledWindows } from './hidden-window';
import { expectedMembers } from './history';
import { type LatenessModel, mergeSimilarGroups, multiplyOdds } from './lateness';
import { type HandlingModel, NOON, type RateModel } from './metric-models';
import { MAX_RATE, planJumps, simulateRates, stepParticle } from './particle-filter';
import { meanByDay } from './peaks';
import { gammaQuantiles, type Random } from './random';
import {
  addCounts,
  advanceDay,
  copyState,
  type KnownCounts,
  openingStateOf,
  resetState,
  type SimulationState,
  turnBad,
} from './simulation-state';

/** Weighted counts of one metric: index future × horizon + (days ahead − 1). */
export interface SimulatedCounts {
  numerator: Float64Array;
  denominator: Float64Array;
  affected: Float64Array;
}

export interface SimulationConfig {
  today: DayNumber;
  /** the moment, within the day of `today`, up to which facts are known */
  until: Moment;
  /** days ahead */
  horizon: number;
  /** number of futures */
  size: number;
  /** weight of a member by its age in days */
  weights: Float64Array;
  /** whether the numerator counts good members */
  higher: boolean;
  corrections: readonly Correction[];
  /** draws numbers of new members, with the same seed for metrics that count the same orders */
  memberRandom: Random;
  /** factors of peaks on new members of coming days, see `PeakPaths` */
  volume: Float64Array | null;
  /** factors of peaks on late orders of coming due days, see `PeakPaths` */
  lateness: Float64Array | null;
  /** days from placing an order to membership; null if members are no orders */
  lag: number | null;
  /** a what-if's rate of bad events (handling time: hours per round); null for simulated rates */
  rate: number | null;
}

/** Days ahead from which on all deliveries are of orders still to be placed. */
const TRANSIT_DAYS = 7;
/** Relative standard deviation of the level of new members now, and of each step of its daily random walk. */
const LEVEL_SD = 0.08;
const LEVEL_DRIFT_SD = 0.015;

const addMembers = (state: SimulationState, cohort: DayNumber, higher: boolean, count: number): void =>
  addCounts(state, cohort, higher ? count : 0, count, 0);

/** Removes the problems that the platform stops counting before the score of the state's day. */
export const applyCorrections = (
  state: SimulationState,
  { corrections, higher }: Pick<SimulationConfig, 'corrections' | 'higher'>,
): void => {
  for (const { day, member } of corrections) {
    if (day !== state.day) continue;
    if (member.metric === 'AHT') addCounts(state, member.day, -member.hours, -member.rounds, -1);
    else turnBad(state, member.day, higher, -1);
  }
};

const emptyCounts = ({ size, horizon }: SimulationConfig): SimulatedCounts => ({
  numerator: new Float64Array(size * horizon),
  denominator: new Float64Array(size * horizon),
  affected: new Float64Array(size * horizon),
});

/** Advances to the next day's score and writes its sums at index `slot`. */
const closeDay = (state: SimulationState, config: SimulationConfig, into: SimulatedCounts, slot: number): void => {
  advanceDay(state);
  if (config.corrections.length > 0) applyCorrections(state, config);
  into.numerator[slot] = state.sums[0]!;
  into.denominator[slot] = state.sums[1]!;
  into.affected[slot] = state.sums[2]!;
};

/** Random paths of one future, by days from today: daily rates of bad events, and relative levels of new members. */
interface SimulatedPath {
  rates: Float64Array;
  levels: Float64Array;
}

/** Simulates all coming days of one future and writes their counts from index `slot` on. */
type SimulateFuture = (state: SimulationState, path: SimulatedPath, slot: number) => void;

/**
 * Makes the simulation of on-time delivery, where the outcome of a due day is known at its end: late orders of a day are
 * binomial among the known open orders, by group, and among orders still to be placed.
 */
const makeLatenessSimulation = (
  { lateness, members }: RateModel & { lateness: LatenessModel },
  config: SimulationConfig,
  into: SimulatedCounts,
  random: Random,
): SimulateFuture => {
  const { today, until, horizon, higher, memberRandom } = config;
  const byDay = (of: (day: DayNumber) => number) => Float64Array.from({ length: horizon }, (_, i) => of(today + i));
  const known = byDay((day) => lateness.known.get(day) ?? 0);
  const expectedNew = byDay((day) => expectedMembers(members, day) * (lateness.unplaced[day - Math.floor(until)] ?? 1));
  const groups = mergeSimilarGroups(lateness.open.filter(({ due }) => due < today + horizon));
  const factors = gammaQuantiles(members.shape);
  const [added, late, listed] = [byDay(() => 0), byDay(() => 0), byDay(() => 0)];
  const [lateOfGroup, chances] = [new Float64Array(groups.length), new Float64Array(groups.length)];
  return (state, { rates, levels }, slot) => {
    for (let i = 0; i < horizon; i++) {
      added[i] = expectedNew[i]! * levels[i]!;
      listed[i] = known[i]! * lateness.unexplainedShare;
    }
    memberRandom.gammaPoissons(added, factors);
    late.set(added);
    random.binomials(late, rates);
    random.poissons(listed);
    for (let i = 0; i < groups.length; i++) {
      lateOfGroup[i] = groups[i]!.count;
      chances[i] = multiplyOdds(groups[i]!.late, rates[groups[i]!.due - today]! / lateness.lateRate);
    }
    random.binomials(lateOfGroup, chances);
    for (let i = 0; i < groups.length; i++) late[groups[i]!.due - today]! += lateOfGroup[i]!;
    for (let i = 0; i < horizon; i++) {
      const count = known[i]! + added[i]!;
      addMembers(state, today + i, higher, count);
      turnBad(state, today + i, higher, Math.min(count, late[i]! + listed[i]!));
      closeDay(state, config, into, slot + i);
    }
  };
};

/**
 * Makes the simulation of the other rate metrics: new members of a day are gamma–Poisson. Bad events are binomial among them
 * if members are good or bad at once; else Poisson with mean rate × exposure, see `EventSchedule`.
 */
const makeDelayedSimulation = (
  { members, delays, cohorts, deliveries, rest }: RateModel,
  config: SimulationConfig,
  into: SimulatedCounts,
  random: Random,
): SimulateFuture => {
  const { today, horizon, higher, memberRandom } = config;
  const expected = Float64Array.from({ length: horizon }, (_, ahead) =>
    deliveries === null ? expectedMembers(members, today + ahead) : deliveries.expected[ahead]!,
  );
  expected[0]! *= rest.members;
  const factors = gammaQuantiles(deliveries?.shape ?? members.shape);
  const schedule = scheduleEvents(cohorts, delays, expected, today);
  const isAtOnce = delays.share.length === 1;
  const [counts, bads, firstQuantiles] = [expected.slice(), expected.slice(), expected.slice()];
  return (state, { rates, levels }, slot) => {
    for (let i = 0; i < horizon; i++) {
      // Orders on the road are known, so the level affects only the orders still to be placed.
      const unplacedShare = deliveries === null ? 1 : Math.min(1, i / TRANSIT_DAYS);
      const level = 1 + (levels[i]! - 1) * unplacedShare;
      counts[i] = expected[i]! * level;
      bads[i] = rates[i]! * (schedule.known[i]! + level * schedule.fresh[i]!);
    }
    memberRandom.gammaPoissons(counts, factors);
    if (isAtOnce) {
      bads.set(counts);
      random.binomials(bads, rates);
    } else {
      bads[0]! *= rest.bads;
      random.poissons(bads);
      random.uniforms(firstQuantiles);
    }
    for (let i = 0; i < horizon; i++) {
      addMembers(state, today + i, higher, counts[i]!);
      if (isAtOnce) turnBad(state, today + i, higher, bads[i]!);
      else {
        // Ages of the bad events: evenly spaced quantiles from a random first one (systematic sampling).
        const dated = Math.min(bads[i]!, MAX_EVENTS_DATED);
        for (let k = 0; k < dated; k++) {
          const age = schedule.ages[((i + (firstQuantiles[i]! + k) / dated) * AGE_QUANTILES) | 0]!;
          turnBad(state, today + i - age, higher, bads[i]! / dated);
        }
      }
      closeDay(state, config, into, slot + i);
    }
  };
};

/** The opening state by future: the known counts, or the future's own draw of a hidden window. */
const openingsOf = (
  opening: SimulationState,
  hidden: SampledWindows | null,
  { today, weights }: SimulationConfig,
): ((future: number) => SimulationState) => {
  const openings = hidden?.windows.map((drawn) => openingStateOf({ first: hidden.first, ...drawn }, today, weights));
  return (future) => (openings === undefined ? opening : openings[hidden!.windowOf[future]!]!);
};

/** Multiplies a future's levels by the volume of its peaks. @param mean mean volume by day, if expected members include it already */
const applyVolume = (
  levels: Float64Array,
  future: number,
  { volume, lag, horizon }: SimulationConfig,
  mean: Float64Array | null,
) => {
  if (volume === null || lag === null) return;
  for (let ahead = 0; ahead < horizon; ahead++) {
    const placed = Math.max(0, ahead - lag);
    levels[ahead]! *= volume[future * horizon + placed]! / (mean === null ? 1 : mean[placed]!);
  }
};

/** Simulates the coming days of a rate metric, one future per particle. @returns see `SimulatedCounts` */
export const simulateRateMetric = (
  model: RateModel,
  known: KnownCounts,
  config: SimulationConfig,
  random: Random,
): SimulatedCounts => {
  const { horizon, size, memberRandom } = config;
  const { particles, lateness, hidden } = model;
  // Expected deliveries include the mean volume of peaks already.
  const meanVolume = model.deliveries === null || config.volume === null ? null : meanByDay(config.volume, horizon);
  const into = emptyCounts(config);
  const opening = openingStateOf(known, config.today, config.weights);
  const openingOf = openingsOf(opening, hidden, config);
  const state = copyState(opening);
  const path = { rates: new Float64Array(horizon), levels: new Float64Array(horizon) };
  const jumps = planJumps(size, random);
  const simulateFuture =
    lateness !== null
      ? makeLatenessSimulation({ ...model, lateness }, config, into, random)
      : makeDelayedSimulation(model, config, into, random);
  for (let i = 0; i < size; i++) {
    resetState(state, openingOf(i));
    // The filter ends at the day in progress; for due days at yesterday, the last one with a known outcome.
    if (lateness !== null) stepParticle(particles, i, random);
    if (config.rate === null) simulateRates(particles, i, jumps, random, path.rates);
    else path.rates.fill(config.rate);
    memberRandom.normals(path.levels);
    let level = hidden === null ? 1 : hidden.windows[hidden.windowOf[i]!]!.level;
    for (let ahead = 0; ahead < horizon; ahead++) {
      level *= 1 + (ahead === 0 ? LEVEL_SD : LEVEL_DRIFT_SD) * path.levels[ahead]!;
      path.levels[ahead] = level;
    }
    applyVolume(path.levels, i, config, meanVolume);
    if (lateness !== null && config.lateness !== null && config.rate === null)
      for (let ahead = 0; ahead < horizon; ahead++)
        path.rates[ahead] = Math.min(MAX_RATE, path.rates[ahead]! * config.lateness[i * horizon + ahead]!);
    simulateFuture(state, path, i * horizon);
  }
  return into;
};

/** Chance that a simulated day starts a new block instead of copying the next past day. */
const NEW_BLOCK_CHANCE = 0.35;

/** Draws the outcome of each open request, by the days ahead on which it ends. */
const endPending = ({ pending }: HandlingModel, { today, rate }: SimulationConfig, random: Random) => {
  const ended = new Map<number, { day: DayNumber; hours: number; rounds: number }[]>();
  for (const { day, count, ends } of pending)
    for (let i = 0; i < count; i++) {
      const { hours, rounds } = ends[Math.floor(random.uniform() * ends.length)]!;
      const ahead = Math.max(0, Math.floor(day + NOON + hours / 24) - today);
      const ofDay = ended.get(ahead) ?? [];
      ofDay.push({ day, hours: rate === null ? hours : rate * rounds, rounds });
      ended.set(ahead, ofDay);
    }
  return ended;
};

/**
 * Simulates handling time by a stationary bootstrap of past days (blocks of geometric length); open requests end as past
 * ones that had been open as long.
 */
export const simulateHandlingTime = (
  model: HandlingModel,
  known: KnownCounts,
  config: SimulationConfig,
  random: Random,
): SimulatedCounts => {
  const { today, horizon, size } = config;
  const { donors, rest, hidden } = model;
  const into = emptyCounts(config);
  const opening = openingStateOf(known, config.today, config.weights);
  const openingOf = openingsOf(opening, hidden, config);
  const state = copyState(opening);
  const drawnDays = ({ numerator, denominator }: SampledWindow) =>
    Array.from(numerator, (hours, day) => ({ hours, rounds: denominator[day]! }));
  const pasts = hidden?.windows.map(drawnDays) ?? [];
  const [blockDraws, drawnDonors] = [new Float64Array(horizon), new Float64Array(horizon)];
  for (let i = 0; i < size; i++) {
    resetState(state, openingOf(i));
    const days = hidden === null ? model.days : pasts[hidden.windowOf[i]!]!;
    random.uniforms(blockDraws);
    random.picks(drawnDonors, donors);
    const ended = endPending(model, config, random);
    let donor = days.length;
    for (let ahead = 0; ahead < horizon; ahead++) {
      for (const { day, hours, rounds } of ended.get(ahead) ?? []) addCounts(state, day, hours, rounds, 0);
      if (days.length > 0) {
        const isNewBlock = donor + 1 >= days.length || blockDraws[ahead]! < NEW_BLOCK_CHANCE;
        donor = isNewBlock ? drawnDonors[ahead]! : donor + 1;
        const { hours, rounds } = days[donor]!;
        const share = ahead === 0 ? rest : 1;
        const addedHours = share * (config.rate === null ? hours : config.rate * rounds);
        addCounts(state, today + ahead, addedHours, share * rounds, 0);
      }
      closeDay(state, config, into, i * horizon + ahead);
    }
  }
  return into;
};
