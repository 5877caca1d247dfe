import { type Day, dayNumber, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { MetricCode } from '#core/model/metric';
import type { MetricReading, Reading } from '#core/model/reading';
import { orderTotal } from '../simulator/known';
import type { Life, LifeLine } from '../simulator/life';
import { visitAt } from '../simulator/visits';
import type { PortalHealth, PortalProduct, PortalSales, PortalService } from './app/data';
import type { Printer } from './portal-print';

// What the portal shows beside the score: the truth of it, and how it is printed.

type Beside = Pick<Facts, 'accountHealth' | 'serviceRates' | 'stock' | 'sales'>;

const RATING = 262;
const ANSWERED = 0.9731;
const SERVICE_DAYS = 30;
const unread = { readAt: null, firstSeen: null, lastSeen: null };
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

export const otherPagesOf = (life: Life, day: Day): Beside => {
  const at = visitAt(life, day);
  const [first, yesterday] = [makeDay(dayNumber(day) - SERVICE_DAYS), makeDay(dayNumber(day) - 1)];
  const chats = life.chats.filter((chat) => chat.started >= life.clock.at(dayNumber(first), 0) && chat.started <= at);
  const liked = chats.filter((chat) => chat.rated !== null && chat.rated <= at && (chat.rating ?? 0) >= 4).length;
  const sold = life.orders.filter((order) => life.clock.day(order.placed) === dayNumber(yesterday));
  const products = new Map<string, LifeLine>(
    life.orders.flatMap(({ lines }) => lines.map((line) => [line.productId, line])),
  );
  return {
    accountHealth: [{ day, rating: RATING, ...unread }],
    serviceRates: [
      {
        ...{ day, from: first, to: yesterday, response24: ANSWERED, response12: null, chats: chats.length, ...unread },
        satisfaction: round(liked / Math.max(1, chats.length), 4),
      },
    ],
    stock: [...products.values()]
      .sort((a, b) => a.sellerSku.localeCompare(b.sellerSku))
      .map(({ productId, productName }, at) => ({
        ...{ productId, productName, statusText: 'Live', quantity: (at * 37) % 211, ...unread },
      })),
    sales: [
      {
        from: yesterday,
        to: yesterday,
        gmv: {
          value: round(
            sold.reduce((sum, lifeOrder) => sum + orderTotal(lifeOrder), 0),
            2,
          ),
          currency: life.shop.currency,
        },
        orders: sold.length,
        buyers: new Set(sold.map((lifeOrder) => lifeOrder.buyer)).size,
        ...unread,
      },
    ],
  };
};

/** What markets score that have other metrics: of three the US rates, and what they make of the rest. */
export const otherMarketsOf = (
  life: Life,
  { metrics }: Pick<Reading, 'metrics'>,
): Partial<Record<MetricCode, Pick<MetricReading, 'value' | 'target' | 'excellent' | 'poor'>>> => {
  const sent = life.orders.filter((order) => order.shipped !== null);
  const fast =
    sent.filter((lifeOrder) => lifeOrder.shipped! - lifeOrder.placed <= MS_PER_DAY).length / Math.max(1, sent.length);
  const rate = (value: number, target: number, poor: number) => ({
    ...{ value: round(value, 4), target, excellent: target, poor },
  });
  const { NRR, NBFR, SFCR } = metrics;
  return {
    ...{ NRR: NRR!, NBFR: NBFR!, SFCR: SFCR! },
    ...{ FDR: rate(fast, 0.95, 0.7), LDR: rate(1 - fast, 0.04, 0.4), CR: rate(0.0031, 0.005, 0.02) },
    ...{ RR12: rate(0.9124, 0.85, 0.6), RR24: rate(ANSWERED, 0.9, 0.6) },
  };
};

const percent = (value: number): string => `${(value * 100).toFixed(2)}%`;

export const printOtherPages = (
  life: Life,
  day: Day,
  print: Printer,
): { health: PortalHealth; service: PortalService; products: PortalProduct[]; sales: PortalSales } => {
  const { accountHealth, serviceRates, stock, sales } = otherPagesOf(life, day);
  const [rates] = serviceRates;
  const [sold] = sales;
  return {
    health: { rating: String(accountHealth[0]!.rating) },
    service: {
      ...{ from: rates!.from!, to: rates!.to!, chats: rates!.chats!.toLocaleString('en-US') },
      ...{ satisfaction: percent(rates!.satisfaction!), response24: percent(rates!.response24!) },
      customers: life.chats.slice(-4).map((chat) => `Buyer ${chat.id.slice(-4)}`),
    },
    products: stock.map((product) => ({
      ...{
        id: product.productId,
        name: product.productName!,
        status: product.statusText!,
        stock: String(product.quantity),
      },
      price: print.money(24.5),
    })),
    sales: {
      ...{ from: sold!.from, to: sold!.to, gmv: print.money(sold!.gmv!.value) },
      ...{ orders: String(sold!.orders), buyers: String(sold!.buyers) },
    },
  };
};
