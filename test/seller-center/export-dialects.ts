import type { Region } from '#core/model/region';
import type { Grid } from './order-export';

// The order export as other markets print it, made from that of a US shop: other captions, words, dates and money.

export interface ExportDialect {
  region: Region;
  currency: string;
  columns: number;
  apply(grid: Grid): Grid;
}

type Cell = (text: string, caption: string) => string;

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}) (\d{1,2}):(\d\d):(\d\d) ([AP])M/;
const MONEY =
  /^(SKU (Unit|Subtotal|Platform|Seller)|Shipping Fee|Original Shipping|Co-Funded|Payment platform|Retail|Taxes|Order (Amount|Refund))/;

/** `25/06/2026 17:04:05` */
export const dayFirst = (text: string): string =>
  text.replace(TIME, (_, month, day, year, hour, minute, second, half) => {
    const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
    return `${day}/${month}/${year} ${String(hours).padStart(2, '0')}:${minute}:${second}`;
  });

const whole = (text: string): number => Math.round(Number(text) * 100);
const grouped = (text: string, locale: string, digits: number): string =>
  Number(text).toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });

const money =
  (print: (text: string) => string): Cell =>
  (text, caption) =>
    MONEY.test(caption) && /^[\d.]+$/.test(text) ? print(text) : text;
const words =
  (table: Readonly<Record<string, string>>): Cell =>
  (text, caption) =>
    /^Order (Status|Substatus)$/.test(caption) ? (table[text] ?? text) : text;
const dates: Cell = (text, caption) => (caption.endsWith(' Time') ? dayFirst(text) : text);

const each = (grid: Grid, ...cells: Cell[]): Grid => {
  const [captions = [], ...rows] = grid;
  return [
    captions,
    ...rows.map((row) => row.map((text, at) => cells.reduce((it, cell) => cell(it, captions[at]!), text))),
  ];
};

/** Leaves columns out, and puts others behind the rest. */
const reshape = (grid: Grid, gone: readonly string[], added: readonly string[] = []): Grid => {
  const [captions = []] = grid;
  const kept = captions.flatMap((it, at) => (gone.includes(it.trim()) ? [] : [at]));
  return grid.map((row, at) => [...kept.map((it) => row[it]!), ...added.map((it) => (at === 0 ? it : `${it} 0000`))]);
};

const THAI = {
  'To ship': 'ที่จะจัดส่ง',
  'Awaiting collection': 'รอเข้ารับ',
  Shipped: 'จัดส่งแล้ว',
  Delivered: 'จัดส่งสำเร็จ',
  Completed: 'เสร็จสมบูรณ์',
  Canceled: 'ยกเลิกแล้ว',
};
const THAI_COLUMNS = [
  'Checked Status',
  'Checked Marked by',
  'Request Tax Invoice',
  'Tax Info - Buyer Tax ID',
  'Tax Info - Full Name of Buyer',
  'Tax Info - Email',
  'Tax Info - Phone Number',
];
const INDONESIAN = { Shipped: 'Dikirim', 'In transit': 'Sedang transit', Canceled: 'Dibatalkan', Completed: 'Selesai' };
const INDONESIAN_COLUMNS = ['Regency and City', 'Districts', 'Villages', 'Handling Fee', 'Tokopedia Invoice Number'];
const NEWER = ['Product ID', 'Order Channel', 'Creator Handle'];
const US_ONLY = [
  ...NEWER,
  'Co-Funded Shipping Fee Discount',
  'Retail Delivery Fee',
  'Delivery Instruction',
  'Combined Listing',
];

