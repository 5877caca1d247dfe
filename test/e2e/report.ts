import type { Assessment } from '#core/model/assessment';
import { METRICS } from '#core/model/metric';

const score = (value: number | null) => (value === null ? '–' : value.toFixed(2));
const signed = (points: number) => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(3)}`;
const subject = (it: { orderId: string | null; caseId: string | null; chatId: string | null }) =>
  it.orderId !== null ? `order ${it.orderId}` : it.caseId !== null ? `case ${it.caseId}` : `chat ${it.chatId}`;

/** What an assessment says, for a terminal. */
export const report = ({ asOf, today, next, costs, calendar, appeals, unknown }: Assessment): string[] => {
  const { value, from, computed } = today.overall;
  const soon = next.overall;
  return [
    `Today, ${asOf}: ${score(value)} (${from}; computed from the facts: ${score(computed)})`,
    ...METRICS.map((metric) => {
      const it = today.metrics[metric];
      // Of a figure that was read, the counts of the page: the facts may be a part of them.
      const { numerator, denominator } = it.from === 'read' ? it.read : it;
      const counts = `${numerator ?? '–'} of ${denominator ?? '–'}`;
      return `  ${metric.padEnd(8)} ${score(it.score).padStart(5)}  ${it.state.padEnd(8)} ${it.from.padEnd(8)} ${counts}`;
    }),
    soon === null
      ? `Next, ${next.day}: not known`
      : `Next, ${next.day}: ${score(soon.p50)}, with 90 % between ${score(soon.p05)} and ${score(soon.p95)}`,
    'What moves it:',
    ...calendar
      .slice(0, 5)
      .map((it) => `  ${it.day}  ${it.metric.padEnd(8)} ${signed(it.points)}  ${it.because.join(' and ')}`),
    'What costs most:',
    ...costs
      .slice(0, 5)
      .map((it) => `  ${signed(it.points)}  ${it.metric.padEnd(8)} ${subject(it)}, until ${it.leavesOn}`),
    'Worth appealing:',
    ...appeals.tickets.map((it) => {
      const size = it.orderIds.length + it.caseIds.length + it.chatIds.length;
      return `  ${signed(it.gain)} today, ${signed(it.gainAtDecision)} when decided: ${it.metric}, ${it.ground}, ${size} in one ticket`;
    }),
    ...(unknown.length > 0 ? ['Not known:', ...unknown.map((it) => `  ${it.what}: ${it.effect}`)] : []),
  ];
};
