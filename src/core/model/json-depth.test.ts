import { expect, test } from 'vitest';
import { isNestedTooDeep } from './json-depth';

test.each([
  ['lists that are never closed', '['.repeat(200_001), true],
  ['objects in lists', '{"a":['.repeat(100_001), true],
  ['what stands behind an escaped quote', `["\\""${',['.repeat(200_001)}`, true],
  ['brackets in a text', `["${'['.repeat(300_000)}"]`, false],
  ['brackets behind an escaped quote in a text', `["\\"${'['.repeat(300_000)}"]`, false],
  ['many lists, one behind the other', `[${'[],'.repeat(300_000)}[]]`, false],
])('%s', (_, json, expected) => {
  expect(isNestedTooDeep(json)).toBe(expected);
});
