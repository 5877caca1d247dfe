import { type Day, dayNumber } from '#core/model/day';
import { CANCELLERS, DELIVERY_OPTIONS, FULFILLMENT_WORDS, placeholderBuyer, STATUS_WORDS } from './portal-orders';
import { makePrinter } from './portal-print';
import { type Ms, makeInstant } from './simulator/calendar';
import { orderTotal, returnsAt, statusAt } from './simulator/known';
import type { LifeLine, LifeOrder } from './simulator/life';
import type { SimulatedShop } from './simulator/shop';
import { visitAt } from './simulator/visits';

interface Moment {
  at: Ms;
  returned: ReadonlySet<string>;
  refunded: ReadonlySet<string>;
}
type Write = (order: LifeOrder, line: LifeLine, moment: Moment) => string;

const BOM = '\uFEFF';
/** Ids and times end in a TAB, inside the quotes, so that spreadsheets leave them alone. */
const tabbed = (text: string): string => `${text}\t`;
const bare = (value: number): string => String(Math.round(value * 100) / 100);

/** The goods that come back are those of the first line. */
const returnedQuantity = (order: LifeOrder, line: LifeLine, { returned }: Moment): number =>
  returned.has(order.id) && order.lines[0] === line ? line.quantity : 0;

const columns = (
  timeZone: string,
  money: (value: number) => string,
): readonly (readonly [caption: string, write: Write])[] => {
  const print = makePrinter(timeZone);
  const time =
    (pick: (order: LifeOrder) => Ms | null): Write =>
    (order, _, { at }) => {
      const when = pick(order);
      return tabbed(when !== null && when <= at ? print.time(makeInstant(when)) : '');
    };
  const constant =
    (text: string): Write =>
    () =>
      text;
  const amount =
    (pick: (order: LifeOrder, line: LifeLine) => number): Write =>
    (order, line) =>
      money(pick(order, line));
  const cancelled = (order: LifeOrder, at: Ms): boolean => statusAt(order, at) === 'cancelled';
  const shipped = (order: LifeOrder, at: Ms): boolean => order.ready !== null && order.ready <= at;
  const buyer = (order: LifeOrder) => placeholderBuyer(order.buyer);
  const price = (order: LifeOrder, line: LifeLine): number => (order.flags.includes('sample') ? 0 : line.unitPrice);
  return [
    ['Order ID', (order) => tabbed(order.id)],
    ['Order Status', (order, _, { at }) => STATUS_WORDS[statusAt(order, at)].status],
    ['Order Substatus', (order, _, { at }) => STATUS_WORDS[statusAt(order, at)].substatus],
    [
      'Cancelation/Return Type',
      (order, _, { at, refunded }) => (cancelled(order, at) ? 'Cancel' : refunded.has(order.id) ? 'Return/Refund' : ''),
    ],
    // The column knows two kinds: goods made to order, back-ordered or customised are normal to it.
    ['Normal or Pre-order', (order) => (order.kind === 'pre-order' ? 'Pre-order' : 'Normal')],
    ['SKU ID', (_, line) => tabbed(line.skuId)],
    ['Seller SKU', (_, line) => line.sellerSku],
    ['Product ID', (_, line) => tabbed(line.productId)],
    ['Product Name', (_, line) => line.productName],
    ['Variation', (_, line) => line.variation],
    [' Virtual Bundle Seller SKU', constant('')],
    ['Quantity', (_, line) => String(line.quantity)],
    ['Sku Quantity of return', (order, line, moment) => String(returnedQuantity(order, line, moment))],
    ['SKU Unit Original Price', amount(price)],
    ['SKU Subtotal Before Discount', amount((order, line) => price(order, line) * line.quantity)],
    ['SKU Platform Discount', amount(() => 0)],
    ['SKU Seller Discount', amount(() => 0)],
    ['SKU Subtotal After Discount', amount((order, line) => price(order, line) * line.quantity)],
    ['Shipping Fee After Discount', amount((order) => order.shippingFee)],
    ['Original Shipping Fee', amount((order) => order.shippingFee)],
    ['Shipping Fee Seller Discount', amount(() => 0)],
    ['Co-Funded Shipping Fee Discount', amount(() => 0)],
    ['Shipping Fee Platform Discount', amount(() => 0)],
    ['Payment platform discount', amount(() => 0)],
    ['Retail Delivery Fee', amount(() => 0)],
    ['Taxes', amount((order) => order.tax)],
    ['Order Amount', amount(orderTotal)],
    [
      'Order Refund Amount',
      (order, _, { at, refunded }) =>
        money(refunded.has(order.id) || (cancelled(order, at) && order.paid !== null) ? orderTotal(order) : 0),
    ],
    ['Created Time', time((order) => order.placed)],
    ['Paid Time', time((order) => order.paid)],
    ['RTS Time', time((order) => order.ready)],
    ['Shipped Time', time((order) => order.shipped)],
    ['Delivered Time', time((order) => order.delivered)],
    ['Cancelled Time', time((order) => order.cancelled)],
    [
      'Cancel By',
      (order, _, { at }) => (cancelled(order, at) && order.cancelledBy !== null ? CANCELLERS[order.cancelledBy] : ''),
    ],
    ['Cancel Reason', (order, _, { at }) => (cancelled(order, at) ? (order.cancelReason ?? '') : '')],
    ['Fulfillment Type', (order) => FULFILLMENT_WORDS[order.fulfillment]],
    ['Warehouse Name', (order) => (order.fulfillment === 'tiktok' ? 'TikTok warehouse' : 'Main warehouse')],
    ['Tracking ID', (order, _, { at }) => (shipped(order, at) ? (order.trackingId ?? '') : '')],
    ['Delivery Option Type', constant('Shipped by seller')],
    ['Delivery Option', (order) => (order.express ? DELIVERY_OPTIONS.express : DELIVERY_OPTIONS.standard)],
    ['Shipping Provider Name', (order, _, { at }) => (shipped(order, at) ? order.carrier : '')],
    ['Buyer Message', (order) => buyer(order).note],
    ['Buyer Nickname', (order) => buyer(order).name],
    ['Buyer Username', (order) => buyer(order).name.toLowerCase().replace(' ', '')],
    ['Recipient', (order) => buyer(order).name],
    ['Phone #', (order) => buyer(order).phone],
    ['Country', constant('United States')],
    ['State', constant('California')],
    ['City', constant('Exampleville')],
    ['Zipcode', () => tabbed('00000')],
    ['Address Line 1', (order) => `${buyer(order).address.split(',')[0]}\nLeave at "side" door, please`],
    ['Address Line 2', constant('')],
    ['Delivery Instruction', constant('')],
    ['Payment Method', constant('Credit/debit card')],
    ['Weight(kg)', (_, line) => String(Math.round(line.quantity * 45) / 100)],
    ['Product Category', (_, line) => line.category],
    ['Package ID', (order, _, { at }) => tabbed(shipped(order, at) ? `11${order.id.slice(2)}` : '')],
    ['Seller Note', constant('')],
    ['Shipping Information', constant('')],
    ['Combined Listing', constant('')],
    ['Order Channel', constant('TikTok Shop')],
    ['Creator Handle', (order) => (order.flags.includes('sample') ? `creator${order.buyer}` : '')],
  ];
};

