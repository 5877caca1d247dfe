import type { Instant } from '#core/model/day';
import { nameDialect, type Page, type PageVisit } from '#core/model/page';
import { isRegion } from '#core/model/region';
import { makeDialect } from './dialect';
import { languageOf } from './language';
import { findOrderRows } from './order-rows';
import { readAppealCenter } from './pages/appeals/read';
import { readDiagnosisPage } from './pages/diagnosis/read';
import { readAccountHealth } from './pages/health/read';
import { readOrderDetail } from './pages/order/read';
import { readOrderList } from './pages/orders/read';
import { readProducts } from './pages/products/read';
import { readRatings } from './pages/ratings/read';
import { readReturns } from './pages/returns/read';
import { readSales } from './pages/sales/read';
import { readScorePage } from './pages/score/read';
import { readServiceAnalytics } from './pages/service/read';
import { post } from './post';
import type { Look, Readers } from './readers';
import { type Recognized, recognizePage } from './recognize';
import { cleanAddress, readShop } from './shop';
import { refusedSight, type Sight, type Spot } from './sight';
import { sign } from './sign';
import { runAtOnce } from './slices';
import { describeStructure } from './structure';
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

/** Whose page it is, and what is on it now: facts, a refusal, or nothing yet. Pauses now and then. */
export function* readSpot(
  root: Document,
  address: URL,
  { page, metric }: Recognized,
  at: Instant,
): Generator<void, Look> {
  const shop = yield* readShop(root, address);
  const region = shop?.region;
  const dialect = nameDialect(region, languageOf(root));
  if (region === undefined || !isRegion(region)) {
    const sight = refusedSight('unknown-region', 'neither host, address nor page says which market');
    return { shop, dialect, sight };
  }
  const spot: Spot = { root, address, page, metric, dialect: makeDialect(region, at) };
  const sight = yield* READERS[page](spot);
  // Only when all of a page has been read is it known how it writes its dates.
  const dateOrder = spot.dialect.dates.settle(spot.dialect.dateOrder);
  if (dateOrder === spot.dialect.dateOrder) return { shop, dialect, sight };
  return { shop, dialect, sight: yield* READERS[page]({ ...spot, dialect: { ...spot.dialect, dateOrder } }) };
}

type Said = Exclude<Sight, { kind: 'waiting' }>;
type Whose = Omit<Look, 'sight'>;

const make = (visit: Visit, recognized: Recognized, { shop, dialect }: Whose, sight: Said, address: URL, at: Instant) =>
  visit.make({ ...recognized, address: cleanAddress(address), at, shop, dialect }, sight);

/** One visit, made of what a look at a page gave; where that was nothing, with what a bug report needs. */
export function* makePageVisit(
  visit: Visit,
  recognized: Recognized,
  whose: Whose,
  sight: Said,
  root: Document,
  address: URL,
  at: Instant,
): Generator<void, PageVisit> {
  const made = yield* make(visit, recognized, whose, sight, address, at);
  return made.outcome === 'refused' ? { ...made, structure: yield* describeStructure(root) } : made;
}

/** All readers there are. */
export const ALL_READERS: Readers = { readSpot, makeVisit, makePageVisit, findOrderRows, readShop, sign, post };

/** One look at a page as it stands; null where it is none of ours, or is still loading. */
export const visitPage = (root: Document, address: URL, at: Instant, visit: Visit = makeVisit()): PageVisit | null => {
  const recognized = runAtOnce(recognizePage(root, address));
  if (recognized === null) return null;
  const { sight, ...look } = runAtOnce(readSpot(root, address, recognized, at));
  return sight.kind === 'waiting' ? null : runAtOnce(make(visit, recognized, look, sight, address, at));
};
