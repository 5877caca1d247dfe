import type { CaseRecord } from '#core/model/case';
import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Order, OrderFlag, OrderKind } from '#core/model/order';
import type { Review } from '#core/model/review';
import type { Clock, Ms } from './calendar';
import type { HiddenTruth, ShopOptions } from './options';

// What happens in a shop's life, whether anybody looks or not. Times are milliseconds UTC; null: never.

export interface LifeLine {
  skuId: string;
  sellerSku: string;
  productId: string;
  productName: string;
  variation: string;
  category: string;
  unitPrice: number;
  quantity: number;
}

export interface LifeOrder {
  id: string;
  /** stands for the buyer, about whom nothing else exists */
  buyer: number;
  kind: OrderKind;
  fulfillment: 'seller' | 'tiktok';
  express: boolean;
  flags: OrderFlag[];
  carrier: string;
  trackingId: string | null;
  lines: LifeLine[];
  shippingFee: number;
  tax: number;
  deliverBy: Day;
  placed: Ms;
  paid: Ms | null;
  ready: Ms | null;
  shipped: Ms | null;
  delivered: Ms | null;
  completed: Ms | null;
  cancelled: Ms | null;
  cancelledBy: Order['cancelledBy'];
  cancelReason: string | null;
}

export interface LifeReview {
  orderId: string;
  skuId: string;
  firstStars: number;
  reviewed: Ms;
  /** a later change of mind, which does not count */
  edit: { at: Ms; stars: number } | null;
  topic: NonNullable<Review['topic']>;
}

export interface LifeCase {
  id: string;
  orderId: string;
  type: NonNullable<CaseRecord['type']>;
  reason: string;
  requested: Ms;
  approveHours: number;
  inspectHours: number;
  rounds: number;
  approvedBy: NonNullable<CaseRecord['approvedBy']>;
  outcome: 'completed' | 'rejected' | 'cancelled';
  /** when the last review round ended: only then are its hours known */
  decided: Ms;
  closed: Ms;
}

export interface LifeChat {
  id: string;
  started: Ms;
  rated: Ms | null;
  rating: number | null;
  channel: 'agent' | 'bot' | 'faq';
}

/** The record that a metric counts: a case for AHT, a chat for IM_DSAT, an order for all others. */
export interface Subject {
  metric: Metric;
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
}

/** A record that the platform counts although its own rules exclude it, and why it should not. */
export interface Mistake extends Subject {
  why: string;
  since: Day;
}

export interface LifeTicket {
  id: string;
  metric: Metric;
  reason: string;
  subjects: Subject[];
  submitted: Ms;
  decided: Ms;
  approved: boolean;
}

export interface Life {
  options: ShopOptions;
  truth: HiddenTruth;
  clock: Clock;
  shop: { sellerId: string; name: string; category: string; currency: string };
  orders: LifeOrder[];
  reviews: LifeReview[];
  cases: LifeCase[];
  chats: LifeChat[];
  mistakes: Mistake[];
  tickets: LifeTicket[];
}
