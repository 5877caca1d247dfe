import type { DayNumber } from '#core/model/day';
import type { Moment, Shipment } from './ledger';

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/**
 * A parcel's carrier as far as its tracking number tells: its leading letters and its length. `1Z999AA10123456784`
 * gives `1Z 18`, twenty-two digits give `22`. Null without a number.
 */
export const carrierOf = (trackingId: string | null): string | null => {
  if (trackingId === null || trackingId === '') return null;
  const { length } = trackingId;
  const hasLetters = isLetter(trackingId.charCodeAt(0)) || (length > 1 && isLetter(trackingId.charCodeAt(1)));
  return hasLetters ? `${trackingId.slice(0, 2).toUpperCase()} ${length}` : String(length);
};

const floor = (moment: Moment | null): DayNumber | null => (moment === null ? null : Math.floor(moment));

/** Counts orders by carrier and by the days placed, shipped, delivered, cancelled and due. */
export const addShipment = (shipments: Map<string, Shipment>, shipment: Shipment): void => {
  const placed = floor(shipment.placed);
  const shipped = floor(shipment.shipped);
  const delivered = floor(shipment.delivered);
  const cancelled = floor(shipment.cancelled);
  const { due, carrier, count } = shipment;
  const key = `${placed} ${shipped} ${delivered} ${cancelled} ${due} ${carrier}`;
  const same = shipments.get(key);
  if (same === undefined) shipments.set(key, { placed, shipped, delivered, cancelled, due, carrier, count });
  else same.count += count;
};

const inOrder = <T extends number | string>(a: T | null, b: T | null): number =>
  a === b ? 0 : a === null ? -1 : b === null || a > b ? 1 : -1;

/** Orders shipments by all their fields; 0 for equal ones. */
export const byDays = (a: Shipment, b: Shipment): number =>
  inOrder(a.placed, b.placed) ||
  inOrder(a.due, b.due) ||
  inOrder(a.delivered, b.delivered) ||
  inOrder(a.shipped, b.shipped) ||
  inOrder(a.cancelled, b.cancelled) ||
  inOrder(a.carrier, b.carrier);
