import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { sampleView } from '#test/fixtures/sample-view';
import { GapsCard, remedyLeft } from './gaps';

const [row] = sampleView.summary.sources;
const sourcesOf = (...sources: (typeof row & object)['source'][]) =>
  sources.map((source) => ({ ...row!, source, complete: true }));
const otdr = { remedy: 'diagnosis-and-export', metrics: ['OTDR'] } as const;
const unread = { knowledge: [] };

test('what has been done is not advised again', () => {
  const left = (...sources: Parameters<typeof sourcesOf>) =>
    remedyLeft({ ...otdr, metrics: ['OTDR'] }, unread, sourcesOf(...sources)).remedy;
  expect(left()).toBe('diagnosis-and-export');
  expect(left('diagnosis:OTDR')).toBe('export');
  expect(left('orders-export')).toBe('diagnosis');
  expect(left('diagnosis:OTDR', 'orders-export')).toBe('nothing');
  expect(left('diagnosis:NRR', 'orders-export')).toBe('diagnosis');
});

test('once all that could tell has been read, it says that it stays unknown, without a link', () => {
  const unknown = sampleAssessment.unknown.filter(({ metrics }) => metrics.includes('OTDR'));
  const markup = renderToStaticMarkup(
    <GapsCard assessment={{ ...sampleAssessment, unknown }} sources={sourcesOf('diagnosis:OTDR', 'orders-export')} />,
  );
  expect(markup).toContain('Nothing left to read');
  expect(markup).not.toContain('Diagnosis');
  expect(markup).not.toContain('<a ');
});

test('what a metric lacks is one entry where effect and remedy are one', () => {
  const [gap] = sampleAssessment.unknown.filter(({ what }) => what === 'metric');
  const lacks = (['page-members', 'page-bads'] as const).map((code, index) => ({ code, count: 40 + index }));
  const unknown = lacks.map((lack) => ({ ...gap!, lack }));
  const markup = renderToStaticMarkup(<GapsCard assessment={{ ...sampleAssessment, unknown }} sources={[]} />);
  expect(markup.match(/<li>/g)).toHaveLength(1);
  expect(markup).toMatch(/the days of 40 more that TikTok counts, which 41 more TikTok counts as bad/);
});
