import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import type { OracleScore } from '../oracle/oracle';
import { makeClock } from './calendar';
import { openCases } from './cases';
import { holdChats } from './chats';
import type { Life } from './life';
import { makeMistakes } from './mistakes';
import { chooseOptions, type HiddenTruth, type ShopChoices } from './options';
import { placeOrders } from './orders';
import { makePlatform, makeShop, type Platform, writeTickets } from './platform';
import { writeReviews } from './reviews';
import { makeNotebook } from './visits';

/** A shop's life and what can be known of it. */
export interface SimulatedShop {
  readonly life: Life;
  readonly platform: Platform;
  readonly shop: Shop;
  /** what no page need tell */
  readonly truth: HiddenTruth;
  /** the unrounded score that the platform shows on a day; null below 30 delivered orders */
  trueScore(day: Day): number | null;
  score(day: Day): OracleScore;
  /** everything a diligent visitor knows on the morning of the day: complete facts, and one look at every page a day */
  facts(asOf?: Day): { shop: Shop } & Facts;
}

/** The one simulator: the same choices make the same life, to the byte. It has no clock. */
export const simulateShop = (choices: ShopChoices = {}): SimulatedShop => {
  const options = chooseOptions(choices);
  const clock = makeClock(options.timeZone);
  const orders = placeOrders(options, clock);
  const happened = {
    options,
    truth: options.truth,
    clock,
    shop: { sellerId: '7495123456789012345', name: 'Demo Home Goods', category: 'Home Supplies', currency: 'USD' },
    orders,
    reviews: writeReviews(options, clock, orders),
    cases: openCases(options, clock, orders),
    chats: holdChats(options, clock),
  };
  const judged = { ...happened, mistakes: makeMistakes(happened) };
  const life: Life = { ...judged, tickets: writeTickets(judged) };
  const platform = makePlatform(life);
  const shop = makeShop(life);
  const notebook = makeNotebook(life, platform);
  return {
    life,
    platform,
    shop,
    truth: options.truth,
    score: platform.score,
    trueScore: (day) => platform.score(day).overall,
    facts: (asOf = options.asOf) => ({ shop, ...notebook(asOf) }),
  };
};
