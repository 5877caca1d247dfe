import type { Instant } from '#core/model/day';
import type { Page, PageVisit } from '#core/model/page';
import { isRegion } from '#core/model/region';
import { readAppealCenter } from './appeals/read';
import { readDiagnosisPage } from './diagnosis/read';
import { makeDialect } from './dialect';
import { readAccountHealth } from './health/read';
import { readOrderDetail } from './order/read';
import { readOrderList } from './orders/read';
import { readProducts } from './products/read';
import { readRatings } from './ratings/read';
import type { Readers } from './readers';
import { type Recognized, recognizePage } from './recognize';
import { readReturns } from './returns/read';
import { readSales } from './sales/read';
import { readScorePage } from './score/read';
import { readServiceAnalytics } from './service/read';
import { cleanAddress, readShop } from './shop';
import { refusedSight, type Sight, type Spot } from './sight';
import { sign } from './sign';
import { runAtOnce } from './slices';
import { makeVisit, type Visit } from './visit';

const READERS: Readonly<Record<Page, (spot: Spot) => Generator<void, Sight>>> = {
  'order-list': readOrderList,
  'order-detail': readOrderDetail,
  ratings: readRatings,
  returns: readReturns,
  score: readScorePage,
  diagnosis: readDiagnosisPage,
  'appeal-center': readAppealCenter,
  'account-health': readAccountHealth,
  service: readServiceAnalytics,
  products: readProducts,
  sales: readSales,
};

/** What is on a recognised page now: facts, a refusal, or nothing yet. Pauses now and then. */
export function* readSpot(
  root: Document,
  address: URL,
  { page, metric }: Recognized,
  at: Instant,
): Generator<void, Sight> {
  const region = readShop(root, address)?.region;
  if (region === undefined || !isRegion(region)) {
    return refusedSight('unknown-region', 'neither host, address nor page says which market');
  }
  return yield* READERS[page]({ root, address, page, metric, dialect: makeDialect(region, at) });
}

/** One visit, made of what a look at a page gave. */
export const makePageVisit = (
  visit: Visit,
  recognized: Recognized,
  sight: Exclude<Sight, { kind: 'waiting' }>,
  root: Document,
  address: URL,
  at: Instant,
): Generator<void, PageVisit> =>
  visit.make({ ...recognized, address: cleanAddress(address), at, shop: readShop(root, address) }, sight);

/** All readers there are. */
export const ALL_READERS: Readers = { readSpot, makeVisit, makePageVisit, sign };

/** One look at a page as it stands; null where it is none of ours, or is still loading. */
export const visitPage = (root: Document, address: URL, at: Instant, visit: Visit = makeVisit()): PageVisit | null => {
  const recognized = runAtOnce(recognizePage(root, address));
  if (recognized === null) return null;
  const sight = runAtOnce(readSpot(root, address, recognized, at));
  return sight.kind === 'waiting' ? null : runAtOnce(makePageVisit(visit, recognized, sight, root, address, at));
};
