import { type Facts, noFacts } from '#core/model/facts';
import { type ExportOptions, type ExportSummary, readExport } from './read-export';

export const at = '2026-07-01T16:00:00Z';
const context = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at } as const;

// The 63 captions of a US export. What is written under those that speak of a person begins with "secret".
export const CAPTIONS =
  `Order ID|Order Status|Order Substatus|Cancelation/Return Type|Normal or Pre-order|SKU ID|Seller SKU|Product ID
|Product Name|Variation| Virtual Bundle Seller SKU|Quantity|Sku Quantity of return|SKU Unit Original Price|SKU Subtotal Before Discount
|SKU Platform Discount|SKU Seller Discount|SKU Subtotal After Discount|Shipping Fee After Discount|Original Shipping Fee
|Shipping Fee Seller Discount|Co-Funded Shipping Fee Discount|Shipping Fee Platform Discount|Payment platform discount
|Retail Delivery Fee|Taxes|Order Amount|Order Refund Amount|Created Time|Paid Time|RTS Time|Shipped Time|Delivered Time
|Cancelled Time|Cancel By|Cancel Reason|Fulfillment Type|Warehouse Name|Tracking ID|Delivery Option Type|Delivery Option
|Shipping Provider Name|Buyer Message|Buyer Nickname|Buyer Username|Recipient|Phone #|Country|State|City|Zipcode|Address Line 1
|Address Line 2|Delivery Instruction|Payment Method|Weight(kg)|Product Category|Package ID|Seller Note|Shipping Information
|Combined Listing|Order Channel|Creator Handle`
    .replaceAll('\n', '')
    .split('|');
export const PERSONAL = CAPTIONS.filter((it) =>
  /^Buyer|Recipient|Phone|Country|State|City|Zip|Address|Instruction|Note|Information|Creator/.test(it),
);
const secrets = Object.fromEntries(PERSONAL.map((it, n) => [it, `secret ${n}, of\r\n"Buyer 0001"`]));

export type Cells = Record<string, string>;
export const ID = '576812345678901234';
export const ROW: Cells = {
  ...secrets,
  'Order ID': `${ID}\t`,
  'Order Status': 'Shipped',
  'Order Substatus': 'Delivered',
  'Normal or Pre-order': 'Normal',
  'SKU ID': '1729000000000000001\t',
  'Seller SKU': 'MUG-BLUE',
  'Product ID': '1729000000000000002\t',
  'Product Name': 'Mug, blue',
  Quantity: '2',
  'Sku Quantity of return': '0',
  'Order Amount': '$1,022.25',
  'Created Time': '05/12/2026 10:26:17 PM\t',
  'Paid Time': '05/12/2026 10:27:00 PM\t',
  'RTS Time': '05/13/2026 9:14:22 AM\t',
  'Shipped Time': '05/13/2026 12:00:05 PM\t',
  'Delivered Time': '05/16/2026 12:30:00 AM\t',
  'Cancelled Time': '\t',
  'Fulfillment Type': 'Fulfillment by seller',
  'Tracking ID': '9400100000000000000001',
  'Delivery Option': 'Standard shipping',
  'Order Channel': 'TikTok Shop',
};
export const other = (last: number, cells: Cells = {}): Cells => ({
  ...ROW,
  'Order ID': `${ID.slice(0, -1)}${last}\t`,
  ...cells,
});

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
export const write = (rows: readonly Cells[], captions: readonly string[] = CAPTIONS, separator = ','): string =>
  `\uFEFF${[captions, ...rows.map((row) => captions.map((it) => (Object.hasOwn(row, it) ? row[it]! : '')))]
    .map((cells) => `${cells.map(quote).join(separator)}\r\n`)
    .join('')}`;

export type Change = Partial<Parameters<typeof readExport>[1]> & Partial<Omit<ExportOptions, 'onFacts'>>;
const run = async (file: string | Blob, { onProgress, signal, confirmLarge, ...change }: Change = {}) => {
  const facts = noFacts();
  const options: ExportOptions = {
    onFacts: (some) => {
      facts.orders.push(...some.orders);
      facts.cases.push(...some.cases);
      facts.coverage.push(...some.coverage);
    },
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
    ...(confirmLarge && { confirmLarge }),
  };
  const blob = typeof file === 'string' ? new Blob([file]) : file;
  return { facts, outcome: await readExport(blob, { ...context, ...change }, options) };
};

export const read = async (file: string | Blob, change?: Change): Promise<ExportSummary & { facts: Facts }> => {
  const { facts, outcome } = await run(file, change);
  if (!outcome.ok) throw new Error(outcome.message);
  return { ...outcome.value, facts };
};
export const readOne = async (cells: Cells, change?: Change) => {
  const { facts, refused } = await read(write([{ ...ROW, ...cells }]), change);
  if (refused.length > 0) throw new Error(refused[0]!.message);
  return facts.orders[0]!;
};
/** Why a file is refused as a whole; null where it is not. Whatever the reason, nothing of it may have come out. */
export const faultOf = async (file: string | Blob, change?: Change) => {
  const { facts, outcome } = await run(file, change);
  if (outcome.ok) return null;
  if (facts.orders.length + facts.cases.length + facts.coverage.length > 0) throw new Error('something came out of it');
  return { code: outcome.code, message: outcome.message };
};
