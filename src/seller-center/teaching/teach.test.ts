// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { taughtKey } from '#core/model/taught-kind';
import type { TaughtDraft, TaughtText } from '#core/model/taught-text';
import { parsePage, SAMPLE_AT } from '#test/fixtures/sample-page';
import {
  type Columns,
  column,
  IDS,
  OF_ORDERS,
  ORDERS,
  pageOf,
  pairsOf,
  SHOP,
  STRANGE,
  TAUGHT,
  visit,
  word,
} from '#test/fixtures/taught-page';
import { makeReaders } from '../read-page';

test('a list of unknown captions is described with two values of each column, but for those of buyers', async () => {
  expect(await visit(pageOf(STRANGE), [])).toMatchObject({ outcome: 'refused' });
  const page = (await makeReaders([]).describePage(pageOf(STRANGE), ORDERS, SHOP, SAMPLE_AT))!;
  expect(page).toMatchObject(OF_ORDERS);
  expect(page.texts.map(({ text, isPersonal }) => [text, isPersonal])).toEqual(
    Object.keys(STRANGE).map((caption) => [caption, caption === 'Kunde']),
  );
  expect(page.texts[0]).toMatchObject({ examples: IDS.slice(0, 2), known: null, before: null, behind: 'Kunde' });
  expect(JSON.stringify(page)).not.toMatch(/Ada|Bo M|Cy N/);
  // nothing that is kept as it is printed can be taught: a column of names would be kept so
  const fields = page.fields.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['orderId', 'status', 'placedAt', 'deliverBy']));
  expect(fields.filter((field) => /buyer|name|phone|address|message|recipient|sellerSku/i.test(field))).toEqual([]);
});

test('a trial says what would be read, and what is still missing', async () => {
  const readers = makeReaders([]);
  const tryOut = (taught: readonly TaughtText[]) => readers.tryOut(pageOf(STRANGE), ORDERS, SHOP, SAMPLE_AT, taught);
  expect(await tryOut(TAUGHT.slice(0, 1))).toMatchObject({
    isRead: false,
    issues: [expect.stringContaining('status')],
  });
  const trial = await tryOut(TAUGHT);
  expect(trial).toMatchObject({ isRead: true, rows: 3, issues: [] });
  expect(trial.samples[0]).toMatchObject({ id: IDS[0], status: 'delivered' });
  expect(trial.samples).toHaveLength(3);
});

test('what was taught is read on the next visit, and the visit says by which of it', async () => {
  const read = (await visit(pageOf(STRANGE), TAUGHT))!;
  expect(read).toMatchObject({ outcome: 'read', rows: 3, taught: TAUGHT.map(taughtKey) });
  expect(read.facts.orders).toMatchObject([
    { id: IDS[0], status: 'delivered' },
    { id: IDS[1], status: 'in-transit' },
    { id: IDS[2], status: 'completed' },
  ]);
  expect(JSON.stringify(read)).not.toMatch(/Ada|Bo M|Cy N/);
});

test('what was taught in one market or language says nothing of another', async () => {
  for (const other of [{ language: 'fr' }, { region: 'DE' }, { page: 'returns' as const }])
    expect(
      await visit(
        pageOf(STRANGE),
        TAUGHT.map((one) => ({ ...one, ...other })),
      ),
    ).toMatchObject({ outcome: 'refused' });
});

test('a page of which two columns have changed places or cells after teaching is refused, never misread', async () => {
  const captions = Object.keys(STRANGE) as (keyof typeof STRANGE)[];
  const right = (await visit(pageOf(STRANGE), TAUGHT))!.facts.orders;
  for (const [a, b] of pairsOf(captions)) {
    const nameOf = (caption: keyof typeof STRANGE) => (caption === a ? b : caption === b ? a : caption);
    // the captions change places, the cells stay
    const renamed = Object.fromEntries(captions.map((caption) => [nameOf(caption), STRANGE[caption]]));
    // the cells change places, the captions stay
    const swapped = Object.fromEntries(captions.map((caption) => [caption, STRANGE[nameOf(caption)]]));
    for (const changed of [renamed, swapped]) {
      const read = (await visit(pageOf(changed), TAUGHT))!;
      if (read.outcome === 'refused') expect(read.facts.orders).toEqual([]);
      // what was not taught may stand anywhere; where its cells stand under a taught caption, nothing is read of them
      for (const [at, order] of read.facts.orders.entries())
        for (const [field, value] of Object.entries(order))
          if (value !== null) expect([field, value]).toEqual([field, right[at]![field as keyof typeof order]]);
    }
  }
});

