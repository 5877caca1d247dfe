import type { Instant } from '#core/model/day';
import type { Page } from '#core/model/page';
import { isRegion } from '#core/model/region';
import type { ShopHint } from '#core/model/shop';
import { taughtKey } from '#core/model/taught-kind';
import type { TaughtText } from '#core/model/taught-text';
import { makePageScan, type PageScan } from './dom/page-scan';
import { findOrderRows } from './layouts/order-rows';
import { isTranslated, languageOf, makeLocale } from './locale';
import { type PageContext, type ReadResult, type RefusedPage, refusePage } from './page-context';
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
import { type Recognized, recognizePage } from './recognize';
import { readShop } from './shop';
import { findContradiction } from './teaching/contradictions';
import { makeTaughtTexts, selectTaughtTexts, type TaughtTexts, type UnknownWord } from './teaching/taught-texts';
import { describePage, describeTrial } from './teaching/teach';
import { startStay } from './watching/page-stay';
import { neverYield, Stopped } from './watching/page-turns';
import type { Readers } from './watching/readers';

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

/** Reads the page as it is now: records, a refusal, or nothing yet. */
const readPage = async (
  scan: PageScan,
  address: URL,
  { page, metric }: Recognized,
  shop: ShopHint | null,
  at: Instant,
  taught: ReadonlyMap<string, TaughtText>,
): Promise<ReadResult> => {
  const region = shop?.region;
  if (region === undefined || !isRegion(region))
    return refusePage('unknown-region', 'neither host, address nor page says which market');
  if (await isTranslated(scan)) return refusePage('translated-page', 'texts that the browser wrote', 'marks');
  const { root } = scan;
  const language = languageOf(root);
  const ofPage = makeTaughtTexts(selectTaughtTexts(taught, { page, metric, region, language }));
  const locale = makeLocale(region, at, language);
  const context: PageContext = { scan, root, address, page, metric, locale, taught: ofPage };
  const result = withTaught(await READERS[page](context), ofPage, at);
  // The date order of a page is known only after all of it has been read.
  const { dates, dateOrder: usual } = context.locale;
  const dateOrder = dates.settle(usual);
  if (dateOrder === usual) return result;
  return withTaught(await READERS[page]({ ...context, locale: { ...context.locale, dateOrder } }), ofPage, at);
};

/** Refuses a result that was read by taught captions if these have changed places, or its facts contradict each other. */
const withTaught = (result: ReadResult, taught: TaughtTexts, at: Instant): ReadResult => {
  const moved = taught.moved();
  if (moved !== null && result.kind !== 'waiting')
    return { kind: 'refused', issues: [moved], strategy: result.strategy };
  const unknownWords = taught.unknownWords();
  if (result.kind !== 'read') return { ...result, unknownWords };
  const used = taught.used();
  const contradiction = used.length === 0 ? null : findContradiction(result.records, at);
  if (contradiction !== null)
    return { kind: 'refused', issues: [contradiction], strategy: result.strategy, unknownWords };
  return { ...result, unknownWords, ...(used.length > 0 && { taught: used }), outdated: taught.outdated() };
};

/** A reader's own error is told like a page that is not understood, but without its message, which may quote the page. */
const refuseAfter = (error: unknown): RefusedPage => {
  if (error instanceof Stopped) throw error;
  return refusePage('reader-failed', error instanceof Error ? error.name : typeof error);
};

/** All readers, with the texts that the seller taught. */
export const makeReaders = (taught: readonly TaughtText[]): Readers => {
  const byKey = (texts: readonly TaughtText[]) => new Map(texts.map((one) => [taughtKey(one), one]));
  const known = byKey(taught);
  // The list of reasons in a form is closed again when the seller turns to the panel.
  const seen = { address: '', words: new Map<string, UnknownWord>() };
  const note = (address: URL, words: readonly UnknownWord[]) => {
    if (seen.address !== address.href) seen.words.clear();
    seen.address = address.href;
    for (const word of words) seen.words.set(JSON.stringify(word), word);
  };
  const readWith = async (
    [scan, address, recognized, shop, at]: Parameters<Readers['readPage']>,
    texts: ReadonlyMap<string, TaughtText>,
  ) => {
    const result: ReadResult = await readPage(scan, address, recognized, shop, at, texts).catch(refuseAfter);
    note(address, result.unknownWords ?? []);
    return result;
  };
  const readOpenPage = async (
    document: Document,
    address: URL,
    shop: ShopHint | null,
    at: Instant,
    texts: ReadonlyMap<string, TaughtText>,
  ) => {
    const scan = makePageScan(document, neverYield);
    const recognized = await recognizePage(scan, address);
    return recognized && { recognized, result: await readWith([scan, address, recognized, shop, at], texts) };
  };
  return {
    readShop,
    readPage: (...look) => readWith(look, known),
    findOrderRows,
    startStay,
    describePage: async (document, address, shop, at) => {
      const open = await readOpenPage(document, address, shop, at, known);
      return open && describePage(document, open.recognized, shop, at, known, [...seen.words.values()]);
    },
    tryOut: async (document, address, shop, at, texts) => {
      const open = await readOpenPage(document, address, shop, at, new Map([...known, ...byKey(texts)]));
      return describeTrial(open?.result ?? { kind: 'waiting' }, open?.recognized ?? null);
    },
  };
};
export const ALL_READERS = makeReaders([]);
