import type { DayNumber } from '#core/model/day';
import { type DaySums, type Member, type MemberSums, type Moment, NEVER } from './ledger';
import { listedStateOn } from './listed-problems';

const FIRST_MOMENT = 1e-9;
const NOTHING: MemberSums = { denominator: 0, bad: 0, hours: 0 };

/**
 * How a member counts in the score of `day`, its age apart. What the platform lists is bad, what it has dropped is not,
 * whatever the rules say of it. @param known facts up to this moment decide, by default those before the day began
 */
export const memberStateOn = (
  member: Member,
  day: DayNumber,
  known: Moment = day - FIRST_MOMENT,
): 'bad' | 'good' | 'out' => {
  const state = member.listed.length === 0 ? 'unnamed' : listedStateOn(member.listed, member.day, day);
  if (state === 'listed') return 'bad';
  if (member.since > known || member.until <= known) return 'out';
  if (state === 'dropped') return member.metric === 'AHT' ? 'out' : 'good';
  return member.badSince <= known ? 'bad' : 'good';
};

/** The first day whose score knows what happened at a moment. */
const knownFrom = (moment: Moment): DayNumber => (moment === NEVER ? NEVER : Math.ceil(moment + FIRST_MOMENT));

/** The days whose score may be the first in which a listed member counts otherwise than before, ascending. */
const turnsOf = ({ since, until, badSince, listed }: Member): DayNumber[] => {
  const turns = [since, badSince, until].map(knownFrom).filter((it) => it !== NEVER);
  for (const { listedFrom: from, laterReadings: later } of listed) turns.push(from, ...later.map((it) => it.readOn));
  return turns.sort((a, b) => a - b);
};

/** Gathers what changes on which day: few days, so that looking through them is the shortest way to one. */
const makeChanges = () => {
  const from: DayNumber[] = [];
  const by: MemberSums[] = [];
  const add = ({ rounds, hours }: Member, day: DayNumber, members: number, bad: number): void => {
    let at = from.indexOf(day);
    if (at < 0) {
      at = from.push(day) - 1;
      by.push({ denominator: 0, bad: 0, hours: 0 });
    }
    const change = by[at]!;
    change.denominator += members * rounds;
    change.bad += bad;
    change.hours += members * hours;
  };
  const sum = (): DaySums => {
    const order = from.map((_, i) => i).sort((a, b) => from[a]! - from[b]!);
    const last: MemberSums = { denominator: 0, bad: 0, hours: 0 };
    const sums = order.map((i) => {
      last.denominator += by[i]!.denominator;
      last.bad += by[i]!.bad;
      last.hours += by[i]!.hours;
      return { ...last };
    });
    return { from: order.map((i) => from[i]!), sums };
  };
  return { add, sum };
};

/** @param members of one metric and day */
export const sumMembersOfDay = (members: readonly Member[]): DaySums => {
  const { add, sum } = makeChanges();
  for (const member of members) {
    if (member.listed.length > 0) {
      let before: ReturnType<typeof memberStateOn> = 'out';
      for (const day of turnsOf(member)) {
        const now = memberStateOn(member, day);
        if (now === before) continue;
        const members = (now === 'out' ? 0 : 1) - (before === 'out' ? 0 : 1);
        add(member, day, members, (now === 'bad' ? 1 : 0) - (before === 'bad' ? 1 : 0));
        before = now;
      }
      continue;
    }
    const [first, end] = [knownFrom(member.since), knownFrom(member.until)];
    if (first >= end) continue;
    const bad = Math.max(first, knownFrom(member.badSince));
    add(member, first, 1, bad === first ? 1 : 0);
    if (bad > first && bad < end) add(member, bad, 0, 1);
    if (end !== NEVER) add(member, end, -1, bad < end ? -1 : 0);
  }
  return sum();
};

/** What the members come to in the score of a day. */
export const memberSumsOn = ({ from, sums }: DaySums, day: DayNumber): MemberSums => {
  let at = from.length - 1;
  while (at >= 0 && from[at]! > day) at -= 1;
  return sums[at] ?? NOTHING;
};
