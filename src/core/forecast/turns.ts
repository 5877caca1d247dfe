import type { DayNumber } from '#core/model/day';
import type { Cohorts, LagLaw } from './history';

/** Whose turn it is to become a bad one on each coming day: members known today, and those to come. */
export interface Turns {
  /** members weighted by the lag law, by days from today: known ones, and as many as usually come */
  known: Float64Array;
  fresh: Float64Array;
  /** days since the membership of one that turns bad: `TURN_STEPS` equally likely cases for each coming day */
  ages: Uint8Array;
}

export const TURN_STEPS = 128;
/** So many are dated one by one on a day; more of them share these dates, as they would spread alike. */
export const MOST_TURNS = 3;

/** @param usual members to come by days from today */
export const makeTurns = (
  { first, members }: Cohorts,
  { share }: LagLaw,
  usual: Float64Array,
  today: DayNumber,
): Turns => {
  const horizon = usual.length;
  const known = new Float64Array(horizon);
  const fresh = new Float64Array(horizon);
  const ages = new Uint8Array(horizon * TURN_STEPS);
  const parts = new Float64Array(share.length);
  for (let ahead = 0; ahead < horizon; ahead++) {
    for (let age = 0; age < share.length; age++) {
      const day = today + ahead - age;
      const old = day <= today ? (members[day - first] ?? 0) * share[age]! : 0;
      const young = age <= ahead ? usual[ahead - age]! * share[age]! : 0;
      known[ahead]! += old;
      fresh[ahead]! += young;
      parts[age] = old + young;
    }
    const total = known[ahead]! + fresh[ahead]!;
    let [age, passed] = [0, parts[0]!];
    for (let step = 0; step < TURN_STEPS; step++) {
      while (age < share.length - 1 && passed < ((step + 0.5) / TURN_STEPS) * total) passed += parts[++age]!;
      ages[ahead * TURN_STEPS + step] = age;
    }
  }
  return { known, fresh, ages };
};
