import type { Day } from '#core/model/day';
import type { Request } from '#core/model/request';
import { dayFirst } from './export-dialects';
import type { Grid } from './order-export';
import { placeholderBuyer } from './portal-orders';
import { makePrinter } from './portal-print';
import type { SimulatedShop } from './simulator/shop';

const TYPES: Record<NonNullable<Request['type']>, string> = {
  refund: 'Refund only',
  'return-refund': 'Return and Refund',
  replacement: 'Exchange',
  cancellation: '',
};

const CAPTIONS =
  `Return Order ID|Order ID|Order Amount|Order Status|Order Substatus|Payment Method|SKU ID|Seller SKU|Product Name|SKU Name
|Buyer Username|Return Type|Time Requested|Return Reason|Return unit price|Return Quantity|Return Logistics Tracking ID|Return Status
|Return Sub Status|Refund Time|Dispute Status|Appeal Status|Compensation Status|Compensation Amount|Buyer Note`
    .replaceAll('\n', '')
    .split('|');
const NEWER = ['Return Quantity', 'Return Sub Status', 'Refund Time', 'Compensation Status', 'Compensation Amount'];
// The older one has 19 columns; which sixth it lacks is not known, and the dispute's is as good as any.
const OLDER = CAPTIONS.filter((it) => !NEWER.includes(it) && it !== 'Dispute Status');

/** The export of returns and refunds: a row for each SKU, dates with the day first, amounts as `R$ 62,90`. Cancellations are not in it. */
export const caseGrid = (shop: SimulatedShop, asOf: Day, isOlder = false): Grid => {
  const print = makePrinter(shop.life.clock.timeZone);
  const orders = new Map(shop.life.orders.map((it) => [it.id, it]));
  const rows = shop
    .facts(asOf)
    .cases.filter((it) => it.type !== 'cancellation')
    .reverse()
    .flatMap((it) => {
      const order = orders.get(it.orderId)!;
      return order.lines.map((line) => {
        const cells: Record<string, string> = {
          'Return Order ID': `${it.id}\t`,
          'Order ID': `${it.orderId}\t`,
          'Order Amount': 'R$ 1.062,90',
          'Order Status': 'Completed',
          'SKU ID': `${line.skuId}\t`,
          'Seller SKU': line.sellerSku,
          'Product Name': line.productName,
          'Buyer Username': placeholderBuyer(order.buyer).name,
          'Return Type': TYPES[it.type!],
          'Time Requested': dayFirst(`${print.time(it.requestedAt)}\t`),
          'Return Reason': it.reason ?? '',
          'Return unit price': 'R$ 62,90',
          'Return Quantity': '1',
          'Return Status': it.statusText ?? '',
          'Buyer Note': `Note of ${placeholderBuyer(order.buyer).name}:\ncall ${placeholderBuyer(order.buyer).phone}`,
        };
        return (isOlder ? OLDER : CAPTIONS).map((caption) => cells[caption] ?? '');
      });
    });
  return [isOlder ? OLDER : CAPTIONS, ...rows];
};
