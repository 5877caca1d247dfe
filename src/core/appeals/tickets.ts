import type { AppealTicket } from '#core/model/assessment';
import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import { LEAST_GAIN, type PricedCandidate } from './candidates';
import { fillTickets } from './fill';

const idsOf = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((it) => it !== null))];

/** The highest threshold that lies above `before` and is reached by `after`. */
const crossed = (thresholds: readonly number[], before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : (thresholds.filter((it) => before < it && it <= after).at(-1) ?? null);

/**
 * Packs candidates into tickets of one metric and ground, dearest first; best ticket first. Source: conventions.md#16-appeals.
 * @param probabilityOf that a ticket on a ground is approved
 */
export const packTickets = (
  standing: Standing,
  pricer: Pricer,
  found: readonly PricedCandidate[],
  decision: DayNumber,
  probabilityOf: (ground: string) => number,
): AppealTicket[] => {
  const { policy } = standing.ledger;
  const size = policy.appeal.value.ordersPerTicket;
  const older = decision - standing.day;
  const before = pricer.overall(older);
  const tickets: AppealTicket[] = [];
  for (const [ground, alike] of Map.groupBy(found, (it) => it.candidate.ground)) {
    const probability = probabilityOf(ground);
    for (const ours of fillTickets(alike, size, standing, older)) {
      const { metric } = ours[0]!.candidate;
      const entries = ours.flatMap((it) => it.entry ?? []);
      const gainAtDecision = pricer.gain(metric, entries, older);
      if (gainAtDecision < LEAST_GAIN) continue;
      tickets.push({
        metric,
        ground,
        orderIds: idsOf(ours.map((it) => it.candidate.orderId)),
        caseIds: idsOf(ours.map((it) => it.candidate.caseId)),
        chatIds: idsOf(ours.map((it) => it.candidate.chatId)),
        gain: pricer.gain(metric, entries, 0),
        gainAtDecision,
        probability,
        expected: gainAtDecision * probability,
        crosses: crossed(policy.thresholds, before, pricer.without(metric, entries, older)),
      });
    }
  }
  const firstId = (it: AppealTicket) => it.orderIds[0] ?? it.caseIds[0] ?? it.chatIds[0] ?? '';
  return tickets.sort(
    (a, b) =>
      b.expected - a.expected ||
      METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric) ||
      (firstId(a) < firstId(b) ? -1 : 1),
  );
};
