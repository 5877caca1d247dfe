import { DIMENSIONS, METRICS, type Metric } from '#core/model/metric';
import type { Page } from '#core/model/page';
import { PORTAL_PATHS } from '#core/model/portal';
import { captionKeysOf } from './captions';
import { closest } from './dom/access';
import { hasColumns } from './dom/columns';
import type { PageScan } from './dom/page-scan';
import { isControl, isHeading, type TextRun } from './dom/text-runs';
import { DIMENSION_CAPTIONS } from './metric-captions';
import { APPEAL_CAPTIONS } from './pages/appeals/captions';
import { DIAGNOSIS_MARKS, PROBLEM_COLUMNS } from './pages/diagnosis/captions';
import { OVERALL_CAPTIONS } from './pages/score/captions';
import { localKeysOf, metricKeysOf } from './pages/score/local-captions';
import { dimensionSubject, OVERALL as OVERALL_SUBJECT } from './pages/score/subjects';
import { captionKey } from './values/text';
import { agreedValue } from './values/value';

export interface Recognized {
  page: Page;
  metric: Metric | null;
}

/** Paths of help articles and logins, which are on the same hosts and contain no shop data. */
const NOT_DATA = /^\/(?:university|account\/(?:login|register|signup))(?:\/|$)/;

/** Pages that are recognised by their paths alone. */
const PAGE_BY_PATH: Readonly<Record<string, Page>> = {
  [PORTAL_PATHS.orders]: 'order-list',
  [PORTAL_PATHS.order]: 'order-detail',
  [PORTAL_PATHS.returns]: 'returns',
  [PORTAL_PATHS.ratings]: 'ratings',
  [PORTAL_PATHS.products]: 'products',
  [PORTAL_PATHS.sales]: 'sales',
  [PORTAL_PATHS.health]: 'account-health',
  '/account/health': 'account-health',
  '/account-health': 'account-health',
};
const SERVICE_PATH = /^\/(?:chat\/)?compass\/service-analytics(?:\/|$)/;
const pageAt = (path: string): Page | undefined =>
  SERVICE_PATH.test(path) ? 'service' : Object.hasOwn(PAGE_BY_PATH, path) ? PAGE_BY_PATH[path] : undefined;

/**
 * Likely pages below the score page's own path. Such an address proves nothing, but a page there that is not understood
 * is refused by name instead of ignored.
 */
const HINTS: readonly (readonly [RegExp, Page])[] = [
  [/appeal/i, 'appeal-center'],
  [/diagnos|problem|detail|metric/i, 'diagnosis'],
];
const hintedAt = (path: string): Page | undefined =>
  path.startsWith(`${PORTAL_PATHS.score}/`)
    ? HINTS.find(([words]) => words.test(path.slice(PORTAL_PATHS.score.length)))?.[1]
    : undefined;

/** Whether the page is another tab of account health, such as violations, without the rating. */
const isElsewhere = (page: Page, { searchParams }: URL): boolean =>
  page === 'account-health' && !/^(?:overview)?$/.test(searchParams.get('tab') ?? '');

const METRIC_KEYS = METRICS.map((metric) => ({ metric, keys: metricKeysOf(metric) }));
const DIMENSION_KEYS = DIMENSIONS.map((dimension) => [
  ...captionKeysOf(DIMENSION_CAPTIONS[dimension]),
  ...localKeysOf(dimensionSubject(dimension)),
]);
const DETAILS = captionKeysOf(DIAGNOSIS_MARKS.details);
const APPEAL_ORDERS = new Set(captionKeysOf(DIAGNOSIS_MARKS.appeal));
const APPEAL_CENTER = new Set([
  ...captionKeysOf(APPEAL_CAPTIONS.title),
  ...captionKeysOf(APPEAL_CAPTIONS.titles.form.captions),
]);
const OVERALL = new Set([...captionKeysOf(OVERALL_CAPTIONS), ...localKeysOf(OVERALL_SUBJECT)]);

