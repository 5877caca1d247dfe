import type { Instant } from '#core/model/day';
import type { Page, PageVisit } from '#core/model/page';
import { isRegion } from '#core/model/region';
import { languageOf } from './language';
import { makeVisit, type Visit } from './list-progress';
import { makeLocale } from './locale';
import { findOrderRows } from './order-rows';
import { type PageContext, type ReadResult, refusePage } from './page-context';
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
import { sign } from './sign';
import { runAtOnce } from './slices';
import { describeStructure } from './structure';

const READERS: Readonly<Record<Page, (context: PageContext) => Generator<void, ReadResult>>> = {
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
  const locale = { region: region ?? null, language: languageOf(root) };
  if (region === undefined || !isRegion(region)) {
    const result = refusePage('unknown-region', 'neither host, address nor page says which market');
    return { shop, locale, result };
  }
  const context: PageContext = { root, address, page, metric, locale: makeLocale(region, at) };
  const result = yield* READERS[page](context);
  // Only when all of a page has been read is it known how it writes its dates.
  const dateOrder = context.locale.dates.settle(context.locale.dateOrder);
  if (dateOrder === context.locale.dateOrder) return { shop, locale, result };
  return { shop, locale, result: yield* READERS[page]({ ...context, locale: { ...context.locale, dateOrder } }) };
}

type Said = Exclude<ReadResult, { kind: 'waiting' }>;
type Whose = Omit<Look, 'result'>;

const make = (visit: Visit, recognized: Recognized, { shop, locale }: Whose, result: Said, address: URL, at: Instant) =>
  visit.make({ ...recognized, address: cleanAddress(address), at, shop, locale }, result);

/** One visit, made of what a look at a page gave; where that was nothing, with what a bug report needs. */
export function* makePageVisit(
  visit: Visit,
  recognized: Recognized,
  whose: Whose,
  result: Said,
  root: Document,
  address: URL,
  at: Instant,
): Generator<void, PageVisit> {
  const made = yield* make(visit, recognized, whose, result, address, at);
  return made.outcome === 'refused' ? { ...made, structure: yield* describeStructure(root) } : made;
}

/** All readers there are. */
export const ALL_READERS: Readers = { readSpot, makeVisit, makePageVisit, findOrderRows, readShop, sign, post };

/** One look at a page as it stands; null where it is none of ours, or is still loading. */
export const visitPage = (root: Document, address: URL, at: Instant, visit: Visit = makeVisit()): PageVisit | null => {
  const recognized = runAtOnce(recognizePage(root, address));
  if (recognized === null) return null;
  const { result, ...look } = runAtOnce(readSpot(root, address, recognized, at));
  return result.kind === 'waiting' ? null : runAtOnce(make(visit, recognized, look, result, address, at));
};
