import { describe, expect, test } from 'vitest';
import { makeLookClock } from './look-clock';

/** The moments at which a page is read that changes at the given ones, if a reading takes so long. */
const looksAt = (changes: readonly number[], spentMs: number, until: number): number[] => {
  let now = 0;
  const clock = makeLookClock(() => now);
  const looks: number[] = [];
  for (; now <= until; now += 10) {
    if (changes.includes(now)) clock.noteChange();
    if (!clock.isDue()) continue;
    looks.push(now);
    clock.begin();
    clock.end(spentMs);
  }
  return looks;
};
const every = (ms: number, until: number): number[] => Array.from({ length: until / ms }, (_, at) => at * ms);

describe('a page that changes', () => {
  test('is read once it is quiet, and not again without a change', () => {
    expect(looksAt([0, 100, 200], 1, 5000)).toEqual([350]);
  });

  test('is read after the longest wait where it is never quiet', () => {
    expect(looksAt(every(50, 2500), 1, 2500)).toEqual([1000, 2050]);
  });

  test('is left alone as long as its last reading was costly, but not for ever', () => {
    expect(looksAt([0, 200], 100, 5000)).toEqual([150, 950]);
    expect(looksAt([0, 200], 60_000, 5000)).toEqual([150, 4150]);
  });

  test('is not kept waiting for what another page took', () => {
    let now = 0;
    const clock = makeLookClock(() => now);
    clock.end(60_000);
    clock.noteChange();
    now = 200;
    expect(clock.isDue()).toBe(false);
    clock.endRest();
    expect(clock.isDue()).toBe(true);
  });
});
