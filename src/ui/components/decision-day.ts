import type { Assessment } from '#core/model/assessment';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { addBusinessDays } from '#core/policy/calendar';
import { rulesOf } from './explanation';

/** When an appeal filed today would be decided and corrected; tomorrow where no document tells how long that takes. */
export const decisionDay = (assessment: Assessment): Day => {
  const today = dayNumber(assessment.asOf);
  const appeal = rulesOf(assessment)?.appeal.value;
  return makeDay(
    appeal === undefined
      ? today + 1
      : addBusinessDays(assessment.region, today, appeal.reviewDays + appeal.correctionDays),
  );
};
