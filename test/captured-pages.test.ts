// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Facts, LISTS, type ListName, noFacts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import { visitPage } from '#seller-center/read-page';
import { diagnosisPath, SCORE_PATH } from './seller-center/portal/metrics';
import { simulateShop } from './seller-center/simulator/shop';

// Every captured page of the portal, read: whatever comes out is what happened in the shop that the portal shows.

const CAPTURES = 'test/seller-center/captures/';
const AT = '2026-07-01T16:00:00Z';
const shop = simulateShop();
const truth = shop.facts('2026-07-01');

const addressOf = (name: string, html: string): string => {
  if (name.startsWith('order-detail')) {
    return `/order/detail?order_no=${/data-log_main_order_id="(\d+)"/.exec(html)![1]}&shop_region=US`;
  }
  const paths: [string, string][] = [
    ['order-list', '/order?tab=all'],
    ['score', SCORE_PATH],
    ['diagnosis', diagnosisPath('NRR')],
    ['appeal-center', `${SCORE_PATH}/appeal`],
    ['university', '/university/essay?knowledge_id=1'],
    ['login', '/account/login'],
  ];
  return paths.find(([start]) => name.startsWith(start))![1];
};

const visits = new Map<string, PageVisit | null>(
  readdirSync(CAPTURES)
    .filter((it) => it.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(CAPTURES + file, 'utf8');
      const name = file.replace('.html', '');
      const root = new DOMParser().parseFromString(html, 'text/html');
      return [name, visitPage(root, new URL(`https://seller-us.tiktok.com${addressOf(name, html)}`), AT)];
    }),
);

const SEEN = ['readAt', 'firstSeen', 'lastSeen', 'at'];

/** Whether the page says nothing but the truth: it may say less, and a day where the truth knows the time. */
const findLie = (said: unknown, known: unknown, path: string): string | null => {
  if (said === null || said === undefined) return null;
  if (typeof said === 'string' && said.length === 10 && typeof known === 'string' && known.length > 10) {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date(known));
    return said === day ? null : `${path}: ${said} is not ${day}`;
  }
  if (typeof said === 'object' && typeof known === 'object' && known !== null) {
    for (const [key, value] of Object.entries(said)) {
      const lie = SEEN.includes(key) ? null : findLie(value, (known as Record<string, unknown>)[key], `${path}.${key}`);
      if (lie !== null) return lie;
    }
    return null;
  }
  if (typeof said === 'number' && typeof known === 'number' && Math.abs(said - known) < 0.0501) return null;
  return said === known ? null : `${path}: ${JSON.stringify(said)} is not ${JSON.stringify(known)}`;
};

type AnyRecord = Facts[ListName][number];
const keyOf = (list: ListName, it: AnyRecord) => (LISTS[list].key as (record: typeof it) => string)(it);

/** What the page could say of it: a list of problems shows the rating as it was first given, and often no id. */
const asShown = (list: ListName, it: AnyRecord): unknown => {
  if (list !== 'reviews' && list !== 'cases') {
    const records = truth[list] as readonly AnyRecord[];
    return records.find((that) => keyOf(list, that) === keyOf(list, it));
  }
  const { id, orderId } = it as Facts['cases'][number];
  const known = truth[list].find((that) => (id === null ? that.orderId === orderId : that.id === id));
  return known === undefined || !('firstStars' in known) ? known : { ...known, stars: known.firstStars };
};

describe('a captured page', () => {
  test('there are captures of every page that is read', () => {
    const pages = new Set([...visits.values()].map((it) => `${it?.page} ${it?.metric ?? ''}`.trim()));
    expect([...pages].sort()).toEqual(
      [
        'appeal-center',
        ...['NRR', 'NBFR', 'SFCR', 'OTDR', 'AHT', 'IM_DSAT'].map((it) => `diagnosis ${it}`),
        'order-detail',
        'order-list',
        'score',
        'undefined',
      ].sort(),
    );
  });

  for (const [name, visit] of visits) {
    if (name === 'university' || name === 'login') {
      test(`of ${name} is none of the shop's data`, () => expect(visit).toBeNull());
    } else if (name.includes('renamed')) {
      test(`${name} is refused, and says which caption is gone`, () => {
        expect(visit).toMatchObject({ outcome: 'refused', complaints: [{ code: 'unknown-header' }] });
        expect(visit!.complaints[0]!.detail).toMatch(/^no column “Order ID”; the page has .*“Order number”/);
        expect(visit!.facts).toEqual(noFacts());
      });
    } else {
      test(`${name} says what happened`, () => {
        expect(visit).toMatchObject({
          outcome: 'read',
          complaints: [],
          shop: { region: 'US', sellerId: '7495123456789012345' },
        });
        expect(JSON.stringify(visit)).not.toMatch(/Buyer \d{4}|555-?01|Placeholder|\*\*\*/i);
        for (const list of ['orders', 'reviews', 'cases', 'chats', 'problems', 'tickets'] as const) {
          for (const it of visit!.facts[list])
            expect(findLie(it, asShown(list, it), `${list} ${keyOf(list, it)}`)).toBeNull();
        }
        for (const it of visit!.facts.readings) {
          expect(
            findLie(
              it,
              truth.readings.find(({ day }) => day === it.day),
              'reading',
            ),
          ).toBeNull();
        }
      });
    }
  }
});
