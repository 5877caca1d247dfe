import { expect, test } from 'vitest';
import type { PathDay } from '#core/explain/question';
import { describeChange } from './change-text';

const at = (middle: number) => ({ mean: middle, p05: middle - 0.2, p50: middle, p95: middle + 0.2 });
const day = (text: string, before: number, change: number): PathDay => ({
  day: text,
  before: at(before),
  after: at(before + change),
  change,
  freed: null,
});

test('a change is described at the end of the path, and where it is largest', () => {
  expect(describeChange([day('2026-07-02', 3.5, 0.3), day('2026-07-03', 3.5, 0.1)], false)).toBe(
    'On Jul 3: 3.50 → 3.60 (+0.10). 9 in 10: 3.40–3.80. The most it does is +0.30, on Jul 2.',
  );
});

test('a change that has passed by then is described where it was largest', () => {
  expect(describeChange([day('2026-07-02', 3.5, -0.03), day('2026-07-03', 3.4, 0)], false)).toBe(
    'The most it does is −0.03, on Jul 2. By Jul 3 nothing of it is left: 3.40 either way.',
  );
});

test('no change, and an invisible one, are not described as changes', () => {
  const path = [day('2026-07-02', 3.5, 0.0049)];
  expect(describeChange(path, true)).toBe('As it goes now: 3.50 on Jul 2 (9 in 10: 3.30–3.70).');
  expect(describeChange(path, false)).toBe('It changes nothing that can be seen: 3.50 on Jul 2 either way.');
});
