import type { OrderMark } from '#messages/panel-protocol';
import { formatPoints } from '../components/format';
import { PANEL_TEXT } from './text';

/** What a mark has to say where only one metric is spoken of; null where that is nothing. */
export const markFor = (mark: OrderMark, metric: string | null): OrderMark | null => {
  if (metric === null) return mark;
  const costs = mark.costs.filter((cost) => cost.metric === metric);
  const appeal = mark.appeal?.metric === metric ? mark.appeal : null;
  const { prepared: mine, ...rest } = mark;
  const prepared = mine?.metric === metric ? { prepared: mine } : {};
  const isBare = costs.length === 0 && appeal === null && prepared.prepared === undefined;
  return isBare ? null : { ...rest, costs, appeal, ...prepared };
};

/** "−0.031 · appeal". Costs in several metrics are not added up: together they are worth less or more than their sum. */
export const markText = ({ costs, appeal, prepared }: OrderMark): string =>
  [
    ...costs.map(({ points }) => formatPoints(points)),
    ...(prepared !== undefined ? [PANEL_TEXT.inTicket] : appeal === null ? [] : [PANEL_TEXT.appeal]),
  ].join(' · ');