test('a column that is hidden or added does not unsettle what was taught', async () => {
  const { Kunde: _, ...fewer } = STRANGE;
  const more = { Neu: ['a', 'b', 'c'], ...STRANGE };
  for (const columns of [fewer, more])
    expect((await visit(pageOf(columns), TAUGHT))!.facts.orders).toMatchObject(IDS.map((id) => ({ id })));
});

test('a caption that a source tells is never overruled, and what was taught of it is said to be outdated', async () => {
  const english: Columns = {
    'Order ID': IDS,
    Status: ['Delivered', 'Shipped', 'Completed'],
    'Created time': STRANGE['Erstellt am'],
  };
  const wrong = [column('Created time', 'deliveredAt'), column('Order ID', 'trackingId')].map((one) => ({
    ...one,
    ...{ language: 'en', before: null, behind: null },
  }));
  const read = (await visit(pageOf(english, 'en'), wrong))!;
  expect(read.facts.orders[0]).toMatchObject({ id: IDS[0], deliveredAt: null, trackingId: null });
  expect(read.taught).toBeUndefined();
  expect(read.outdated).toEqual(wrong.map(taughtKey));
});

test('a column of buyers is not read whatever was taught of it, as by the file of another seller', async () => {
  const phones = { ...STRANGE, Kunde: ['(+1)206****21', '(+1)206****22', '(+1)206****23'] };
  const read = (await visit(pageOf(phones), [...TAUGHT, column('Kunde', 'trackingId')]))!;
  expect(JSON.stringify(read)).not.toContain('206');
});

test('unknown words of a column are asked, and read once their meaning was taught; one that is not needed is nothing', async () => {
  const german = { ...STRANGE, Zustand: ['Zugestellt', 'Unterwegs', 'Zugestellt'] };
  const readers = makeReaders(TAUGHT);
  const page = (await readers.describePage(pageOf(german), ORDERS, SHOP, SAMPLE_AT))!;
  const words = page.texts.filter(({ kind }) => kind === 'word');
  expect(words.map(({ text, field }) => [text, field])).toEqual([
    ['Zugestellt', 'status'],
    ['Unterwegs', 'status'],
  ]);
  expect(page.meanings.status).toContain('in-transit');
  const both = [...TAUGHT, word('Zugestellt', 'status', 'delivered'), word('Unterwegs', 'status', null)];
  const read = (await visit(pageOf(german), both))!;
  expect(read.facts.orders.map(({ status }) => status)).toEqual(['delivered', null, 'delivered']);
  expect(read).toMatchObject({ issues: [], taught: both.map(taughtKey) });
  // no meaning that the column can't have, whatever a file says
  const junk = (await visit(pageOf(german), [...TAUGHT, word('Zugestellt', 'status', 'sold')]))!;
  expect(junk.facts.orders.map(({ status }) => status)).toEqual([null, null, null]);
});

const SCORE = new URL('https://seller-us.tiktok.com/health-center/experience-score');
/** A score page in a language of which no source tells the captions. */
const METRICS = [
  ['NRR', 'Bewertungen schlecht', '1.26%', '4.1', '63', '5000'],
  ['NBFR', 'Rückgaben ohne Schuld', '0.90%', '4.3', '45', '5000'],
  ['SFCR', 'Stornos durch Händler', '0.50%', '4.5', '20', '4000'],
  ['OTDR', 'Pünktlich geliefert', '97.00%', '4.0', '3880', '4000'],
  ['AHT', 'Dauer der Bearbeitung', '20.5 h', '3.9', '410', '20'],
  ['IM_DSAT', 'Unzufrieden im Chat', '3.00%', '4.2', '3', '100'],
] as const;
const DIMENSIONS = [
  ['product', 'Zufriedenheit mit Ware'],
  ['fulfillment', 'Versand'],
  ['service', 'Kundendienst'],
] as const;
const scorePage = (swap: (text: string) => string = (text) => text) =>
  parsePage(
    `<html lang="de"><body><div><h2>${swap('Gesamtnote')}</h2><b>4.1 / 5.0</b></div>${DIMENSIONS.map(
      ([, name], at) =>
        `<section><div><h3>${swap(name)}</h3><b>4.${at} / 5.0</b></div>${METRICS.slice(2 * at, 2 * at + 2)
          .map(
            ([, title, value, score, numerator, denominator]) =>
              `<div><div>${swap(title)}</div><div>${value}</div><dl><div><dt>${swap('Note')}</dt><dd>${score} / 5.0</dd></div>
            <div><dt>${swap('Zähler')}</dt><dd>${numerator}</dd></div><div><dt>${swap('Nenner')}</dt><dd>${denominator}</dd></div></dl></div>`,
          )
          .join('')}</section>`,
    ).join('')}</body></html>`,
  );

