import fc from 'fast-check';
import { COVERAGE_SOURCES } from '#core/model/coverage';
import { dayNumber, MS_PER_DAY, makeDay } from '#core/model/day';
import { METRIC_CODES, METRICS } from '#core/model/metric';
import { ORDER_FLAGS, ORDER_KINDS, ORDER_STATUSES } from '#core/model/order';
import { REQUEST_TYPES } from '#core/model/request';
import { parseShopFile, type ShopFile } from '#core/model/shop-file';

// Shop files that are valid and otherwise anything: records without a day, days to come, days before the opening, counts
// beyond all measure, lists that contradict each other. For laws that have to hold whatever a file says.

/** Clocks change on 8 March, 1 November (US), 29 March, 25 October (Europe). Kathmandu is 5:45 ahead, Apia 13 hours. */
export const ODD_ZONES = [
  'America/Los_Angeles',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Europe/London',
  'Australia/Lord_Howe',
  'UTC',
];
export const ODD_DAYS = [
  '2026-07-01',
  '2026-03-08',
  '2026-03-09',
  '2026-11-01',
  '2026-11-02',
  '2024-02-29',
  '2026-01-01',
];

const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: null, freq: 5 });
const oneOf = <T>(list: readonly T[]) => fc.constantFrom(...list);

const REASONS = [
  'Out of stock',
  'Buyer requested cancellation',
  'Late shipping',
  'No longer needed',
  'Damaged item or packaging',
  '',
  'constructor',
  '__proto__',
];

const amounts = fc.oneof(
  fc.constantFrom(0, 1, 3, 30, 1e-9, 5e-324, 1e9, Number.MAX_SAFE_INTEGER),
  fc.double({ min: 0, max: 5000, noNaN: true }),
);
const rates = fc.oneof(fc.constantFrom(0, 1, 0.0126, 5e-324), fc.double({ min: 0, max: 1, noNaN: true }));
const scores = fc.oneof(fc.constantFrom(0, 5, 2.5), fc.double({ min: 0, max: 5, noNaN: true }));

