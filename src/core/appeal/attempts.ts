import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import type { Named } from '#core/score/post';

export interface Attempts {
  /** tickets ever submitted for it */
  used: number;
  /** in a ticket that is not decided, or approved */
  closed: boolean;
}

const isOpen = ({ status, decidedAt }: Ticket): boolean =>
  status === 'submitted' || status === 'in-review' || ((status === 'unknown' || status === null) && decidedAt === null);

/**
 * What has been tried for each order, case or chat and metric, as the Appeal Center shows it. A ticket whose metric is
 * not known is taken to be about any, so that nothing is offered beyond its limit.
 */
export const makeAttempts = (
  tickets: readonly Ticket[],
  zone: Zone,
  day: DayNumber,
): ((metric: Metric, it: Named) => Attempts) => {
  const known = tickets.filter(
    (it) => it.status !== 'draft' && (it.submittedAt === null || zone.dayOf(it.submittedAt) <= day),
  );
  const byId = new Map<string, Ticket[]>();
  for (const ticket of known)
    for (const id of new Set([
      ...ticket.orderIds.map((it) => `order ${it}`),
      ...ticket.caseIds.map((it) => `case ${it}`),
      ...ticket.chatIds.map((it) => `chat ${it}`),
    ]))
      byId.set(id, [...(byId.get(id) ?? []), ticket]);
  return (metric, { orderId, caseId, chatId }) => {
    const ours = new Set([`order ${orderId}`, `case ${caseId}`, `chat ${chatId}`].flatMap((id) => byId.get(id) ?? []));
    const about = [...ours].filter((it) => it.metric === null || it.metric === metric);
    return { used: about.length, closed: about.some((it) => isOpen(it) || it.status === 'approved') };
  };
};
