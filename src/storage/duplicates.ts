import type { CaseRecord } from '#core/model/case';
import type { Facts } from '#core/model/facts';
import type { Review } from '#core/model/review';

/** Whether both are known and differ. */
export const contradict = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

/** A bare day of the shop's zone may differ from an instant on another page by up to two days. */
const DAY_AND_ZONE = 2 * 86_400_000;
const areFarApart = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) > DAY_AND_ZONE;

/** Lists whose records are identified by their order until a page gives their own id. */
export type NamedLater = 'reviews' | 'cases';

/** Fields that distinguish reviews of one order, most reliable first: the first that both know decides. */
const REVIEW_NAMES = ['id', 'skuId', 'productId'] as const;

/**
 * Whether two records of one order may be the same: no field that both know differs. Reviews with different stars are
 * one changed review only if both name the same product, as an order has a review per product.
 */
const MAY_BE_SAME: { [N in NamedLater]: (a: Facts[N][number], b: Facts[N][number]) => boolean } = {
  cases: (a: CaseRecord, b: CaseRecord) =>
    !contradict(a.id, b.id) && !contradict(a.type, b.type) && !areFarApart(a.requestedAt, b.requestedAt),
  reviews: (a: Review, b: Review) => {
    const name = REVIEW_NAMES.find((name) => a[name] !== null && b[name] !== null);
    return name === undefined ? !contradict(a.stars, b.stars) : a[name] === b[name];
  },
};

/**
 * The first two of these records that match each other and no other; ambiguous matches are left as they are, so that
 * cases never mix.
 */
export const findPair = <N extends NamedLater, T extends Facts[N][number]>(
  list: N,
  records: readonly T[],
): [T, T] | undefined => {
  const partners = (record: T): T[] => records.filter((other) => other !== record && MAY_BE_SAME[list](record, other));
  for (const record of records) {
    const [other, another] = partners(record);
    if (other !== undefined && another === undefined && partners(other).length === 1) return [record, other];
  }
  return undefined;
};
