import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import type { Candidate } from '#core/model/assessment';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { candidatesAsCsv } from './candidates-csv';

const first = sampleAssessment.appeals.candidates[0]!;
const rowsOf = (candidates: readonly Candidate[]) =>
  parse<Record<string, string>>(candidatesAsCsv(sampleAssessment, candidates), { header: true }).data;

test('holds every candidate, ids to the last digit and as text', () => {
  const rows = rowsOf(sampleAssessment.appeals.candidates);
  expect(rows).toHaveLength(17);
  expect(rows[0]).toMatchObject({ 'Order ID': `${first.orderId}\t`, 'Worth today': '0.031', 'Attempts left': '3' });
  expect(rows[3], 'not known is empty, not zero').toMatchObject({ 'Worth today': '' });
});

test('no cell starts a formula', () => {
  const [row] = rowsOf([{ ...first, ground: '=HYPERLINK("x")', orderId: '@SUM(A1)', evidence: ['+1', '-2'] }]);
  expect(row!.Reason).toBe(`'=HYPERLINK("x")`);
  for (const cell of Object.values(row!)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

test.each(['＝1+1', '＋1', '－1', '＠SUM(A1)', '\n=1+1', ' =1+1', '\u200b=1+1', '\ufeff@x', '\u3000=1'])(
  'nor where a spreadsheet takes %j for one',
  (orderId) => {
    expect(rowsOf([{ ...first, orderId }])[0]!['Order ID']).toBe(`'${orderId}\t`);
  },
);
