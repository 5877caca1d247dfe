import type { DayNumber } from '#core/model/day';
import { median } from './median';

/** One way of counting, and how far the values that it gives are from the printed ones: percentage points, by day. */
export interface Option<Name extends string> {
  name: Name;
  misses: ReadonlyMap<DayNumber, number>;
}

/** Which of two ways of counting the printed values bear out, and by how much. */
export interface Verdict<Name extends string = string> {
  winner: Name | 'undecided';
  /** what each misses by on the middle day, in percentage points */
  options: { name: Name; miss: number }[];
  /** days on which the two differ, so that they could be told apart */
  days: number;
  /** how much likelier the winner makes the printed values: the difference of log-likelihoods */
  advantage: number;
}

/** A day speaks at most this loudly, in nats; neighbouring days share most of their members, so five count as one. */
const LOUDEST = 3;
export const DAYS_AS_ONE = 5;
/** Twenty times as likely. */
export const CLEAR = Math.log(20);
/** What a rounding of the printed rate to hundredths of a percent hides, in percentage points. */
const ROUNDING = 0.005;
/** Where even the better one misses by more, the facts are not what the page counted, and prove nothing. */
const WORST = 0.1;

/**
 * Compares two ways of counting on the days that both have. Days on which they agree are no evidence, and one odd day
 * does not decide: the middle one stands for all.
 */
export const compare = <Name extends string>(first: Option<Name>, second: Option<Name>): Verdict<Name> => {
  const days = [...first.misses.keys()].filter((it) => {
    const other = second.misses.get(it);
    return other !== undefined && Math.abs(other - first.misses.get(it)!) > ROUNDING;
  });
  const missOf = ({ name, misses }: Option<Name>) => ({ name, miss: median(days.map((it) => misses.get(it)!)) });
  if (days.length === 0) return { winner: 'undecided', options: [], days: 0, advantage: 0 };
  const options = [missOf(first), missOf(second)];
  const [better, worse] = options[0]!.miss <= options[1]!.miss ? [first, second] : [second, first];
  const least = Math.min(...options.map((it) => it.miss));
  const scale = Math.max(ROUNDING, least);
  const said = days.map((it) =>
    Math.min(LOUDEST, Math.max(-LOUDEST, (worse.misses.get(it)! - better.misses.get(it)!) / scale)),
  );
  const advantage = said.reduce((sum, it) => sum + it, 0) / DAYS_AS_ONE;
  const winner = advantage >= CLEAR && least <= WORST ? better.name : 'undecided';
  return { winner, options, days: days.length, advantage };
};
