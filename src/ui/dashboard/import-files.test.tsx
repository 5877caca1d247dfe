import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ImportFiles } from './import-files';
import { type ImportLine, ImportsContext } from './use-import';

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
  const imports = { lines: [line], start: async () => {}, confirm: () => {}, cancel: () => {}, busy: false };
  const text = renderToStaticMarkup(
    <ImportsContext value={imports as never}>
      <ImportFiles shop={null} />
    </ImportsContext>,
  );
  expect(text).toContain('2,200 rows left out');
  expect(text).toContain('and 2,195 more');
});
