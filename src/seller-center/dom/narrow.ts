import { byClassEnd, closest, queryAll, type Root, textOf } from './access';
import { isFiltered } from './pager';

const TABS = `[role="tab"][aria-selected="true"],${byClassEnd('tabs-header-title-active')}`;
/** A list under a chosen tab is a part, unless the tab says all, or is no tab of the list. */
export const isTabPart = (root: Root, harmless: RegExp = /^all\b/i): boolean =>
  queryAll(root, TABS).some((it) => !harmless.test(textOf(it)));

const CHOSEN = '[class*="select-view-value"]';
const HARMLESS_CHOICE = /^(?:all\b.*|(?:newest|latest|most recent)(?: first)?|.*\/\s*page|)$/i;

/** What an address may say without narrowing the list. Whatever else stands in it may be a search or a filter. */
const HARMLESS_QUERY = new Set(['shop_region', 'lang', 'from', 'tab', 'page', 'page_size', 'order_sort_comp']);
const HARMLESS_SHOP = /^(?:oec_seller_id|shop_id)$/;

/** The address names a tab of which the page does not say what it shows. */
const isHiddenTab = (root: Root, { searchParams }: URL): boolean =>
  (searchParams.get('tab') ?? 'all') !== 'all' && queryAll(root, TABS).length === 0;

/** Whether a tab, a search, a filter or a choice shows only some of the list: by the page, and by its address. */
export const isNarrowed = (root: Root, address: URL): boolean =>
  isHiddenTab(root, address) ||
  [...address.searchParams.keys()].some((it) => !HARMLESS_QUERY.has(it) && !HARMLESS_SHOP.test(it)) ||
  isTabPart(root) ||
  isFiltered(root, () => false) ||
  queryAll(root, CHOSEN).some((it) => closest(it, 'header,nav') === null && !HARMLESS_CHOICE.test(textOf(it)));
