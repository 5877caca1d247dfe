import type { Instant } from '#core/model/day';
import type { Page } from '#core/model/page';
import { isRegion } from '#core/model/region';
import type { ShopHint } from '#core/model/shop';
import type { TaughtColumn, TriedOut } from '#core/model/taught-column';
import { makePageScan, type PageScan } from './dom/page-scan';
import { isTranslated, languageOf, makeLocale } from './locale';
import { findOrderRows } from './order-rows';
import { type PageContext, type ReadResult, refusePage } from './page-context';
import { startStay } from './page-stay';
import { neverYield } from './page-turns';
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
import type { Readers } from './readers';
import { type Recognized, recognizePage } from './recognize';
import { readShop } from './shop';
import { makeTaughtColumns, type TaughtColumns, taughtOf } from './taught-columns';
import { describeList, describeTrial } from './teach';

const READERS: Readonly<Record<Page, (context: PageContext) => Promise<ReadResult>>> = {
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

/** What is on a page now: records, a refusal, or nothing yet. */
export const readPage = async (
  scan: PageScan,
  address: URL,
  { page, metric }: Recognized,
  shop: ShopHint | null,
  at: Instant,
  taught: readonly TaughtColumn[],
): Promise<ReadResult> => {
  const region = shop?.region;
  if (region === undefined || !isRegion(region))
    return refusePage('unknown-region', 'neither host, address nor page says which market');
  if (isTranslated(scan.root)) return refusePage('translated-page', 'texts that the browser wrote', 'marks');
  const { root } = scan;
  const language = languageOf(root);
  const ofPage = makeTaughtColumns(taughtOf(taught, { page, metric, region, language }));
  const locale = makeLocale(region, at, language);
  const context: PageContext = { scan, root, address, page, metric, locale, taught: ofPage };
  const result = withTaught(await READERS[page](context), ofPage);
  // Only when all of a page has been read is it known how it writes its dates.
  const { dates, dateOrder: usual } = context.locale;
  const dateOrder = dates.settle(usual);
  if (dateOrder === usual) return result;
  return withTaught(await READERS[page]({ ...context, locale: { ...context.locale, dateOrder } }), ofPage);
};

const withTaught = (result: ReadResult, taught: TaughtColumns): ReadResult =>
  result.kind === 'read' && taught.used().length > 0 ? { ...result, taught: taught.used() } : result;

/** Reads the page that is open as if these columns had been taught too. */
const tryOut = async (
  document: Document,
  address: URL,
  shop: ShopHint,
  at: Instant,
  taught: readonly TaughtColumn[],
): Promise<TriedOut> => {
  const scan = makePageScan(document, neverYield);
  const recognized = await recognizePage(scan, address);
  if (recognized === null) return describeTrial({ kind: 'waiting' });
  return describeTrial(await readPage(scan, address, recognized, shop, at, taught));
};

/** All that reads pages, knowing what the seller taught of them. */
export const makeReaders = (taught: readonly TaughtColumn[]): Readers => ({
  readShop,
  readPage: (scan, address, recognized, shop, at) => readPage(scan, address, recognized, shop, at, taught),
  findOrderRows,
  startStay,
  describeList,
  tryOut: (document, address, shop, at, columns) => tryOut(document, address, shop, at, [...taught, ...columns]),
});
export const ALL_READERS = makeReaders([]);
