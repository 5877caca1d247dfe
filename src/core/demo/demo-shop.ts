import { modelShop } from '#core/assess';
import { makeRandom } from '#core/forecast/random';
import { type Day, type DayNumber, type Instant, MS_PER_DAY, makeDay } from '#core/model/day';
import { type Facts, noFacts, parseFacts } from '#core/model/facts';
import { DEMO_SELLER, type Shop, shopIdOf } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { scoreAged } from '#core/score/score-inputs';
import { sumTally } from '#core/score/tally';

// A simulated shop to try the product with before anything was read, the same for everyone on a day. Its facts go
// through the real core; only printed figures are made here.

const SEED = 2026;
const ZONE = 'America/Los_Angeles';
const DAYS = 100;
const DAYS_OF_READINGS = 30;
const HOUR = 3_600_000;
/** Exceeds a day's sales, so that the last six digits of an id, which screens show, identify one order. */
const MOST_A_DAY = 16;

/** One product has more returns and bad reviews than the others, another runs out of stock. */
const PRODUCTS = [
  { id: '1729000000000000001', name: 'Ceramic travel mug (demo)', share: 0.25, price: 24, trouble: 3.4, stock: 310 },
  { id: '1729000000000000002', name: 'Linen apron (demo)', share: 0.3, price: 32, trouble: 0.2, stock: 18 },
  { id: '1729000000000000003', name: 'Walnut phone stand (demo)', share: 0.2, price: 19, trouble: 0.2, stock: 240 },
  { id: '1729000000000000004', name: 'Candle set (demo)', share: 0.25, price: 41, trouble: 0.25, stock: 160 },
] as const;

const ANCHORS = {
  NRR: { excellent: 0.012, poor: 0.04 },
  NBFR: { excellent: 0.016, poor: 0.05 },
  SFCR: { excellent: 0.009, poor: 0.025 },
  OTDR: { excellent: 0.95, poor: 0.8 },
  AHT: { excellent: 24, poor: 60 },
  IM_DSAT: { excellent: 0.15, poor: 0.4 },
} as const;
const WEIGHTS = { product: 0.7, fulfillment: 0.15, service: 0.15 } as const;

type Drafts = Record<keyof Facts, Record<string, unknown>[]>;

interface DemoShop {
  now: number;
  today: DayNumber;
  /** names of the products, as far as they are given */
  goods: readonly string[];
  drafts: Drafts;
  chance(probability: number): boolean;
  between(low: number, high: number): number;
}

const instant = (ms: number): Instant => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
const dayOf = (ms: number): Day => makeDay(Math.floor(ms / MS_PER_DAY));

const nameOf = ({ goods }: DemoShop, product: (typeof PRODUCTS)[number]): string =>
  goods[PRODUCTS.indexOf(product)] ?? product.name;

/** @param u uniform in [0, 1) */
const pickProduct = (u: number): (typeof PRODUCTS)[number] => {
  let below = 0;
  for (const product of PRODUCTS) {
    below += product.share;
    if (u < below) return product;
  }
  return PRODUCTS[0];
};

