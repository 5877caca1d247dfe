import type { Column, Columns } from '../../captions';
import { ORDER_CAPTIONS, ORDER_COLUMNS } from '../orders/captions';

const { substatus, productName, productId, skuId, sellerSku, quantity, ...labels } = ORDER_CAPTIONS;

/** Captions of personal data, whose values are skipped, not read. The Japanese ones are those of `ordersJp`. */
const PERSONAL = {
  en: [
    ...['Buyer', 'Buyer message', 'Buyer note', 'Buyer nickname', 'Buyer username', 'Customer', 'Customer name'],
    ...['Recipient', 'Recipient name', 'Name', 'Phone', 'Phone number', 'Email', 'Address', 'Shipping address'],
    ...['Delivery address', 'Delivery instruction', 'Delivery instructions', 'Message', 'Note', 'Seller note'],
    'Gift message',
  ],
  ja: [
    ...['カスタマーのユーザー名', 'カスタマーからのメッセージ', '受取人', '名', '姓', '電話番号', '郵便番号'],
    ...['都道府県', '市区町村', '町名', '詳細住所1', '詳細住所2', '配送先情報', 'セラーメモ'],
  ],
};

/** The page of one order. */
export const ORDER_DETAIL_CAPTIONS = {
  labels: { ...labels, private: PERSONAL },
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
