import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { idAsText, toCsv } from './csv';

const cellsOf = (...cells: (string | number | null)[]) =>
  parse<string[]>(toCsv([Object.fromEntries(cells.map((cell, index) => [`c${index}`, cell]))])).data[1]!;

test('no cell starts a formula, not even in full width or after a line break', () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠A', '\n=1', '\t=1', ' =1', '\r@A'];
  for (const cell of cellsOf(...cells)) expect(cell.startsWith("'")).toBe(true);
});

test('numbers stay numbers, ids stay texts, and unknown values are empty', () => {
  expect(cellsOf(-0.031, idAsText('576812345678901234'), null, 'Mug - blue')).toEqual([
    '-0.031',
    '576812345678901234\t',
    '',
    'Mug - blue',
  ]);
});
