import type { Assessment } from '#core/model/assessment';
import type { Coverage } from '#core/model/coverage';
import type { DayNumber } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import type { Ledger } from './ledger';
import { isCovered } from './window-coverage';

/** Whether the shop has a score at all. @param latest the latest reading up to the day. Source: conventions.md#10-eligibility and #15-state-of-a-metric. */
export const eligibilityOn = (
  ledger: Ledger,
  coverage: readonly Coverage[],
  latest: Reading | undefined,
  isToday: boolean,
  day: DayNumber,
): Assessment['eligible'] => {
  const { delivered: need, days } = ledger.policy.eligibility.value;
  let delivered = 0;
  for (let age = 1; age <= days; age++) delivered += ledger.eligible.get(day - age) ?? 0;
  const printed = latest?.state ?? (latest?.overall == null ? null : 'scored');
  const state = () => {
    if (isToday && printed !== null) return printed;
    if (delivered >= need) return 'scored';
    if (isCovered(coverage, ['orders', 'orders-export'], day - days, day - 1, ledger.zone)) return 'no-score';
    return printed ?? 'unknown';
  };
  return { state: state(), delivered, need };
};
