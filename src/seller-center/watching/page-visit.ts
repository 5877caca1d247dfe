import type { Instant } from '#core/model/day';
import type { SentVisit } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import { languageOf } from '../locale';
import type { ReadResult } from '../page-context';
import type { Recognized } from '../recognize';
import type { ListProgress } from './list-progress';
import type { YieldToPage } from './page-turns';

/** A page that was read, with its time, kind and shop. */
export interface VisitedPage {
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

/**
 * Hash of a visit's facts, without its time and page structure: the same facts read later have the same fingerprint.
 */
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
