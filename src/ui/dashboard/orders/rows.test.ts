import { expect, test } from 'vitest';
import { pointsTaken } from '#core/explain/points-taken';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { groupText } from './problem-table';
import { compareRows, groupRows, matchesFilter, problemRows } from './rows';

const NOTHING = { appealMarks: [], preparedTickets: [] };
const rows = problemRows(sampleAssessment, NOTHING, null);

test('listed problems without a price are shown among the others, and not as zero', () => {
  const { costs } = sampleAssessment;
  const { metric, caseId, chatId } = costs[0]!;
  const unpriced = [
    { ...{ metric, caseId, chatId, orderId: '999' }, why: 'anchors' as const, source: 'readings' as const },
  ];
  const some = problemRows({ ...sampleAssessment, unpriced }, NOTHING, null);
  expect(some.filter(({ points }) => points === null)).toMatchObject([{ id: '999', unpriced: 'anchors' }]);
  expect(some).toHaveLength(costs.length + 1);
  expect(some.toSorted(compareRows('costs')).at(-1)!.points).toBeNull();
});

test('of two with the same cost, the one that can be appealed comes first', () => {
  const [first] = rows;
  const same = { ...first!, points: -0.02, key: 'a', id: '1' };
  const pair = [
    { ...same, appeal: 'none' as const },
    { ...same, appeal: 'proven' as const },
  ];
  expect(pair.toSorted(compareRows('costs')).map(({ appeal }) => appeal)).toEqual(['proven', 'none']);
});

test('is narrowed by metric, by what is done, and by what is searched for', () => {
  const all = { metric: '', state: '', search: '' } as const;
  const some = rows.map((row, index) => ({ ...row, product: index % 2 === 0 ? 'Blue Mug' : 'Plate' }));
  expect(some.filter(matchesFilter({ ...all, metric: 'NRR' })).every(({ metric }) => metric === 'NRR')).toBe(true);
  expect(some.filter(matchesFilter({ ...all, search: 'mug' }))).toHaveLength(Math.ceil(rows.length / 2));
  const { metric, orderId, caseId, chatId } = rows[0]!.subject;
  const unsaid = { excluded: false, attempts: 0, filedAt: null, answers: [], readAt: null };
  const mark = { metric, orderId, caseId, chatId, ...unsaid, done: true, note: 'Sent again by UPS' };
  const marked = problemRows(sampleAssessment, { ...NOTHING, appealMarks: [mark] }, null);
  expect(marked.filter(matchesFilter({ ...all, state: 'done' })).map(({ key }) => key)).toEqual([rows[0]!.key]);
  expect(marked.filter(matchesFilter({ ...all, state: 'open' }))).toHaveLength(rows.length - 1);
  expect(marked.filter(matchesFilter({ ...all, search: 'ups' }))).toMatchObject([{ note: 'Sent again by UPS' }]);
});

test('groups are sorted by their total cost, the costliest first', () => {
  const some = rows.map((row, index) => ({ ...row, product: index < 3 ? 'Plate' : 'Mug' }));
  const [first, ...others] = groupRows(some, 'product');
  expect(others.every(({ points }) => points! >= first!.points!)).toBe(true);
  expect([first!, ...others].reduce((sum, group) => sum + group.rows.length, 0)).toBe(rows.length);
});

test('a group counts its orders without a price separately', () => {
  const [first] = rows;
  const unpriced = { ...first!, product: 'Mug', points: null };
  const texts = (some: typeof rows) => groupRows(some, 'product').map(groupText);
  expect(texts([{ ...unpriced, points: -0.03 }, unpriced, unpriced])).toEqual([
    'Mug · 3 orders · −0.03 one by one · 2 × not known',
  ]);
  expect(texts([unpriced])).toEqual(['Mug · 1 order · 1 × not known']);
  expect(texts([unpriced, { ...unpriced, product: 'Plate', points: -0.01 }])[0]).toContain('Plate');
});

test('the points taken by metrics add up to the distance from the best score, except for protections and rounding', () => {
  const taken = pointsTaken(sampleAssessment);
  const all = Object.values(taken).reduce<number>((sum, points) => sum + (points ?? 0), 0);
  const { dimensions } = sampleAssessment.today;
  const mean = Object.values(dimensions).reduce((sum, { value, weight }) => sum + value! * weight, 0);
  expect(Math.abs(5 - all - mean)).toBeLessThan(0.05);
  expect(taken.IM_DSAT, 'not known is not nothing').toBeNull();
});
