import type { Instant } from '#core/model/day';
import type { SentVisit } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import type { PageScan } from '../dom/page-scan';
import { languageOf } from '../locale';
import { type ReadResult, type RefusedPage, refusePage } from '../page-context';
import type { Recognized } from '../recognize';
import { type ListProgress, makeListProgress } from './list-progress';
import type { YieldToPage } from './page-turns';
import { describeStructure } from './structure';

/** A page that was read, with its time, kind and shop. */
interface VisitedPage {
  root: Document;
  address: URL;
  recognized: Recognized;
  shop: ShopHint | null;
  at: Instant;
}

/** The message about a page that was read. The schema at the other end fills in omitted fields and validates them. */
export const makePageVisit = (
  { root, address, recognized, shop, at }: VisitedPage,
  result: Exclude<ReadResult, { kind: 'waiting' }>,
  progress: ListProgress,
): SentVisit => {
  const locale = { region: shop?.region ?? null, language: languageOf(root) };
  const head = { ...recognized, address: cleanAddress(address), at, shop, locale, strategy: result.strategy };
  if (result.kind === 'refused') return { ...head, outcome: 'refused', rows: 0, issues: result.issues, facts: {} };
  const { records, issues, rows, list, isDayAssumed, taught = [], outdated = [] } = result;
  if (isDayAssumed) progress.keepDay(records, list);
  const coverage = [...(records.coverage ?? []), ...(list === null ? [] : progress.add(list, at))];
  const taughtPart = { ...(taught.length > 0 && { taught }), ...(outdated.length > 0 && { outdated }) };
  return { ...head, ...taughtPart, outcome: 'read', rows, issues, facts: { ...records, coverage } };
};

// Query parameters that locate a page on the portal; any other may name a person.
const KEPT_QUERY = ['shop_region', 'tab', 'metric', 'order_no', 'page', 'page_size', 'lang'];
const MAX_VALUE_LENGTH = 40;
const MAX_PATH_LENGTH = 200;

/** Path and query of an address without parameters that may be personal. */
export const cleanAddress = ({ pathname, searchParams }: URL): string => {
  const kept = KEPT_QUERY.flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [[name, value.slice(0, MAX_VALUE_LENGTH)]];
  });
  const query = new URLSearchParams(kept).toString();
  return pathname.slice(0, MAX_PATH_LENGTH) + (query === '' ? '' : `?${query}`);
};

const RECORDS_BETWEEN_YIELDS = 50;

/** A text that is the same for the same facts read later: all of a visit but its times and its page's structure. */
export const fingerprint = async (
  { facts, at: _at, structure: _structure, ...head }: SentVisit,
  yieldToPage: YieldToPage,
): Promise<string> => {
  let text = JSON.stringify(head);
  for (const records of Object.values(facts)) {
    for (const [at, record] of records.entries()) {
      text += JSON.stringify({
        ...record,
        at: undefined,
        readAt: undefined,
        firstSeen: undefined,
        lastSeen: undefined,
      });
      if (at % RECORDS_BETWEEN_YIELDS === 0) await yieldToPage();
    }
  }
  return text;
};

/** Time after which a failure is reported, as a page may still be under construction. */
const REFUSE_AFTER_MS = 1500;
const REFUSE_EMPTY_AFTER_MS = 8000;
/** Time after which a page that is still loading is reported as a failure; no page of the portal takes so long. */
const REFUSE_LOADING_AFTER_MS = 30_000;

/** A stay on one page of the portal, which is read again whenever it changes. */
export interface PageStay {
  /** what this reading adds: a visit to send, nothing new, or that the page has to be read again first */
  report(page: VisitedPage, scan: PageScan, result: ReadResult): Promise<SentVisit | 'nothing-new' | 'unsettled'>;
}

const STILL_LOADING = refusePage('still-loading', 'rows or figures that are not there yet', 'loading');

export const startStay = (): PageStay => {
  const progress = makeListProgress();
  let sent = '';
  let refusal: { text: string; since: number } | null = null;
  let loadingSince: number | null = null;

  /** Whether a failure has lasted long enough to be reported. */
  const hasLasted = (result: RefusedPage, at: number): boolean => {
    const text = JSON.stringify(result);
    if (refusal?.text !== text) refusal = { text, since: at };
    return at - refusal.since >= (result.strategy === null ? REFUSE_EMPTY_AFTER_MS : REFUSE_AFTER_MS);
  };
  return {
    report: async (page, scan, found) => {
      const at = Date.parse(page.at);
      loadingSince = found.kind === 'waiting' ? (loadingSince ?? at) : null;
      if (loadingSince !== null && at - loadingSince < REFUSE_LOADING_AFTER_MS) return 'unsettled';
      const result = found.kind === 'waiting' ? STILL_LOADING : found;
      if (found.kind === 'refused' && !hasLasted(found, at)) return 'unsettled';
      if (result.kind === 'read') refusal = null;
      const visit = makePageVisit(page, result, progress);
      const print = await fingerprint(visit, scan.yieldToPage);
      if (print === sent) return found.kind === 'waiting' ? 'unsettled' : 'nothing-new';
      sent = print;
      return result.kind === 'read' ? visit : { ...visit, structure: await describeStructure(scan) };
    },
  };
};
