import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { AtStake } from './at-stake';

test('a day by which a threshold is as likely touched as not is never told as a state from then on', () => {
  const medianDays = { 3.5: '2026-07-24', 4: '2026-08-08' };
  const crossings = sampleAssessment.crossings.map((crossing) => ({
    ...crossing,
    medianDay: medianDays[crossing.threshold as keyof typeof medianDays] ?? null,
  }));
  const text = renderToStaticMarkup(<AtStake assessment={{ ...sampleAssessment, crossings }} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/Stay above 3\.5 .* even odds by Jul 24 .*Reach 4\.0 .* even odds by Aug 8/);
  expect(text).not.toMatch(/\bfrom (Jul|Aug)/);
});
