import { readdirSync, readFileSync } from 'node:fs';
import { type Facts, LISTS, type ListName } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { TaughtText } from '#core/model/taught-text';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { APPEAL_PATH, diagnosisPath, SCORE_PATH } from '../portal/app/metrics';
import { REASONS } from '../portal/app/reasons';
import { otherMarketsOf, otherPagesOf } from '../portal/other-pages';
import { BRAZILIAN_ZONE } from '../portal/portal-print';
import { simulateShop } from '../simulator/shop';

// What happened in the shop that the rendered pages show, to hold against what was read from them.

const RENDERED_FOLDER = 'test/pages/rendered/';
export const RENDERED_AT = '2026-07-01T16:00:00Z';
const UNREAD = { readAt: null, firstSeen: null, lastSeen: null };
const offeredReasons = US_METRICS.map((metric) => ({ metric, language: 'en', reasons: REASONS[metric], ...UNREAD }));

const truthOf = (timeZone: string, currency: string) => {
  const shop = simulateShop({ timeZone });
  shop.life.shop.currency = currency;
  const facts = shop.facts('2026-07-01');
  return {
    ...facts,
    readings: facts.readings.map((reading) => ({
      ...reading,
      metrics: { ...reading.metrics, ...otherMarketsOf(shop.life, reading) },
    })),
    ...otherPagesOf(shop.life, '2026-07-01'),
    offeredReasons,
    dayOf: new Intl.DateTimeFormat('en-CA', { timeZone }),
  };
};
const american = truthOf('America/Los_Angeles', 'USD');
const brazilian = truthOf(BRAZILIAN_ZONE, 'BRL');
type Truth = typeof american;

/** What a seller would teach of Brazil's order list, the captions of which no document tells. */
export const TAUGHT_OF_BRAZIL: readonly TaughtText[] = Object.entries({
  'ID do pedido': 'orderId',
  Situação: 'status',
  'Data do pedido': 'placedAt',
  Valor: 'amount',
  Itens: 'items',
}).map(([text, field]) => ({
  ...{ page: 'order-list', metric: null, region: 'BR', language: 'pt', kind: 'column', before: null, behind: null },
  ...{ text, field, taughtAt: RENDERED_AT },
}));

export const renderedNames = (): string[] =>
  readdirSync(RENDERED_FOLDER)
    .filter((text) => text.endsWith('.html'))
    .map((text) => text.replace('.html', ''));

export const readRendered = (name: string): string => readFileSync(`${RENDERED_FOLDER}${name}.html`, 'utf8');

/** Of the portal of which market it is, by how its name ends. */
const PORTALS = {
  US: 'https://seller-us.tiktok.com',
  GB: 'https://seller-uk.tiktok.com',
  ID: 'https://seller-id.tokopedia.com',
  TH: 'https://seller-th.tiktok.com',
  BR: 'https://seller-br.tiktok.com',
} as const;
const MARKET = /-(GB|ID|TH|BR)(?:-|$)/;
export const marketOf = (name: string): keyof typeof PORTALS =>
  (MARKET.exec(name)?.[1] ?? 'US') as keyof typeof PORTALS;

/** Where the rendered page stood. */
export const addressOf = (name: string, html: string): URL => {
  const portal = (path: string): URL => new URL(path, PORTALS[marketOf(name)]);
  if (name.startsWith('order-detail')) {
    return portal(`/order/detail?order_no=${/data-log_main_order_id="(\d+)"/.exec(html)![1]}&shop_region=US`);
  }
  const paths: [string, string][] = [
    ['order-list', '/order?tab=all'],
    ['ratings', '/product/rating?shop_region=US'],
    ['returns', '/order/return?tab=all'],
    ['score', SCORE_PATH],
    ['diagnosis', diagnosisPath('NRR')],
    ['appeal', APPEAL_PATH],
    ['account-health', '/health-center'],
    ['service', '/chat/compass/service-analytics/chat-trend?shop_region=US'],
    ['products', '/product/manage?shop_region=US'],
    ['sales', '/compass/data-overview?shop_region=US'],
    ['university', '/university/essay?knowledge_id=1'],
    ['login', '/account/login'],
  ];
  return portal(paths.find(([start]) => name.startsWith(start))![1]);
};

