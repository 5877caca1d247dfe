// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';
import type { TAUGHT } from './taught';

const { TAUGHT_WORDS, OTHER_WORDS } = vi.hoisted(() => ({ TAUGHT_WORDS: 'อัตราสมมติ', OTHER_WORDS: 'อัตราอื่น' }));

vi.mock('./taught', async (original) => {
  const known = await original<{ TAUGHT: typeof TAUGHT }>();
  return { TAUGHT: [...known.TAUGHT, ['metric:RR12', 'th', TAUGHT_WORDS, 'rating']] };
});

const see = async (words: string) =>
  (await visitSample(
    `<div><h2>คะแนนร้านค้า</h2><b>4.1</b></div><div><p>${words}</p><b>97.5%</b></div>`,
    'https://seller-th.tiktok.com/health-center/experience-score',
    'th',
  ))!;

test('one line teaches a caption to the reader, and nothing else is needed', async () => {
  const taught = await see(TAUGHT_WORDS);
  expect(taught.issues).toEqual([]);
  expect(taught.facts.readings).toMatchObject([{ overall: 4.1, metrics: { RR12: { value: 0.975 } } }]);
  const other = await see(OTHER_WORDS);
  expect(other.issues).toEqual([{ code: 'unsupported-language', detail: 'no caption of any metric' }]);
  expect(other.facts.readings).toMatchObject([{ overall: 4.1, metrics: { RR12: null } }]);
});
