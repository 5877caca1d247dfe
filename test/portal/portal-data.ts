import type { Day } from '#core/model/day';
import { byMetric, DIMENSIONS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { byMetricOfUs } from '#test/fixtures/us-metrics';
import { knownAt } from '../simulator/known';
import type { LifeOrder, Subject } from '../simulator/life';
import { subjectKey } from '../simulator/platform';
import type { SimulatedShop } from '../simulator/shop';
import { ticketsAt, visitAt } from '../simulator/visits';
import type { PortalData, PortalMetric, PortalProblem, PortalScore } from './app/data';
import { otherMarketsOf, printOtherPages } from './other-pages';
import { printOrder } from './portal-orders';
import { makePrinter, type Printer } from './portal-print';
import { printCases, printReviews } from './portal-reviews';

/** Three pages of 50. A shop of this size has fifty pages; a reader learns nothing from the other forty-seven. */
const VISIBLE = 150;
const VISIBLE_PROBLEMS = 40;

/** The newest orders, and of the older ones those last counted against the shop, so that every kind of row is there. */
const visibleOrders = (orders: readonly LifeOrder[], counted: ReadonlySet<string>): LifeOrder[] => {
  const newest = orders.slice(-(VISIBLE - VISIBLE_PROBLEMS));
  const older = orders.slice(0, -newest.length);
  const problems = older.filter((lifeOrder) => counted.has(lifeOrder.id)).slice(-VISIBLE_PROBLEMS);
  const fill = older
    .filter((lifeOrder) => !problems.includes(lifeOrder))
    .slice(-(VISIBLE - newest.length - problems.length) || older.length);
  return [...problems, ...fill, ...newest].sort((a, b) => b.placed - a.placed);
};

const percent = (value: number | null): string => (value === null ? '--' : `${(value * 100).toFixed(2)}%`);
const hours = (value: number | null): string => (value === null ? '--' : `${value.toFixed(2)} h`);
const points = (value: number | null | undefined): string => (value == null ? '--' : value.toFixed(1));
const count = (value: number | null): string => (value === null ? '--' : value.toLocaleString('en-US'));

/** The platform's word for a score; where its bounds lie is not published. */
const tierOf = (overall: number): string =>
  overall >= 4 ? 'Excellent' : overall >= 3.5 ? 'Good' : overall >= 2.5 ? 'Normal' : 'Attention';

const BENEFITS = [
  ['Flash Deals', 2.5],
  ['Affiliate Marketing', 3.5],
  ['Campaigns and TikTok-funded promotions', 3.5],
  ['Accelerated settlement', 3.5],
  ['Express settlement', 4.0],
  ['LIVE giveaway', 4.5],
] as const;

const NOT_PRINTED: PortalMetric = {
  ...{ value: '--', score: '--', target: '--', excellent: '--', poor: '--' },
  ...{ numerator: '--', denominator: '--' },
};

const printScore = (reading: Reading, kin: ReturnType<typeof otherMarketsOf>): PortalScore => {
  const metric = (code: Metric): PortalMetric => {
    const printed = reading.metrics[code]!;
    const value = code === 'AHT' ? hours : percent;
    return {
      value: value(printed.value),
      score: points(printed.score),
      target: value(printed.target),
      excellent: value(printed.excellent),
      poor: value(printed.poor),
      numerator: count(printed.numerator),
      denominator: count(printed.denominator),
    };
  };
  const { overall } = reading;
  return {
    day: new Date(`${reading.day}T00:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'medium' }),
    overall: overall === null ? null : overall.toFixed(1),
    tier: overall === null ? '' : tierOf(overall),
    dimensions: Object.fromEntries(
      DIMENSIONS.map((dimension) => {
        const read = reading.dimensions[dimension];
        return [
          dimension,
          { score: points(read?.score), weight: read?.weight == null ? '--' : `${Math.round(read.weight * 100)}%` },
        ];
      }),
    ) as PortalScore['dimensions'],
    metrics: byMetricOfUs(metric, NOT_PRINTED),
    kin: Object.fromEntries(
      Object.entries(kin).map(([code, { value, target, excellent, poor }]) => [
        code,
        {
          ...{ value: percent(value), target: percent(target), excellent: percent(excellent), poor: percent(poor) },
          isBelow: excellent! < poor! ? value! > excellent! : value! < excellent!,
        },
      ]),
    ),
    benefits: BENEFITS.map(([name, unlock]) => ({
      name,
      unlockScore: unlock.toFixed(1),
      unlocked: overall !== null && overall >= unlock,
    })),
  };
};

const CASE_TYPES = {
  refund: 'Only Refund',
  'return-refund': 'Only Return',
  replacement: 'Replacement',
  cancellation: 'Cancellation',
} as const;

const problemPrinter = (shop: SimulatedShop, at: number, print: Printer) => {
  const known = knownAt(shop.life, at);
  const orders = new Map(known.orders.map((order) => [order.id, order]));
  const lives = new Map(shop.life.orders.map((order) => [order.id, order]));
  const cases = new Map(known.cases.map((request) => [request.id, request]));
  const casesOf = Map.groupBy(known.cases, (request) => request.orderId);
  const chats = new Map(known.chats.map((chat) => [chat.id, chat]));
  const reviewsOf = Map.groupBy(known.reviews, (review) => review.orderId);
  return (subject: Subject): PortalProblem => {
    const order = subject.orderId === null ? undefined : orders.get(subject.orderId);
    const life = subject.orderId === null ? undefined : lives.get(subject.orderId);
    const chat = subject.chatId === null ? undefined : chats.get(subject.chatId);
    const ask = subject.caseId === null ? casesOf.get(subject.orderId ?? '')?.[0] : cases.get(subject.caseId);
    // What was counted is the first rating, or, by mistake, a later one.
    const worst = (reviewsOf.get(subject.orderId ?? '') ?? [])
      .map((review) => ({
        skuId: review.skuId,
        stars: review.firstStars !== null && review.firstStars <= 2 ? review.firstStars : review.stars,
      }))
      .sort((a, b) => (a.stars ?? 5) - (b.stars ?? 5))[0];
    const line = life?.lines.find((line) => line.skuId === worst?.skuId) ?? life?.lines[0];
    const total = (ask?.approveHours ?? 0) + (ask?.inspectHours ?? 0);
    return {
      key: subjectKey(subject),
      orderId: subject.orderId ?? '',
      line: line === undefined ? null : print.line(line),
      created: print.time(order?.placedAt),
      delivered: print.time(order?.deliveredAt),
      expected: print.day(order?.deliverBy),
      rating: subject.metric === 'NRR' ? (worst?.stars ?? null) : (chat?.rating ?? null),
      reason:
        subject.metric === 'SFCR'
          ? (order?.cancelReason ?? '')
          : subject.metric === 'NBFR'
            ? (ask?.reason ?? '')
            : subject.metric === 'IM_DSAT'
              ? 'Problem not solved'
              : '',
      returnId: ask?.id ?? '',
      caseType: ask?.type == null ? '' : CASE_TYPES[ask.type],
      approveHours: String(ask?.approveHours ?? ''),
      inspectHours: String(ask?.inspectHours ?? ''),
      totalHours: ask?.approveHours == null ? '' : String(Math.round(total * 10) / 10),
      rounds: String(ask?.rounds ?? ''),
      chatId: chat?.id ?? '',
      replied: print.time(chat?.startedAt),
      buyer: `Buyer ${String(life?.buyer ?? Number(chat?.id.slice(-4) ?? 0)).padStart(4, '0')}`,
    };
  };
};

/** What the portal shows of a simulated shop on the morning of a day. */
export const makePortalData = (
  shop: SimulatedShop,
  day: Day = shop.life.options.asOf,
  region: 'US' | 'BR' = 'US',
): PortalData => {
  const at = visitAt(shop.life, day);
  const print = makePrinter(shop.life.options.timeZone, region);
  const list = shop.platform.list(day);
  const counted = new Set(list.map((subject) => subject.orderId).filter((id) => id !== null));
  const placed = shop.life.orders.filter((order) => order.placed <= at);
  const printProblem = problemPrinter(shop, at, print);
  const newestFirst = [...list].reverse();
  const reading = shop.platform.print(day, new Date(at).toISOString());
  return {
    shop: { name: shop.shop.name ?? '', sellerId: shop.life.shop.sellerId, region },
    now: print.time(new Date(at).toISOString()),
    orders: visibleOrders(placed, counted).map((order) => printOrder(order, at, print)),
    score: printScore(reading, otherMarketsOf(shop.life, reading)),
    problems: byMetric((metric) => newestFirst.filter((subject) => subject.metric === metric).map(printProblem)),
    tickets: ticketsAt(shop.life, at)
      .map((ticket) => ({
        id: ticket.id,
        metric: ticket.metric as Metric,
        reason: ticket.reason ?? '',
        ids: ticket.chatIds.length > 0 ? ticket.chatIds : ticket.orderIds,
        submitted: print.time(ticket.submittedAt),
        status: ticket.statusText ?? '',
      }))
      .reverse(),
    reviews: printReviews(shop.life, at, print),
    cases: printCases(shop.life, at, print),
    ...printOtherPages(shop.life, day, print),
  };
};
