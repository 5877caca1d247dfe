import { type DayNumber, weekday } from '#core/model/day';
import type { Moment } from '#core/score/ledger';
import type { HandlingDriver, RateDriver } from './arrivals';
import { rateOf, stepParticles } from './filter';
import type { Drop, Timeline } from './known';
import { expectedMembers } from './members';
import type { Random } from './random';

/** Weighted counts of one metric per rehearsal and coming day: index rehearsal × horizon + (days ahead − 1). */
export interface Rehearsed {
  numerator: Float64Array;
  denominator: Float64Array;
  affected: Float64Array;
}

export interface Stage {
  today: DayNumber;
  until: Moment;
  horizon: number;
  size: number;
  weights: Float64Array;
  higher: boolean;
  drops: readonly Drop[];
}

/** Orders placed from now on are hardly due sooner than this; nearer due days are known whole. */
const NEAREST_NEW_DUE = 4;
/** What is on the road now arrives within about this many days; later deliveries depend on orders to come. */
const TRIP_DAYS = 7;
const WHOLE_DAY = { members: 1, bads: 1 };
const LEVEL_SPREAD = 0.08;
const LEVEL_DRIFT = 0.015;

interface Play {
  first: DayNumber;
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
  level: number;
}

const addBad = (play: Play, cohort: DayNumber, higher: boolean, count: number): void => {
  const at = cohort - play.first;
  if (at < 0) return;
  play.numerator[at]! += higher ? -count : count;
  play.bad[at]! += count;
};

const addMembers = (play: Play, cohort: DayNumber, higher: boolean, count: number): void => {
  const at = cohort - play.first;
  play.denominator[at]! += count;
  if (higher) play.numerator[at]! += count;
};

const sumUp = (play: Play, day: DayNumber, { weights }: Stage, out: Rehearsed, slot: number): void => {
  let [numerator, denominator, affected] = [0, 0, 0];
  for (let age = 1; age < weights.length; age++) {
    const at = day - age - play.first;
    numerator += weights[age]! * play.numerator[at]!;
    denominator += weights[age]! * play.denominator[at]!;
    affected += play.bad[at]!;
  }
  out.numerator[slot] = numerator;
  out.denominator[slot] = denominator;
  out.affected[slot] = affected;
};

const applyDrops = (play: Play, day: DayNumber, { drops, higher }: Stage): void => {
  for (const { day: on, entry } of drops) {
    if (on !== day) continue;
    const at = entry.day - play.first;
    if (at < 0) continue;
    if (entry.metric === 'AHT') {
      play.numerator[at]! -= entry.hours;
      play.denominator[at]! -= entry.rounds;
    } else addBad(play, entry.day, higher, -1);
  }
};

const emptyResult = ({ size, horizon }: Stage): Rehearsed => ({
  numerator: new Float64Array(size * horizon),
  denominator: new Float64Array(size * horizon),
  affected: new Float64Array(size * horizon),
});

/** A shift of the odds of `chance` by the factor by which the rate of the day differs from the usual one. */
const shiftOdds = (chance: number, factor: number): number => {
  const odds = (Math.min(0.999, chance) / (1 - Math.min(0.999, chance))) * factor;
  return odds / (1 + odds);
};

const rehearseDue = (
  driver: RateDriver,
  play: Play,
  event: DayNumber,
  rate: number,
  stage: Stage,
  random: Random,
): void => {
  const { due, members } = driver;
  if (due === null) return;
  const known = due.known.get(event) ?? 0;
  const fresh = event - Math.floor(stage.until) >= NEAREST_NEW_DUE;
  const wanted = fresh
    ? random.poisson(members.level * play.level * members.week[weekday(event)]! * random.gamma(members.shape))
    : 0;
  const extra = Math.max(0, wanted - known);
  let late = random.binomial(extra, rate);
  for (const group of due.open)
    if (group.due === event) late += random.binomial(group.count, shiftOdds(group.late, rate / due.lateRate));
  addMembers(play, event, stage.higher, known + extra);
  addBad(play, event, stage.higher, late);
};

