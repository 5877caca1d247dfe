// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { noFacts } from '#core/model/facts';
import { PAGES, type PageVisit } from '#core/model/page';
import { taughtKey } from '#core/model/taught-kind';
import { makeReaders, parsePage, visitPage } from '#test/fixtures/sample-page';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { REASONS } from '../portal/app/reasons';
import { expectationNames, expected, printVisit } from './expected';
import { addressOf, findMismatch, marketOf, RENDERED_AT, readRendered, renderedNames, TAUGHT_OF_BRAZIL } from './truth';

// Every rendered page of the portal, read: whatever comes out is what happened in the shop that the portal shows, and
// is record for record what is kept beside the capture.

const visits = new Map<string, PageVisit | null>();
for (const name of renderedNames()) {
  const html = readRendered(name);
  visits.set(name, await visitPage(parsePage(html), addressOf(name, html), RENDERED_AT));
}

test('the form of a new appeal says what it offers while it is open: a popup elsewhere on the page, or choices', () => {
  const offered = (name: string) =>
    visits.get(name)!.facts.offeredReasons.map(({ metric, reasons }) => [metric, reasons]);
  expect(offered('appeal-form')).toEqual([]);
  expect(offered('appeal-form-opened')).toEqual([['OTDR', REASONS.OTDR]]);
  expect(offered('appeal-form-radios')).toEqual([['NRR', REASONS.NRR]]);
});

const TAUGHT = ['order-list-BR', 'returns-BR'];

test('the order list of Brazil is read by what a seller taught of it, and says what happened', async () => {
  const html = readRendered('order-list-BR');
  const readers = makeReaders(TAUGHT_OF_BRAZIL);
  const visit = (await visitPage(parsePage(html), addressOf('order-list-BR', html), RENDERED_AT, undefined, readers))!;
  expect(visit).toMatchObject({
    outcome: 'read',
    issues: [],
    taught: expect.arrayContaining(TAUGHT_OF_BRAZIL.slice(0, 2).map(taughtKey)),
  });
  expect(visit.facts.orders.length).toBeGreaterThan(10);
  expect(visit.facts.orders.every(({ placedAt, amount }) => placedAt !== null && amount?.currency === 'BRL')).toBe(
    true,
  );
  expect(new Set(visit.facts.orders.map(({ status }) => status))).toEqual(new Set([null, 'completed', 'cancelled']));
  expect(findMismatch(visit)).toBeNull();
});

describe('a rendered page', () => {
  test('there are rendered pages of every page that has captions, and of every metric', () => {
    const rendered = new Set([...visits.values()].map((visit) => `${visit?.page} ${visit?.metric ?? ''}`.trim()));
    const pages = PAGES.flatMap((text) =>
      text === 'diagnosis' ? US_METRICS.map((metric) => `${text} ${metric}`) : [text],
    );
    expect([...rendered].sort()).toEqual([...pages, 'diagnosis RR24', 'undefined'].sort());
  });

  test.each([...visits])('%s gives what is kept beside it', (name, visit) => {
    const printed = printVisit(visit);
    expect(printed).toBe(expected(name, printed));
  });

  test('is kept for each expectation that there is', () => {
    expect(expectationNames().sort()).toEqual([...visits.keys()].sort());
  });

  for (const [name, visit] of visits) {
    if (name === 'university' || name === 'login') {
      test(`of ${name} is none of the shop's data`, () => expect(visit).toBeNull());
    } else if (name === 'ratings-broken') {
      test('of a list that never came is refused', () => {
        expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'no-rows' }], facts: noFacts() });
      });
    } else if (TAUGHT.includes(name)) {
      test(`${name}, whose captions no document tells, is refused until they are taught`, () => {
        expect(visit).toMatchObject({ outcome: 'refused', shop: { region: 'BR' }, facts: noFacts() });
        expect(visit!.issues[0]!.code).toMatch(/^unsupported-language$|^unknown-header$/);
      });
    } else if (name.includes('renamed')) {
      test(`${name} is refused, and says which caption is gone`, () => {
        expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
        expect(visit!.issues[0]!.detail).toMatch(
          name.startsWith('returns')
            ? /^no column “Time Requested”; the page has .*“Asked on”/
            : /^no caption “Satisfaction rate”$/,
        );
        expect(visit!.facts).toEqual(noFacts());
      });
    } else {
      test(`${name} says what happened`, () => {
        // Elsewhere some captions are of a metric, or a language, that no document tells of; Brazil's score is told wholly.
        if (name === 'diagnosis-NRR-BR')
          expect(visit!.issues).toMatchObject([
            { code: 'unknown-header', detail: expect.stringMatching(/^no column “Order ID”/) },
          ]);
        // No document names the captions of the Appeal Center.
        else if (name.startsWith('appeal'))
          expect(visit!.issues).toEqual([
            { code: 'guessed-header', detail: expect.stringMatching(/“(?:Ticket ID|Appeal reason)”/) },
          ]);
        else if (marketOf(name) === 'US' || marketOf(name) === 'BR') expect(visit!.issues).toEqual([]);
        expect(visit).toMatchObject({
          outcome: 'read',
          shop: { region: marketOf(name), sellerId: '7495123456789012345', name: 'Demo Home Goods' },
        });
        expect(JSON.stringify(visit)).not.toMatch(/Buyer \d{4}|555-?01|Placeholder|\*\*\*/i);
        expect(findMismatch(visit!)).toBeNull();
      });
    }
  }
});
