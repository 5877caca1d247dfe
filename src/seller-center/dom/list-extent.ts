import {
  attributeOf,
  childrenOf,
  classEndSelector,
  closest,
  contains,
  matches,
  parentOf,
  queryAll,
  queryOne,
  textOf,
} from './access';
import type { PageScan } from './page-scan';
import { type TextRun, textsOf } from './text-runs';
import { isRendered } from './visibility';

// How much of a list a page shows, and whether that is all.

/** The printed size of a list; null if not printed. */
export interface Extent {
  announced: number | null;
  pages: { current: number; last: number } | null;
}

/** A list, and the strategy by which it was found. */
interface List {
  element: Element;
  strategy: string;
}
/** Strategies under which a page may be rendered only in part, so that its last page proves nothing. */
const MAY_SCROLL = /^(?:virtual-rows|roles|cards)/;

const PAGINATION = `[data-tid="m4b_pagination"],[aria-label="pagination" i],${classEndSelector('pagination')}`;
const ACTIVE = `[aria-current]:not([aria-current="false"]),${classEndSelector('pagination-item-active')}`;
const OPTION = classEndSelector('pagination-option');

const TOTALS = [
  /\btotal:? ?([\d,]+)/i,
  /\d ?[-–~] ?[\d,]{1,12} of ([\d,]+)/i,
  /^found:? ([\d,]+) /i,
  /\b(\d[\d,]{0,12}) (?:(?:items?|orders?|results?|records?|entries|chats?|tickets?|reviews?|ratings?) )?(?:found|(?:in )?total)\b/i,
];
const BESIDE = [...TOTALS, /^([\d,]+) (?:items?|orders?|results?|records?|entries|chats?|tickets?)$/i];
const PAGE_OF = /\bpage (\d{1,6}) (?:of|\/) (\d+)/i;
const IN_HEADING = /^problem (?:order|chat) details ?[(（:：]? ?([\d,]+)/i;

const count = (text: string, patterns: readonly RegExp[]): number | null => {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return Number(match[1]!.replaceAll(',', ''));
  }
  return null;
};

/** The nearest pagination around the table; the table itself, which may have a thousand rows, is not searched. */
const findPagination = (table: List): Element | null => {
  let inner = table.element;
  for (let outer = parentOf(inner); outer !== null; inner = outer, outer = parentOf(outer)) {
    for (const beside of childrenOf(outer)) {
      if (beside === inner) continue;
      const found = matches(beside, PAGINATION) ? beside : queryOne(beside, PAGINATION);
      if (found !== null && isRendered(found)) return found;
    }
    if (matches(outer, 'main,body')) return null;
  }
  return null;
};

const readPages = (pagination: Element): Extent['pages'] => {
  const match = PAGE_OF.exec(textOf(pagination));
  if (match) return { current: Number(match[1]), last: Number(match[2]) };
  const items = queryAll(pagination, 'li,button,a').filter(
    (element) => closest(element, OPTION) === null && queryOne(element, 'li,button,a') === null,
  );
  const numbers = items
    .map(textOf)
    .filter((text) => /^\d+$/.test(text))
    .map(Number);
  const active = queryAll(pagination, ACTIVE).find((element) => /^\d+$/.test(textOf(element)));
  if (active === undefined || numbers.length === 0) return null;
  // "1 2 3 …" has no known end.
  const isOpen = /…|\.\.\./.test(
    textOf(items.findLast((element) => textOf(element) !== '' && attributeOf(element, 'aria-label') !== 'Next')!),
  );
  return isOpen ? null : { current: Number(textOf(active)), last: Math.max(...numbers) };
};

/** Levels above a table at which its total may be printed. */
const TOTAL_LEVELS = 4;

