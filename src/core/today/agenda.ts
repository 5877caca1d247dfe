import { reviewDayAfter } from '#core/appeals/deadlines';
import { overallWithMoreBad } from '#core/forecast/head-room';
import { type Agenda, type AgendaSource, MAX_PRODUCTS, type ProductShare, STAKE_COUNTS } from '#core/model/agenda';
import { CASE_LISTS, type Coverage, type CoverageSource, ORDER_LISTS } from '#core/model/coverage';
import { type DayNumber, dayNumber, type Instant, makeDay, makeDayOrNull } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { type ServiceRates, serviceRatesKey } from '#core/model/shop-figures';
import { makeZone, type Zone } from '#core/model/zone';
import { type DailyChecks, dailyChecksFor } from '#core/policy/daily-checks';
import type { ScoreInputs } from '#core/score/score-inputs';
import { isCovered } from '#core/score/window-coverage';
import { caseDueAt, shipByOf } from './case-deadlines';
import type { DayWork, ProductCounts } from './day-work';

/** Facts that an agenda needs besides the work of the days. */
const AGENDA_LISTS = ['coverage', 'readings', 'tickets', 'stock', 'sales', 'serviceRates'] as const;
export type AgendaFacts = Pick<Facts, (typeof AGENDA_LISTS)[number]> & { shop: Shop };

/** Larger numbers of open orders or requests are shown as "at least". */
const MAX_OPEN = 1000;
const DAYS_OF_SALES = 9;
const DAYS_OF_SCORES = 10;

const newest = <T>(rows: readonly T[], at: (row: T) => Instant | null): T | null =>
  rows.reduce<T | null>((best, row) => ((at(row) ?? '') > (best === null ? '' : (at(best) ?? '')) ? row : best), null);

const sourceOf = (rows: readonly { readAt: Instant | null }[], isWhole = false): AgendaSource => ({
  readAt: newest(rows, (row) => row.readAt)?.readAt ?? null,
  isWhole,
});

/** The newest complete reading of a list; without one, the newest partial reading. */
const openSource = (
  coverage: readonly Coverage[],
  sources: readonly CoverageSource[],
  isAllOpen: (row: Coverage) => boolean,
): AgendaSource => {
  const rows = coverage.filter(({ source }) => sources.includes(source));
  const whole = newest(
    rows.filter((row) => row.complete && isAllOpen(row)),
    (row) => row.readAt,
  );
  return whole === null ? sourceOf(rows) : { readAt: whole.readAt, isWhole: true };
};

/** Of waiting records, those that the latest complete reading of their list still showed. */
const stillOpen = <T extends { seenAt: Instant | null }>(items: readonly T[], source: AgendaSource): T[] =>
  source.isWhole ? items.filter(({ seenAt }) => seenAt === null || seenAt >= source.readAt!) : [...items];

const compareText = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  return a === null ? 1 : b === null || a < b ? -1 : 1;
};

const byKey = (a: ServiceRates, b: ServiceRates): number => compareText(serviceRatesKey(a), serviceRatesKey(b));

/** A list whose days begin this long ago holds all open orders. */
const LONGEST_OPEN_DAYS = 30;

const sumProducts = (
  days: readonly DayWork[],
  keyOf: (row: ProductCounts) => string | null,
): Map<string, ProductCounts> => {
  const sums = new Map<string, ProductCounts>();
  for (const { products } of days)
    for (const row of products) {
      const key = keyOf(row);
      if (key === null) continue;
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { ...row });
      else {
        sum.name ??= row.name;
        for (const field of ['units', 'delivered', 'returned', 'bad'] as const) sum[field] += row[field];
      }
    }
  return sums;
};

const productKey = ({ productId, skuId }: ProductCounts): string | null => productId ?? skuId;

const byPart = (a: ProductShare, b: ProductShare): number =>
  b.part / b.of - a.part / a.of || (a.productId < b.productId ? -1 : 1);

