import type { Instant } from '#core/model/day';
import type { Page } from '#core/model/page';
import { isRegion } from '#core/model/region';
import type { ShopHint } from '#core/model/shop';
import type { PageScan } from './dom/page-scan';
import { isTranslated, languageOf, makeLocale } from './locale';
import { findOrderRows } from './order-rows';
import { type PageContext, type ReadResult, refusePage } from './page-context';
import { startStay } from './page-stay';
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
import type { Recognized } from './recognize';
import { readShop } from './shop';

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
): Promise<ReadResult> => {
  const region = shop?.region;
  if (region === undefined || !isRegion(region))
    return refusePage('unknown-region', 'neither host, address nor page says which market');
  if (isTranslated(scan.root)) return refusePage('translated-page', 'texts that the browser wrote', 'marks');
  const context: PageContext = {
    scan,
    root: scan.root,
    address,
    page,
    metric,
    locale: makeLocale(region, at, languageOf(scan.root)),
  };
  const result = await READERS[page](context);
  // Only when all of a page has been read is it known how it writes its dates.
  const { dates, dateOrder: usual } = context.locale;
  const dateOrder = dates.settle(usual);
  return dateOrder === usual ? result : READERS[page]({ ...context, locale: { ...context.locale, dateOrder } });
};

export const ALL_READERS: Readers = { readShop, readPage, findOrderRows, startStay };
