import { expect, test } from 'vitest';
import { describePath } from './charts';

const day = (text: string, p50: number | null, agedOnly: number | null) => ({
  day: text,
  p05: p50 === null ? null : p50 - 0.1,
  p50,
  mean: p50,
  p95: p50 === null ? null : p50 + 0.1,
  agedOnly,
});

test('a chart is described in words: from where to where, and how certain', () => {
  expect(describePath([day('2026-07-02', 3.79, 3.8), day('2026-08-30', 3.6, 4.27)])).toBe(
    'Forecast from 3.79 on Jul 2 to 3.60 on Aug 30, 9 in 10 futures then 3.50–3.70.',
  );
});

test('the description omits unknown figures', () => {
  expect(describePath([day('2026-07-02', null, null)])).toBe('No forecast yet.');
});
