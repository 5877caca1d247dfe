import type { Assessment } from '#core/model/assessment';
import type { SubjectIds } from '#core/model/problem';
import { US_METRICS } from '#test/fixtures/us-metrics';

const score = (value: number | null) => (value === null ? '–' : value.toFixed(2));
const signed = (points: number) => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(3)}`;
const subjectName = ({ orderId, caseId, chatId }: SubjectIds) =>
  orderId !== null ? `order ${orderId}` : caseId !== null ? `case ${caseId}` : `chat ${chatId}`;

/** What an assessment says, for a terminal. */
export const report = ({ asOf, today, next, costs, calendar, appeals, unknown }: Assessment): string[] => {
  const { value, from, computed } = today.overall;
  const soon = next.overall;
  return [
    `Today, ${asOf}: ${score(value)} (${from}; computed from the facts: ${score(computed)})`,
    ...US_METRICS.map((metric) => {
      const figures = today.metrics[metric]!;
      // Of a figure that was read, the counts of the page: the facts may be a part of them.
      const { numerator, denominator } = figures.from === 'read' ? figures.read : figures;
      const counts = `${numerator ?? '–'} of ${denominator ?? '–'}`;
      return `  ${metric.padEnd(8)} ${score(figures.score).padStart(5)}  ${figures.state.padEnd(8)} ${figures.from.padEnd(8)} ${counts}`;
    }),
    soon === null
      ? `Next, ${next.day}: not known`
      : `Next, ${next.day}: ${score(soon.mean)}, with 90 % between ${score(soon.p05)} and ${score(soon.p95)}`,
    'What moves it:',
    ...calendar
      .slice(0, 5)
      .map((row) => `  ${row.day}  ${row.metric.padEnd(8)} ${signed(row.points)}  ${row.because.join(' and ')}`),
    'What costs most:',
    ...costs
      .slice(0, 5)
      .map((cost) => `  ${signed(cost.points)}  ${cost.metric.padEnd(8)} ${subjectName(cost)}, until ${cost.leavesOn}`),
    'Worth appealing:',
    ...appeals.tickets.map((ticket) => {
      const size = ticket.orderIds.length + ticket.caseIds.length + ticket.chatIds.length;
      return `  ${signed(ticket.gain)} today, ${signed(ticket.gainAtDecision)} when decided: ${ticket.metric}, ${ticket.ground}, ${size} in one ticket`;
    }),
    ...(unknown.length > 0 ? ['Not known:', ...unknown.map(({ what, effect }) => `  ${what}: ${effect}`)] : []),
  ];
};
