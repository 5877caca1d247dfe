import type { Day } from '#core/model/day';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { makeZone, type Zone } from '#core/model/zone';
import { policyFor } from '#core/policy/policies';
import type { Policy } from '#core/policy/policy';

/** What decides how facts count: the market's policy and the shop's zone. */
export interface CountingRules {
  policy: Policy;
  zone: Zone;
}

/** The rules of a shop's score on a day; null if the market's formula is not known. */
export const rulesFor = (shop: Shop, asOf: Day): CountingRules | null => {
  const policy = policyFor(shop.region, asOf);
  return policy && { policy, zone: makeZone(timeZoneOf(shop)) };
};
