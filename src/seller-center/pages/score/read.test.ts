// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { parsePage, visitPage } from '#test/fixtures/sample-page';

const AT = '2026-07-01T16:00:00Z';
const ADDRESS = new URL('https://seller-us.tiktok.com/health-center/experience-score?shop_region=US');

const read = async (html: string) => {
  const { outcome, facts, issues } = (await visitPage(parsePage(html), ADDRESS, AT))!;
  return { outcome, reading: facts.readings[0], coverage: facts.coverage[0], issues };
};

interface Shown {
  name: string;
  value: string;
  score: string;
  target: string;
  excellent: string;
  poor: string;
  numerator: string;
  denominator: string;
}
const figure = (
  name: string,
  value: string,
  score: string,
  target: string,
  poor: string,
  n: string,
  d: string,
): Shown => ({
  name,
  value,
  score,
  target,
  excellent: target,
  poor,
  numerator: n,
  denominator: d,
});
const SHOWN = [
  {
    name: 'Product Satisfaction',
    score: '3.8',
    weight: '70%',
    metrics: [
      figure('60-Day Negative Review Rate (NRR)', '1.26%', '3.9', '1.20%', '4.00%', '23', '1,830'),
      figure('60-Day Non-Buyer Fault R&R Rate', '1.76%', '3.5', '0.94%', '5%', '32', '1,830'),
    ],
  },
  {
    name: 'Fulfillment and Logistics',
    score: '4.1',
    weight: '15%',
    metrics: [
      figure('30-Day Seller Fault Cancellation Rate', '0.87%', '4.2', '1%', '5%', '8', '920'),
      figure('30-Day On-Time Delivery Rate', '95.16%', '4.0', '95%', '80%', '876', '920'),
    ],
  },
  {
    name: 'Customer Service',
    score: '2.9',
    weight: '15%',
    metrics: [
      figure('60-Day After-Sales Handling Time', '30.4 hours', '2.4', '26.5 h', '60 h', '1,204.5', '40'),
      figure('60-Day IM Dissatisfaction Rate', '17.01%', '3.4', '15%', '60%', '17', '100'),
    ],
  },
];

const READING = {
  day: '2026-07-01',
  state: 'scored',
  overall: 3.8,
  dimensions: {
    product: { score: 3.8, weight: 0.7 },
    fulfillment: { score: 4.1, weight: 0.15 },
    service: { score: 2.9, weight: 0.15 },
  },
  metrics: {
    NRR: {
      value: 0.0126,
      score: 3.9,
      target: 0.012,
      excellent: 0.012,
      poor: 0.04,
      numerator: 23,
      denominator: 1830,
      weight: null,
    },
    NBFR: {
      value: 0.0176,
      score: 3.5,
      target: 0.0094,
      excellent: 0.0094,
      poor: 0.05,
      numerator: 32,
      denominator: 1830,
    },
    SFCR: { value: 0.0087, score: 4.2, target: 0.01, excellent: 0.01, poor: 0.05, numerator: 8, denominator: 920 },
    OTDR: { value: 0.9516, score: 4, target: 0.95, excellent: 0.95, poor: 0.8, numerator: 876, denominator: 920 },
    AHT: { value: 30.4, score: 2.4, target: 26.5, excellent: 26.5, poor: 60, numerator: 1204.5, denominator: 40 },
    IM_DSAT: { value: 0.1701, score: 3.4, target: 0.15, excellent: 0.15, poor: 0.6, numerator: 17, denominator: 100 },
  },
};

const page = (body: string, lang = 'en') => `<html lang="${lang}"><body><div id="GEC-main">${body}</div></body></html>`;
const each = (make: (dimension: (typeof SHOWN)[number]) => string) => SHOWN.map(make).join('');

