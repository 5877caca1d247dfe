import { expect, test } from 'vitest';
import { findJsonExcess } from './json-bounds';

const DEEP = 'nested too deep';
const MANY = 'of too many values';
const tower = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const towers = (levels: number, count: number) => `[${`${tower(levels)},`.repeat(count)}0]`;

test.each([
  ['lists that are never closed', '['.repeat(200_001), DEEP],
  ['objects in lists', '{"a":['.repeat(100_001), DEEP],
  ['what stands behind an escaped quote', `["\\""${',['.repeat(200_001)}`, DEEP],
  ['brackets in a text', `["${'['.repeat(3_000_000)}"]`, null],
  ['brackets behind an escaped quote in a text', `["\\"${'['.repeat(3_000_000)}"]`, null],
  ['a deep tower', tower(150_000), null],
  ['deep towers, one behind the other', towers(150_000, 5), MANY],
  ['many low towers', towers(4, 200_000), MANY],
  ['empty lists', `[${'[],'.repeat(600_000)}[]]`, MANY],
  ['empty objects', `[${'{},'.repeat(600_000)}{}]`, MANY],
  ['digits', `[${'0,'.repeat(1_500_000)}0]`, MANY],
  ['a million figures, as short as they come', `[${'0,'.repeat(999_000)}0]`, null],
  ['as many records as programs write', `[${'{"id":"576812345678901234","stars":5},'.repeat(400_000)}{}]`, null],
])('%s', (_, json, expected) => {
  expect(findJsonExcess(json)).toBe(expected);
});