/** Days with known sales: from the platform, from their orders, or as a share of several days' sum. */
const salesByDay = (
  { sales, coverage }: AgendaFacts,
  work: ReadonlyMap<DayNumber, DayWork>,
  today: DayNumber,
  zone: Zone,
): Agenda['sales'] => {
  const known = new Map<DayNumber, Agenda['sales'][number]>();
  const first = today - DAYS_OF_SALES;
  const spans = sales
    .filter(({ gmv, readAt, to }) => gmv !== null && readAt !== null && zone.dayOf(readAt) > dayNumber(to))
    .map(({ from, to, gmv }) => ({ from: dayNumber(from), to: dayNumber(to), gmv: gmv! }))
    .filter(({ from, to }) => from <= to && to >= first && to < today)
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  for (const { from, to, gmv } of spans)
    if (from === to) known.set(from, { day: makeDay(from), ...gmv, isMean: false });
  // A list read during a day does not show all of that day.
  const ended = coverage.map((row) => {
    const last = makeDay(zone.dayOf(row.readAt) - 1);
    return row.to > last ? { ...row, to: last } : row;
  });
  const ordered = new Map<DayNumber, { value: number; currency: string }[]>();
  for (const [, day] of [...work].sort(([a], [b]) => a - b))
    for (const { day: at, ...sum } of day.sales) ordered.set(at, [...(ordered.get(at) ?? []), sum]);
  for (let day = first; day < today; day++) {
    if (known.has(day) || !isCovered(ended, ORDER_LISTS, day, day, zone)) continue;
    const sums = ordered.get(day) ?? [];
    if (new Set(sums.map(({ currency }) => currency)).size !== 1) continue;
    const value = sums.reduce((sum, part) => sum + part.value, 0);
    known.set(day, { day: makeDay(day), value, currency: sums[0]!.currency, isMean: false });
  }
  for (const { from, to, gmv } of spans) {
    const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const open = days.filter((day) => !known.has(day));
    const rest = days.reduce((sum, day) => sum - (known.get(day)?.value ?? 0), gmv.value);
    if (open.length === 0 || rest < 0) continue;
    for (const day of open)
      known.set(day, { day: makeDay(day), value: rest / open.length, currency: gmv.currency, isMean: true });
  }
  return [...known.values()].filter(({ day }) => dayNumber(day) >= first).sort((a, b) => (a.day < b.day ? -1 : 1));
};

/** Cost in points of further bad events of a metric; null if the metric or the score has no value. */
const stakeOf = (inputs: ScoreInputs | null, metric: Metric, hours = 0): number[] | null => {
  if (inputs === null) return null;
  const now = overallWithMoreBad(inputs, metric, 0, hours);
  if (now === null || inputs.parameters.anchors[metric] === null) return null;
  return STAKE_COUNTS.map((count) => Math.min(0, (overallWithMoreBad(inputs, metric, count, hours) ?? now) - now));
};

/** Handling hours of a request that is answered only at the shorter deadline. */
const latestAnswerHours = ({ caseDeadlines }: DailyChecks): number | null =>
  caseDeadlines.value === null ? null : caseDeadlines.value.days * 24;

/**
 * Open items and recent figures of a shop, bounded, each with its own deadline.
 * @param work by partition day, see `workOf`
 * @param inputs today's, for the cost of further bad events; null without a formula
 */
