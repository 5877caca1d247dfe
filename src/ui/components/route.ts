/** The pages of the dashboard, each at an address of its own: `dashboard.html#/orders?metric=NRR`. */
export const DASHBOARD_PAGES = ['now', 'forecast', 'orders', 'appeals', 'data'] as const;
export type DashboardPage = (typeof DASHBOARD_PAGES)[number];

/** The page that opens once after installation; no menu lists it. */
const WELCOME_LINK = '#/welcome';

export interface Route {
  page: DashboardPage;
  isWelcome: boolean;
  params: URLSearchParams;
}

/** The page of each fragment that names a place on it, such as `why-NRR`; the first that fits counts. */
const PLACES: readonly (readonly [start: string, page: DashboardPage])[] = [
  ['why-overall', 'now'],
  ['why-next', 'now'],
  ['why-threshold-', 'now'],
  ['why-access-', 'now'],
  ['why-calendar', 'forecast'],
  ['what-if', 'forecast'],
  ['calendar', 'forecast'],
  ['why-record', 'data'],
  ['why-formula-', 'data'],
  ['formula', 'data'],
  ['unknown', 'data'],
  ['data', 'data'],
  ['taught', 'data'],
  ['about', 'data'],
  ['settings', 'data'],
  ['alerts', 'data'],
  ['prepare-', 'appeals'],
  ['appeals', 'appeals'],
  ['follow-up', 'appeals'],
  ['why-', 'orders'],
  ['costs', 'orders'],
  ['metrics', 'orders'],
];

const isPage = (name: string): name is DashboardPage => (DASHBOARD_PAGES as readonly string[]).includes(name);

/** @param fragment of the address, with or without its `#`; an unknown one leads to the first page */
export const readRoute = (fragment: string): Route => {
  const address = decodeURIComponent(fragment.replace(/^#/, ''));
  if (!address.startsWith('/')) {
    const place = PLACES.find(([start]) => address.startsWith(start));
    return { page: place?.[1] ?? 'now', isWelcome: false, params: new URLSearchParams() };
  }
  const [, name = '', query = ''] = /^\/([^?]*)(?:\?(.*))?$/s.exec(address) ?? [];
  const page = isPage(name) ? name : 'now';
  return { page, isWelcome: `#/${name}` === WELCOME_LINK, params: new URLSearchParams(query) };
};

/**
 * The fragment that leads to a page.
 * @param params without null and empty ones
 */
export const pageLink = (page: DashboardPage, params: Record<string, string | null | undefined> = {}): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value != null && value !== '') query.set(name, value);
  return query.size === 0 ? `#/${page}` : `#/${page}?${query}`;
};
