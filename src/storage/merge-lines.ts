import type { OrderLine } from '#core/model/order';
import { equal, fill } from './json-values';

const IDENTITY = ['skuId', 'sellerSku', 'productId', 'productName'] as const;

/** Two lines may be the same one when they agree on something that names a product, and on nothing disagree. */
const maySame = (a: OrderLine, b: OrderLine): boolean => {
  const both = IDENTITY.filter((field) => a[field] !== null && b[field] !== null);
  return equal(a, b) || (both.length > 0 && both.every((field) => a[field] === b[field]));
};

/**
 * The lines of one order from two readings. A page may show a part of them, or name them by other ids than an export:
 * a line is completed by the only one it can be, lines that only the older reading has stay, and where it can't be
 * told which is which the later reading stands as it is.
 */
export const mergeLines = (later: readonly OrderLine[], earlier: readonly OrderLine[]): OrderLine[] => {
  const partners = later.map((line) => {
    const same = earlier.filter((other) => equal(other, line));
    return same.length > 0 ? same : earlier.filter((other) => maySame(other, line));
  });
  const completed = later.map((line, index) => {
    const [partner, another] = partners[index]!;
    const wanted = partners.filter((pair) => pair.length === 1 && pair[0] === partner).length;
    return partner === undefined || another !== undefined || wanted > 1 ? line : fill(line, partner);
  });
  return [...completed, ...earlier.filter((other) => !later.some((line) => maySame(other, line)))];
};
