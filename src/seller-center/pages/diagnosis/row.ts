import type { Metric } from '#core/model/metric';
import type { PageLocale } from '../../locale';
import type { Drafts } from '../../page-context';
import type { Cells } from '../../row-cells';
import { lookUpLabel } from '../../status-labels';
import { readProductName, readToken } from '../../values/identity';
import { readCount } from '../../values/number';
import { readReason } from '../../values/reasons';
import { readRating } from '../../values/stars';
import { readText, type Value } from '../../values/value';
import { CASE_TYPES, type PROBLEM_COLUMNS } from './captions';

type Field = { [M in Metric]: keyof (typeof PROBLEM_COLUMNS)[M] }[Metric];
export type ProblemCells = Cells<Field>;

type OrderDraft = NonNullable<Drafts['orders']>[number];

const readCaseType = (text: string): Value<(typeof CASE_TYPES)[string]> =>
  readText(text, (it) => lookUpLabel(CASE_TYPES, it));

const readOrder = (cells: ProblemCells, id: string, readAt: string): OrderDraft => {
  const skuId = cells.id('skuId');
  const productId = cells.id('productId');
  const productName = readProductName(cells.runs('productName'));
  const isLine = skuId !== null || productId !== null;
  return {
    id,
    readAt,
    placedAt: cells.moment('placedAt'),
    lines: isLine ? [{ skuId, productId, productName }] : null,
  };
};

/**
 * What one row of a diagnosis list adds: the problem, and what is printed beside it about the order, review, case or
 * chat. False where the row does not say whom it is about.
 */
export const readProblem = (
  metric: Metric,
  cells: ProblemCells,
  { at }: PageLocale,
  drafts: Required<Drafts>,
): boolean => {
  const seen = { readAt: at, firstSeen: at, lastSeen: at };
  if (metric === 'IM_DSAT') {
    const chatId = cells.take('chatId', readToken);
    if (chatId === null) return false;
    drafts.problems.push({ metric, chatId, ...seen });
    const rating = cells.take('rating', (_, cell) => readRating(cell));
    drafts.chats.push({ id: chatId, rating, startedAt: cells.moment('startedAt'), ...seen });
    return true;
  }
  const orderId = cells.id('orderId');
  if (orderId === null) return false;
  if (metric === 'AHT') {
    const caseId = cells.id('caseId');
    if (caseId === null) return false;
    drafts.problems.push({ metric, orderId, caseId, ...seen });
    drafts.cases.push({
      id: caseId,
      orderId,
      type: cells.take('type', readCaseType) ?? null,
      approveHours: cells.hours('approveHours'),
      inspectHours: cells.hours('inspectHours'),
      rounds: cells.take('rounds', readCount),
      ...seen,
    });
    return true;
  }
  const order = readOrder(cells, orderId, at);
  drafts.problems.push({ metric, orderId, ...seen });
  drafts.orders.push(order);
  switch (metric) {
    case 'NRR': {
      order.deliveredAt = cells.moment('deliveredAt');
      const stars = cells.take('stars', (_, cell) => readRating(cell));
      drafts.reviews.push({ orderId, skuId: order.lines?.[0]?.skuId ?? null, stars, firstStars: stars, ...seen });
      break;
    }
    case 'NBFR':
      order.deliveredAt = cells.moment('deliveredAt');
      drafts.cases.push({ orderId, reason: cells.take('reason', (_text, _cell, runs) => readReason(runs)), ...seen });
      break;
    case 'SFCR':
      order.cancelReason = cells.take('reason', (_text, _cell, runs) => readReason(runs));
      // A reason for a cancellation implies one; no other state is deduced, since a later one may be known already.
      if (order.cancelReason !== null) order.status = 'cancelled';
      break;
    case 'OTDR':
      order.deliverBy = cells.moment('deliverBy');
      order.deliveredAt = cells.moment('deliveredAt');
      break;
  }
  return true;
};
