import type { AppealDetails } from '#core/model/appeal-details';
import { type DayNumber, makeDay } from '#core/model/day';
import { byMetric, METRICS } from '#core/model/metric';
import { problemId } from '#core/model/problem';
import { addBusinessDays } from '#core/policy/calendar';
import { appealTerms, metricRow, type Policy } from '#core/policy/policy';
import type { Member } from '#core/score/ledger';
import type { ScoreInputs } from '#core/score/score-inputs';

/** The day by which a ticket filed on a day is expected to be decided. */
export const reviewDayAfter = (policy: Policy, filed: DayNumber): DayNumber =>
  addBusinessDays(policy.region, filed, appealTerms(policy).reviewDays);

/** The day by which a ticket filed on a day is decided and the metric corrected. Source: conventions.md#16-appeals. */
export const decisionDayAfter = (policy: Policy, filed: DayNumber): DayNumber => {
  const { reviewDays, correctionDays } = appealTerms(policy);
  return addBusinessDays(policy.region, filed, reviewDays + correctionDays);
};

/**
 * The last day, from `today` on, on which filing still moves the score: the correction must come within the member's
 * window. It is no deadline of the platform, which publishes none. Null if it has passed.
 */
export const lastDayToFile = (policy: Policy, today: DayNumber, { metric, day }: Member): DayNumber | null => {
  const leavesOn = day + metricRow(policy, metric).window.value;
  for (let filed = leavesOn - 1; filed >= today; filed -= 1)
    if (decisionDayAfter(policy, filed) <= leavesOn) return filed;
  return null;
};

/** Ids of members by the last day on which filing still moves the score. */
export const lastDaysToFile = ({ ledger, day }: ScoreInputs, members: readonly Member[]): AppealDetails['lastDays'] => {
  // Cached, as thousands of problems share about a hundred days.
  const byDay = byMetric(() => new Map<DayNumber, AppealDetails['lastDays'][number] | null>());
  for (const member of members) {
    const { metric } = member;
    let group = byDay[metric].get(member.day);
    if (group === undefined) {
      const last = lastDayToFile(ledger.policy, day, member);
      group = last === null ? null : { metric, day: makeDay(last), ids: [] };
      byDay[metric].set(member.day, group);
    }
    group?.ids.push(problemId(member));
  }
  return METRICS.flatMap((metric) => [...byDay[metric].values()].filter((group) => group !== null));
};