export const agendaOf = (
  facts: AgendaFacts,
  work: ReadonlyMap<DayNumber, DayWork>,
  asOf: string,
  inputs: ScoreInputs | null,
): Agenda => {
  const { shop, coverage, readings, tickets, stock, serviceRates } = facts;
  const checks = dailyChecksFor(shop.region);
  const zone = makeZone(timeZoneOf(shop));
  const today = dayNumber(asOf);
  const { region } = shop;

  const isAllOrders = ({ from, to, readAt }: Coverage): boolean =>
    zone.dayOf(from) <= zone.dayOf(readAt) - LONGEST_OPEN_DAYS && zone.dayOf(to) >= zone.dayOf(readAt) - 1;
  const heldSource = openSource(coverage, ORDER_LISTS, isAllOrders);
  const orderSource = openSource(
    coverage,
    [...ORDER_LISTS, 'orders-to-ship'],
    (row) => row.source === 'orders-to-ship' || isAllOrders(row),
  );
  const caseSource = openSource(
    coverage,
    CASE_LISTS,
    ({ from, readAt }) => zone.dayOf(from) <= zone.dayOf(readAt) - LONGEST_OPEN_DAYS,
  );
  const days = [...work].sort(([a], [b]) => a - b).map(([, ofDay]) => ofDay);
  const waiting = days.flatMap((day) => day.orders);
  const orders = [
    ...stillOpen(
      waiting.filter(({ state }) => state !== 'on-hold'),
      orderSource,
    ),
    ...stillOpen(
      waiting.filter(({ state }) => state === 'on-hold'),
      heldSource,
    ),
  ]
    .map(({ isNormal, ...order }) => ({
      ...order,
      shipBy:
        isNormal && order.state !== 'on-hold' && !order.isRisky ? shipByOf(order.placedAt, checks, region, zone) : null,
    }))
    .sort((a, b) => compareText(a.shipBy, b.shipBy) || compareText(a.placedAt, b.placedAt) || compareText(a.id, b.id));
  const cases = stillOpen(
    days.flatMap((day) => day.cases),
    caseSource,
  )
    .map(({ respondBy, ...caseRecord }) => ({
      ...caseRecord,
      dueAt: caseDueAt({ ...caseRecord, respondBy }, checks, region, zone),
    }))
    .sort((a, b) => compareText(a.dueAt, b.dueAt) || compareText(a.id, b.id));

  const since = (count: number): DayWork[] =>
    [...work].sort(([a], [b]) => a - b).flatMap(([day, of]) => (day >= today - count && day < today ? [of] : []));
  const { returns, badReviews, stock: stockRule } = checks;
  const returned = [...sumProducts(since(returns.value.days), productKey)].flatMap(
    ([productId, { name, returned: part, delivered: of }]): ProductShare[] =>
      of >= returns.value.leastOrders && part >= returns.value.leastReturns && part / of > returns.value.flag
        ? [{ productId, name, part, of }]
        : [],
  );
  const reviewed = sumProducts(since(badReviews.value.days), productKey);
  const allBad = [...reviewed.values()].reduce((sum, { bad }) => sum + bad, 0);
  const bad = [...reviewed].flatMap(([productId, { name, bad: part }]): ProductShare[] =>
    part >= badReviews.value.least && part >= badReviews.value.share * allBad
      ? [{ productId, name, part, of: allBad }]
      : [],
  );
  const sold = sumProducts(since(stockRule.value.salesDays), ({ productId }) => productId);
  const low = stock.flatMap(({ productId, productName, quantity, readAt }) => {
    const perDay = (sold.get(productId)?.units ?? 0) / stockRule.value.salesDays;
    return quantity !== null && perDay > 0 && quantity < perDay * stockRule.value.days
      ? [{ productId, name: productName ?? sold.get(productId)?.name ?? null, quantity, perDay, readAt }]
      : [];
  });

  const policy = inputs?.ledger.policy ?? null;
  const submitted = tickets
    .filter(({ status }) => status === 'submitted' || status === 'in-review')
    .sort((a, b) => compareText(a.id, b.id));
  const isRead = (sources: readonly CoverageSource[]) => coverage.filter(({ source }) => sources.includes(source));
  const weekCovered = isCovered(coverage, ORDER_LISTS, today - stockRule.value.salesDays, today - 1, zone);
  const returnsCovered =
    isCovered(coverage, ORDER_LISTS, today - returns.value.days, today - 1, zone) &&
    isCovered(coverage, CASE_LISTS, today - returns.value.days, today - 1, zone);
  const reviewRows = isRead(['reviews', 'diagnosis:NRR']);
  const service = newest(serviceRates.toSorted(byKey), (row) => row.readAt);
  const slow = latestAnswerHours(checks);
  return {
    timeZone: zone.name,
    sources: {
      orders: orderSource,
      held: heldSource,
      cases: caseSource,
      reviews: sourceOf(
        reviewRows,
        isCovered(coverage, ['reviews', 'diagnosis:NRR'], today - badReviews.value.days, today - 1, zone),
      ),
      returns: sourceOf(isRead(CASE_LISTS), returnsCovered),
      tickets: openSource(coverage, ['tickets'], () => true),
      score: { readAt: newest(readings, ({ at }) => at)?.at ?? null, isWhole: true },
      stock: sourceOf(stock, weekCovered),
      sales: sourceOf(facts.sales),
      service: { readAt: service?.readAt ?? null, isWhole: false },
    },
    orders: orders.slice(0, MAX_OPEN),
    cases: cases.slice(0, MAX_OPEN),
    isCut: orders.length > MAX_OPEN || cases.length > MAX_OPEN,
    tickets:
      policy === null || policy.appeal.value === null
        ? []
        : submitted.flatMap(({ id, submittedAt }) => {
            const dueOn = submittedAt === null ? null : makeDayOrNull(reviewDayAfter(policy, zone.dayOf(submittedAt)));
            return dueOn === null ? [] : [{ id, dueOn }];
          }),
    sales: salesByDay(facts, work, today, zone),
    scores: readings
      .flatMap(({ day, overall }) =>
        overall !== null && day <= asOf && dayNumber(day) > today - DAYS_OF_SCORES ? [{ day, overall }] : [],
      )
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    returns: returned.sort(byPart).slice(0, MAX_PRODUCTS),
    badReviews: bad.sort(byPart).slice(0, MAX_PRODUCTS),
    stock: low
      .sort((a, b) => a.quantity / a.perDay - b.quantity / b.perDay || compareText(a.productId, b.productId))
      .slice(0, MAX_PRODUCTS),
    response24: service?.response24 ?? null,
    stakes: {
      OTDR: stakeOf(inputs, 'OTDR'),
      SFCR: stakeOf(inputs, 'SFCR'),
      AHT: slow === null ? null : stakeOf(inputs, 'AHT', slow),
    },
  };
};
