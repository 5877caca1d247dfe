import type { DayNumber } from '#core/model/day';
import type { Moment } from '#core/score/ledger';
import { AGE_QUANTILES, MAX_EVENTS_DATED, scheduleEvents } from './delays';
import { expectedMembers } from './history';
import { type LatenessModel, mergeSimilarGroups, multiplyOdds } from './lateness';
import { type HandlingModel, NOON, type RateModel } from './metric-models';
import { simulateRates, stepParticle } from './particle-filter';
import { gammaCases, type Random } from './random';
import {
  addCounts,
  advanceDay,
  type Correction,
  copyState,
  type KnownCounts,
  openState,
  resetState,
  type SimulationState,
  turnBad,
} from './simulation-state';

/** Weighted counts of one metric per rehearsal and coming day: index rehearsal × horizon + (days ahead − 1). */
export interface SimulatedCounts {
  numerator: Float64Array;
  denominator: Float64Array;
  affected: Float64Array;
}

export interface SimulationConfig {
  today: DayNumber;
  /** within the day of `today`: what is known ends here */
  until: Moment;
  horizon: number;
  size: number;
  weights: Float64Array;
  higher: boolean;
  corrections: readonly Correction[];
  /** draws of how many members come: the same for metrics that count the same orders, as those orders are the same */
  membersOf: Random;
  /** a rate that is given, in place of what the past suggests; null where it is not */
  rate: number | null;
}

/** What is on the road now arrives within about this many days; later deliveries depend on orders to come. */
const TRANSIT_DAYS = 7;
/** How far the level of members may be off now, and how far it wanders in a day, as a share of it. */
const LEVEL_SPREAD = 0.08;
const LEVEL_DRIFT = 0.015;

const addMembers = (play: SimulationState, cohort: DayNumber, higher: boolean, count: number): void =>
  addCounts(play, cohort, higher ? count : 0, count, 0);

/** Takes out what the platform drops before the score of the day that the play stands at. */
export const applyCorrections = (
  play: SimulationState,
  { corrections: drops, higher }: Pick<SimulationConfig, 'corrections' | 'higher'>,
): void => {
  for (const { day, entry } of drops) {
    if (day !== play.day) continue;
    if (entry.metric === 'AHT') addCounts(play, entry.day, -entry.hours, -entry.rounds, -1);
    else turnBad(play, entry.day, higher, -1);
  }
};

const emptyResult = ({ size, horizon }: SimulationConfig): SimulatedCounts => ({
  numerator: new Float64Array(size * horizon),
  denominator: new Float64Array(size * horizon),
  affected: new Float64Array(size * horizon),
});

const closeDay = (play: SimulationState, stage: SimulationConfig, out: SimulatedCounts, slot: number): void => {
  advanceDay(play);
  if (stage.corrections.length > 0) applyCorrections(play, stage);
  out.numerator[slot] = play.sums[0]!;
  out.denominator[slot] = play.sums[1]!;
  out.affected[slot] = play.sums[2]!;
};

/** One rehearsal's rates of bad ones and levels of members, by days from today. */
interface SimulatedPath {
  rates: Float64Array;
  levels: Float64Array;
}

/** Plays all coming days of one rehearsal. */
type SimulatePath = (play: SimulationState, course: SimulatedPath, slot: number) => void;

/** A due day is decided at its end: its open orders arrive in time or not, and new ones may be due too. */
const makeLatenessPath = (
  { lateness: due, members }: RateModel & { lateness: LatenessModel },
  stage: SimulationConfig,
  out: SimulatedCounts,
  random: Random,
): SimulatePath => {
  const { today, until, horizon, higher, membersOf } = stage;
  const days = (of: (day: DayNumber) => number) => Float64Array.from({ length: horizon }, (_, i) => of(today + i));
  const known = days((day) => due.known.get(day) ?? 0);
  const usual = days((day) => expectedMembers(members, day) * (due.unplaced[day - Math.floor(until)] ?? 1));
  const open = mergeSimilarGroups(due.open.filter((it) => it.due < today + horizon));
  const factors = gammaCases(members.shape);
  const [extra, late, listed] = [days(() => 0), days(() => 0), days(() => 0)];
  const [lateOpen, chances] = [new Float64Array(open.length), new Float64Array(open.length)];
  return (play, { rates, levels }, slot) => {
    for (let i = 0; i < horizon; i++) {
      extra[i] = usual[i]! * levels[i]!;
      listed[i] = known[i]! * due.unexplainedShare;
    }
    membersOf.gammaPoissons(extra, factors);
    late.set(extra);
    random.binomials(late, rates);
    random.poissons(listed);
    for (let i = 0; i < open.length; i++) {
      lateOpen[i] = open[i]!.count;
      chances[i] = multiplyOdds(open[i]!.late, rates[open[i]!.due - today]! / due.lateRate);
    }
    random.binomials(lateOpen, chances);
    for (let i = 0; i < open.length; i++) late[open[i]!.due - today]! += lateOpen[i]!;
    for (let i = 0; i < horizon; i++) {
      const count = known[i]! + extra[i]!;
      addMembers(play, today + i, higher, count);
      turnBad(play, today + i, higher, Math.min(count, late[i]! + listed[i]!));
      closeDay(play, stage, out, slot + i);
    }
  };
};