const LAYOUTS: Record<string, string> = {
  'cards in sections': page(`
    <h1>Shop Performance Score</h1><div class="hero"><span>3.8</span><span>/ 5</span><span>Good</span></div>
    <button>Appeal Center</button>
    ${each(
      (d) => `<section><div><h2>${d.name}</h2><b>${d.score}</b></div>
      ${d.metrics
        .map(
          (m) => `<div class="card"><h3>${m.name}</h3><span class="theme-arco-tag">Excellent</span><div>${m.value}</div>
        <div><span>Metric score</span><span>${m.score}</span></div><div><span>Target</span><span>${m.target}</span></div>
        <div><span>Excellent</span><span>${m.excellent}</span><span>Poor</span><span>${m.poor}</span></div>
        <div>Numerator: ${m.numerator}</div><div>Denominator: ${m.denominator}</div></div>`,
        )
        .join('')}
      <p>Weight: ${d.weight}</p></section>`,
    )}
    <button>Submit an Appeal Ticket</button>`),
  'text lines': page(`<h2>Shop Performance Score: 3.8/5.0</h2>
    ${each(
      (d) => `<div><p>${d.name}: ${d.score}/5.0 (Weight: ${d.weight})</p>
      ${d.metrics.map((m) => `<p>${m.name}: ${m.value} (Target: ${m.target}) · Score ${m.score} · Excellent ${m.excellent} · Poor ${m.poor} · Numerator ${m.numerator} · Denominator ${m.denominator}</p>`).join('')}</div>`,
    )}`),
  'definition lists': page(`<dl><dt>Shop Performance Score</dt><dd>3.8</dd></dl>
    ${each(
      (d) => `<dl><dt>${d.name}</dt><dd>${d.score}</dd><dt>Weight</dt><dd>${d.weight}</dd></dl><dl>
      ${d.metrics
        .map(
          (
            m,
          ) => `<dt>${m.name}</dt><dd>${m.value}</dd><dt>Metric score</dt><dd>${m.score}</dd><dt>Benchmark</dt><dd>${m.target}</dd>
        <dt>Excellent</dt><dd>${m.excellent}</dd><dt>Poor</dt><dd>${m.poor}</dd><dt>Numerator</dt><dd>${m.numerator}</dd><dt>Denominator</dt><dd>${m.denominator}</dd>`,
        )
        .join('')}</dl>`,
    )}`),
  'a table': page(`<div><div>Shop Performance Score</div><div>3.8</div></div>
    <table><thead><tr><th>Dimension</th><th>Score</th><th>Weight</th></tr></thead><tbody>
      ${each((d) => `<tr><td>${d.name}</td><td>${d.score}</td><td>${d.weight}</td></tr>`)}</tbody></table>
    <table><thead><tr><th>Poor</th><th>Metric</th><th>Value</th><th>Trend</th><th>Score</th><th>Target</th><th>Excellent</th><th>Numerator</th><th>Denominator</th></tr></thead><tbody>
      ${each((d) => d.metrics.map((m) => `<tr><td>${m.poor}</td><td>${m.name}</td><td>${m.value}</td><td>+0.4%</td><td>${m.score}</td><td>${m.target}</td><td>${m.excellent}</td><td>${m.numerator}</td><td>${m.denominator}</td></tr>`).join(''))}</tbody></table>`),
  'Arco statistics and descriptions': page(`
    <div class="core-statistic"><div class="core-statistic-title">Shop Performance Score</div><div class="core-statistic-content"><div class="core-statistic-value"><span class="core-statistic-value-int">3</span><span class="core-statistic-value-decimal">.8<span class="core-statistic-value-suffix">/5</span></span></div></div></div>
    ${each(
      (
        d,
      ) => `<div class="core-card"><div class="core-card-header"><div>${d.name}</div><div>Weight ${d.weight}</div></div><div class="core-statistic"><div>Score</div><div><span>${d.score.split('.')[0]}</span><span>.${d.score.split('.')[1]}</span></div></div>
      ${d.metrics
        .map(
          (
            m,
          ) => `<div class="core-card"><div class="core-card-header"><span>${m.name}</span><svg><title>info</title></svg></div>
        <div class="core-card-body"><div class="core-statistic"><span>${m.value.replace(/[%h].*/, '').trim()}</span><span>${m.value.includes('%') ? '%' : 'hours'}</span></div>
        <div class="core-descriptions"><table><tbody><tr><td>Metric score</td><td>Target</td><td>Excellent</td><td>Poor</td></tr><tr><td>${m.score}</td><td>${m.target}</td><td>${m.excellent}</td><td>${m.poor}</td></tr>
        <tr><td>Numerator</td><td>Denominator</td></tr><tr><td>${m.numerator}</td><td>${m.denominator}</td></tr></tbody></table></div></div></div>`,
        )
        .join('')}</div>`,
    )}`),
  'values above their captions': page(`<div><div>3.8</div><div>Shop Performance Score</div></div>
    ${each(
      (d) => `<section><div><b>${d.score}</b><i>${d.name}</i></div><div><b>${d.weight}</b><i>Weight</i></div>
      ${d.metrics.map((m) => `<div class="m"><div><b>${m.value}</b><i>${m.name}</i></div><div><b>${m.score}</b><i>Score</i><b>${m.target}</b><i>Target</i><b>${m.excellent}</b><i>Excellent</i><b>${m.poor}</b><i>Poor</i><b>${m.numerator}</b><i>Numerator</i><b>${m.denominator}</b><i>Denominator</i></div></div>`).join('')}</section>`,
    )}`),
};

describe('the score page', () => {
  for (const [name, html] of Object.entries(LAYOUTS)) {
    test(`is read from ${name}`, async () => {
      const { reading, issues, coverage } = await read(html);
      expect(issues).toEqual([]);
      expect(reading).toMatchObject(READING);
      expect(coverage).toMatchObject({ source: 'readings', from: '2026-07-01', to: '2026-07-01', complete: true });
    });
  }

  test('may print earlier days, which give the figures of their rows and none of today', async () => {
    const rows = [
      ['Jun 30, 2026', '3.7', '1.30%'],
      ['Jun 29, 2026', '--', '1.31%'],
      ['Jun 28, 2026', '3.6', 'soon'],
      ['Jun 27, 2026', '3.5', '1.4%'],
      ['Jun 27, 2026', '3.4', '1.4%'],
      ['Jul 2, 2026', '3.3', '1.4%'],
    ];
    const head = ['Date', 'Shop Performance Score', 'Negative Review Rate'];
    const table = `<table><thead><tr>${head.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${rows
      .map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`)
      .join('')}</tbody></table>`;
    const visit = (await visitPage(parsePage(LAYOUTS['cards in sections']! + table), ADDRESS, AT))!;
    const [today, ...earlier] = visit.facts.readings;
    expect(today).toMatchObject(READING);
    expect(
      earlier.map(({ day, readAt, state, overall, metrics }) => [day, readAt, state, overall, metrics.NRR?.value]),
    ).toEqual([
      ['2026-06-30', '2026-06-30', 'scored', 3.7, 0.013],
      ['2026-06-29', '2026-06-29', null, null, 0.0131],
      ['2026-06-28', '2026-06-28', 'scored', 3.6, undefined],
    ]);
    expect(visit.issues).toMatchObject([{ code: 'unknown-value' }]);
    expect(visit.facts.coverage).toMatchObject([{ source: 'readings', from: '2026-07-01', to: '2026-07-01' }]);
  });
});