/** An order with everything that followed from it so far. */
const addOrder = (demoShop: DemoShop, id: string, placed: number): void => {
  const { now, drafts, chance, between } = demoShop;
  const product = pickProduct(between(0, 1));
  const age = (now - placed) / MS_PER_DAY;
  const isExpress = chance(0.04);
  const due = placed + 8 * MS_PER_DAY;
  const isForgotten = age > 3.5 && age < 6 && chance(0.05);
  const shipped = isForgotten ? Number.POSITIVE_INFINITY : placed + between(0.4, 1.8) * MS_PER_DAY;
  const isLate = chance(isExpress ? 0.5 : 0.07);
  const delivered = isForgotten
    ? Number.POSITIVE_INFINITY
    : isLate
      ? due + between(1.1, 3) * MS_PER_DAY
      : shipped + between(2, 4.5) * MS_PER_DAY;
  const isOutOfStock = chance(0.008);
  const isBuyerAsked = !isOutOfStock && chance(0.005);
  const cancelled = isOutOfStock || isBuyerAsked ? placed + between(0.2, 1) * MS_PER_DAY : Number.POSITIVE_INFINITY;
  const isCancelled = cancelled <= now;
  const isDelivered = !isCancelled && delivered <= now;
  const isShipped = !isCancelled && shipped <= now;
  const seen = instant(now);
  drafts.orders.push({
    ...{
      id,
      kind: 'normal',
      fulfillment: 'seller',
      express: isExpress,
      flags: [],
      firstSeen: seen,
      lastSeen: seen,
      readAt: seen,
    },
    status: isCancelled ? 'cancelled' : isDelivered ? 'completed' : isShipped ? 'in-transit' : 'awaiting-shipment',
    placedAt: instant(placed),
    paidAt: instant(placed),
    shippedAt: isShipped ? instant(shipped) : null,
    deliverBy: dayOf(due),
    deliveredAt: isDelivered ? instant(delivered) : null,
    ...(isCancelled && {
      cancelledAt: instant(cancelled),
      cancelledBy: 'seller',
      cancelReason: isOutOfStock ? 'Out of stock' : 'Buyer requested cancellation',
    }),
    amount: { value: product.price, currency: 'USD' },
    lines: [{ skuId: `${product.id}1`, productId: product.id, productName: nameOf(demoShop, product), quantity: 1 }],
  });
  const listed = { orderId: id, firstSeen: seen, lastSeen: seen };
  if (isCancelled && now - placed < 30 * MS_PER_DAY) drafts.problems.push({ metric: 'SFCR', ...listed });
  if (isDelivered && isLate && now - due < 30 * MS_PER_DAY) drafts.problems.push({ metric: 'OTDR', ...listed });
  if (!isDelivered) return;
  if (chance(0.3)) {
    const reviewed = delivered + between(1, 8) * MS_PER_DAY;
    const stars = chance(0.045 * product.trouble) ? 1 : chance(0.1) ? 3 : 5;
    if (reviewed <= now)
      drafts.reviews.push({
        ...{
          id: `4${id.slice(1)}`,
          orderId: id,
          skuId: `${product.id}1`,
          productId: product.id,
          stars,
          firstStars: stars,
        },
        ...{ reviewedAt: instant(reviewed), topic: 'product', firstSeen: seen, lastSeen: seen },
      });
  }
  if (chance(0.02 * product.trouble)) {
    const requested = delivered + between(0.5, 6) * MS_PER_DAY;
    const hours = between(10, 46);
    const isOpen = requested + hours * HOUR > now;
    if (requested <= now)
      drafts.cases.push({
        ...{
          id: `40${id.slice(2)}`,
          orderId: id,
          type: chance(0.5) ? 'refund' : 'return-refund',
          reason: 'Defective item',
        },
        ...{ requestedAt: instant(requested), firstSeen: seen, lastSeen: seen, readAt: seen },
        ...(isOpen
          ? { status: 'open', statusText: 'To process' }
          : {
              status: 'completed',
              statusText: 'Completed',
              approveHours: Math.round(hours),
              rounds: 1,
              approvedBy: 'seller',
            }),
      });
  }
};

