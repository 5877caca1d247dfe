import '#messages/jitless';
import { assessAppeals } from '#core/appeals/assess-appeals';
import { modelShop } from '#core/assess';
import type { MetricCode } from '#core/model/metric';
import type { ShopFile } from '#core/model/shop-file';
import { costEvidenceOf } from '#core/score/cost-completeness';
import { makePricer } from '#core/score/impact';
import { makeUpShop } from './made-up-shop';

// Runs in a worker of a real browser: candidates, tickets and all appealDetails of a shop whose lists are long.

const ASOF = '2026-07-01';

const median = (rounds: number, work: () => unknown): number => {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
};

export interface Measured {
  problems: number;
  proven: number;
  undecided: number;
  judged: number;
  tickets: number;
  /** medians in milliseconds: one plain pass over the same list, which only counts it by metric, and the finder */
  pass: number;
  finder: number;
}

/** Lists that long, of orders of the last weeks: a third is wrongly counted, of another third it cannot be told. */
const listMany = (file: ShopFile, problems: number): ShopFile => {
  const seen = { firstSeen: '2026-06-30T15:00:00Z', lastSeen: `${ASOF}T15:00:00Z`, readAt: null };
  const chosen = file.orders
    .filter((order) => order.deliveredAt !== null && order.deliveredAt > '2026-06-10' && order.deliverBy! < ASOF)
    .slice(0, problems);
  const metricOf = (i: number) => (['OTDR', 'NRR', 'AHT'] as const)[Math.floor(i / 3) % 3]!;
  const rows = chosen.map((order, i) => ({ order, metric: metricOf(i), kind: i % 3 }));
  const expressOf = new Map(
    rows.map(({ order, metric, kind }) => [
      order.id,
      metric === 'OTDR' && kind < 2 ? (kind === 0 ? true : null) : false,
    ]),
  );
  const unread = { readAt: null, firstSeen: null, lastSeen: null };
  return {
    ...file,
    orders: file.orders.map((order) => ({ ...order, express: expressOf.get(order.id) ?? order.express })),
    reviews: rows.flatMap(({ order, metric, kind }) =>
      metric === 'NRR'
        ? {
            id: order.id,
            orderId: order.id,
            skuId: null,
            productId: null,
            stars: 1,
            firstStars: [4, null, 1][kind]!,
            reviewedAt: '2026-06-29',
            topic: null,
            ...unread,
          }
        : [],
    ),
    cases: rows.flatMap(({ order, metric, kind }, i) =>
      metric === 'AHT'
        ? {
            ...{
              id: `c${order.id}`,
              orderId: order.id,
              type: 'refund' as const,
              reason: 'Defective item',
              requestedAt: '2026-06-28',
              respondBy: null,
            },
            ...{
              status: 'completed' as const,
              statusText: null,
              approveHours: 10 + (i % 40),
              inspectHours: null,
              rounds: 1,
            },
            ...{ approvedBy: (['platform', null, 'seller'] as const)[kind]!, ...unread },
          }
        : [],
    ),
    problems: rows.map(({ order, metric }) => ({
      metric,
      orderId: order.id,
      caseId: metric === 'AHT' ? `c${order.id}` : null,
      chatId: null,
      ...seen,
    })),
  };
};

const measure = (size: number, problems: number, rounds: number): Measured => {
  const file = listMany(makeUpShop(ASOF, size, 0), problems);
  const { inputs, facts, inputsByTodaysParameters } = modelShop(file, { asOf: ASOF })!;
  const find = () =>
    assessAppeals(
      inputs,
      makePricer(inputs),
      facts,
      true,
      costEvidenceOf(inputs, facts.coverage),
      inputsByTodaysParameters,
    );
  const { appeals, appealDetails } = find();
  const pass = median(rounds, () => {
    const counts = new Map<MetricCode, number>();
    for (const { metric } of file.problems) counts.set(metric, (counts.get(metric) ?? 0) + 1);
    return counts;
  });
  return {
    problems: file.problems.length,
    proven: appeals.candidates.length,
    undecided: appealDetails!.undecided.length,
    judged: appeals.judged.length,
    tickets: appeals.tickets.length,
    pass,
    finder: median(rounds, find),
  };
};

addEventListener('message', ({ data }: MessageEvent<{ size: number; problems: number; rounds: number }>) => {
  try {
    postMessage({ measured: measure(data.size, data.problems, data.rounds) });
  } catch (error) {
    postMessage({ failed: error instanceof Error ? error.stack : String(error) });
  }
});
