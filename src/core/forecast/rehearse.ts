import type { DayNumber } from '#core/model/day';
import type { Moment } from '#core/score/ledger';
import type { HandlingDriver, RateDriver } from './arrivals';
import { foresee, stepParticle } from './filter';
import type { Drop, Timeline } from './known';
import { expectedMembers } from './members';
import { type DueView, shiftOdds } from './open-orders';
import { addTo, copyPlay, openPlay, type Play, rewind, stepPlay } from './play';
import type { Random } from './random';
import { makeTurns } from './turns';

/** Weighted counts of one metric per rehearsal and coming day: index rehearsal × horizon + (days ahead − 1). */
export interface Rehearsed {
  numerator: Float64Array;
  denominator: Float64Array;
  affected: Float64Array;
}

export interface Stage {
  today: DayNumber;
  /** within the day of `today`: what is known ends here */
  until: Moment;
  horizon: number;
  size: number;
  weights: Float64Array;
  higher: boolean;
  drops: readonly Drop[];
  /** draws of how many members come: the same for metrics that count the same orders, as those orders are the same */
  membersOf: Random;
  /** a rate that is given, in place of what the past suggests; null where it is not */
  rate: number | null;
}

/** Orders placed from now on are hardly due sooner than this; nearer due days are known whole. */
const NEAREST_NEW_DUE = 4;
/** What is on the road now arrives within about this many days; later deliveries depend on orders to come. */
const TRIP_DAYS = 7;
/** How far the level of members may be off now, and how far it wanders in a day, as a share of it. */
const LEVEL_SPREAD = 0.08;
const LEVEL_DRIFT = 0.015;

const addBad = (play: Play, cohort: DayNumber, higher: boolean, count: number): void =>
  addTo(play, cohort, higher ? -count : count, 0, count);

const addMembers = (play: Play, cohort: DayNumber, higher: boolean, count: number): void =>
  addTo(play, cohort, higher ? count : 0, count, 0);

/** Takes out what the platform drops before the score of the day that the play stands at. */
export const applyDrops = (play: Play, { drops, higher }: Pick<Stage, 'drops' | 'higher'>): void => {
  for (const { day, entry } of drops) {
    if (day !== play.day) continue;
    if (entry.metric === 'AHT') addTo(play, entry.day, -entry.hours, -entry.rounds, -1);
    else addBad(play, entry.day, higher, -1);
  }
};

const emptyResult = ({ size, horizon }: Stage): Rehearsed => ({
  numerator: new Float64Array(size * horizon),
  denominator: new Float64Array(size * horizon),
  affected: new Float64Array(size * horizon),
});

const closeDay = (play: Play, stage: Stage, out: Rehearsed, slot: number): void => {
  stepPlay(play);
  if (stage.drops.length > 0) applyDrops(play, stage);
  out.numerator[slot] = play.sumNumerator;
  out.denominator[slot] = play.sumDenominator;
  out.affected[slot] = play.affected;
};

/** One rehearsal's rates of bad ones and levels of members, by days from today. */
interface Course {
  rates: Float64Array;
  levels: Float64Array;
}

/** Plays all coming days of one rehearsal. */
type PlayCourse = (play: Play, course: Course, slot: number) => void;

/** A due day is decided at its end: its open orders arrive in time or not, and new ones may be due too. */
const playDueDays = ({ due, members }: RateDriver & { due: DueView }, stage: Stage, out: Rehearsed, random: Random) => {
  const { today, until, horizon, higher, membersOf } = stage;
  const days = Array.from({ length: horizon }, (_, ahead) => ({
    known: due.known.get(today + ahead) ?? 0,
    open: due.open.filter((it) => it.due === today + ahead),
    usual: today + ahead - Math.floor(until) >= NEAREST_NEW_DUE ? expectedMembers(members, today + ahead) : 0,
  }));
  const playAll: PlayCourse = (play, { rates, levels }, slot) => {
    for (let ahead = 0; ahead < horizon; ahead++) {
      const { known, open, usual } = days[ahead]!;
      const rate = rates[ahead]!;
      const extra = usual === 0 ? 0 : Math.max(0, membersOf.scattered(usual * levels[ahead]!, members.shape) - known);
      let late = random.binomial(extra, rate) + random.binomial(known, due.surprises);
      for (let i = 0; i < open.length; i++)
        late += random.binomial(open[i]!.count, shiftOdds(open[i]!.late, rate / due.lateRate));
      addMembers(play, today + ahead, higher, known + extra);
      addBad(play, today + ahead, higher, Math.min(known + extra, late));
      closeDay(play, stage, out, slot + ahead);
    }
  };
  return playAll;
};

