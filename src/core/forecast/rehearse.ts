import type { DayNumber } from '#core/model/day';
import type { Moment } from '#core/score/ledger';
import type { HandlingDriver, RateDriver } from './arrivals';
import { rateOf, stepParticles } from './filter';
import type { Drop, Timeline } from './known';
import { expectedMembers } from './members';
import { addTo, copyPlay, openPlay, type Play, stepPlay } from './play';
import type { Random } from './random';

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
const WHOLE_DAY = { members: 1, bads: 1 };
/** How far the level of members may be off now, and how far it wanders in a day; in logarithms. */
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

const closeDay = (play: Play, stage: Stage, out: Rehearsed, rehearsal: number): void => {
  stepPlay(play);
  applyDrops(play, stage);
  const slot = rehearsal * stage.horizon + play.day - stage.today - 1;
  out.numerator[slot] = play.sumNumerator;
  out.denominator[slot] = play.sumDenominator;
  out.affected[slot] = play.affected;
};

/** A shift of the odds of `chance` by the factor by which the rate of the day differs from the usual one. */
const shiftOdds = (chance: number, factor: number): number => {
  const odds = (Math.min(0.999, chance) / (1 - Math.min(0.999, chance))) * factor;
  return odds / (1 + odds);
};

/** A due day is decided at its end: its open orders arrive in time or not, and new ones may be due too. */
const playDue = (
  driver: RateDriver,
  play: Play,
  level: number,
  event: DayNumber,
  rate: number,
  stage: Stage,
  random: Random,
) => {
  const { due, members } = driver;
  if (due === null) return;
  const known = due.known.get(event) ?? 0;
  const fresh = event - Math.floor(stage.until) >= NEAREST_NEW_DUE;
  const wanted = fresh
    ? stage.membersOf.poisson(expectedMembers(members, event) * level * stage.membersOf.gamma(members.shape))
    : 0;
  const extra = Math.max(0, wanted - known);
  let late = random.binomial(extra, rate);
  for (const group of due.open)
    if (group.due === event) late += random.binomial(group.count, shiftOdds(group.late, rate / due.lateRate));
  addMembers(play, event, stage.higher, known + extra);
  addBad(play, event, stage.higher, late);
};

/** New members of a day, and the bad ones that turn up on it among members of this day and of earlier ones. */
const playLagged = (
  { members, lag, cohorts, deliveries, rest: restOfToday }: RateDriver,
  play: Play,
  level: number,
  event: DayNumber,
  rate: number,
  known: number,
  stage: Stage,
  fresh: Float64Array,
  random: Random,
) => {
  const { today, higher, membersOf } = stage;
  const rest = event === today ? restOfToday : WHOLE_DAY;
  const usual =
    deliveries === null
      ? level * expectedMembers(members, event)
      : deliveries.expected[event - today]! * level ** Math.min(1, (event - today) / TRIP_DAYS);
  const count = membersOf.poisson(rest.members * usual * membersOf.gamma(deliveries?.shape ?? members.shape));
  fresh[event - today] = count;
  addMembers(play, event, higher, count);
  const { share } = lag;
  if (share.length === 1) {
    addBad(play, event, higher, random.binomial(count, rate));
    return;
  }
  let exposure = known;
  for (let age = 0; age <= event - today && age < share.length; age++)
    exposure += fresh[event - age - today]! * share[age]!;
  const bads = random.poisson(rest.bads * rate * exposure);
  for (let i = 0; i < bads; i++) {
    // Whose turn it is: cohorts in proportion to their members and to the lag law.
    let left = random.uniform() * exposure;
    let age = 0;
    for (; age < share.length - 1; age++) {
      const cohort = event - age;
      const old = cohort <= today ? (cohorts.members[cohort - cohorts.first] ?? 0) : 0;
      left -= (old + (fresh[cohort - today] ?? 0)) * share[age]!;
      if (left <= 0) break;
    }
    addBad(play, event - age, higher, 1);
  }
};

/** Plays the coming days of a rate metric once per particle. */
export const rehearseRate = (driver: RateDriver, timeline: Timeline, stage: Stage, random: Random): Rehearsed => {
  const { today, horizon, size, weights, membersOf } = stage;
  const { particles, cohorts, lag } = driver;
  const out = emptyResult(stage);
  const opening = openPlay(timeline, today, weights);
  const plays = Array.from({ length: size }, () => copyPlay(opening));
  const fresh = Array.from({ length: size }, () => new Float64Array(horizon));
  const levels = Float64Array.from({ length: size }, () => Math.exp(LEVEL_SPREAD * membersOf.normal()));
  for (let event = today; event < today + horizon; event++) {
    // The filter has already stepped into the day in progress, but for due days, which it knows up to yesterday.
    if (event > today || driver.due !== null) stepParticles(particles, random);
    let known = 0;
    for (let age = Math.max(0, event - today); age < lag.share.length; age++)
      known += (cohorts.members[event - age - cohorts.first] ?? 0) * lag.share[age]!;
    for (let i = 0; i < size; i++) {
      levels[i]! *= Math.exp(LEVEL_DRIFT * membersOf.normal());
      const rate = stage.rate ?? rateOf(particles, i);
      if (driver.due !== null) playDue(driver, plays[i]!, levels[i]!, event, rate, stage, random);
      else playLagged(driver, plays[i]!, levels[i]!, event, rate, known, stage, fresh[i]!, random);
      closeDay(plays[i]!, stage, out, i);
    }
  }
  return out;
};

/** With this chance a day's requests come from another past day than the one after yesterday's. */
const NEW_RUN = 0.35;

/** Plays the coming days of handling time by drawing runs of past days. */
export const rehearseHandling = (
  { days, chances, rest }: HandlingDriver,
  timeline: Timeline,
  stage: Stage,
  random: Random,
): Rehearsed => {
  const { today, horizon, size, weights } = stage;
  const out = emptyResult(stage);
  const total = chances.at(-1) ?? 0;
  const opening = openPlay(timeline, today, weights);
  for (let i = 0; i < size; i++) {
    const play = copyPlay(opening);
    let donor = -1;
    for (let event = today; event < today + horizon; event++) {
      if (total > 0) {
        if (donor < 0 || donor + 1 >= days.length || random.uniform() < NEW_RUN) {
          const at = random.uniform() * total;
          donor = chances.findIndex((it) => it >= at);
        } else donor += 1;
        const { hours, rounds } = days[donor]!;
        const part = event === today ? rest : 1;
        addTo(play, event, part * (stage.rate === null ? hours : stage.rate * rounds), part * rounds, 0);
      }
      closeDay(play, stage, out, i);
    }
  }
  return out;
};
