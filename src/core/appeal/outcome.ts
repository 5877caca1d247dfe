import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import { makePricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import { decisionDay } from './worth';

export interface Outcome {
  /** points that the ticket promised when it was filed; null where that is not known */
  expected: number | null;
  /** how many of its records the platform has dropped since it was approved */
  dropped: number;
  /** points won by that, on the days they were gone */
  actual: number | null;
  /** the last of those days */
  goneOn: DayNumber | null;
}

/** The first day on whose lists none of its entries stands any more. */
const goneOn = ({ listed, day }: Entry): DayNumber =>
  Math.max(
    ...listed.map(({ later }) =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...later.filter((it) => it.from <= day && day <= it.to).map((it) => it.readOn),
      ),
    ),
  );

/** The listed records of a metric by what tickets call them. */
const listedByName = (entries: readonly Entry[]): Map<string, Entry[]> => {
  const named = new Map<string, Entry[]>();
  for (const entry of entries)
    if (entry.listed.length > 0)
      for (const id of [entry.orderId, entry.caseId, entry.chatId])
        if (id !== null) named.set(id, [...(named.get(id) ?? []), entry]);
  return named;
};

/**
 * What tickets promised and what came of them, by the same arithmetic: the joint gain of the records still listed when a
 * ticket was filed, and of those that were dropped, as the score stood the day before. Printed scores have one decimal
 * and move for other reasons too, so they are shown beside it, not compared with it.
 */
export const makeOutcome = (standing: Standing, standingOn: (day: DayNumber) => Standing) => {
  const { ledger, day } = standing;
  const named = new Map<Metric, Map<string, Entry[]>>();
  const entriesOf = (metric: Metric, tickets: readonly Ticket[]): Entry[] => {
    let ours = named.get(metric);
    if (ours === undefined) {
      ours = listedByName(ledger.entries[metric]);
      named.set(metric, ours);
    }
    const ids = tickets.flatMap((it) => [...it.orderIds, ...it.caseIds, ...it.chatIds]);
    return [...new Set(ids.flatMap((id) => ours.get(id) ?? []))];
  };
  const gainOn = (at: DayNumber, metric: Metric, entries: readonly Entry[], older: number): number => {
    const counted = entries.filter((it) => it.day < at && listingOn(it.listed, it.day, at) === 'listed');
    return makePricer(standingOn(at)).gain(metric, counted, older);
  };
  return (
    metric: Metric,
    tickets: readonly Ticket[],
    approved: readonly Ticket[],
    submittedOn: DayNumber | null,
  ): Outcome => {
    const { window } = ledger.policy.metrics[metric];
    // Older tickets are about records that have left every window that is kept.
    const isRecent = submittedOn !== null && day - submittedOn <= window.value;
    const expected = isRecent
      ? gainOn(submittedOn, metric, entriesOf(metric, tickets), decisionDay(ledger.policy, submittedOn) - submittedOn)
      : null;
    const byDay = Map.groupBy(isRecent ? entriesOf(metric, approved) : [], goneOn);
    const gone = [...byDay].filter(([at]) => at <= day);
    return {
      expected,
      dropped: gone.reduce((sum, [, its]) => sum + its.length, 0),
      actual: gone.length === 0 ? null : gone.reduce((sum, [at, its]) => sum + gainOn(at - 1, metric, its, 1), 0),
      goneOn: gone.length === 0 ? null : Math.max(...gone.map(([at]) => at)),
    };
  };
};
