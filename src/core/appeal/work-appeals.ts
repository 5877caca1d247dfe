import type { Assessment } from '#core/model/assessment';
import type { Casework } from '#core/model/casework';
import { type Day, type DayNumber, makeDay } from '#core/model/day';
import { byMetric } from '#core/model/metric';
import type { OfferedReasons } from '#core/model/offered-reasons';
import { problemKey } from '#core/model/problem';
import type { Reading } from '#core/model/reading';
import type { Entry } from '#core/score/ledger';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import type { Tried } from './attempts';
import { type Found, findCandidates } from './candidates';
import { chancesOf } from './chances';
import { followUp } from './follow-up';
import { reasonsOf } from './reasons';
import { packTickets } from './tickets';
import { decisionDay, lastDayToFile } from './worth';

const lastDaysOf = ({ ledger, day }: Standing, found: readonly Found<unknown>[]): Casework['lastDays'] => {
  // thousands of problems lie on the same hundred days
  const known = byMetric(() => new Map<DayNumber, Day | null>());
  const lastDayOf = (entry: Entry): Day | null => {
    let last = known[entry.metric].get(entry.day);
    if (last === undefined) {
      const number = lastDayToFile(ledger.policy, day, entry);
      last = number === null ? null : makeDay(number);
      known[entry.metric].set(entry.day, last);
    }
    return last;
  };
  const lastDays: Casework['lastDays'] = {};
  for (const { entry } of found) {
    const last = entry && lastDayOf(entry);
    if (entry !== null && last !== null) lastDays[problemKey(entry)] = last;
  }
  return lastDays;
};

/**
 * All that there is to say of appeals as of a day: what can be argued, in which tickets, and what became of earlier ones.
 * @param standingOn what counted in the score of an earlier day
 */
export const workAppeals = (
  standing: Standing,
  pricer: Pricer,
  facts: Tried & { readings: readonly Reading[]; offeredReasons: readonly OfferedReasons[] },
  standingOn: (day: DayNumber) => Standing,
): { appeals: Assessment['appeals']; casework: Casework } => {
  const { ledger, day } = standing;
  const { policy, zone } = ledger;
  const decision = decisionDay(policy, day);
  const { proven, undecided, judged } = findCandidates(standing, pricer, facts, decision);
  const { followUps, decided } = followUp(standing, facts, standingOn);
  const chances = chancesOf(policy.grounds, decided);
  const tickets = packTickets(standing, pricer, proven, decision, (ground) => chances.get(ground)!.probability);
  return {
    appeals: { candidates: proven.map((it) => it.candidate), judged: judged.map((it) => it.candidate), tickets },
    casework: {
      decisionDay: makeDay(decision),
      undecided: undecided.map((it) => it.candidate),
      lastDays: lastDaysOf(standing, [...proven, ...undecided, ...judged]),
      chances: [...chances.values()],
      ...reasonsOf(policy.grounds, facts.tickets, facts.offeredReasons, zone, day),
      followUps,
    },
  };
};
