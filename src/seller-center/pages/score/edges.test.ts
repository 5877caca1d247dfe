// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const see = async (body: string) => (await visitSample(body, '/health-center/experience-score?shop_region=US'))!;
const reading = async (body: string) => (await see(body)).facts.readings[0]!;

const METRICS = [
  'Negative Review Rate',
  'Non-Buyer Fault R&amp;R Rate',
  'Seller Fault Cancellation Rate',
  'On-Time Delivery Rate',
  'After-Sales Handling Time',
  'IM Dissatisfaction Rate',
];
const DIMENSIONS = ['Product Satisfaction', 'Fulfillment and Logistics', 'Customer Service'];
const shownOf = (name: string) =>
  name.startsWith('After') ? '30.4 hours' : name.startsWith('On-Time') ? '95.16%' : '1.26%';

interface Parts {
  head?: string;
  card?(name: string, at: number): string;
  dimension?(name: string): string;
  foot?: string;
}
const page = ({ head, card, dimension, foot = '' }: Parts = {}): string =>
  `<div>${head ?? '<h1>Shop Performance Score</h1><b>3.8</b>'}</div>${DIMENSIONS.map(
    (name, at) =>
      `<section>${dimension?.(name) ?? `<h2>${name}</h2><b>3.9/5</b>`}${METRICS.slice(at * 2, at * 2 + 2)
        .map(
          (caption) =>
            `<div class="card">${card?.(caption, METRICS.indexOf(caption)) ?? `<h3>${caption}</h3><b>${shownOf(caption)}</b>`}</div>`,
        )
        .join('')}</section>`,
  ).join('')}${foot}`;

