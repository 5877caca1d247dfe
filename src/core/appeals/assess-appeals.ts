import type { AppealDetails } from '#core/model/appeal-details';
import type { Assessment } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import { byMetric, METRICS } from '#core/model/metric';
import type { OfferedReasons } from '#core/model/offered-reasons';
import { problemId } from '#core/model/problem';
import type { Reading } from '#core/model/reading';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import type { AttemptFacts } from './attempts';
import { findCandidates, type PricedCandidate } from './candidates';
import { approvalChances } from './chances';
import { decisionDayOf, lastDayToFile } from './deadlines';
import { followUpTickets } from './follow-up';
import { portalReasons } from './reasons';
import { packTickets } from './tickets';

const lastDaysOf = (
  { ledger, day }: Standing,
  found: readonly PricedCandidate<unknown>[],
): AppealDetails['lastDays'] => {
  // thousands of problems lie on the same hundred days
  const known = byMetric(() => new Map<DayNumber, AppealDetails['lastDays'][number] | null>());
  for (const { entry } of found) {
    if (entry === null) continue;
    const { metric } = entry;
    let its = known[metric].get(entry.day);
    if (its === undefined) {
      const last = lastDayToFile(ledger.policy, day, entry);
      its = last === null ? null : { metric, day: makeDay(last), ids: [] };
      known[metric].set(entry.day, its);
    }
    its?.ids.push(problemId(entry));
  }
  return METRICS.flatMap((metric) => [...known[metric].values()].filter((it) => it !== null));
};

/**
 * All that there is to say of appeals as of a day: what can be argued, in which tickets, and what became of earlier ones.
 * @param standingOn what counted in the score of an earlier day
 */
export const assessAppeals = (
  standing: Standing,
  pricer: Pricer,
  facts: AttemptFacts & { readings: readonly Reading[]; offeredReasons: readonly OfferedReasons[] },
  standingOn: (day: DayNumber) => Standing,
): { appeals: Assessment['appeals']; appealDetails: AppealDetails } => {
  const { ledger, day } = standing;
  const { policy, zone } = ledger;
  const decision = decisionDayOf(policy, day);
  const { proven, undecided, judged, bySellerAnswer } = findCandidates(standing, pricer, facts, decision);
  const { followUps, decided } = followUpTickets(standing, facts, standingOn);
  const chances = approvalChances(policy.grounds, decided);
  const tickets = packTickets(standing, pricer, proven, decision, (ground) => chances.get(ground)!.probability);
  return {
    appeals: { candidates: proven.map((it) => it.candidate), judged: judged.map((it) => it.candidate), tickets },
    appealDetails: {
      decisionDay: makeDay(decision),
      undecided: undecided.map((it) => it.candidate),
      bySellerAnswer,
      lastDays: lastDaysOf(standing, [...proven, ...undecided, ...judged]),
      chances: [...chances.values()],
      ...portalReasons(policy.grounds, facts.tickets, facts.offeredReasons, zone, day),
      followUps,
    },
  };
};
