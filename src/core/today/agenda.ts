import { reviewDayAfter } from '#core/appeals/deadlines';
import { type Agenda, type AgendaSource, MAX_PRODUCTS, type ProductShare, STAKE_COUNTS } from '#core/model/agenda';
import { CASE_LISTS, type Coverage, type CoverageSource, ORDER_LISTS } from '#core/model/coverage';
import { type DayNumber, dayNumber, type Instant, makeDay, makeDayOrNull } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { type ServiceRates, serviceRatesKey } from '#core/model/shop-figures';
import { makeZone, type Zone } from '#core/model/zone';
import { type DailyChecks, dailyChecksFor } from '#core/policy/daily-checks';
import type { Policy } from '#core/policy/policy';
import { overallWithMoreBad } from '#core/score/head-room';
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

/** Whether the latest complete reading of its list still showed a waiting record. */
const isStillOpen = ({ seenAt }: { seenAt: Instant | null }, { isWhole, readAt }: AgendaSource): boolean =>
  !isWhole || seenAt === null || seenAt >= readAt!;

const compareText = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  return a === null ? 1 : b === null || a < b ? -1 : 1;
};

const byKey = (a: ServiceRates, b: ServiceRates): number => compareText(serviceRatesKey(a), serviceRatesKey(b));

const REVIEW_LISTS = ['reviews', 'diagnosis:NRR'] as const satisfies readonly CoverageSource[];

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

/** What all parts of an agenda are made from. */
interface Given {
  facts: AgendaFacts;
  checks: DailyChecks;
  zone: Zone;
  today: DayNumber;
  /** by partition day, in order */
  work: readonly (readonly [DayNumber, DayWork])[];
}

