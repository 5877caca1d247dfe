import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Assessment } from '#core/model/assessment';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { Waterfall } from './waterfall';

const textOf = (today: Assessment['today']): string =>
  renderToStaticMarkup(<Waterfall assessment={{ ...sampleAssessment, today }} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('calls what no metric takes protections and rounding only where it is known what each takes', () => {
  const { today } = sampleAssessment;
  expect(textOf(today)).toContain('Protections and rounding');
  const metrics = { ...today.metrics, NRR: { ...today.metrics.NRR!, score: null } };
  const overall = { ...today.overall, computed: null };
  expect(textOf({ ...today, overall, metrics })).not.toContain('Protections and rounding');
});

test('does not call a score that TikTok printed our count', () => {
  const { today } = sampleAssessment;
  expect(textOf(today)).toMatch(/Today by our count 3\.81/);
  const printed = textOf({ ...today, overall: { ...today.overall, computed: null } });
  expect(printed).not.toContain('our count');
  expect(printed).toMatch(/Today 3\.8 /);
});
