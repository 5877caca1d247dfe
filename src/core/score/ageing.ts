import type { Assessment } from '#core/model/assessment';
import { makeDay } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Pricer } from './impact';
import type { ScoreInputs } from './score-inputs';
import type { Tally } from './tally';

type CalendarRow = Assessment['calendar'][number];
const SMALLEST_CHANGE = 1e-12;

const because = (tally: Tally, older: number, bucketDays: number): CalendarRow['because'] => {
  const reasons = new Set<'decay' | 'leaves'>();
  for (let age = 1; age <= tally.window; age++) {
    if (tally.denominator[age] === 0 && tally.numerator[age] === 0) continue;
    const now = age + older;
    if (now === tally.window + 1) reasons.add('leaves');
    else if (now <= tally.window && now > bucketDays && (now - 1) % bucketDays === 0) reasons.add('decay');
  }
  return (['decay', 'leaves'] as const).filter((it) => reasons.has(it));
};

/** The change of the overall on each coming day when only one metric ages. Source: conventions.md#14-aged-only-and-the-calendar. */
export const calendarOf = (inputs: ScoreInputs, pricer: Pricer, horizon: number): CalendarRow[] => {
  const { policy } = inputs.ledger;
  const rows: CalendarRow[] = [];
  for (const metric of METRICS) {
    let before = pricer.alone(metric, 0);
    for (let older = 1; older <= Math.min(horizon, inputs.tallies[metric].window + 1); older++) {
      const after = pricer.alone(metric, older);
      if (before !== null && after !== null && Math.abs(after - before) > SMALLEST_CHANGE)
        rows.push({
          day: makeDay(inputs.day + older),
          metric,
          points: after - before,
          because: because(inputs.tallies[metric], older, policy.decay.value.bucketDays),
        });
      before = after;
    }
  }
  return rows.sort((a, b) =>
    a.day === b.day ? METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric) : a.day < b.day ? -1 : 1,
  );
};
