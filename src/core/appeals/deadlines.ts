import type { DayNumber } from '#core/model/day';
import { addBusinessDays } from '#core/policy/calendar';
import type { Policy } from '#core/policy/policy';
import type { Entry } from '#core/score/ledger';

/** When a ticket filed on a day is decided and the metric corrected. Source: conventions.md#16-appeals. */
export const decisionDayOf = ({ region, appeal }: Policy, filed: DayNumber): DayNumber =>
  addBusinessDays(region, filed, appeal.value.reviewDays + appeal.value.correctionDays);

/** When a ticket filed on a day can be expected to be decided. */
export const reviewDayOf = ({ region, appeal }: Policy, filed: DayNumber): DayNumber =>
  addBusinessDays(region, filed, appeal.value.reviewDays);

/**
 * The last day, from `today` on, on which filing still moves the score: the correction must come while the record is in
 * the window. No deadline of the platform is published, and none is meant. Null where it is too late already.
 */
export const lastDayToFile = (policy: Policy, today: DayNumber, { metric, day }: Entry): DayNumber | null => {
  const leaves = day + policy.metrics[metric].window.value;
  for (let filed = leaves - 1; filed >= today; filed -= 1) if (decisionDayOf(policy, filed) <= leaves) return filed;
  return null;
};