const rehearseLagged = (
  driver: RateDriver,
  play: Play,
  event: DayNumber,
  rest: RateDriver['rest'],
  rate: number,
  known: number,
  stage: Stage,
  fresh: Float64Array,
  random: Random,
): void => {
  const { members, lag, cohorts, deliveries } = driver;
  const start = Math.floor(stage.until);
  const usual =
    deliveries === null
      ? play.level * expectedMembers(members, event)
      : deliveries.expected[event - start]! * play.level ** Math.min(1, (event - start) / TRIP_DAYS);
  const scatter = random.gamma(deliveries?.shape ?? members.shape);
  const count = random.poisson(rest.members * usual * scatter);
  fresh[event - start] = count;
  addMembers(play, event, stage.higher, count);
  if (lag.share.length === 1) {
    addBad(play, event, stage.higher, random.binomial(count, rate));
    return;
  }
  let exposure = known;
  for (let day = start; day <= event; day++) exposure += fresh[day - start]! * (lag.share[event - day] ?? 0);
  const bads = random.poisson(rest.bads * rate * exposure);
  for (let i = 0; i < bads; i++) {
    // Whose turn it is: cohorts in proportion to their members and to the lag law.
    let left = random.uniform() * exposure;
    let cohort = event;
    for (; cohort > event - lag.share.length + 1; cohort--) {
      const old = cohort <= start ? (cohorts.members[cohort - cohorts.first] ?? 0) : 0;
      const young = cohort >= start ? fresh[cohort - start]! : 0;
      left -= (old + young) * lag.share[event - cohort]!;
      if (left <= 0) break;
    }
    addBad(play, cohort, stage.higher, 1);
  }
};

/** Plays the coming days of a rate metric once per particle. */
export const rehearseRate = (driver: RateDriver, timeline: Timeline, stage: Stage, random: Random): Rehearsed => {
  const { today, until, horizon, size } = stage;
  const out = emptyResult(stage);
  const start = Math.floor(until);
  const { particles, cohorts, lag } = driver;
  const plays: Play[] = Array.from({ length: size }, () => ({
    first: timeline.first,
    numerator: timeline.numerator.slice(),
    denominator: timeline.denominator.slice(),
    bad: timeline.bad.slice(),
    level: Math.exp(LEVEL_SPREAD * random.normal()),
  }));
  const fresh = Array.from({ length: size }, () => new Float64Array(horizon + today - start + 1));
  for (let event = start; event < today + horizon; event++) {
    // Of the day in progress only the rest is to come; a due day is decided at its end.
    const rest = event === start ? driver.rest : WHOLE_DAY;
    if (event > start || driver.due !== null) stepParticles(particles, random);
    let known = 0;
    for (let age = 0; age < lag.share.length; age++)
      if (event - age <= start) known += (cohorts.members[event - age - cohorts.first] ?? 0) * lag.share[age]!;
    for (let i = 0; i < size; i++) {
      const play = plays[i]!;
      play.level *= Math.exp(LEVEL_DRIFT * random.normal());
      const rate = rateOf(particles, i);
      if (driver.due !== null) rehearseDue(driver, play, event, rate, stage, random);
      else rehearseLagged(driver, play, event, rest, rate, known, stage, fresh[i]!, random);
      const ahead = event + 1 - today;
      if (ahead < 1) continue;
      applyDrops(play, event + 1, stage);
      sumUp(play, event + 1, stage, out, i * horizon + ahead - 1);
    }
  }
  return out;
};

/** Plays the coming days of handling time by drawing runs of past days. */
export const rehearseHandling = (
  { days, chances, rest }: HandlingDriver,
  timeline: Timeline,
  stage: Stage,
  random: Random,
): Rehearsed => {
  const { today, until, horizon, size } = stage;
  const out = emptyResult(stage);
  const start = Math.floor(until);
  const total = chances.at(-1) ?? 0;
  for (let i = 0; i < size; i++) {
    const { first, ...lists } = timeline;
    const play: Play = {
      first,
      numerator: lists.numerator.slice(),
      denominator: lists.denominator.slice(),
      bad: lists.bad.slice(),
      level: 1,
    };
    let donor = -1;
    for (let event = start; event < today + horizon; event++) {
      const part = event === start ? rest : 1;
      if (total > 0) {
        if (donor < 0 || donor + 1 >= days.length || random.uniform() < 0.35) {
          const at = random.uniform() * total;
          donor = chances.findIndex((it) => it >= at);
        } else donor += 1;
        const { hours, rounds } = days[donor]!;
        play.numerator[event - first]! += part * hours;
        play.denominator[event - first]! += part * rounds;
      }
      const ahead = event + 1 - today;
      if (ahead < 1) continue;
      applyDrops(play, event + 1, stage);
      sumUp(play, event + 1, stage, out, i * horizon + ahead - 1);
    }
  }
  return out;
};