/** The cells of an export, header first. */
export type Grid = readonly (readonly string[])[];

/** UTF-8 with a byte order mark and CRLF, in the separator of the country. */
export const writeCsv = (grid: Grid, separator = ','): string => {
  const write = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return BOM + grid.map((row) => `${row.map(write).join(separator)}\r\n`).join('');
};

export interface ExportChoices {
  /** placed on or after, and on or before, shop time */
  from?: Day;
  to?: Day;
  /** amounts as `1022.25` or as `$1,022.25` */
  money?: 'bare' | 'dollars';
  /** the second row that some exports have, with a sentence about each column */
  descriptions?: boolean;
}

const DESCRIPTIONS: Record<string, string> = {
  'Order ID': 'Platform unique order ID.',
  'Seller SKU': 'Seller sku input by the seller in the product system.',
  Quantity: 'SKU sold quantity in the order.',
  Variation: 'Platform SKU variation',
  'Paid Time': 'Order paid time.',
  'Tracking ID': "The order's tracking number.",
};

/**
 * The official "All order" export of US shops, 63 columns: one row per SKU line with the order's amounts repeated,
 * newest first, California time on a 12-hour clock without leading zero.
 */
export const orderGrid = (
  shop: SimulatedShop,
  asOf: Day = shop.life.options.asOf,
  choices: ExportChoices = {},
): Grid => {
  const { clock } = shop.life;
  const at = visitAt(shop.life, asOf);
  const moment = { at, ...returnsAt(shop.life, at) };
  const money = choices.money === 'dollars' ? makePrinter(clock.timeZone).money : bare;
  const sheet = columns(clock.timeZone, money);
  const from = choices.from === undefined ? -Infinity : dayNumber(choices.from);
  const to = choices.to === undefined ? Infinity : dayNumber(choices.to);
  const orders = shop.life.orders
    .filter((it) => it.placed <= at && clock.day(it.placed) >= from && clock.day(it.placed) <= to)
    .reverse();
  const rows = orders.flatMap((order) => order.lines.map((line) => sheet.map(([, cell]) => cell(order, line, moment))));
  const captions = sheet.map(([caption]) => caption);
  const described = choices.descriptions === true ? [captions.map((it) => DESCRIPTIONS[it] ?? it)] : [];
  return [captions, ...described, ...rows];
};

export const writeOrderExport = (...of: Parameters<typeof orderGrid>): string => writeCsv(orderGrid(...of));