describe('the score page', () => {
  test('of a shop without a score gives no score, which is neither low nor zero', async () => {
    const head =
      '<h1>Shop Performance Score</h1><b>--</b><p>No score yet: fewer than 30 delivered orders in 90 days</p>';
    const card = (name: string) => `<h3>${name}</h3><b>--</b>`;
    const none = await reading(page({ head, card, dimension: (text) => `<h2>${text}</h2><b>-</b>` }));
    expect(none).toMatchObject({
      state: 'no-score',
      overall: null,
      dimensions: { product: { score: null } },
      metrics: { NRR: { value: null } },
    });
    expect(await reading('<h1>Shop Performance Score</h1><p>Not enough orders to calculate</p>')).toMatchObject({
      state: 'no-score',
      overall: null,
    });
    const need = '<p>Shops need at least 30 delivered orders to have a score</p>';
    expect(await reading(`<h1>Shop Performance Score</h1><b>--</b>${need}`)).toMatchObject({ state: 'no-score' });
    expect(await reading(page({ foot: need }))).toMatchObject({ state: 'scored' });
    expect((await see(page({ foot: need, head: '<h1>Shop Performance Score</h1><b>High</b>' }))).outcome).toBe(
      'refused',
    );
    expect(await reading(page({ foot: '<p>No score change since yesterday</p>' }))).toMatchObject({
      state: 'scored',
      overall: 3.8,
    });
  });

  test.each([...METRICS, ...DIMENSIONS, 'Shop Performance Score'])('without “%s” is refused, by name', async (gone) => {
    const visit = await see(page().replaceAll(gone, 'Something else'));
    expect(visit).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-header' }],
      facts: { readings: [] },
    });
    expect(visit.issues[0]!.detail).toContain(`“${gone.replace('&amp;', '&')}”`);
  });

  test('without a number for the score is refused, not read as none', async () => {
    expect(await see(page({ head: '<h1>Shop Performance Score</h1><b>High</b>' }))).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-value' }],
    });
  });

  test('under a heading of its name does not take a mark of a gauge for its score', async () => {
    const title = '<h1>Shop Performance Score</h1>';
    const gauge = '<div><i>2.5</i><i>3.5</i><i>4.5</i></div>';
    const head = `${title}<div><h2>Shop Performance Score</h2><b>3.8</b></div>${gauge}`;
    expect(await reading(page({ head }))).toMatchObject({ overall: 3.8 });
    expect((await see(page({ head: title + gauge }))).outcome).toBe('refused');
  });

  test('finds the score apart from its caption where nothing else could be it', async () => {
    const head =
      '<header><h1>Shop Performance Score</h1><p>Updated daily</p></header><div><span>How you did</span><b>3.8</b><i>out of 5</i></div>';
    expect((await reading(page({ head }))).overall).toBe(3.8);
    expect((await see(page({ head: head.replace('</div>', '<b>4.4</b></div>') }))).outcome).toBe('refused');
  });

  test('takes a lone score, and none with another caption', async () => {
    const card = (
      name: string,
    ) => `<h3>${name}</h3><div><span>Industry average</span><b>9.9%</b></div><b>${shownOf(name)}</b><i>+0.1%</i>
      <div><span>Rank</span><b>12</b></div><div><span>Change</span><b>-0.2%</b></div>`;
    const visit = await see(page({ card }));
    expect(visit.issues).toEqual([]);
    expect(visit.facts.readings[0]!.metrics).toMatchObject({
      NRR: { value: 0.0126, target: null, score: null },
      AHT: { value: 30.4 },
    });
  });

  test('says which metric has no value that can be read', async () => {
    const card = (name: string, at: number) =>
      `<h3>${name}</h3><b>${at === 0 ? 'about one percent' : at === 1 ? '1.26' : shownOf(name)}</b>`;
    const visit = await see(page({ card }));
    expect(visit.facts.readings[0]!.metrics).toMatchObject({ NRR: null, NBFR: null, SFCR: { value: 0.0126 } });
    expect(visit.issues).toEqual([
      { code: 'unknown-value', detail: 'Negative Review Rate: no value beside it' },
      { code: 'unknown-value', detail: 'Non-Buyer Fault R&R Rate: no value beside it' },
    ]);
    expect(visit.facts.coverage).toMatchObject([{ source: 'readings', complete: false }]);
  });

  test('distinguishes states from benchmarks', async () => {
    const tagged =
      (tag: string, rest = '') =>
      (name: string) =>
        `<div><h3>${name}</h3><span class="core-tag">${tag}</span></div><b>${shownOf(name)}</b>${rest}`;
    for (const tag of ['Excellent', 'Poor', 'Good']) {
      const { NRR, OTDR } = (await reading(page({ card: tagged(tag) }))).metrics;
      expect(NRR, tag).toMatchObject({ value: 0.0126, excellent: null, poor: null });
      expect(OTDR, tag).toMatchObject({ value: 0.9516, excellent: null, poor: null });
    }
    const benchmarks = (name: string) =>
      name.startsWith('After')
        ? '<p>Excellent <26.5 h</p><p>Poor >60 h</p>'
        : name.startsWith('On')
          ? '<p>Excellent ≥96%</p><p>Poor ≤80%</p>'
          : '<p>Excellent ≤1.2%</p><p>Poor ≥4%</p>';
    const both = (name: string) =>
      tagged('Poor', benchmarks(name).replaceAll('<2', '&lt;2').replaceAll('>6', '&gt;6'))(name);
    expect((await reading(page({ card: both }))).metrics).toMatchObject({
      NRR: { value: 0.0126, excellent: 0.012, poor: 0.04 },
      OTDR: { value: 0.9516, excellent: 0.96, poor: 0.8 },
      AHT: { value: 30.4, excellent: 26.5, poor: 60 },
    });
    // A tag beside the value in one box, and the benchmark of the other kind further on: nobody knows.
    const odd = (name: string) => `<h3>${name}</h3><div><span>Poor</span><b>${shownOf(name)}</b></div>`;
    expect((await reading(page({ card: odd }))).metrics.NRR).toMatchObject({ value: null, poor: null });
  });

  test('leaves out benchmarks without a unit, which are ambiguous', async () => {
    const visit = await see(
      page({ card: (name) => `<h3>${name}</h3><b>${shownOf(name)}</b><p>Excellent: 1.2</p><p>Poor: 4</p>` }),
    );
    expect(visit.facts.readings[0]!.metrics.NRR).toMatchObject({ value: 0.0126, excellent: null, poor: null });
    expect(visit.issues).toContainEqual({
      code: 'unknown-value',
      detail: 'Negative Review Rate, excellent: cannot read “9.9”',
    });
    const withUnit = await see(
      page({ card: (name) => `<h3>${name}</h3><b>${shownOf(name)}</b><p>Excellent (%): 1.2</p><p>Poor (%): 4</p>` }),
    );
    expect(withUnit.facts.readings[0]!.metrics.NRR).toMatchObject({ excellent: 0.012, poor: 0.04 });
  });

  test('gives weights to dimensions and targets to metrics, wherever they stand', async () => {
    const dimension = (name: string) =>
      `<div><h2>${name}</h2><span>Weight</span><span>70%</span></div><p>Score: 4.1</p>`;
    const card = (name: string) =>
      `<h3>${name}</h3><b>${shownOf(name)}</b><footer><p>Target</p><p>${shownOf(name)}</p></footer>`;
    expect(await reading(page({ dimension, card }))).toMatchObject({
      dimensions: { product: { score: 4.1, weight: 0.7 }, service: { score: 4.1, weight: 0.7 } },
      metrics: { NRR: { target: 0.0126, weight: null, score: null }, AHT: { target: 30.4 } },
    });
  });

  test('does not give a metric the figures of an unknown one beside it', async () => {
    const foot = '<div class="card"><h3>Unheard-of Rate</h3><b>7%</b><p>Target: 6%</p><p>Metric score: 1.1</p></div>';
    const inside = page({
      card: (name) => `<h3>${name}</h3><b>${shownOf(name)}</b><p>Target: ${shownOf(name)}</p>`,
    }).replaceAll('</section>', `${foot}</section>`);
    const { NBFR, OTDR, IM_DSAT } = (await reading(inside)).metrics;
    expect([NBFR, OTDR, IM_DSAT]).toMatchObject([
      { value: 0.0126, target: 0.0126, score: null },
      { value: 0.9516, target: 0.9516, score: null },
      { value: 0.0126, target: 0.0126, score: null },
    ]);
  });

  test('ignores what menus and tabs name, and hidden and floating text', async () => {
    const around = `<nav>Negative Review Rate 9%</nav><div role="tablist"><div role="tab">On-Time Delivery Rate</div></div><b>1%</b>
      <div role="tooltip">Negative Review Rate: 8%</div><div style="display: none">Negative Review Rate: 7%</div><div hidden>SPS 1.0</div>`;
    const visit = await see(around + page());
    expect(visit.issues).toEqual([]);
    expect(visit.facts.readings[0]).toMatchObject({
      overall: 3.8,
      metrics: { NRR: { value: 0.0126 }, OTDR: { value: 0.9516 } },
    });
  });

  test('with two values of one thing has neither', async () => {
    const visit = await see(page({ foot: '<div><p>Negative Review Rate: 2.5%</p></div>' }));
    expect(visit.facts.readings[0]!.metrics.NRR!.value).toBeNull();
    expect(visit.issues).toContainEqual({
      code: 'unknown-value',
      detail: 'Negative Review Rate, value: printed twice, and not the same',
    });
  });

  test.each([
    ['Data as of Jun 30, 2026', '2026-06-30'],
    ['Last updated: 06/30/2026 11:59 PM', '2026-06-30'],
    ['Updated 5 minutes ago', '2026-07-01'],
    ['Score for Jun 29, 2026 · updated daily', '2026-06-29'],
  ])('is of the day that it prints: %s', async (text, day) => {
    expect((await reading(page({ foot: `<p>${text}</p>` }))).day).toBe(day);
  });

  test('is of the day beside its title, where that has no caption', async () => {
    const head = '<div><h1>Shop Performance Score</h1><span>Jun 30, 2026</span></div><b>3.8</b>';
    expect(await reading(page({ head }))).toMatchObject({ day: '2026-06-30', overall: 3.8 });
    expect((await reading(page({ foot: '<p>Jun 22, 2026</p>' }))).day).toBe('2026-07-01');
  });

  test('of an ambiguous day is of the near one, if the other is months away', async () => {
    const gb = async (day: string) => {
      const body = `<h1>Shop Performance Score</h1><p>3.8 / 5</p><p>Data as of ${day}</p>`;
      return (await visitSample(body, '/health-center/experience-score?shop_region=GB'))!;
    };
    expect((await gb('01/07/2026')).facts.readings).toMatchObject([{ day: '2026-07-01' }]);
    expect((await gb('06/30/2026')).facts.readings).toMatchObject([{ day: '2026-06-30' }]);
    expect(await gb('05/06/2026')).toMatchObject({ outcome: 'refused', issues: [{ code: 'ambiguous-date' }] });
  });

  test('of two days, or of one to come, is refused', async () => {
    for (const foot of [
      '<p>Data as of Jun 30, 2026</p><p>Updated on Jun 28, 2026</p>',
      '<p>Data as of Jul 9, 2026</p>',
    ]) {
      expect(await see(page({ foot }))).toMatchObject({ outcome: 'refused', issues: [{ code: 'ambiguous-date' }] });
    }
  });
});