const metricsNamed = (textRuns: readonly TextRun[]): Set<Metric> => {
  const named = new Set<Metric>();
  for (const { text } of textRuns) {
    const key = captionKey(text);
    for (const { metric, keys } of METRIC_KEYS) if (keys.some((caption) => key.includes(caption))) named.add(metric);
  }
  return named;
};

const SELECTED = '[role="tab"][aria-selected="true"],[aria-current]:not([aria-current="false"])';
const isSelected = ({ parent }: TextRun): boolean => closest(parent, SELECTED) !== null;
const isTopHeading = ({ parent }: TextRun): boolean => closest(parent, 'h1,[role="heading"][aria-level="1"]') !== null;

/** The metric of a diagnosis page: by its heading or, if it names several, by the columns of its list. */
const diagnosedMetric = async (scan: PageScan, textRuns: readonly TextRun[]): Promise<Metric | null> => {
  const headings = textRuns.filter(isHeading);
  const named = metricsNamed(headings);
  const byHeading = agreedValue(metricsNamed(headings.filter(isTopHeading))) ?? agreedValue(named);
  if (byHeading !== null) return byHeading;
  const texts = metricsNamed(textRuns.filter((textRun) => !isControl(textRun) || isSelected(textRun)));
  const byText = named.size === 0 ? agreedValue(texts) : null;
  if (byText !== null) return byText;
  const tables = await scan.tables();
  const fitting = [...texts].filter((metric) => tables.some((table) => hasColumns(table, PROBLEM_COLUMNS[metric])));
  return fitting.length === 1 ? fitting[0]! : null;
};

const hasText = (textRuns: readonly TextRun[], isIt: (key: string) => boolean): boolean =>
  textRuns.some(({ text }) => isIt(captionKey(text)));

/**
 * Recognises a page of Seller Center; null if it is none that is read. Order pages and the score page have known paths;
 * diagnosis pages and the Appeal Center have no public address, so they are recognised by their text, anywhere.
 */
export const recognizePage = async (scan: PageScan, address: URL): Promise<Recognized | null> => {
  const path = address.pathname.replace(/(?<=.)\/$/, '');
  if (NOT_DATA.test(path)) return null;
  const known = pageAt(path);
  if (known !== undefined) return isElsewhere(known, address) ? null : { page: known, metric: null };

  const textRuns = await scan.textRuns();
  const hasDetails = hasText(textRuns, (key) => DETAILS.some((text) => key.startsWith(text)));
  const hasAppeal = hasText(textRuns, (key) => APPEAL_ORDERS.has(key));
  if (hasDetails || hasAppeal) {
    const metric = await diagnosedMetric(scan, textRuns);
    if (metric !== null || hasDetails) return { page: 'diagnosis', metric };
  }
  if (path === PORTAL_PATHS.score) return { page: 'score', metric: null };
  const plain = textRuns.filter((textRun) => !isControl(textRun));
  const headings = plain.filter(isHeading);
  if (hasText(headings, (key) => APPEAL_CENTER.has(key))) return { page: 'appeal-center', metric: null };
  const dimensions = DIMENSION_KEYS.filter((keys) =>
    hasText(plain, (key) => keys.some((caption) => key.startsWith(caption))),
  );
  if (
    dimensions.length === DIMENSION_KEYS.length &&
    hasText(plain, (key) => [...OVERALL].some((text) => key.startsWith(text)))
  ) {
    return { page: 'score', metric: null };
  }
  const tables = await scan.tables();
  const hasTicketTable = tables.some((table) => hasColumns(table, APPEAL_CAPTIONS.columns));
  // A list of tickets with metrics of the score is of the Appeal Center, whatever its title.
  if (hasTicketTable && (metricsNamed(plain).size > 0 || hasText(plain, (key) => APPEAL_CENTER.has(key))))
    return { page: 'appeal-center', metric: null };
  const hinted = hintedAt(path);
  return hinted === undefined ? null : { page: hinted, metric: null };
};
