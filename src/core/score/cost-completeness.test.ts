import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { METRICS } from '#core/model/metric';
import { order } from '#test/fixtures/appeal-cases';
import { readShopFile } from '#test/fixtures/shop-file';

const asOf = '2026-07-01';
const [late, good, undated] = ['576111111111111111', '576222222222222222', '576333333333333333'];
const GOOD = Array.from({ length: 60 }, (_, i) =>
  order(`5760000000000${1000 + i}`, i % 2 === 0 ? { deliverBy: '2026-06-16', deliveredAt: '2026-06-15' } : {}),
);
const whole = (source: string) => ({
  ...{ source, from: '2026-03-01', to: asOf, readAt: `${asOf}T13:00:00Z`, complete: true },
});
const ALL = ['orders', 'cases', 'reviews', ...METRICS.map((metric) => `diagnosis:${metric}`)].map(whole);
const anchors = {
  NRR: { excellent: 0.01, poor: 0.04 },
  NBFR: { excellent: 0.01, poor: 0.04 },
  SFCR: { excellent: 0.01, poor: 0.04 },
  OTDR: { excellent: 0.95, poor: 0.8 },
  AHT: { excellent: 20, poor: 60 },
};
const look = (lists: Record<string, unknown[]>, metrics: object = anchors, region = 'US') => {
  const file = readShopFile({
    exportedAt: `${asOf}T16:00:00Z`,
    shop: { id: `${region}:1`, region, timeZone: 'America/Los_Angeles', openedOn: '2020-01-01' },
    readings: [{ at: '2026-06-20T18:00:00Z', day: '2026-06-20', metrics }],
    orders: [...GOOD, order(late!, { deliveredAt: '2026-06-25' }), order(good!)],
    ...lists,
  });
  return assess(file, { asOf, replay: false, horizon: 7, futures: 8 });
};
const listed = (orderId: string) => ({
  metric: 'OTDR',
  orderId,
  firstSeen: '2026-06-26',
  lastSeen: `${asOf}T14:00:00Z`,
});

describe('knowledge of the costs of a metric', () => {
  test('is complete if all lists were read: only bad orders cost', () => {
    const { costs, costsKnown, unpriced } = look({ coverage: ALL });
    expect(costs).toMatchObject([{ metric: 'OTDR', orderId: late }]);
    expect(costsKnown.NRR).toEqual({ state: 'whole', why: null, source: null });
    expect(costsKnown.OTDR).toEqual({ state: 'whole', why: null, source: null });
    expect(unpriced).toEqual([]);
  });
  test('names an unread list', () => {
    const { costsKnown } = look({ coverage: ALL.filter(({ source }) => !/NRR|reviews/.test(source)) });
    expect(costsKnown.NRR).toEqual({ state: 'part', why: 'list', source: 'diagnosis:NRR' });
    expect(costsKnown.NBFR!.state).toBe('whole');
    const untilYesterday = ALL.map((row) => ({ ...row, to: '2026-06-30' }));
    expect(look({ coverage: untilYesterday }).costsKnown.NRR!.state).toBe('whole');
    const aDayShort = ALL.map((row) => ({ ...row, to: '2026-06-29' }));
    expect(look({ coverage: aDayShort }).costsKnown.NRR).toMatchObject({ state: 'part', why: 'list' });
  });
  test('is incomplete if a page counts more than the facts name', () => {
    const OTDR = { ...anchors.OTDR, numerator: 50, denominator: 62, value: 0.8064 };
    const readings = [{ at: `${asOf}T12:00:00Z`, day: asOf, metrics: { OTDR } }];
    const coverage = ALL.filter(({ source }) => source !== 'orders');
    const { costsKnown } = look({ readings, coverage });
    expect(costsKnown.OTDR).toEqual({ state: 'part', why: 'page-counts-more', source: 'diagnosis:OTDR' });
  });
  test('is incomplete, but names all, where the page counts the listed orders of unread days', () => {
    const OTDR = { ...anchors.OTDR, numerator: 60, denominator: 62, value: 0.9677 };
    const readings = [{ at: `${asOf}T12:00:00Z`, day: asOf, metrics: { OTDR } }];
    const coverage = ALL.filter(({ source }) => source !== 'orders');
    const { costsKnown } = look({ readings, coverage, problems: [listed(undated!)] });
    expect(costsKnown.OTDR).toEqual({ state: 'part', why: 'unpriced', source: 'orders' });
  });
  test('is incomplete if a deciding fact is missing', () => {
    const reviews = [{ orderId: good, skuId: 's', stars: 1, firstStars: null, reviewedAt: '2026-06-22' }];
    const coverage = ALL.filter(({ source }) => source !== 'diagnosis:NRR');
    expect(look({ coverage, reviews }).costsKnown.NRR).toMatchObject({ state: 'part', why: 'facts' });
  });
  test('is complete if a diagnosis list read whole names no order that lacks a fact', () => {
    const reviews = [{ orderId: good, skuId: 's', stars: 1, firstStars: null, reviewedAt: '2026-06-22' }];
    expect(look({ coverage: ALL, reviews }).costsKnown.NRR).toMatchObject({ state: 'whole' });
  });
  test('without anchors a bad order has an unknown cost, not 0', () => {
    const { OTDR: _, ...others } = anchors;
    const { costs, costsKnown, unpriced } = look({ coverage: ALL }, others);
    expect(costs).toEqual([]);
    expect(costsKnown.OTDR).toEqual({ state: 'none', why: 'anchors', source: 'readings' });
    expect(unpriced).toMatchObject([{ metric: 'OTDR', orderId: late, why: 'anchors', source: 'readings' }]);
  });
  test('a listed order of an unread day has an unknown cost', () => {
    const nrr = { ...listed(undated!), metric: 'NRR' };
    const orderOf = (problems: object[]) =>
      look({ coverage: ALL, problems }).unpriced.map(({ metric, orderId }) => [metric, orderId]);
    expect(orderOf([listed(undated!), nrr])).toEqual([
      ['NRR', undated],
      ['OTDR', undated],
    ]);
    expect(orderOf([nrr, listed(undated!)])).toEqual(orderOf([listed(undated!), nrr]));
    const { unpriced, costsKnown } = look({ coverage: ALL, problems: [listed(undated!)] });
    expect(costsKnown.OTDR).toEqual({ state: 'part', why: 'unpriced', source: 'orders' });
    expect(costsKnown.NRR!.state).toBe('whole');
    expect(unpriced).toMatchObject([{ metric: 'OTDR', orderId: undated, why: 'day', source: 'orders' }]);
  });
  test('there is none for a shop without a score or a formula', () => {
    const few = look({ coverage: ALL, orders: [order(late!, { deliveredAt: '2026-06-25' })] });
    expect(few.eligible.state).toBe('no-score');
    expect(few.costsKnown.OTDR).toEqual({ state: 'none', why: 'no-score', source: null });
    expect(look({}, {}, 'GB').costsKnown.OTDR).toMatchObject({ state: 'none', why: 'formula' });
  });
});

