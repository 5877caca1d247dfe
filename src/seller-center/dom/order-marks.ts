import { findIds, orderIdInLink } from '../values/identity';
import { attributeOf } from './access';

// The portal's own marks of an order, which outlast its captions: an attribute of rows, cells and cards, and links to
// the page of the order.

const ATTRIBUTE = 'data-log_main_order_id';
const ORDER_ADDRESS = 'a[href*="order_no="]';
export const MARKED = `[${ATTRIBUTE}]`;
export const ORDER_LINK = `[data-log_click_for="order_id_link"],${ORDER_ADDRESS}`;
export const MARKED_OR_LINKED = `${MARKED},${ORDER_ADDRESS}`;

/** The value of the attribute, which may be no id; null without it. */
export const markOf = (element: Element): string | null => attributeOf(element, ATTRIBUTE);
/** Ids in the attribute of an element, and in the address to which it leads. */
export const markedIds = (element: Element): string[] => findIds(markOf(element) ?? '');
export const linkedIds = (element: Element): string[] => findIds(orderIdInLink(attributeOf(element, 'href')));