/** Page-only facts: sales, stock, tickets and coverage. */
const addPages = (demoShop: DemoShop): void => {
  const { now, today, drafts } = demoShop;
  const readAt = instant(now);
  const seen = { readAt, firstSeen: readAt, lastSeen: readAt };
  const whole = (source: string, from: number) => ({
    ...{ source, from: makeDay(from), to: makeDay(today), readAt, rows: 1, expected: 1, complete: true },
  });
  for (const source of ['orders-export', 'orders-to-ship', 'cases', 'reviews', 'chats', 'tickets'])
    drafts.coverage.push(whole(source, today - DAYS));
  drafts.coverage.push(whole('readings', today));
  for (const source of ['diagnosis:OTDR', 'diagnosis:SFCR']) drafts.coverage.push(whole(source, today - 30));
  for (const product of PRODUCTS)
    drafts.stock.push({
      ...{ productId: product.id, productName: nameOf(demoShop, product) },
      ...{ statusText: 'Live', quantity: product.stock, ...seen },
    });
  const late = drafts.problems.filter(({ metric }) => metric === 'OTDR').map(({ orderId }) => orderId);
  const ticket = (id: string, status: string, orderIds: unknown[], age: number) => ({
    ...{ id, metric: 'OTDR', reason: 'Express shipping', orderIds, status, ...seen },
    submittedAt: instant(now - age * MS_PER_DAY),
    decidedAt: status === 'approved' ? instant(now - (age - 4) * MS_PER_DAY) : null,
  });
  drafts.tickets.push(ticket('7300000000000000001', 'in-review', late.slice(0, 1), 9));
  drafts.accountHealth.push({ day: makeDay(today), rating: 212, ...seen });
  drafts.serviceRates.push({ day: makeDay(today), satisfaction: 0.91, response24: 0.96, ...seen });
};

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Daily scores as Shop Performance would print them, from the same facts and rules. */
const addReadings = (shop: Shop, { now, today, drafts }: DemoShop): void => {
  const printed = (day: DayNumber, figures: object) => {
    const at = instant(Math.min(now, day * MS_PER_DAY + 17 * HOUR));
    return { at, day: makeDay(day), state: 'scored', readAt: at, firstSeen: at, lastSeen: at, ...figures };
  };
  drafts.readings.push(printed(today - DAYS_OF_READINGS - 1, { metrics: ANCHORS }));
  const model = modelShop({ shop, ...parseFacts(drafts) }, { asOf: makeDay(today) });
  if (model === null) return;
  drafts.readings = Array.from({ length: DAYS_OF_READINGS }, (_, i) => {
    const day = today - DAYS_OF_READINGS + 1 + i;
    const inputs = model.inputsOn(day);
    const { overall, dimensions, metrics } = scoreAged(inputs);
    const dimension = (name: keyof typeof WEIGHTS) => {
      const score = dimensions[name];
      return { score: score === null ? null : round(score, 1), weight: WEIGHTS[name] };
    };
    return printed(day, {
      overall: overall === null ? null : round(overall, 1),
      dimensions: {
        product: dimension('product'),
        fulfillment: dimension('fulfillment'),
        service: dimension('service'),
      },
      metrics: Object.fromEntries(
        (Object.keys(ANCHORS) as (keyof typeof ANCHORS)[]).map((metric) => {
          const { numerator, denominator } = sumTally(inputs.tallies[metric]);
          const score = metrics[metric];
          const value = denominator > 0 ? round(numerator / denominator, metric === 'AHT' ? 1 : 4) : null;
          // Handling time is a mean of hours, which the page prints without a count.
          const counts = metric === 'AHT' ? {} : { numerator, denominator };
          return [metric, { ...ANCHORS[metric], ...counts, value, score: score === null ? null : round(score, 1) }];
        }),
      ),
    });
  });
};

/**
 * @param now the first visit, to which the simulated days lead up
 * @param names of the shop and its goods, in the seller's language; English where left out
 */
export const makeDemoShop = (now: Instant, [shopName, ...goods]: readonly string[] = []): { shop: Shop } & Facts => {
  const random = makeRandom(SEED);
  const zone = makeZone(ZONE);
  const names = { region: 'US', sellerId: DEMO_SELLER, name: shopName ?? 'Demo shop' };
  const shop: Shop = {
    ...names,
    id: shopIdOf(names),
    timeZone: ZONE,
    openedOn: '2024-03-01',
    category: 'Home Supplies',
  };
  const demoShop: DemoShop = {
    now: Date.parse(now),
    today: zone.dayOf(now),
    goods,
    drafts: noFacts() as unknown as Drafts,
    chance: (probability) => random.uniform() < probability,
    between: (low, high) => low + random.uniform() * (high - low),
  };
  const { drafts, today, between, chance } = demoShop;
  for (let day = today - DAYS; day <= today; day++) {
    const count = 9 + Math.floor(between(0, 5));
    for (let i = 0; i < count; i++) {
      const placed = day * MS_PER_DAY + between(7, 31) * HOUR;
      if (placed <= demoShop.now) addOrder(demoShop, `576000000000${day * MOST_A_DAY + i}`, placed);
      else between(0, 1);
    }
    if (chance(0.7)) {
      const rating = chance(0.12) ? 1 : 5;
      const at = instant(Math.min(demoShop.now, day * MS_PER_DAY + 20 * HOUR));
      drafts.chats.push({ id: `chat-${day}`, startedAt: at, ratedAt: at, rating, channel: 'agent', readAt: at });
    }
  }
  addPages(demoShop);
  addReadings(shop, demoShop);
  return { shop, ...parseFacts(drafts) };
};
