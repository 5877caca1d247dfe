import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ImportFiles } from './import-files';
import { type ImportLine, ImportsContext } from './use-import';

const textOf = (line: ImportLine): string => {
  const imports = { lines: [line], start: async () => {}, confirm: () => {}, cancel: () => {}, busy: false };
  return renderToStaticMarkup(
    <ImportsContext value={imports as never}>
      <ImportFiles shop={null} />
    </ImportsContext>,
  );
};

test('a refused file is answered by what its name promises', () => {
  const refused = (name: string) =>
    textOf({ place: 0, file: new File([], name), state: 'failed', code: 'not-an-export', message: 'no table' });
  expect(refused('a.csv')).toContain('Use Manage orders › Export');
  expect(refused('a.JSON')).toContain('neither a shop file nor an answer of the Partner API');
  expect(refused('a.xlsx')).toContain('This is no Excel file');
  for (const name of ['a.json', 'a.xlsx']) expect(refused(name)).not.toContain('Manage orders › Export');
});

test('counts all rows that were left out, of which only the first are named', () => {
  const refused = Array.from({ length: 1000 }, (_, at) => ({ row: at + 2, message: 'no order id' }));
  const days = { from: null, to: null };
  const done = {
    ok: true,
    kind: 'order-export',
    shopId: 'US:1',
    rows: 9000,
    changed: 6800,
    refusedRows: 2200,
  } as const;
  const line: ImportLine = {
    place: 0,
    file: new File([], 'a.csv'),
    state: 'done',
    done: { ...done, refused, ...days },
  };
  const text = textOf(line);
  expect(text).toContain('2,200 rows left out');
  expect(text).toContain('and 2,195 more');
});
