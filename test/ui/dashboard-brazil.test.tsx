// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';
import type { MetricReading } from '#core/model/reading';
import { DASHBOARD_PAGES } from '../../src/ui/components/route';
import { goTo, type KnownShop, knownShop, type ShopFacts, settle, shareDashboard } from './shown-dashboard';

// A shop in Brazil on every page of the dashboard: its own five metrics, and none of the US.

const figures = (value: number, excellent: number, poor: number): MetricReading => ({
  ...{ value, excellent, poor, score: null, target: null, weight: null },
  ...{ numerator: Math.round(value * 200), denominator: 200 },
});

const inBrazil = (file: ShopFacts): ShopFacts => {
  const late = file.orders.filter(({ shippedAt, paidAt }) => shippedAt !== null && paidAt !== null).slice(-3);
  const seen = { firstSeen: file.readings.at(-1)!.at, lastSeen: file.readings.at(-1)!.at, readAt: null };
  return {
    ...file,
    shop: { ...file.shop, id: 'BR:1', region: 'BR', timeZone: 'America/Sao_Paulo' },
    problems: late.map(({ id }) => ({ metric: 'LDR', orderId: id, caseId: null, chatId: null, ...seen })),
    readings: file.readings.map((reading) => ({
      ...reading,
      metrics: {
        ...reading.metrics,
        ...{ OTDR: null, AHT: null, IM_DSAT: null },
        LDR: figures(0.03, 0.03, 0.1),
        RR24: figures(0.85, 0.9, 0.6),
      },
    })),
  };
};

let shop: KnownShop;
beforeAll(() => {
  shop = knownShop({ seed: 3, ordersPerDay: 6, visits: 6 }, inBrazil);
});

describe('a shop in Brazil', () => {
  shareDashboard(() => shop);
  const US_ALONE = /On-time delivery|After-sales handling time|Chat dissatisfaction|Orders that arrive late/;

  test.each(DASHBOARD_PAGES)('is drawn on the page %s without a metric that only the US has', async (page) => {
    await goTo(`#/${page}`);
    await settle();
    const text = document.querySelector('main')?.textContent ?? document.body.textContent!;
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toMatch(US_ALONE);
  });

  test('shows late dispatch and answers within 24 hours with their scores', async () => {
    await goTo('#/orders');
    await settle();
    const text = document.body.textContent!;
    expect(text).toContain('Late dispatch');
    expect(text).toContain('Response within 24 hours');
  });
});
