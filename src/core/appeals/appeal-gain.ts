import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import { makePricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import { countsOn } from '#core/score/summed';
import { decisionDayOf } from './deadlines';

export interface AppealGain {
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

/** The standing of a day as it would be if that day still counted what it has dropped. */
const stillCounting = (standing: Standing, metric: Metric, dropped: readonly Entry[]): Standing => {
  const { day, tallies, ledger } = standing;
  const before = tallies[metric];
  const tally = {
    ...before,
    numerator: before.numerator.slice(),
    denominator: before.denominator.slice(),
    bad: before.bad.slice(),
  };
  const higher = ledger.policy.metrics[metric].better === 'higher';
  for (const entry of dropped) {
    const age = day - entry.day;
    const now = countsOn(entry, day);
    if (age < 1 || age > tally.window || now === 'bad') continue;
    const { hours, rounds } = entry;
    const isBack = now === 'out';
    tally.bad[age]! += 1;
    if (isBack) tally.denominator[age]! += rounds;
    // of on-time delivery the numerator is the good ones
    tally.numerator[age]! += metric === 'AHT' ? hours : higher ? (isBack ? 0 : -1) : 1;
  }
  return { ...standing, tallies: { ...tallies, [metric]: tally } };
};

/**
 * What tickets promised and what came of them: the joint gain of their records as the score stood when a ticket was filed,
 * and the score of the day on which they were gone less that score if it still counted them. Printed scores have one decimal
 * and move for other reasons too, so they are shown beside it, not compared with it.
 */
export const makeGainOf = (standing: Standing, standingOn: (day: DayNumber) => Standing) => {
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
  /** null where a record had not been seen on a list by then: nobody knows that it counted */
  const promised = (at: DayNumber, metric: Metric, entries: readonly Entry[]): number | null => {
    const listings = entries.map((it) => listingOn(it.listed, it.day, at));
    if (entries.length === 0 || listings.includes('unnamed')) return null;
    const counted = entries.filter((it, index) => it.day < at && listings[index] === 'listed');
    return makePricer(standingOn(at)).gain(metric, counted, decisionDayOf(ledger.policy, at) - at);
  };
  /** NaN where that day has no score that could be computed */
  const won = (at: DayNumber, metric: Metric, dropped: readonly Entry[]): number => {
    const now = standingOn(at);
    const [after, before] = [now, stillCounting(now, metric, dropped)].map((it) => makePricer(it).overall(0));
    return after == null || before == null ? Number.NaN : after - before;
  };
  return (
    metric: Metric,
    tickets: readonly Ticket[],
    approved: readonly Ticket[],
    submittedOn: DayNumber | null,
  ): AppealGain => {
    const { window } = ledger.policy.metrics[metric];
    // Older tickets are about records that have left every window that is kept.
    const isRecent = submittedOn !== null && day - submittedOn <= window.value;
    const expected = isRecent ? promised(submittedOn, metric, entriesOf(metric, tickets)) : null;
    const byDay = Map.groupBy(isRecent ? entriesOf(metric, approved) : [], goneOn);
    const gone = [...byDay].filter(([at]) => at <= day);
    const actual = gone.reduce((sum, [at, its]) => sum + won(at, metric, its), 0);
    return {
      expected,
      dropped: gone.reduce((sum, [, its]) => sum + its.length, 0),
      actual: gone.length === 0 || Number.isNaN(actual) ? null : actual,
      goneOn: gone.length === 0 ? null : Math.max(...gone.map(([at]) => at)),
    };
  };
};