test('costs, calendar, candidates and tickets say what they rest on', () => {
  const lists = {
    problems: [listed(late!)],
    orders: [...GOOD, order(late!, { deliveredAt: '2026-06-25', express: true })],
  };
  const restOf = (assessment: ReturnType<typeof look>) => {
    const { costs, calendar, appeals } = assessment;
    const rows = [...costs, ...calendar, ...appeals.candidates, ...appeals.tickets].filter(
      ({ metric }) => metric === 'OTDR',
    );
    expect([costs, calendar, appeals.candidates, appeals.tickets].map(({ length }) => length > 0)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    return [...new Set(rows.map(({ restsOn }) => restsOn))];
  };
  expect(restOf(look({ ...lists, coverage: ALL }))).toEqual(['whole']);
  expect(restOf(look(lists))).toEqual(['part']);
  const page = {
    at: `${asOf}T12:00:00Z`,
    day: asOf,
    metrics: { OTDR: { ...anchors.OTDR, numerator: 76, denominator: 80, value: 0.95 } },
  };
  expect(restOf(look({ ...lists, readings: [page] }))).toEqual(['page']);
});

test('the calendar has no rows for undated page-only counts', () => {
  const counted = { OTDR: { ...anchors.OTDR, numerator: 1140, denominator: 1200, value: 0.95 } };
  const page = (metrics: object) => [{ at: `${asOf}T12:00:00Z`, day: asOf, metrics }];
  expect(look({ readings: page(counted) }).calendar).toEqual([]);
  const few = { OTDR: { ...counted.OTDR, numerator: 61, denominator: 64 } };
  expect(look({ readings: page(few) }).calendar.map(({ restsOn }) => restsOn)).toContain('page');
});

test('a shop known to have no score is not asked to read one', () => {
  const readings = [{ at: `${asOf}T12:00:00Z`, day: asOf, state: 'no-score' }];
  const isSent = (lists: Record<string, unknown[]>) => look(lists).unknown.some(({ what }) => what === 'printed-score');
  expect(isSent({ readings })).toBe(false);
  expect(isSent({})).toBe(true);
});
