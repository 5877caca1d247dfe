import type { DayNumber } from '#core/model/day';
import type { Cohorts, LagLaw } from './history';

/** Whose turn it is to become a bad one on each coming day: members known today, and those to come. */
export interface Turns {
  /** members weighted by the lag law, by days from today: known ones, and as many as usually come */
  known: Float64Array;
  fresh: Float64Array;
  /** days since the membership of one that turns bad, by a chance from 0 to 1 */
  ageOf(ahead: number, chance: number): number;
  /** so many are dated one by one on a day; more of them share the dates, as they would spread alike */
  most: number;
}

const STEPS = 128;
const MOST = 4;

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
  const ages = new Uint8Array(horizon * STEPS);
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
    for (let step = 0; step < STEPS; step++) {
      while (age < share.length - 1 && passed < ((step + 0.5) / STEPS) * total) passed += parts[++age]!;
      ages[ahead * STEPS + step] = age;
    }
  }
  return { known, fresh, ageOf: (ahead, chance) => ages[ahead * STEPS + Math.floor(chance * STEPS)]!, most: MOST };
};
