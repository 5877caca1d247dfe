import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import type { RefusedRow } from '#core/model/export';
import { type Messages, setTexts } from '#texts/translate';
import { ImportFiles } from './import-files';
import { type ImportLine, ImportsContext } from './use-import';

const CATALOGS = import.meta.glob<Messages>('../../../assets/catalogs/{en,es}.json', {
  query: '?compiled',
  import: 'default',
});
const speak = async (locale: 'en' | 'es') =>
  setTexts(locale, await CATALOGS[`../../../assets/catalogs/${locale}.json`]!());
afterEach(() => speak('en'));

/** What a person reads of an import. */
const textOfLine = (line: ImportLine): string => {
  const imports = { lines: [line], start: async () => {}, confirm: () => {}, cancel: () => {}, busy: false };
  return renderToStaticMarkup(
    <ImportsContext value={imports as never}>
      <ImportFiles shop={null} />
    </ImportsContext>,
  ).replaceAll(/<[^>]+>/g, ' ');
};

test('a refused file is answered by what its name promises', () => {
  const refused = (name: string) =>
    textOfLine({ place: 0, file: new File([], name), state: 'failed', code: 'not-an-export', message: 'no table' });
  expect(refused('a.csv')).toContain('Use Manage orders › Export');
  expect(refused('a.JSON')).toContain('neither a shop file nor an answer of the Partner API');
  expect(refused('a.xlsx')).toContain('This is no Excel file');
  for (const name of ['a.json', 'a.xlsx']) expect(refused(name)).not.toContain('Manage orders › Export');
});

/** The same, of one that left rows out. */
const textOf = (refused: RefusedRow[], refusedRows: number): string => {
  const counts = { rows: 9000, changed: 6800, refusedRows };
  const line: ImportLine = {
    place: 0,
    file: new File([], 'a.csv'),
    state: 'done',
    done: { ok: true, kind: 'order-export', shopId: 'US:1', ...counts, refused, from: null, to: null },
  };
  return textOfLine(line);
};

test('counts all rows that were left out, of which only the first are named', () => {
  const refused = Array.from({ length: 1000 }, (_, at) => ({
    ...{ row: at + 2, code: 'missing' as const, column: 'Order ID' },
    message: 'Order ID: there is none',
  }));
  const text = textOf(refused, 2200);
  expect(text).toContain('9,000 rows read, one for each product; 6,800 orders new or changed');
  expect(text).toContain('2,200 rows left out');
  expect(text).toContain('Row 2: Order ID: there is none');
  expect(text).toContain('and 2,195 more');
  expect(text).toContain('import the file as it was downloaded; if it was, export it again');
});

test('says why a row was left out in the language of the page', async () => {
  await speak('es');
  const text = textOf(
    [
      { row: 2, code: 'missing', column: 'Order ID', message: 'Order ID: there is none' },
      { row: 3, code: 'quotes', message: 'its quotation marks are broken' },
      { file: 'b.csv', row: null, code: 'cut-off', message: 'it ends in the middle of row 3' },
    ],
    3,
  );
  expect(text).toContain('Order ID: No hay');
  expect(text).toContain('Sus comillas están rotas');
  expect(text).not.toMatch(/there is none|quotation|in the middle/);
});
