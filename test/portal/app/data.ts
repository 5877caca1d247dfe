import type { ByMetric, Dimension, Metric, MetricCode } from '#core/model/metric';
import type { PortalLanguage } from './languages';
import type { Market } from './markets';

// What the double's server hands to its pages: ready to print, as a portal's own back end would.

export const PREFIXES = ['theme-arco', 'core', 'p', 'arco', 'mixed'] as const;
export type Prefix = (typeof PREFIXES)[number];

export const VIEWS = ['list', 'card'] as const;
type View = (typeof VIEWS)[number];
/** how a table is put together: one table, a header that stays over a body that scrolls, or only the rows in sight */
export const TABLES = ['plain', 'fixed', 'virtual'] as const;
export type TableLayout = (typeof TABLES)[number];

export interface DoubleSettings {
  /** class prefix of all components; mixed: shell and tables differ, as on the portal */
  prefix: Prefix;
  /** milliseconds until a page, and a new tab or page of a table, has its rows */
  lag: number;
  /** captions that the portal has changed: old → new */
  renamed: Record<string, string>;
  /** ratings as stars instead of digits */
  stars: boolean;
  /** the score page keeps dimension weights, anchors and metric scores to itself */
  terse: boolean;
  /** the layout of the lists of orders and returns that the seller has chosen */
  view: View;
  table: TableLayout;
  /** without the marks that the portal puts on its elements for its own log */
  bare: boolean;
  /** an order of several SKUs takes a row for each */
  rowPerSku: boolean;
  /** rows can be opened, and the first one is; of the form of a new appeal, the list of reasons */
  expanded: boolean;
  /** that list as a column of choices, all of them in sight */
  radios: boolean;
  /** what the portal speaks; English first, whatever it is */
  language: PortalLanguage;
  /** whose score the score page prints */
  market: Market;
  /** lists that never come: the portal says that it could not load them */
  broken: boolean;
  /** a captcha and a dialog lie over the page */
  overlaid: boolean;
}

export interface PortalLine {
  name: string;
  variation: string;
  productId: string;
  skuId: string;
  sellerSku: string;
  quantity: number;
  price: string;
}

export interface PortalOrder {
  id: string;
  tab: 'pending' | 'to_ship' | 'shipped' | 'completed' | 'canceled';
  status: string;
  substatus: string;
  created: string;
  paid: string;
  deliverBy: string;
  delivered: string;
  cancelled: string;
  cancelledBy: string;
  cancelReason: string;
  type: string;
  fulfillment: string;
  deliveryOption: string;
  tags: string[];
  amount: string;
  carrier: string;
  trackingId: string;
  /** placeholders for what the portal shows of the buyer, to prove that it is never read */
  buyer: { name: string; phone: string; address: string; note: string };
  lines: PortalLine[];
  /** newest first */
  timeline: { at: string; what: string }[];
}

export interface PortalMetric {
  value: string;
  score: string;
  target: string;
  excellent: string;
  poor: string;
  numerator: string;
  denominator: string;
}

export interface PortalScore {
  day: string;
  overall: string | null;
  tier: string;
  dimensions: Record<Dimension, { score: string; weight: string }>;
  metrics: ByMetric<PortalMetric>;
  /** what other markets score; `isBelow` 4 points */
  kin: Partial<Record<MetricCode, Record<'value' | 'target' | 'excellent' | 'poor', string> & { isBelow: boolean }>>;
  benefits: { name: string; unlockScore: string; unlocked: boolean }[];
}

/** One row of a diagnosis table; the page knows the columns of each metric and takes what they need. */
export interface PortalProblem {
  key: string;
  orderId: string;
  line: PortalLine | null;
  created: string;
  delivered: string;
  expected: string;
  rating: number | null;
  reason: string;
  returnId: string;
  caseType: string;
  approveHours: string;
  inspectHours: string;
  totalHours: string;
  rounds: string;
  chatId: string;
  replied: string;
  /** the buyer, again a placeholder */
  buyer: string;
}

export interface PortalTicket {
  id: string;
  metric: Metric;
  reason: string;
  ids: string[];
  submitted: string;
  status: string;
}

export interface PortalReview {
  key: string;
  orderId: string;
  line: PortalLine;
  stars: number;
  /** `Jan 15, 2026` */
  day: string;
  /** placeholders for what a buyer wrote, and for who wrote it */
  text: string;
  buyer: string;
  reply: string;
}

export interface PortalCase {
  id: string;
  orderId: string;
  line: PortalLine;
  type: string;
  reason: string;
  requested: string;
  status: string;
  refund: string;
  buyer: { name: string; note: string };
}

export interface PortalHealth {
  rating: string;
}

export interface PortalService {
  from: string;
  to: string;
  satisfaction: string;
  response24: string;
  chats: string;
  /** placeholders for who wrote the newest chats */
  customers: string[];
}

export interface PortalProduct {
  id: string;
  name: string;
  status: string;
  price: string;
  stock: string;
}

export interface PortalSales {
  from: string;
  to: string;
  gmv: string;
  orders: string;
  buyers: string;
}

export interface PortalData {
  shop: { name: string; sellerId: string; region: string };
  /** as the ticket of a person in the double would print it */
  now: string;
  orders: PortalOrder[];
  score: PortalScore;
  problems: ByMetric<PortalProblem[]>;
  tickets: PortalTicket[];
  /** newest first, both */
  reviews: PortalReview[];
  cases: PortalCase[];
  health: PortalHealth;
  service: PortalService;
  products: PortalProduct[];
  sales: PortalSales;
}

export interface DoubleState {
  data: PortalData;
  settings: DoubleSettings;
}

export const DEFAULT_SETTINGS: DoubleSettings = {
  prefix: 'theme-arco',
  lag: 80,
  renamed: {},
  stars: false,
  terse: false,
  view: 'list',
  table: 'plain',
  bare: false,
  rowPerSku: false,
  expanded: false,
  radios: false,
  language: 'en',
  market: 'US',
  broken: false,
  overlaid: false,
};
