// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';
import type { LOCAL_CAPTIONS } from './local-captions';

const { ADDED_WORDS, OTHER_WORDS } = vi.hoisted(() => ({ ADDED_WORDS: 'อัตราสมมติ', OTHER_WORDS: 'อัตราอื่น' }));

vi.mock('./local-captions', async (original) => {
  const known = await original<{ LOCAL_CAPTIONS: typeof LOCAL_CAPTIONS }>();
  const { metricSubject } = await import('./subjects');
  return { ...known, LOCAL_CAPTIONS: [...known.LOCAL_CAPTIONS, [metricSubject('RR12'), 'th', ADDED_WORDS, 'rating']] };
});

const see = async (words: string) =>
  (await visitSample(
    `<div><h2>คะแนนร้านค้า</h2><b>4.1</b></div><div><p>${words}</p><b>97.5%</b></div>`,
    'https://seller-th.tiktok.com/health-center/experience-score',
    'th',
  ))!;

test('one more line of captions is all that the score page needs to be read by it', async () => {
  const added = await see(ADDED_WORDS);
  expect(added.issues).toEqual([]);
  expect(added.facts.readings).toMatchObject([{ overall: 4.1, metrics: { RR12: { value: 0.975 } } }]);
  const other = await see(OTHER_WORDS);
  expect(other.issues).toEqual([{ code: 'unsupported-language', detail: 'no caption of any metric' }]);
  expect(other.facts.readings).toMatchObject([{ overall: 4.1, metrics: { RR12: null } }]);
});