const SEEN = ['readAt', 'firstSeen', 'lastSeen', 'at'];

/** Whether the page says nothing but the truth: it may say less, and a day where the truth knows the time. */
const findLie = (said: unknown, known: unknown, path: string, dayOf: Truth['dayOf']): string | null => {
  if (said === null || said === undefined) return null;
  if (typeof said === 'string' && said.length === 10 && typeof known === 'string' && known.length > 10) {
    const day = dayOf.format(new Date(known));
    return said === day ? null : `${path}: ${said} is not ${day}`;
  }
  if (path.endsWith('.lines') && Array.isArray(said) && Array.isArray(known)) {
    for (const line of said) {
      if (known.every((text) => findLie(line, text, path, dayOf) !== null))
        return `${path}: ${JSON.stringify(line)} is none of them`;
    }
    return null;
  }
  // Some of several ids are less than all of them, and no others.
  if (path.endsWith('Ids') && Array.isArray(said) && Array.isArray(known)) {
    const stray = said.find((text) => !known.includes(text));
    return stray === undefined ? null : `${path}: ${stray} is none of them`;
  }
  if (typeof said === 'object' && typeof known === 'object' && known !== null) {
    for (const [key, value] of Object.entries(said)) {
      const other = (known as Record<string, unknown>)[key];
      const lie = SEEN.includes(key) ? null : findLie(value, other, `${path}.${key}`, dayOf);
      if (lie !== null) return lie;
    }
    return null;
  }
  if (typeof said === 'number' && typeof known === 'number') {
    // Scores are printed with one decimal, percentages and hours with two.
    const rounding = /score|overall|\.numerator/.test(path) ? 0.0501 : known < 1 ? 0.000051 : 0.0051;
    if (Math.abs(said - known) <= rounding) return null;
  }
  return said === known ? null : `${path}: ${JSON.stringify(said)} is not ${JSON.stringify(known)}`;
};

type AnyRecord = Facts[ListName][number];
const keyOf = (list: ListName, record: AnyRecord) => (LISTS[list].key as (record: AnyRecord) => string)(record);

/**
 * What the page could say of it. A list of problems shows the rating as it was first given; a list often gives no id; a
 * page has one word for a request that is open and one that is approved, and not yet done.
 */
const asShown = (truth: Truth, list: ListName, record: AnyRecord): unknown[] => {
  // A page may keep to itself which days its rates are of.
  if (list === 'serviceRates')
    return truth[list].filter(({ day }) => day === (record as Facts['serviceRates'][number]).day);
  if (list !== 'reviews' && list !== 'cases') {
    const records = truth[list] as readonly AnyRecord[];
    return records.filter((known) => keyOf(list, known) === keyOf(list, record));
  }
  const { id, orderId } = record as Facts['cases'][number];
  const known = truth[list].filter((entry) => (id === null ? entry.orderId === orderId : entry.id === id));
  return known.map((entry) => {
    if ('firstStars' in entry)
      return (record as typeof entry).firstStars === null ? entry : { ...entry, stars: entry.firstStars };
    return entry.status === 'approved' ? { ...entry, status: 'open' } : entry;
  });
};

const BESIDE = ['accountHealth', 'serviceRates', 'stock', 'sales'] as const;
const PRINTED = ['orders', 'reviews', 'cases', 'chats', 'problems', 'tickets', 'offeredReasons', ...BESIDE] as const;

/** The first thing that a visit says and that is not so. */
export const findMismatch = ({ facts, shop }: PageVisit): string | null => {
  const truth = shop?.region === 'BR' ? brazilian : american;
  const { dayOf } = truth;
  for (const list of PRINTED) {
    for (const record of facts[list]) {
      // Of several that it may be about, one must be what it says.
      const shown = asShown(truth, list, record);
      const lies = shown.map((known) => findLie(record, known, `${list} ${keyOf(list, record)}`, dayOf));
      if (lies.every((lie) => lie !== null)) return lies[0] ?? `${list} ${keyOf(list, record)}: there is none`;
    }
  }
  for (const it of facts.readings) {
    const lie = findLie(
      it,
      truth.readings.find(({ day }) => day === it.day),
      'reading',
      dayOf,
    );
    if (lie !== null) return lie;
  }
  return null;
};
