// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { taughtKey } from '#core/model/taught-kind';
import type { TaughtText } from '#core/model/taught-text';
import { parsePage, SAMPLE_AT, visitPage } from '#test/fixtures/sample-page';
import { makeReaders } from '../read-page';

// Pages of a few figures, each under or beside its caption, in a language of which no source tells.

const SHOP = { region: 'US', sellerId: '7495', name: null };
const pageOf = (html: string) => parsePage(`<html lang="de"><body>${html}</body></html>`);
const read = (page: Document, taught: readonly TaughtText[], address: URL) =>
  visitPage(page, address, SAMPLE_AT, undefined, makeReaders(taught));
/** As the form makes it: each with the captions that stand beside it. */
const teach = async (page: Document, address: URL, meant: Readonly<Record<string, string>>) => {
  const asked = (await makeReaders([]).describePage(page, address, SHOP, SAMPLE_AT))!;
  const { page: code, metric, region, language } = asked;
  const taught = Object.entries(meant).map(([text, field]): TaughtText => {
    const { before, behind } = asked.texts.find((one) => one.text === text)!;
    const head = { page: code, metric, region, language, kind: 'column' } as const;
    return { ...head, text, field, before, behind, taughtAt: SAMPLE_AT };
  });
  return { asked, taught };
};
const swapTexts = (html: string, a: string, b: string) =>
  html.replaceAll(a, '\u0000').replaceAll(b, a).replaceAll('\u0000', b);

const tiles = (figures: Readonly<Record<string, string>>, isAbove = false): string =>
  Object.entries(figures)
    .map(([caption, value]) => {
      const [first, second] = isAbove ? [value, caption] : [caption, value];
      return `<div><div>${first}</div><div><b>${second}</b></div></div>`;
    })
    .join('');
const at = (path: string) => new URL(path, 'https://seller-us.tiktok.com');
/** A list of the page, whose cells are no captions of figures. */
const CHATS =
  '<table><thead><tr><th>Kunde</th><th>Note</th></tr></thead><tbody><tr><td>Ada</td><td>1</td></tr></tbody></table>';
const FIGURE_PAGES: [page: string, html: string, address: URL, meant: Record<string, string>, read: object][] = [
  [
    'account health',
    `<h2>Kontozustand</h2>${tiles({ Kontowertung: '980', Verstöße: '2' })}`,
    at('/health-center'),
    { Kontowertung: 'rating' },
    { accountHealth: [{ rating: 980 }] },
  ],
  [
    'Service Analytics',
    `${tiles({ Zufriedenheit: '91.2%', 'Antworten binnen 24 Stunden': '88%', Gespräche: '120' }, true)}${CHATS}`,
    at('/chat/compass/service-analytics'),
    { Zufriedenheit: 'satisfaction', 'Antworten binnen 24 Stunden': 'response24', Gespräche: 'chats' },
    { serviceRates: [{ satisfaction: 0.912, response24: 0.88, chats: 120 }] },
  ],
  [
    'Data Overview',
    `<p>Jun 24, 2026 – Jun 30, 2026</p>${tiles({ Umsatz: '$1,234.50', Bestellungen: '40', Besucher: '900' })}`,
    at('/compass/data-overview'),
    { Umsatz: 'gmv', Bestellungen: 'orders' },
    { sales: [{ gmv: { value: 1234.5, currency: 'USD' }, orders: 40 }] },
  ],
];
test.each(FIGURE_PAGES)(
  'figures of %s are taught and read, and refused where two have changed places',
  async (...of) => {
    const [, html, address, meant, facts] = of;
    expect(await read(pageOf(html), [], address)).toMatchObject({ outcome: 'refused' });
    const { asked, taught } = await teach(pageOf(html), address, meant);
    expect(asked.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(Object.values(meant)));
    const visit = (await read(pageOf(html), taught, address))!;
    expect(visit).toMatchObject({ outcome: 'read', facts, taught: taught.map(taughtKey) });
    const captions = asked.texts.map(({ text }) => text);
    expect(captions.length).toBeGreaterThan(1);
    expect(captions.filter((text) => CHATS.includes(`>${text}<`))).toEqual([]);
    for (const [a, b] of captions.flatMap((one, at) => captions.slice(at + 1).map((other) => [one, other] as const)))
      expect(await read(pageOf(swapTexts(html, a, b)), taught, address)).toMatchObject({ outcome: 'refused' });
  },
);

test('a figure that a source tells is never overruled by what was taught', async () => {
  const html = tiles({ 'Account Health Rating': '980', Kontowertung: '12' });
  const lesson = {
    page: 'account-health',
    metric: null,
    region: 'US',
    language: 'de',
    kind: 'column',
    before: null,
    behind: null,
  } as const;
  const taught = ['Account Health Rating', 'Kontowertung'].map(
    (text): TaughtText => ({ ...lesson, text, field: 'rating', taughtAt: SAMPLE_AT }),
  );
  const outdated = (await read(
    pageOf(tiles({ 'Account Health Rating': '980' })),
    taught.slice(0, 1),
    at('/health-center'),
  ))!;
  expect(outdated).toMatchObject({ facts: { accountHealth: [{ rating: 980 }] }, outdated: [taughtKey(taught[0]!)] });
  expect(await read(pageOf(html), taught, at('/health-center'))).toMatchObject({ outcome: 'refused' });
});
