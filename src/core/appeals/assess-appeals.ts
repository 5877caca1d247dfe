import type { AppealDetails } from '#core/model/appeal-details';
import type { Assessment, RestsOn } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import type { ByMetric } from '#core/model/metric';
import type { OfferedReasons } from '#core/model/offered-reasons';
import type { Reading } from '#core/model/reading';
import type { Pricer } from '#core/score/impact';
import type { ScoreInputs } from '#core/score/score-inputs';
import type { AttemptFacts } from './attempts';
import { findCandidates } from './candidates';
import { decisionDayAfter, lastDaysToFile } from './deadlines';
import { approvalChances, followUpTickets } from './follow-up';
import { portalReasons } from './portal-reasons';
import { packTickets } from './tickets';

/**
 * Appeals as of a day: candidates, the tickets they make, and outcomes of earlier tickets; empty if the market has no
 * appeal rules.
 * @param hasScore without a score nothing can be gained
 * @param inputsOn score inputs of an earlier day
 */
export const assessAppeals = (
  inputs: ScoreInputs,
  pricer: Pricer,
  facts: AttemptFacts & { readings: readonly Reading[]; offeredReasons: readonly OfferedReasons[] },
  hasScore: boolean,
  restsOn: ByMetric<RestsOn>,
  inputsOn: (day: DayNumber) => ScoreInputs,
): { appeals: Assessment['appeals']; appealDetails?: AppealDetails } => {
  const { ledger, day } = inputs;
  const { policy, zone } = ledger;
  if (policy.appeal.value === null) return { appeals: { candidates: [], judged: [], tickets: [] } };
  const decisionDay = decisionDayAfter(policy, day);
  const { followUps, decided } = followUpTickets(inputs, facts, inputsOn);
  const chances = approvalChances(policy.grounds, decided);
  const { proven, undecided, judged, bySellerAnswer } = findCandidates(
    inputs,
    hasScore ? pricer : null,
    facts,
    decisionDay,
    restsOn,
    (ground) => chances.get(ground)!.probability,
  );
  return {
    appeals: {
      candidates: proven.map(({ candidate }) => candidate),
      judged: judged.map(({ candidate }) => candidate),
      tickets: hasScore ? packTickets(inputs, pricer, proven, decisionDay) : [],
    },
    appealDetails: {
      decisionDay: makeDay(decisionDay),
      undecided: undecided.map(({ candidate }) => candidate),
      bySellerAnswer,
      lastDays: lastDaysToFile(
        inputs,
        [...proven, ...undecided, ...judged].flatMap(({ member }) => member ?? []),
      ),
      chances: [...chances.values()],
      ...portalReasons(policy.grounds, facts.tickets, facts.offeredReasons, zone, day),
      followUps,
    },
  };
};
