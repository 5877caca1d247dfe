import * as z from 'zod/mini';
import { count, id, instant, money, orUnknown, rate, text } from './field';
import { METRICS } from './metric';
import { PORTAL_PATHS, type PortalPage } from './portal';

// What a morning's check found: there is something to do, there is nothing, or it is not known.

/** The daily checks of open orders. */
export const ORDER_CHECKS = ['ship-overdue', 'ship-today', 'unshipped', 'held'] as const;
export type OrderCheckCode = (typeof ORDER_CHECKS)[number];
/** Daily checks, most urgent first. */
export const CHECKS = [
  ...ORDER_CHECKS,
  'request-overdue',
  'request-4h',
  'request-12h',
  'request-24h',
  'replacement',
  'chats',
  'ticket-overdue',
  'score-fall',
  'sales-fall',
  'conversion-fall',
  'returns',
  'stock',
  'bad-reviews',
] as const;
export type CheckCode = (typeof CHECKS)[number];

const level = z.enum(['critical', 'warn', 'info']);
export type CheckLevel = z.infer<typeof level>;

/** A product named by a check, with the two figures behind it. */
const checkedProduct = z.object({
  productId: id,
  name: orUnknown(text),
  /** returned orders of delivered ones, negative reviews of all; for stock: units left */
  part: z.number(),
  /** for stock: units sold a day */
  of: z.number(),
  level,
});
export type CheckedProduct = z.infer<typeof checkedProduct>;

export const checkItem = z.object({
  code: z.enum(CHECKS),
  /**
   * do: there is something to do · clear: nothing, and all that could show it was read recently · part: nothing in an
   * incomplete reading · unknown: no page that tells was read recently, or none exists
   */
  state: z.enum(['do', 'clear', 'part', 'unknown']),
  level,
  /** number of items to do; null if not known */
  count: orUnknown(count),
  /** there may be more unread */
  isAtLeast: z.boolean(),
  /** ids of the orders, requests or tickets, most urgent first */
  ids: z.array(id),
  products: z.array(checkedProduct),
  /** the next deadline */
  nextAt: orUnknown(instant),
  /** usual and current value, for sales and scores */
  change: z.nullable(z.object({ from: z.number(), to: z.number(), currency: orUnknown(text) })),
  /** for chats: share answered within 24 hours; null if not read */
  responseRate: orUnknown(rate),
  /** points at risk by metric, and money at risk */
  stake: z.object({ points: orUnknown(z.number()), metric: orUnknown(z.enum(METRICS)), money: orUnknown(money) }),
  /** page where it is done, or that tells */
  page: z.enum(Object.keys(PORTAL_PATHS) as PortalPage[]),
  /** when its data was read */
  readAt: orUnknown(instant),
  /** source of its rule */
  strength: z.enum(['official', 'secondary', 'assumed']),
});
export type CheckItem = z.infer<typeof checkItem>;
