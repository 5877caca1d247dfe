import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportOutcome } from '#core/model/export';
import { type Facts, noFacts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { makeZone } from '#core/model/zone';
import { readExport } from '#seller-center/exports/read-export';
import { orderGrid, writeCsv } from '../fixtures/order-export';
import { API_METRICS, type ApiChoices, answersOf } from '../fixtures/partner-api';
import { readFacts } from '../fixtures/read-facts';
import { writeZip } from '../fixtures/workbook';
import { simulateShop } from '../simulator/shop';

const AS_OF = '2026-07-01';
const at = '2026-07-01T16:00:00.000Z';
const context = { region: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', at } as const;
const zone = makeZone(context.timeZone);
const shop = simulateShop({ ordersPerDay: 30 });
const known = shop.facts(AS_OF);
const readings = known.readings.filter(({ day }) => day <= AS_OF).slice(-30);
const today = readings.at(-1)!;

const read = (file: Blob | string, change: Partial<Parameters<typeof readFacts>[1]> = {}) =>
  readFacts(file, { ...context, ...change });
const readJson = (value: unknown) => read(JSON.stringify(value));
const leftOut = ({ outcome }: { outcome: ExportOutcome }) =>
  outcome.ok ? outcome.value.refused.map(({ message }) => message) : [outcome.message];

const rounded = (number: number | null | undefined) => (number == null ? null : Number(number.toPrecision(10)));
const figuresOf = (reading: Reading, metric: Metric) => {
  const { value, score, numerator, denominator, excellent, poor } = reading.metrics[metric]!;
  return [value, score, numerator, denominator, excellent, poor].map(rounded);
};
const expectReadings = (facts: Facts) => {
  const reading = facts.readings.find(({ day }) => day === today.day)!;
  expect(reading).toMatchObject({ state: 'scored', overall: today.overall, dimensions: today.dimensions });
  for (const metric of API_METRICS) expect(figuresOf(reading, metric)).toEqual(figuresOf(today, metric));
};
const allAnswers = (change: Partial<ApiChoices> = {}) => {
  const { overview, metrics, diagnoses, problemPages } = answersOf(known, readings, change);
  return [overview, metrics, ...diagnoses, ...API_METRICS.flatMap(problemPages)];
};

describe('saved answers of the Partner API', () => {
  test('problems under a list name that is not known are read; a list that is not found is named', async () => {
    const rows = [{ order_id: '577900000001234578', user_review_rating: '1' }];
    const renamed = await readJson({ metric_code: 'NRR', total_count: 1, problem_orders: rows });
    expect(renamed.facts.problems).toMatchObject([{ metric: 'NRR', orderId: '577900000001234578' }]);
    const unnamed = await readJson({ total_count: 1, next_page_token: '', problem_orders: rows });
    expect([unnamed.facts.problems, unnamed.facts.coverage]).toEqual([renamed.facts.problems, renamed.facts.coverage]);
    const lost = await readJson({ metric_code: 'NRR', total_count: 1 });
    expect(leftOut(lost)).toEqual(['NRR: its list of problems is not found']);
  });

  test('alone: an overview is the reading of the day on which it was updated', async () => {
    const { facts, outcome } = await readJson(answersOf(known, readings).overview);
    expect(outcome).toMatchObject({
      ok: true,
      value: { kind: 'partner-api', records: 1, refused: [], from: today.day },
    });
    expect(facts.readings).toMatchObject([
      { day: today.day, state: 'scored', overall: today.overall, dimensions: today.dimensions },
    ]);
    expect(facts.coverage).toMatchObject([{ source: 'readings', from: today.day, complete: false }]);
  });

  test('of a day that cannot be read are of no other day, and deadlines that cannot be are none', async () => {
    const { overview, metrics } = answersOf(known, readings);
    const spoil = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, one) => (/_time$/.test(key) ? '23 June' : one));
    for (const answer of [overview, metrics]) {
      const spoilt = await readJson(spoil(answer));
      expect(spoilt.facts.readings).toEqual([]);
      expect(leftOut(spoilt).join()).toMatch(
        /update_time: “.*” cannot be read|the end of its evaluation cannot be read/,
      );
    }
    const order = { order_id: '577900000001234578', order_create_time: 1_781_000_000 };
    const problem = (expect_deliver_time: number) =>
      readJson({ metric_code: 'OTDR', otdr_problem_order_items: [{ ...order, expect_deliver_time }], total_count: 1 });
    expect((await problem(1_781_400_000)).facts.orders[0]!.deliverBy).toBe('2026-06-14T01:20:00Z');
    for (const time of [1_981_400_000, 1_780_000_000])
      expect((await problem(time)).facts.orders).toMatchObject([{ deliverBy: null }]);
  });

  test('in whatever scale, wrapper and form come to the figures that the platform printed', async () => {
    const scale = fc.constantFrom<1 | 100>(1, 100);
    const choices = fc.record({
      value: scale,
      benchmarks: scale,
      asNumbers: fc.boolean(),
      isWrapped: fc.boolean(),
      pageSize: fc.integer({ min: 3, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(choices, fc.constantFrom('list', 'object', 'lines', 'behind', 'zip'), async (choice, form) => {
        const answers = allAnswers(choice);
        const texts = answers.map((answer) => JSON.stringify(answer));
        const files: Record<typeof form, Blob | string> = {
          list: JSON.stringify(answers),
          object: JSON.stringify({
            shop: 'mine',
            answers: Object.fromEntries(answers.map((answer, index) => [`call ${index}`, answer])),
          }),
          lines: `\uFEFF${texts.join('\r\n')}`,
          behind: answers.map((answer) => JSON.stringify(answer, null, 2)).join('\n'),
          zip: new Blob([writeZip(texts.map((text, index) => ({ name: `sps/${index}.json`, text })))]),
        };
        const { facts, outcome } = await read(files[form]);
        expect(outcome).toMatchObject({ ok: true, value: { kind: 'partner-api', refused: [] } });
        expectReadings(facts);
        expect(facts.readings).toHaveLength(readings.length);
        for (const past of readings.slice(0, -1)) {
          const found = facts.readings.find(({ day }) => day === past.day)!;
          expect(found).toMatchObject({ readAt: past.day, state: null, overall: null });
          for (const metric of API_METRICS) {
            const value = past.metrics[metric]?.value ?? null;
            expect(found.metrics[metric] ?? null).toEqual(
              value === null
                ? null
                : expect.objectContaining({ value: expect.closeTo(value, 9), score: null, excellent: null }),
            );
          }
        }
        expect(facts.coverage.filter(({ complete }) => !complete)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('list the same problems as the diagnosis pages, with what stands beside them', async () => {
    const { facts, outcome } = await readJson(
      API_METRICS.flatMap(answersOf(known, readings, { pageSize: 7 }).problemPages),
    );
    expect(outcome).toMatchObject({ ok: true, value: { refused: [] } });
    const names = (rows: Facts['problems']) =>
      rows.map(({ metric, orderId, caseId, chatId }) => `${metric} ${orderId} ${caseId} ${chatId}`).sort();
    expect(names(facts.problems)).toEqual(names(known.problems));
    expect(facts.problems.length).toBeGreaterThan(50);
    expect(facts.problems.every(({ firstSeen }) => firstSeen === at)).toBe(true);
    for (const order of facts.orders) {
      const right = known.orders.find(({ id }) => id === order.id)!;
      for (const field of ['placedAt', 'deliveredAt', 'cancelReason'] as const)
        if (order[field] !== null) expect(order[field]?.slice(0, 19)).toBe(right[field]?.slice(0, 19));
      if (order.deliverBy !== null) expect(zone.dayOf(order.deliverBy)).toBe(zone.dayOf(right.deliverBy!));
      expect(right.lines).toContainEqual(
        expect.objectContaining({ skuId: order.lines![0]!.skuId, productId: order.lines![0]!.productId }),
      );
    }
    for (const review of facts.reviews)
      expect(known.reviews).toContainEqual(
        expect.objectContaining({ orderId: review.orderId, firstStars: review.firstStars }),
      );
    for (const request of facts.cases.filter(({ id }) => id !== null)) {
      const { approveHours, inspectHours, rounds } = request;
      expect(known.cases).toContainEqual(
        expect.objectContaining({ id: request.id, approveHours, inspectHours, rounds }),
      );
    }
    for (const chat of facts.chats)
      expect(known.chats).toContainEqual(expect.objectContaining({ id: chat.id, rating: chat.rating }));
    const counts = (metric: Metric) => known.problems.filter((problem) => problem.metric === metric).length;
    expect(
      facts.coverage.map(({ source, rows, expected, complete, to }) => [source, rows, expected, complete, to]),
    ).toEqual(API_METRICS.map((metric) => [`diagnosis:${metric}`, counts(metric), counts(metric), true, '2026-06-30']));
  });

  test('with a page that is not there are a part', async () => {
    const pages = answersOf(known, readings, { pageSize: 5 }).problemPages('OTDR');
    expect(pages.length).toBeGreaterThan(2);
    const coverageOf = async (some: readonly unknown[]) => (await readJson(some)).facts.coverage[0]!;
    expect(await coverageOf(pages)).toMatchObject({ complete: true });
    for (let gone = 0; gone < pages.length; gone += 1)
      expect(await coverageOf(pages.toSpliced(gone, 1))).toMatchObject({ complete: false });
    // the same page twice is not two
    expect(await coverageOf([...pages.slice(0, -1), ...pages.slice(0, 1)])).toMatchObject({ complete: false });
  });

  test('keep nobody who bought or answered', async () => {
    for (const form of [allAnswers(), { rows: allAnswers({ isWrapped: false }) }]) {
      expect(JSON.stringify(form)).toMatch(/Secret/);
      expect(JSON.stringify(await readJson(form))).not.toMatch(/Secret/i);
    }
  });

  test('that are errors are refused by their code, and cost the others nothing', async () => {
    const error = { code: 105_005, message: 'access denied', request_id: 'x' };
    expect((await readJson(error)).outcome).toMatchObject({
      ok: false,
      code: 'no-figures',
      message: expect.stringMatching(/105005 \(“access denied”\)/),
    });
    const both = await readJson([error, answersOf(known, readings).overview]);
    expect(leftOut(both)).toEqual([expect.stringMatching(/^\[0\]: TikTok answered with the error 105005/)]);
    expect(both.facts.readings).toHaveLength(1);
  });

  test('are of US shops', async () => {
    const file = JSON.stringify(answersOf(known, readings).overview);
    expect((await read(file, { region: 'GB', timeZone: 'Europe/London' })).outcome).toMatchObject({
      ok: false,
      code: 'unsupported-export',
    });
  });

  test('of other metrics stay under their own codes or are named', async () => {
    const metric = (code: string) => ({ metric_code: code, value: '12%', score: '3.1', value_unit: 'PERCENT' });
    const both = await readJson({ metrics: [metric('LDR'), metric('XYZ')] });
    expect(both.facts.readings[0]!.metrics).toMatchObject({ LDR: { value: 0.12, score: 3.1 }, NRR: null });
    expect(leftOut(both)).toEqual(['“XYZ” is no metric that is known']);
  });
});

describe('percentages', () => {
  /** The sample of the documents: benchmarks as fractions beside a value of 100. */
  const sample = (change: object = {}) => ({
    benchmarks: { excellent_threshold: '0.02', poor_threshold: '0.08' },
    dimension: 'Product satisfaction',
    evaluate_duration_days: 30,
    end_evaluation_time: 1761264000,
    start_evaluation_time: 1758672000,
    metric_code: 'NRR',
    score: '4.7',
    value: '0.97',
    value_unit: 'PERCENT',
    ...change,
  });
  const valuesOf = async (...metrics: object[]) => {
    const result = await readJson({ code: 0, message: 'Success', data: { metrics } });
    const [reading] = result.facts.readings;
    return { of: (metric: Metric) => reading!.metrics[metric]!, names: leftOut(result), reading };
  };

  test('are settled by the score against the benchmarks', async () => {
    const { of, names, reading } = await valuesOf(sample());
    expect(of('NRR')).toMatchObject({ value: 0.0097, excellent: 0.02, poor: 0.08, score: 4.7 });
    expect(names).toEqual([]);
    expect(reading!.day).toBe('2025-10-23'); // which began in California when it was midnight in UTC
  });

  test('are settled by the counts', async () => {
    const result = await readJson({
      data: {
        benchmarks: { excellent_threshold: '0.98', poor_threshold: '0.80' },
        calculation_rule: { denominator_value: '1000', numerator_value: '947' },
        dimension: 'Product satisfaction',
        metric_code: 'OTDR',
        score: '4.3',
        trend: { data_points: [{ record_date: '20260601', value: '0.947' }] },
        value: '0.947',
        value_unit: 'PERCENT',
      },
      code: 0,
      message: 'Success',
    });
    expect(leftOut(result)).toEqual([]);
    expect(result.facts.readings).toMatchObject([
      {
        day: AS_OF,
        metrics: { OTDR: { value: 0.947, excellent: 0.98, poor: 0.8, numerator: 947, denominator: 1000 } },
      },
      { day: '2026-06-01', overall: null, metrics: { OTDR: { value: 0.947, score: null } } },
    ]);
  });

  test('that nothing settles are not taken, and named', async () => {
    const alone = await valuesOf(
      sample({ value: '0.0126', score: '3.9', benchmarks: { excellent_threshold: '0.012', poor_threshold: '0.04' } }),
    );
    expect(alone.of('NRR')).toMatchObject({ value: null, excellent: null, poor: null, score: 3.9 });
    expect(alone.names).toEqual([
      expect.stringMatching(/NRR, value: 0\.0126 could be 0\.0126 % or 1\.26 %/),
      expect.stringMatching(/NRR, excellent/),
      expect.stringMatching(/NRR, poor/),
    ]);
    // another metric of the same answer tells how it writes both
    const onTime = {
      metric_code: 'OTDR',
      value: '0.953',
      score: '3.9',
      benchmarks: { excellent_threshold: '0.9516', poor_threshold: '0.85' },
    };
    const both = await valuesOf(
      sample({ value: '0.0126', score: '3.9', benchmarks: { excellent_threshold: '0.012', poor_threshold: '0.04' } }),
      onTime,
    );
    expect(both.of('NRR')).toMatchObject({ value: 0.0126, excellent: 0.012, poor: 0.04 });
    expect(both.names).toEqual([]);
  });

  test('of an answer are not settled by an on-time rate that is written another way', async () => {
    const metric = (code: string, value: string, score: string, excellent: string, poor: string) =>
      sample({
        metric_code: code,
        value,
        score,
        benchmarks: { excellent_threshold: excellent, poor_threshold: poor },
      });
    const { of } = await valuesOf(
      metric('NRR', '0.0126', '3.9', '0.012', '0.04'),
      metric('IM_DSAT', '0.3351', '2.5', '0.1701', '0.5'),
      metric('OTDR', '95.3', '4', '95.16', '85'),
    );
    expect(of('OTDR')).toMatchObject({ value: 0.953, excellent: 0.9516, poor: 0.85 });
    for (const code of ['NRR', 'IM_DSAT'] as const)
      expect(of(code)).toMatchObject({ value: null, excellent: null, poor: null });
  });

  test('out of range, of another unit or the wrong way round are not taken, and named', async () => {
    const { of, names } = await valuesOf(
      sample({ metric_code: 'SFCR', value: '250', score: '7' }),
      sample({ metric_code: 'NBFR', value: '3', benchmarks: { excellent_threshold: '8', poor_threshold: '2' } }),
      sample({ metric_code: 'AHT', value: '12' }),
    );
    expect(of('SFCR')).toMatchObject({ value: null, score: null });
    expect(of('NBFR')).toMatchObject({ value: 0.03, excellent: null, poor: null });
    expect(of('AHT')).toMatchObject({ value: null, excellent: null });
    expect(names.join('\n')).toMatch(/SFCR, value: is no percentage|SFCR, value/);
    expect(names.join('\n')).toMatch(/AHT: its unit is PERCENT/);
    expect(names.join('\n')).toMatch(/NBFR: its benchmarks stand the wrong way round/);
  });
});

describe('ids', () => {
  const problem = (id: string) =>
    `{"metric_code":"SFCR","sfcr_problem_order_items":[{"order_id":${id},"order_create_time":1782518400,"sku_id":"1729592969712207014","cancellation_reasons":["Out of stock"]}],"next_page_token":"","total_count":1}`;

  test('that were written as numbers keep all their digits', async () => {
    const { facts, outcome } = await read(problem('576461413038785752'));
    expect(outcome).toMatchObject({ ok: true, value: { refused: [] } });
    expect(facts.problems).toMatchObject([{ metric: 'SFCR', orderId: '576461413038785752' }]);
    expect(facts.orders).toMatchObject([{ cancelReason: 'Out of stock', status: 'cancelled' }]);
    expect(facts.coverage).toMatchObject([{ complete: true }]);
  });

  test('that a tool has rounded are not taken', async () => {
    for (const id of ['576461413038785800', '5.764614130387857e17']) {
      const result = await read(problem(id));
      expect(result.facts.problems).toEqual([]);
      expect(result.facts.coverage).toMatchObject([{ rows: 0, expected: 1, complete: false }]);
      expect(leftOut(result)).toEqual([expect.stringMatching(/order_id: .* was rounded to a number/)]);
    }
  });
});

describe('a ZIP of several files', () => {
  const csv = writeCsv(orderGrid(shop, AS_OF, { from: '2026-06-24' }));

  test('is read as if they were chosen one by one, and what is in none is named', async () => {
    const files = [
      { name: 'All order-2026-06-30.csv', text: csv },
      { name: 'api/overview.json', text: JSON.stringify(answersOf(known, readings).overview) },
      { name: 'api/metrics.json', text: JSON.stringify(answersOf(known, readings).metrics) },
      { name: 'readme.pdf', text: '%PDF-1.7' },
      { name: '__MACOSX/._overview.json', text: 'x' },
    ];
    const { facts, outcome } = await read(new Blob([writeZip(files)]));
    expect(outcome).toMatchObject({
      ok: true,
      value: { kind: 'archive', refused: [{ file: 'readme.pdf', row: null, message: expect.stringMatching(/PDF/) }] },
    });
    const alone = await read(csv);
    expect(facts.orders.map(({ id }) => id)).toEqual(alone.facts.orders.map(({ id }) => id));
    // the end of the day that the name of its file tells
    expect(facts.orders.map(({ readAt }) => readAt)).toContain('2026-07-01T06:59:59.000Z');
    expect(facts.readings).toHaveLength(1);
    expect(facts.readings[0]).toMatchObject({
      overall: today.overall,
      metrics: { NRR: { score: today.metrics.NRR!.score } },
    });
  });

  test('of which none can be read is refused as the first', async () => {
    const { facts, outcome } = await read(
      new Blob([
        writeZip([
          { name: 'a.pdf', text: '%PDF' },
          { name: 'b.html', text: '<html>' },
        ]),
      ]),
    );
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/^a\.pdf: it is a PDF/) });
    expect(facts).toEqual(noFacts());
  });
});

test('answers in several files are read together', async () => {
  const { overview, problemPages } = answersOf(known, readings, { pageSize: 9 });
  const files = [overview, ...problemPages('NRR'), { code: 9, message: 'x' }].map(
    (answer, index) => new File([JSON.stringify(answer)], `${index}.json`, { lastModified: Date.parse(at) }),
  );
  const facts = noFacts();
  const outcome = await readExport(files, context, { onFacts: (some) => void Object.assign(facts, some) });
  const last = files.at(-1)!.name;
  expect(outcome).toMatchObject({ ok: true, value: { refusedFiles: [last], refused: [{ file: last }] } });
  expect(facts.coverage).toMatchObject([{ source: 'readings' }, { source: 'diagnosis:NRR', complete: true }]);
});

test('answers of a line each lose a bad line and no other', async () => {
  const { overview } = answersOf(known, readings);
  const line = JSON.stringify(overview);
  for (const [lines, bad] of [
    [[line.slice(0, 80), line], 1],
    [[line, line.slice(0, 80), ''], 2],
    [['', line, 'garbage'], 3],
  ] as const) {
    const result = await read(lines.join('\n'));
    expect(result.facts.readings).toHaveLength(1);
    expect(result.outcome).toMatchObject({ ok: true, value: { refused: [{ row: bad }] } });
  }
});
