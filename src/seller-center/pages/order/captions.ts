import { addCaptions, type CaptionLine, type Column, type Columns } from '../../captions';
import { ORDER_CAPTIONS, ORDER_COLUMNS } from '../orders/captions';

const { substatus, productName, productId, skuId, sellerSku, quantity, ...labels } = ORDER_CAPTIONS;

/** Captions of personal data, whose values are skipped, not read. */
const PERSONAL = {
  en: [
    ...['Buyer', 'Buyer message', 'Buyer note', 'Buyer nickname', 'Buyer username', 'Customer', 'Customer name'],
    ...['Recipient', 'Recipient name', 'Name', 'Phone', 'Phone number', 'Email', 'Address', 'Shipping address'],
    ...['Delivery address', 'Delivery instruction', 'Delivery instructions', 'Message', 'Note', 'Seller note'],
    'Gift message',
  ],
};
const LOCAL: readonly CaptionLine<'private'>[] = [
  ['private', 'ja', 'カスタマーのユーザー名', 'ordersJp'],
  ['private', 'ja', 'カスタマーからのメッセージ', 'ordersJp'],
  ['private', 'ja', '受取人', 'ordersJp'],
  ['private', 'ja', '名', 'ordersJp'],
  ['private', 'ja', '姓', 'ordersJp'],
  ['private', 'ja', '電話番号', 'ordersJp'],
  ['private', 'ja', '郵便番号', 'ordersJp'],
  ['private', 'ja', '都道府県', 'ordersJp'],
  ['private', 'ja', '市区町村', 'ordersJp'],
  ['private', 'ja', '町名', 'ordersJp'],
  ['private', 'ja', '詳細住所1', 'ordersJp'],
  ['private', 'ja', '詳細住所2', 'ordersJp'],
  ['private', 'ja', '配送先情報', 'ordersJp'],
  ['private', 'ja', 'セラーメモ', 'ordersJp'],
];

/** The page of one order. */
export const ORDER_DETAIL_CAPTIONS = {
  labels: { ...labels, ...addCaptions({ private: PERSONAL }, LOCAL) },
  /** another caption of the substatus */
  substatus,
  /** parcels of the order; a value counts if all parcels agree */
  packages: {
    deliverBy: ORDER_COLUMNS.deliverBy,
    deliveredAt: ORDER_COLUMNS.deliveredAt,
    shippedAt: ORDER_COLUMNS.shippedAt,
    trackingId: ORDER_COLUMNS.trackingId,
  } satisfies Columns<string>,
  items: {
    productName: {
      captions: { ...productName, guessed: ['Product', 'Item', 'Items', 'Products'] },
    },
    productId: { captions: productId },
    skuId: { captions: skuId },
    sellerSku: { captions: sellerSku },
    quantity: { captions: quantity, required: true },
  } satisfies Columns<string>,
} as const;
export type OrderLabel = keyof typeof ORDER_DETAIL_CAPTIONS.labels;

/** Fields that a seller can teach. */
export const ORDER_DETAIL_COLUMNS = Object.fromEntries(
  Object.entries(labels).map(([label, captions]) => [label, { captions }]),
) as Record<keyof typeof labels, Column>;
