import { makeFindingsOf } from '#core/appeals/findings';
import type { Day, Instant } from '#core/model/day';
import { type Facts, lastLook, type UserInputList } from '#core/model/facts';
import { isRegion, REGIONS } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { policyFor } from '#core/policy/policies';
import { keepLedger } from '#core/score/keep-ledger';
import type { Ledger, Trip } from '#core/score/ledger';
import type { Rules } from '#core/score/post';

/** What an assessment is drawn from: the few facts that it looks at one by one, and all others as they were posted. */
export interface Books extends Pick<Facts, 'readings' | 'tickets' | 'coverage' | 'offeredReasons' | UserInputList> {
  shop: Shop;
  /** when the facts end: any was last read then; undefined where nothing says */
  lastLook: Instant | undefined;
  /** null where the market's formula is not known */
  ledger: Ledger | null;
}

/** A shop's zone is what a page or file said, else that of its market's reports. */
export const zoneOf = ({ timeZone, region }: Shop): string =>
  timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC');

/** By what rules a shop's facts count on a day; null where the market's formula is not known. */
export const rulesFor = (shop: Shop, asOf: Day): Rules | null => {
  const policy = policyFor(shop.region, asOf);
  if (policy === null) return null;
  const zone = makeZone(zoneOf(shop));
  return { policy, zone, prove: makeFindingsOf(policy, zone) };
};

/** Posts all facts: one pass. @param hourly is given every order's trip to the hour, where the past is to be replayed */
export const keepBooks = (file: { shop: Shop } & Facts, asOf: Day, hourly?: Trip[]): Books => {
  const { shop, readings, tickets, coverage, offeredReasons, appealMarks, preparedTickets } = file;
  const rules = rulesFor(shop, asOf);
  const ledger = rules && keepLedger(file, rules.policy, rules.zone, rules.prove, hourly);
  const few = { readings, tickets, coverage, offeredReasons, appealMarks, preparedTickets };
  return { shop, ...few, lastLook: lastLook(file), ledger };
};
