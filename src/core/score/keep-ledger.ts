import type { Facts } from '#core/model/facts';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import { type Attached, enterOrders } from './enter-orders';
import { enterChats, enterRequests } from './enter-service';
import { type Ledger, openLedger } from './ledger';
import { makeListing } from './listing';

const attach = ({ reviews, cases }: Pick<Facts, 'reviews' | 'cases'>): ReadonlyMap<string, Attached> => {
  const attached = new Map<string, { reviews: Facts['reviews']; cases: Facts['cases'] }>();
  const of = (orderId: string) => {
    let ours = attached.get(orderId);
    if (ours === undefined) {
      ours = { reviews: [], cases: [] };
      attached.set(orderId, ours);
    }
    return ours;
  };
  for (const it of reviews) of(it.orderId).reviews.push(it);
  for (const it of cases) of(it.orderId).cases.push(it);
  return attached;
};

/** All facts as dated members of the metrics: one pass, linear in the facts. */
export const keepLedger = (facts: Facts, policy: Policy, zone: Zone): Ledger => {
  const ledger = openLedger(policy, zone, makeListing(facts.problems, facts.coverage, zone));
  enterOrders(ledger, facts.orders, attach(facts));
  enterRequests(ledger, facts.cases);
  enterChats(ledger, facts.chats);
  return ledger;
};