/** New members of a day, and the bad ones that turn up on it among members of this day and of earlier ones. */
const makeDelayedPath = (
  driver: RateModel,
  stage: SimulationConfig,
  out: SimulatedCounts,
  random: Random,
): SimulatePath => {
  const { members, delays: lag, cohorts, deliveries, rest } = driver;
  const { today, horizon, higher, membersOf } = stage;
  const usual = Float64Array.from({ length: horizon }, (_, ahead) =>
    deliveries === null ? expectedMembers(members, today + ahead) : deliveries.expected[ahead]!,
  );
  usual[0]! *= rest.members;
  const factors = gammaCases(deliveries?.shape ?? members.shape);
  const turns = scheduleEvents(cohorts, lag, usual, today);
  const atOnce = lag.share.length === 1;
  const [counts, bads, starts] = [usual.slice(), usual.slice(), usual.slice()];
  return (play, { rates, levels }, slot) => {
    for (let i = 0; i < horizon; i++) {
      // Orders to come are many or few as a whole; what is on the road already is known.
      const part = deliveries === null ? 1 : Math.min(1, i / TRANSIT_DAYS);
      const few = 1 + (levels[i]! - 1) * part;
      counts[i] = usual[i]! * few;
      bads[i] = rates[i]! * (turns.known[i]! + few * turns.fresh[i]!);
    }
    membersOf.gammaPoissons(counts, factors);
    if (atOnce) {
      bads.set(counts);
      random.binomials(bads, rates);
    } else {
      bads[0]! *= rest.bads;
      random.poissons(bads);
      random.uniforms(starts);
    }
    for (let i = 0; i < horizon; i++) {
      addMembers(play, today + i, higher, counts[i]!);
      if (atOnce) turnBad(play, today + i, higher, bads[i]!);
      else {
        const draws = Math.min(bads[i]!, MAX_EVENTS_DATED);
        for (let k = 0; k < draws; k++) {
          const age = turns.ages[((i + (starts[i]! + k) / draws) * AGE_QUANTILES) | 0]!;
          turnBad(play, today + i - age, higher, bads[i]! / draws);
        }
      }
      closeDay(play, stage, out, slot + i);
    }
  };
};

/** Plays the coming days of a rate metric once per particle. */
export const simulateRateMetric = (
  driver: RateModel,
  timeline: KnownCounts,
  stage: SimulationConfig,
  random: Random,
): SimulatedCounts => {
  const { today, horizon, size, weights, membersOf } = stage;
  const { particles, lateness: due } = driver;
  const out = emptyResult(stage);
  const opening = openState(timeline, today, weights);
  const play = copyState(opening);
  const course = { rates: new Float64Array(horizon), levels: new Float64Array(horizon) };
  const playAll =
    due !== null
      ? makeLatenessPath({ ...driver, lateness: due }, stage, out, random)
      : makeDelayedPath(driver, stage, out, random);
  for (let i = 0; i < size; i++) {
    resetState(play, opening);
    // The filter has already stepped into the day in progress, but for due days, which it knows up to yesterday.
    if (due !== null) stepParticle(particles, i, random);
    if (stage.rate === null) simulateRates(particles, i, random, course.rates);
    else course.rates.fill(stage.rate);
    membersOf.normals(course.levels);
    let level = 1;
    for (let ahead = 0; ahead < horizon; ahead++) {
      level *= 1 + (ahead === 0 ? LEVEL_SPREAD : LEVEL_DRIFT) * course.levels[ahead]!;
      course.levels[ahead] = level;
    }
    playAll(play, course, i * horizon);
  }
  return out;
};

/** With this chance a day's requests come from another past day than the one after yesterday's. */
const NEW_RUN = 0.35;

/** Draws how each open request ends, and returns what ends on a coming day. @param rate hours a round, where given */
const endPending = ({ pending }: HandlingModel, { today, rate }: SimulationConfig, random: Random) => {
  const ended = new Map<number, { day: DayNumber; hours: number; rounds: number }[]>();
  for (const { day, count, ends } of pending)
    for (let i = 0; i < count; i++) {
      const { hours, rounds } = ends[Math.floor(random.uniform() * ends.length)]!;
      const ahead = Math.max(0, Math.floor(day + NOON + hours / 24) - today);
      const ours = ended.get(ahead) ?? [];
      ours.push({ day, hours: rate === null ? hours : rate * rounds, rounds });
      ended.set(ahead, ours);
    }
  return ended;
};

/** Plays the coming days of handling time by drawing runs of past days; requests that are open now end as past ones did. */
export const simulateHandlingTime = (
  driver: HandlingModel,
  timeline: KnownCounts,
  stage: SimulationConfig,
  random: Random,
): SimulatedCounts => {
  const { today, horizon, size, weights } = stage;
  const { days, donors, rest } = driver;
  const out = emptyResult(stage);
  const opening = openState(timeline, today, weights);
  const play = copyState(opening);
  const [runs, picked] = [new Float64Array(horizon), new Float64Array(horizon)];
  for (let i = 0; i < size; i++) {
    resetState(play, opening);
    random.uniforms(runs);
    random.picks(picked, donors);
    const ended = endPending(driver, stage, random);
    let donor = days.length;
    for (let ahead = 0; ahead < horizon; ahead++) {
      for (const { day, hours, rounds } of ended.get(ahead) ?? []) addCounts(play, day, hours, rounds, 0);
      if (days.length > 0) {
        donor = donor + 1 >= days.length || runs[ahead]! < NEW_RUN ? picked[ahead]! : donor + 1;
        const { hours, rounds } = days[donor]!;
        const part = ahead === 0 ? rest : 1;
        addCounts(play, today + ahead, part * (stage.rate === null ? hours : stage.rate * rounds), part * rounds, 0);
      }
      closeDay(play, stage, out, i * horizon + ahead);
    }
  }
  return out;
};