/** New members of a day, and the bad ones that turn up on it among members of this day and of earlier ones. */
const playLaggedDays = (driver: RateDriver, stage: Stage, out: Rehearsed, random: Random) => {
  const { members, lag, cohorts, deliveries, rest } = driver;
  const { today, horizon, higher, membersOf } = stage;
  const usual = Float64Array.from({ length: horizon }, (_, ahead) =>
    deliveries === null ? expectedMembers(members, today + ahead) : deliveries.expected[ahead]!,
  );
  usual[0]! *= rest.members;
  const shape = deliveries?.shape ?? members.shape;
  const { known, fresh, ageOf, most } = makeTurns(cohorts, lag, usual, today);
  const atOnce = lag.share.length === 1;
  const playAll: PlayCourse = (play, { rates, levels }, slot) => {
    for (let ahead = 0; ahead < horizon; ahead++) {
      const level = levels[ahead]!;
      // Orders to come are many or few as a whole; what is on the road already is known.
      const few = deliveries === null ? level : 1 + (level - 1) * Math.min(1, ahead / TRIP_DAYS);
      const count = membersOf.scattered(usual[ahead]! * few, shape);
      addMembers(play, today + ahead, higher, count);
      if (atOnce) addBad(play, today + ahead, higher, random.binomial(count, rates[ahead]!));
      else {
        const part = ahead === 0 ? rest.bads : 1;
        const bads = random.poisson(part * rates[ahead]! * (known[ahead]! + few * fresh[ahead]!));
        const draws = Math.min(bads, most);
        const start = random.uniform();
        for (let i = 0; i < draws; i++)
          addBad(play, today + ahead - ageOf(ahead, (start + i) / draws), higher, bads / draws);
      }
      closeDay(play, stage, out, slot + ahead);
    }
  };
  return playAll;
};

/** Plays the coming days of a rate metric once per particle. */
export const rehearseRate = (driver: RateDriver, timeline: Timeline, stage: Stage, random: Random): Rehearsed => {
  const { today, horizon, size, weights, membersOf } = stage;
  const { particles, due } = driver;
  const out = emptyResult(stage);
  const opening = openPlay(timeline, today, weights);
  const play = copyPlay(opening);
  const course = { rates: new Float64Array(horizon), levels: new Float64Array(horizon) };
  const playAll =
    due !== null ? playDueDays({ ...driver, due }, stage, out, random) : playLaggedDays(driver, stage, out, random);
  for (let i = 0; i < size; i++) {
    rewind(play, opening);
    // The filter has already stepped into the day in progress, but for due days, which it knows up to yesterday.
    if (due !== null) stepParticle(particles, i, random);
    if (stage.rate === null) foresee(particles, i, random, course.rates);
    else course.rates.fill(stage.rate);
    let level = Math.exp(LEVEL_SPREAD * membersOf.normal());
    for (let ahead = 0; ahead < horizon; ahead++) {
      course.levels[ahead] = level;
      level *= 1 + LEVEL_DRIFT * membersOf.normal();
    }
    playAll(play, course, i * horizon);
  }
  return out;
};

/** With this chance a day's requests come from another past day than the one after yesterday's. */
const NEW_RUN = 0.35;

/** Plays the coming days of handling time by drawing runs of past days. */
export const rehearseHandling = (
  { days, donors, rest }: HandlingDriver,
  timeline: Timeline,
  stage: Stage,
  random: Random,
): Rehearsed => {
  const { today, horizon, size, weights } = stage;
  const out = emptyResult(stage);
  const opening = openPlay(timeline, today, weights);
  const play = copyPlay(opening);
  for (let i = 0; i < size; i++) {
    rewind(play, opening);
    let donor = -1;
    for (let ahead = 0; ahead < horizon; ahead++) {
      if (days.length > 0) {
        donor = donor < 0 || donor + 1 >= days.length || random.uniform() < NEW_RUN ? random.pick(donors) : donor + 1;
        const { hours, rounds } = days[donor]!;
        const part = ahead === 0 ? rest : 1;
        addTo(play, today + ahead, part * (stage.rate === null ? hours : stage.rate * rounds), part * rounds, 0);
      }
      closeDay(play, stage, out, i * horizon + ahead);
    }
  }
  return out;
};
