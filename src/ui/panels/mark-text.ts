import type { Mark } from '#messages/protocol';
import { formatPoints } from '../parts/format';
import { TEXT } from './text';

/** What a mark has to say where only one metric is spoken of; null where that is nothing. */
export const markFor = (mark: Mark, metric: string | null): Mark | null => {
  if (metric === null) return mark;
  const costs = mark.costs.filter((it) => it.metric === metric);
  const appeal = mark.appeal?.metric === metric ? mark.appeal : null;
  return costs.length === 0 && appeal === null ? null : { ...mark, costs, appeal };
};

/** "−0.031 · appeal". Costs in several metrics are not added up: together they are worth less or more than their sum. */
export const markText = ({ costs, appeal }: Mark): string =>
  [...costs.map(({ points }) => formatPoints(points)), ...(appeal === null ? [] : [TEXT.appeal])].join(' · ');