/** Days with known sales: from the platform, from their orders, or as a share of several days' sum. */
const salesByDay = ({ facts: { sales, coverage }, work, today, zone }: Given): Agenda['sales'] => {
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
  for (const [, day] of work)
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

/** Open orders and requests, the most urgent first, and the readings of their lists. */
const openWorkOf = ({ facts: { coverage, shop }, checks, zone, work }: Given) => {
  const { region } = shop;
  const reachesBack = ({ from, readAt }: Coverage): boolean =>
    zone.dayOf(from) <= zone.dayOf(readAt) - LONGEST_OPEN_DAYS;
  const isAllOrders = (row: Coverage): boolean => reachesBack(row) && zone.dayOf(row.to) >= zone.dayOf(row.readAt) - 1;
  const sources = {
    orders: openSource(
      coverage,
      [...ORDER_LISTS, 'orders-to-ship'],
      (row) => row.source === 'orders-to-ship' || isAllOrders(row),
    ),
    held: openSource(coverage, ORDER_LISTS, isAllOrders),
    cases: openSource(coverage, CASE_LISTS, reachesBack),
  };
  const orders = work
    .flatMap(([, day]) => day.orders)
    .filter((order) => isStillOpen(order, order.state === 'on-hold' ? sources.held : sources.orders))
    .map(({ isNormal, ...order }) => ({
      ...order,
      shipBy:
        isNormal && order.state !== 'on-hold' && !order.isRisky ? shipByOf(order.placedAt, checks, region, zone) : null,
    }));
  const cases = work
    .flatMap(([, day]) => day.cases)
    .filter((caseRecord) => isStillOpen(caseRecord, sources.cases))
    .map(({ respondBy, ...caseRecord }) => ({
      ...caseRecord,
      dueAt: caseDueAt({ ...caseRecord, respondBy }, checks, region, zone),
    }));
  return {
    sources,
    orders: orders.sort(
      (a, b) => compareText(a.shipBy, b.shipBy) || compareText(a.placedAt, b.placedAt) || compareText(a.id, b.id),
    ),
    cases: cases.sort((a, b) => compareText(a.dueAt, b.dueAt) || compareText(a.id, b.id)),
  };
};

/** Products that are returned or rated badly too often, or soon sold out: the worst first. */
const productsOf = ({ facts, checks, today, work }: Given): Pick<Agenda, 'returns' | 'badReviews' | 'stock'> => {
  const { returns, badReviews, stock } = checks;
  const since = (count: number): DayWork[] =>
    work.flatMap(([day, of]) => (day >= today - count && day < today ? [of] : []));
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
  const sold = sumProducts(since(stock.value.salesDays), ({ productId }) => productId);
  const low = facts.stock.flatMap(({ productId, productName, quantity, readAt }) => {
    const perDay = (sold.get(productId)?.units ?? 0) / stock.value.salesDays;
    return quantity !== null && perDay > 0 && quantity < perDay * stock.value.days
      ? [{ productId, name: productName ?? sold.get(productId)?.name ?? null, quantity, perDay, readAt }]
      : [];
  });
  return {
    returns: returned.sort(byPart).slice(0, MAX_PRODUCTS),
    badReviews: bad.sort(byPart).slice(0, MAX_PRODUCTS),
    stock: low
      .sort((a, b) => a.quantity / a.perDay - b.quantity / b.perDay || compareText(a.productId, b.productId))
      .slice(0, MAX_PRODUCTS),
  };
};

/** Tickets without a decision, and the day by which one is expected; none without appeal rules. */
const ticketsOf = ({ facts, zone }: Given, policy: Policy | null): Agenda['tickets'] =>
  policy === null || policy.appeal.value === null
    ? []
    : facts.tickets
        .filter(({ status }) => status === 'submitted' || status === 'in-review')
        .sort((a, b) => compareText(a.id, b.id))
        .flatMap(({ id, submittedAt }) => {
          const dueOn = submittedAt === null ? null : makeDayOrNull(reviewDayAfter(policy, zone.dayOf(submittedAt)));
          return dueOn === null ? [] : [{ id, dueOn }];
        });

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
  const { shop, coverage, readings, stock, serviceRates } = facts;
  const checks = dailyChecksFor(shop.region);
  const zone = makeZone(timeZoneOf(shop));
  const today = dayNumber(asOf);
  const given = { facts, checks, zone, today, work: [...work].sort(([a], [b]) => a - b) };
  const { orders, cases, sources } = openWorkOf(given);
  const rowsOf = (listed: readonly CoverageSource[]) => coverage.filter(({ source }) => listed.includes(source));
  const isWhole = (listed: readonly CoverageSource[], days: number) =>
    isCovered(coverage, listed, today - days, today - 1, zone);
  const { days: returnDays } = checks.returns.value;
  const service = newest(serviceRates.toSorted(byKey), (row) => row.readAt);
  const slow = latestAnswerHours(checks);
  return {
    timeZone: zone.name,
    sources: {
      ...sources,
      reviews: sourceOf(rowsOf(REVIEW_LISTS), isWhole(REVIEW_LISTS, checks.badReviews.value.days)),
      returns: sourceOf(rowsOf(CASE_LISTS), isWhole(ORDER_LISTS, returnDays) && isWhole(CASE_LISTS, returnDays)),
      tickets: openSource(coverage, ['tickets'], () => true),
      score: { readAt: newest(readings, ({ at }) => at)?.at ?? null, isWhole: true },
      stock: sourceOf(stock, isWhole(ORDER_LISTS, checks.stock.value.salesDays)),
      sales: sourceOf(facts.sales),
      service: { readAt: service?.readAt ?? null, isWhole: false },
    },
    orders: orders.slice(0, MAX_OPEN),
    cases: cases.slice(0, MAX_OPEN),
    isCut: orders.length > MAX_OPEN || cases.length > MAX_OPEN,
    tickets: ticketsOf(given, inputs?.ledger.policy ?? null),
    sales: salesByDay(given),
    scores: readings
      .flatMap(({ day, overall }) =>
        overall !== null && day <= asOf && dayNumber(day) > today - DAYS_OF_SCORES ? [{ day, overall }] : [],
      )
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    ...productsOf(given),
    response24: service?.response24 ?? null,
    stakes: {
      OTDR: stakeOf(inputs, 'OTDR'),
      SFCR: stakeOf(inputs, 'SFCR'),
      AHT: slow === null ? null : stakeOf(inputs, 'AHT', slow),
    },
  };
};
