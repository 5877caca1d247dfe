import { expect, test } from 'vitest';
import type { MetricToday } from '#core/model/assessment';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { SHOW_BRIEF } from './show-brief';

const today = sampleAssessment.today.metrics.NRR!;
const saysOf = (part: Partial<MetricToday>): string => {
  const step = { step: 'metric', metric: 'NRR', today: { ...today, ...part }, definition: null, rules: [] } as const;
  return SHOW_BRIEF.metric(step, 'US').says!.join(' ');
};

test('a figure with missing facts is not called wholly read', () => {
  const missing = [{ code: 'reviewed-at' as const, count: 89 }];
  expect(saysOf({ state: 'scored', from: 'computed', missing: [] })).toContain('All that it is calculated from');
  for (const from of ['read', 'computed'] as const) {
    const says = saysOf({ state: 'scored', from, missing });
    expect(says).toContain('Missing: the day of a review (89 reviews)');
    expect(says).not.toMatch(/wholly|All that it is/);
  }
});