const figure = (text: string, subject: string | null, part: string | null = null): TaughtDraft =>
  ({
    ...{ page: 'score', metric: null, region: 'US', language: 'de', kind: 'figure', before: null, behind: null },
    ...{ text, subject, part },
  }) as TaughtDraft;
const MEANT = [
  figure('Gesamtnote', 'overall'),
  ...DIMENSIONS.map(([code, name]) => figure(name, code)),
  ...METRICS.map(([code, title]) => figure(title, code)),
  figure('Note', null, 'score'),
  figure('Zähler', null, 'numerator'),
  figure('Nenner', null, 'denominator'),
];
/** As the form makes it: with the captions that stand beside each. */
const teachScore = async (): Promise<TaughtText[]> => {
  const page = (await makeReaders([]).describePage(scorePage(), SCORE, SHOP, SAMPLE_AT))!;
  return MEANT.map((draft) => {
    const { before, behind } = page.texts.find(({ text }) => text === draft.text)!;
    return { ...draft, before, behind, taughtAt: SAMPLE_AT };
  });
};

test('figures of a score page are described with their values, taught, and read', async () => {
  const page = (await makeReaders([]).describePage(scorePage(), SCORE, SHOP, SAMPLE_AT))!;
  expect(page.texts.map(({ text }) => text).toSorted()).toEqual(MEANT.map(({ text }) => text).toSorted());
  expect(page.texts.find(({ text }) => text === 'Zähler')).toMatchObject({ examples: ['63', '45'], known: null });
  expect(await visit(scorePage(), [], SCORE)).toMatchObject({ outcome: 'refused' });
  const read = (await visit(scorePage(), await teachScore(), SCORE))!;
  expect(read).toMatchObject({ outcome: 'read', issues: [] });
  expect(read.facts.readings[0]).toMatchObject({
    overall: 4.1,
    dimensions: { product: { score: 4 }, fulfillment: { score: 4.1 }, service: { score: 4.2 } },
    metrics: {
      NRR: { value: 0.0126, score: 4.1, numerator: 63, denominator: 5000 },
      AHT: { value: 20.5, score: 3.9, numerator: 410, denominator: 20 },
      IM_DSAT: { value: 0.03, score: 4.2, numerator: 3, denominator: 100 },
    },
  });
});

test('a caption may name a figure of one metric outright', async () => {
  const page = scorePage((text) => (text === 'Zähler' ? 'Anzahl' : text));
  const taught = [...(await teachScore()).filter(({ text }) => text !== 'Zähler')];
  const alone = parsePage(
    page.documentElement.outerHTML.replace('</body>', '<p><span>Schlechte gezählt</span><b>63</b></p></body>'),
  );
  const read = (await visit(
    alone,
    [...taught, { ...figure('Schlechte gezählt', 'NRR', 'numerator'), taughtAt: SAMPLE_AT }],
    SCORE,
  ))!;
  expect(read.facts.readings[0]!.metrics.NRR).toMatchObject({ numerator: 63, denominator: 5000 });
  expect(read.facts.readings[0]!.metrics.NBFR).toMatchObject({ numerator: null });
});

test('a score page of which any two captions have changed places after teaching is refused', async () => {
  const taught = await teachScore();
  for (const [a, b] of pairsOf(MEANT.map(({ text }) => text))) {
    const swapped = scorePage((text) => (text === a ? b : text === b ? a : text));
    expect(await visit(swapped, taught, SCORE), `${a} and ${b}`).toMatchObject({ outcome: 'refused' });
  }
});
