import type { Assessment } from '#core/model/assessment';
import type { Casework } from '#core/model/casework';
import { type DayNumber, makeDay } from '#core/model/day';
import { problemKey } from '#core/model/problem';
import type { Reading } from '#core/model/reading';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import type { Tried } from './attempts';
import { type Found, findCandidates } from './candidates';
import { chancesOf, reasonsOf } from './chances';
import { followUp } from './follow-up';
import { packTickets } from './tickets';
import { decisionDay, lastDayToFile } from './worth';

const lastDaysOf = ({ ledger, day }: Standing, found: readonly Found<unknown>[]): Casework['lastDays'] =>
  Object.fromEntries(
    found.flatMap(({ entry }) => {
      const last = entry && lastDayToFile(ledger.policy, day, entry);
      return entry === null || last === null ? [] : [[problemKey(entry), makeDay(last)]];
    }),
  );

/**
 * All that there is to say of appeals as of a day: what can be argued, in which tickets, and what became of earlier ones.
 * @param standingOn what counted in the score of an earlier day
 */
export const workAppeals = (
  standing: Standing,
  pricer: Pricer,
  facts: Tried & { readings: readonly Reading[] },
  standingOn: (day: DayNumber) => Standing,
): { appeals: Assessment['appeals']; casework: Casework } => {
  const { ledger, day } = standing;
  const { policy } = ledger;
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
      reasons: reasonsOf(policy.grounds, facts.tickets),
      followUps,
    },
  };
};