/** The 56 captions of the Japanese export, with the US column that says the same where there is one. */
const JAPANESE: readonly (readonly [string, string | null])[] = [
  ['注文ID', 'Order ID'],
  ['注文状況', 'Order Status'],
  ['注文のサブ状況', 'Order Substatus'],
  ['キャンセル/返品のタイプ', 'Cancelation/Return Type'],
  ['通常の注文または予約注文', 'Normal or Pre-order'],
  ['SKU ID', 'SKU ID'],
  ['セラーSKU', 'Seller SKU'],
  ['商品名', 'Product Name'],
  ['バリエーション', 'Variation'],
  ['数量', 'Quantity'],
  ['返品済みのSKU数', 'Sku Quantity of return'],
  ['SKUの元の価格', 'SKU Unit Original Price'],
  ['SKU小計（割引前）', 'SKU Subtotal Before Discount'],
  ['プラットフォームが資金提供を行うSKU割引', 'SKU Platform Discount'],
  ['セラーSKU割引', 'SKU Seller Discount'],
  ['SKU小計（割引後）', 'SKU Subtotal After Discount'],
  ['割引後の送料', 'Shipping Fee After Discount'],
  ['元の送料', 'Original Shipping Fee'],
  ['セラー送料割引', 'Shipping Fee Seller Discount'],
  ['プラットフォーム送料割引', 'Shipping Fee Platform Discount'],
  ['プラットフォーム割引', 'Payment platform discount'],
  ['注文金額', 'Order Amount'],
  ['注文の返金額', 'Order Refund Amount'],
  ['注文作成時刻', 'Created Time'],
  ['注文の支払い日時', 'Paid Time'],
  ['発送準備完了日時', 'RTS Time'],
  ['発送日時', 'Shipped Time'],
  ['配達日時', 'Delivered Time'],
  ['キャンセル日時', 'Cancelled Time'],
  ['キャンセル元：', 'Cancel By'],
  ['キャンセル理由', 'Cancel Reason'],
  ['フルフィルメントタイプ', 'Fulfillment Type'],
  ['倉庫名', 'Warehouse Name'],
  ['追跡ID', 'Tracking ID'],
  ['配達オプションのタイプ', 'Delivery Option Type'],
  ['配送業者名', 'Shipping Provider Name'],
  ['カスタマーのユーザー名', 'Buyer Username'],
  ['受取人', 'Recipient'],
  ['名', 'Recipient'],
  ['姓', null],
  ['国', 'Country'],
  ['郵便番号', 'Zipcode'],
  ['都道府県', 'State'],
  ['市区町村', 'City'],
  ['町名', null],
  ['詳細住所1', 'Address Line 1'],
  ['詳細住所2', 'Address Line 2'],
  ['支払い方法', 'Payment Method'],
  ['電話番号', 'Phone #'],
  ['重量（kg）', 'Weight(kg)'],
  ['商品カテゴリー', 'Product Category'],
  ['荷物ID', 'Package ID'],
  ['セラーメモ', 'Seller Note'],
  ['配送先情報', 'Shipping Information'],
  ['統合リスト', 'Combined Listing'],
  ['カスタマーからのメッセージ', 'Buyer Message'],
];

const inJapanese = (grid: Grid): Grid => {
  const [captions = [], ...rows] = grid;
  const places = JAPANESE.map(([, from]) => captions.findIndex((it) => it === from));
  return [JAPANESE.map(([caption]) => caption), ...rows.map((row) => places.map((at) => row[at] ?? ''))];
};

export const EXPORT_DIALECTS = {
  older: { region: 'US', currency: 'USD', columns: 60, apply: (grid) => reshape(grid, NEWER) },
  TH: {
    region: 'TH',
    currency: 'THB',
    columns: 63,
    apply: (grid) =>
      reshape(
        each(
          grid,
          words(THAI),
          money((it) => `THB ${grouped(it, 'en', 2)}`),
        ),
        US_ONLY,
        THAI_COLUMNS,
      ),
  },
  VN: {
    region: 'VN',
    currency: 'VND',
    columns: 56,
    apply: (grid) =>
      reshape(
        each(
          grid,
          dates,
          money((it) => String(whole(it))),
        ),
        US_ONLY,
      ),
  },
  ID: {
    region: 'ID',
    currency: 'IDR',
    columns: 68,
    apply: (grid) =>
      reshape(
        each(
          grid,
          dates,
          words(INDONESIAN),
          money((it) => String(whole(it))),
        ),
        [],
        INDONESIAN_COLUMNS,
      ),
  },
  DE: {
    region: 'DE',
    currency: 'EUR',
    columns: 63,
    apply: (grid) =>
      each(
        grid,
        dates,
        money((it) => `${grouped(it, 'de', 2)} EUR`),
      ),
  },
  GB: {
    region: 'GB',
    currency: 'GBP',
    columns: 63,
    apply: (grid) =>
      each(
        grid,
        dates,
        money((it) => `£${grouped(it, 'en', 2)}`),
      ),
  },
  SG: {
    region: 'SG',
    currency: 'SGD',
    columns: 63,
    apply: (grid) =>
      each(
        grid,
        dates,
        money((it) => `S$${grouped(it, 'en', 2)}`),
      ),
  },
  JP: {
    region: 'JP',
    currency: 'JPY',
    columns: 56,
    apply: (grid) =>
      inJapanese(
        each(
          grid,
          words({ 'To ship': '未発送', 'Awaiting shipment': '発送待ち' }),
          money((it) => `${grouped(String(whole(it)), 'en', 0)} JPY`),
        ),
      ),
  },
} as const satisfies Record<string, ExportDialect>;
export type DialectName = keyof typeof EXPORT_DIALECTS;