/** The size of the list, by its pagination, by the text beside it, or by the number in its heading. */
export const readExtent = (table: List, textRuns: readonly TextRun[]): Extent => {
  const pagination = findPagination(table);
  const inside =
    pagination === null
      ? null
      : count(
          textsOf(pagination)
            .filter((text) => !/\/\s*page$/i.test(text))
            .join(' · '),
          BESIDE,
        );
  let around: Element | null = table.element;
  for (let level = 0; around !== null && level < TOTAL_LEVELS; level += 1) around = parentOf(around);
  let beside: number | null = null;
  for (const { text, parent } of textRuns) {
    const found =
      count(text, [IN_HEADING]) ?? (around === null || contains(around, parent) ? count(text, TOTALS) : null);
    beside ??= found;
  }
  const announced = inside ?? beside;
  const mayGoOn = announced === null && MAY_SCROLL.test(table.strategy);
  return { announced, pages: pagination === null || mayGoOn ? null : readPages(pagination) };
};

// What narrows a list stands around its table: the rows, which may be a thousand, are not searched for it.

const SEARCH = 'input:not([type]),input[type="text"],input[type="search"],input[type="date"]';
const FILTERED = '[class*="table-filters-active"]';
const CHOSEN_TAG = '[class*="tag-checkable"][class*="tag-checked"]';

/** Whether a search or filter is set, so that the list is only a part. */
export const isFiltered = async (
  { queryOutsideRows }: PageScan,
  isHarmless: (text: string) => boolean = () => false,
): Promise<boolean> =>
  (await queryOutsideRows(`${SEARCH},${FILTERED},${CHOSEN_TAG}`)).some((element) => {
    if (matches(element, FILTERED)) return true;
    // A tag that cannot be selected, as on cards, always has the class of a selected one.
    if (matches(element, CHOSEN_TAG)) return !/^(?:all|todos)\b/i.test(textOf(element));
    if (closest(element, `${PAGINATION},header,nav,[role="dialog"]`) !== null) return false;
    const text = (element as HTMLInputElement).value.trim();
    return text !== '' && !isHarmless(text);
  });

const TABS = `[role="tab"][aria-selected="true"],${classEndSelector('tabs-header-title-active')}`;
/** Whether the selected tab shows a part of the list, that is any tab except "all" or those of other lists. */
export const isTabPart = async ({ queryOutsideRows }: PageScan, harmless: RegExp): Promise<boolean> =>
  (await queryOutsideRows(TABS)).some((element) => isRendered(element) && !harmless.test(textOf(element)));

const CHOSEN = '[class*="select-view-value"]';
const HARMLESS_CHOICE = /^(?:all\b.*|(?:newest|latest|most recent)(?: first)?|.*\/\s*page|)$/i;

/** Query parameters that do not narrow the list; any other may be a search or a filter. */
const HARMLESS_QUERY = new Set([
  ...['shop_region', 'lang', 'from', 'tab', 'page', 'page_size', 'order_sort_comp', 'selected_sort'],
]);
const HARMLESS_SHOP = /^(?:oec_seller_id|shop_id)$/;

/**
 * A tab by its text and its name in addresses. Portuguese: order page of Brazil, `brazilOrders` of the page sources.
 */
export interface Tab {
  text: RegExp;
  query: string;
}
const ALL_TAB: Tab = { text: /^(?:all|todos)\b/i, query: 'all' };

/** Whether the address names a tab that the page does not show. */
const isHiddenTab = async ({ queryOutsideRows }: PageScan, { searchParams }: URL, tab: Tab): Promise<boolean> =>
  (searchParams.get('tab') ?? 'all') !== tab.query && (await queryOutsideRows(TABS)).length === 0;

/** Parameter names of an address; in content scripts of Firefox these cannot be spread. */
const queryNames = ({ searchParams }: URL): string[] => {
  const names: string[] = [];
  searchParams.forEach((_value, name) => {
    names.push(name);
  });
  return names;
};

/**
 * Whether a search, filter, selection or other tab shows only a part of a tab's list, by the page and by its address.
 */
export const isNarrowed = async (scan: PageScan, address: URL, tab: Tab = ALL_TAB): Promise<boolean> =>
  queryNames(address).some((name) => !HARMLESS_QUERY.has(name) && !HARMLESS_SHOP.test(name)) ||
  (await isHiddenTab(scan, address, tab)) ||
  (await isTabPart(scan, tab.text)) ||
  (await isFiltered(scan)) ||
  (await scan.queryOutsideRows(CHOSEN)).some(
    (element) => closest(element, 'header,nav') === null && !HARMLESS_CHOICE.test(textOf(element)),
  );