const makeFile = (asOf: string) => {
  const today = dayNumber(asOf);
  const days = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -100, max: 3 }).map((it) => makeDay(today + it)) },
    { weight: 1, arbitrary: fc.constantFrom('1970-01-01', '9999-12-31', makeDay(today - 61), makeDay(today + 90)) },
  );
  const seconds = fc.integer({ min: -90 * 86_400, max: 2 * 86_400 });
  const instants = fc.oneof(
    { weight: 6, arbitrary: seconds.map((it) => new Date(today * MS_PER_DAY + it * 1000).toISOString()) },
    { weight: 2, arbitrary: days },
    { weight: 1, arbitrary: fc.constantFrom('1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z') },
  );
  const seen = { readAt: maybe(instants), firstSeen: maybe(instants), lastSeen: maybe(instants) };
  const orderIds = fc.integer({ min: 0, max: 40 }).map((it) => `5761000000000${1000 + it}`);
  const caseIds = fc.integer({ min: 0, max: 12 }).map((it) => `40${it}`);
  const chatIds = fc.integer({ min: 0, max: 12 }).map((it) => `c${it}`);

  const order = fc.record({
    id: orderIds,
    status: maybe(oneOf(ORDER_STATUSES)),
    placedAt: maybe(instants),
    paidAt: maybe(instants),
    shippedAt: maybe(instants),
    deliverBy: maybe(instants),
    deliveredAt: maybe(instants),
    cancelledAt: fc.option(instants, { nil: null, freq: 1 }),
    cancelledBy: maybe(oneOf(['buyer', 'seller', 'system'])),
    cancelReason: maybe(oneOf(REASONS)),
    kind: maybe(oneOf(ORDER_KINDS)),
    fulfillment: maybe(oneOf(['seller', 'tiktok'])),
    express: maybe(fc.boolean()),
    flags: maybe(fc.subarray([...ORDER_FLAGS])),
    lines: maybe(
      fc.array(fc.record({ skuId: maybe(oneOf(['1', '2'])), quantity: maybe(fc.nat(9)) }), { maxLength: 3 }),
    ),
    amount: maybe(fc.record({ value: amounts, currency: oneOf(['USD', 'GBP']) })),
    ...seen,
  });
  const review = fc.record({
    id: maybe(oneOf(['r1', 'r2', 'r3'])),
    orderId: orderIds,
    skuId: maybe(oneOf(['1', '2'])),
    stars: maybe(fc.integer({ min: 1, max: 5 })),
    firstStars: maybe(fc.integer({ min: 1, max: 5 })),
    reviewedAt: maybe(instants),
    ...seen,
  });
  const request = fc.record({
    id: maybe(caseIds),
    orderId: orderIds,
    type: maybe(oneOf(REQUEST_TYPES)),
    reason: maybe(oneOf(REASONS)),
    requestedAt: maybe(instants),
    status: maybe(oneOf(['open', 'approved', 'rejected', 'completed', 'unknown'])),
    approveHours: maybe(amounts),
    inspectHours: maybe(amounts),
    rounds: maybe(fc.oneof(fc.nat(3), fc.constant(Number.MAX_SAFE_INTEGER))),
    approvedBy: maybe(oneOf(['seller', 'seller-rule', 'seller-timeout', 'platform'])),
    ...seen,
  });
  const chat = fc.record({
    id: chatIds,
    startedAt: maybe(instants),
    ratedAt: maybe(instants),
    rating: maybe(fc.integer({ min: 1, max: 5 })),
    channel: maybe(oneOf(['agent', 'bot', 'faq'])),
    ...seen,
  });
  const subject = fc.oneof(
    fc.record({ orderId: orderIds }),
    fc.record({ caseId: caseIds, orderId: maybe(orderIds) }),
    fc.record({ chatId: chatIds }),
  );
  const problem = fc
    .tuple(fc.record({ metric: oneOf(METRIC_CODES), ...seen }), subject)
    .map(([a, b]) => ({ ...a, ...b }));
  const printed = (value: fc.Arbitrary<number>) =>
    maybe(
      fc.record({
        value: maybe(value),
        score: maybe(scores),
        numerator: maybe(amounts),
        denominator: maybe(amounts),
        excellent: maybe(value),
        poor: maybe(value),
        target: maybe(value),
        weight: maybe(rates),
      }),
    );
  const dimension = maybe(fc.record({ score: maybe(scores), weight: maybe(rates) }));
  const reading = fc.record({
    at: instants,
    day: days,
    state: maybe(oneOf(['scored', 'no-score'])),
    overall: maybe(scores),
    dimensions: fc.record({ product: dimension, fulfillment: dimension, service: dimension }),
    metrics: fc.record(
      Object.fromEntries(METRIC_CODES.map((it) => [it, printed(it === 'AHT' ? amounts : rates)])) as Record<
        (typeof METRIC_CODES)[number],
        ReturnType<typeof printed>
      >,
    ),
    ...seen,
  });
  const ticket = fc.record({
    id: fc.nat(9).map((it) => `t${it}`),
    metric: maybe(oneOf(METRICS)),
    orderIds: fc.array(orderIds, { maxLength: 3 }),
    caseIds: fc.array(caseIds, { maxLength: 2 }),
    chatIds: fc.array(chatIds, { maxLength: 2 }),
    submittedAt: maybe(instants),
    status: maybe(oneOf(['draft', 'submitted', 'in-review', 'approved', 'rejected', 'unknown'])),
    decidedAt: maybe(instants),
    ...seen,
  });
  const coverage = fc.record({
    source: oneOf(COVERAGE_SOURCES),
    from: days,
    to: days,
    readAt: instants,
    complete: fc.boolean(),
  });
  const unique = <T>(it: fc.Arbitrary<T>, key: (one: T) => string, maxLength: number) =>
    fc.uniqueArray(it, { selector: key, maxLength, size: 'max' });

  return fc.record({
    format: fc.constant('sps-ahead/shop'),
    version: fc.constant(1),
    exportedAt: fc.constant(`${asOf}T16:00:00Z`),
    shop: fc.record({
      id: fc.constant('US:1'),
      region: fc.oneof(
        { weight: 8, arbitrary: fc.constant('US') },
        { weight: 1, arbitrary: oneOf(['GB', 'VN', 'XX']) },
      ),
      timeZone: maybe(oneOf(ODD_ZONES)),
      openedOn: maybe(days),
    }),
    orders: unique(order, (it) => it.id, 40),
    reviews: unique(review, (it) => it.id ?? `${it.orderId}+${it.skuId ?? ''}`, 10),
    cases: unique(request, (it) => it.id ?? it.orderId, 10),
    chats: unique(chat, (it) => it.id, 8),
    problems: unique(
      problem,
      (it) => {
        const { caseId, chatId, orderId } = it as Record<string, string | null | undefined>;
        return `${it.metric}+${caseId ?? chatId ?? orderId}`;
      },
      10,
    ),
    readings: unique(reading, (it) => it.day, 12),
    tickets: unique(ticket, (it) => it.id, 4),
    coverage: unique(coverage, (it) => `${it.source}+${it.from}+${it.to}`, 8),
  });
};

const parse = (raw: unknown): ShopFile => {
  const parsed = parseShopFile(raw);
  if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
  return parsed.value;
};

/** A valid file, and the day on which it is asked about. */
export const oddShops = (days: readonly string[] = ODD_DAYS): fc.Arbitrary<{ asOf: string; file: ShopFile }> =>
  oneOf(days).chain((asOf) => makeFile(asOf).map((raw) => ({ asOf, file: parse(raw) })));

/** The same shops every time; a hunt for rare ones takes another seed and a larger number. */
export const runs = (numRuns: number) => ({ numRuns, seed: 20_260_701 });
