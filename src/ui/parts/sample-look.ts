import { LIST_NAMES, type ListName } from '#core/model/facts';
import type { VisitRow } from '#storage/database';
import type { ShopLook } from './look';
import { sampleAssessment } from './sample-assessment';

export const sampleVisit: VisitRow = {
  id: 2,
  shopId: 'US:7495123456789012345',
  page: 'score',
  metric: null,
  address: '/health-center/experience-score',
  at: '2026-07-01T16:00:00Z',
  shop: { region: 'US', sellerId: '7495123456789012345', name: 'Sample Shop' },
  outcome: 'read',
  strategy: 'labels',
  rows: 6,
  complaints: [],
};

export const sampleLook: ShopLook = {
  state: 'shop',
  shop: {
    id: 'US:7495123456789012345',
    region: 'US',
    name: 'Sample Shop',
    timeZone: 'America/Los_Angeles',
    openedOn: '2024-02-11',
    category: 'Home Supplies',
  },
  kept: { assessment: sampleAssessment, computedAt: '2026-07-01T16:00:02Z' },
  summary: {
    counts: Object.fromEntries(LIST_NAMES.map((name, index) => [name, index * 37])) as Record<ListName, number>,
    health: null,
    sources: [
      {
        source: 'orders-export',
        readAt: '2026-07-01T15:40:00Z',
        from: '2026-04-02',
        to: '2026-06-30',
        rows: 4120,
        expected: 4120,
        complete: true,
      },
      {
        source: 'diagnosis:OTDR',
        readAt: '2026-06-29T15:40:00Z',
        from: '2026-06-01',
        to: '2026-06-30',
        rows: 50,
        expected: 212,
        complete: false,
      },
      {
        source: 'readings',
        readAt: '2026-07-01T16:00:00Z',
        from: '2026-07-01',
        to: '2026-07-01',
        rows: 6,
        expected: 6,
        complete: true,
      },
    ],
  },
  said: { appealMarks: [], preparedTickets: [] },
  visits: [
    sampleVisit,
    {
      ...sampleVisit,
      id: 1,
      page: 'diagnosis',
      metric: 'OTDR',
      outcome: 'refused',
      at: '2026-06-30T18:00:00Z',
      rows: 0,
      complaints: [{ code: 'unknown-header', detail: 'Expected delivery' }],
    },
  ],
};
