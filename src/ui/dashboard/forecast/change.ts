import type { PathDay, WhatIfChange } from '#core/explain/question';
import type { AppealTicket } from '#core/model/assessment';
import { type Day, isDay } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import { formatDay, formatPoints, formatRange, formatScore, isNegligible } from '../../components/format';

/** Content of the fields as typed; rates in percent, handling time in hours. */
export interface Draft {
  good: string;
  from: string;
  rates: Partial<Record<Metric, string>>;
  /** indices of the tickets assumed to be approved */
  tickets: readonly number[];
  approvedOn: string;
}

export type Field = 'good' | 'from' | Metric | 'approvedOn';
/** The change that the fields mean, and the invalid fields. */
export interface Read {
  change: WhatIfChange;
  wrong: readonly Field[];
  isEmpty: boolean;
}

const MAX_ORDERS_PER_DAY = 1_000_000;

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
const isWithin = (day: string, first: Day, last: Day): boolean => isDay(day) && day >= first && day <= last;

/** @param first first day that can be changed @param last last day of the path */
export const readDraft = (draft: Draft, tickets: readonly AppealTicket[], first: Day, last: Day): Read => {
  const wrong: Field[] = [];
  const change: WhatIfChange = {};
  if (draft.good.trim() !== '') {
    const perDay = numberOf(draft.good);
    if (!Number.isInteger(perDay) || perDay < 0 || perDay > MAX_ORDERS_PER_DAY) wrong.push('good');
    else if (!isWithin(draft.from, first, last)) wrong.push('from');
    else if (perDay > 0) change.goodOrders = { perDay, from: draft.from };
  }
  for (const metric of METRICS) {
    const text = draft.rates[metric] ?? '';
    if (text.trim() === '') continue;
    const rate = metric === 'AHT' ? numberOf(text) : numberOf(text) / 100;
    if (!(rate >= 0) || (metric !== 'AHT' && rate > 1)) wrong.push(metric);
    else change.rates = { ...change.rates, [metric]: rate };
  }
  const approved = tickets.filter((_, index) => draft.tickets.includes(index));
  if (approved.length > 0) {
    if (!isWithin(draft.approvedOn, first, last)) wrong.push('approvedOn');
    else
      change.approved = {
        on: draft.approvedOn,
        tickets: approved.map(({ metric, orderIds, caseIds, chatIds }) => ({ metric, orderIds, caseIds, chatIds })),
      };
  }
  return { change, wrong, isEmpty: Object.keys(change).length === 0 };
};

/** Describes the effect of a change at the end of the path, and where it is largest. */
export const describeChange = (path: readonly PathDay[], isEmpty: boolean): string => {
  const last = path.findLast(({ change }) => change !== null);
  if (last === undefined) return t('forecast.noScore');
  const [day, before, after] = [formatDay(last.day), formatScore(last.before?.mean), formatScore(last.after?.mean)];
  const range = formatRange(last.after?.p05, last.after?.p95);
  if (isEmpty) return t('forecast.path.none', { day, score: before, range });
  const most = path.reduce((best, row) => (Math.abs(row.change ?? 0) > Math.abs(best.change ?? 0) ? row : best), last);
  if (isNegligible(most.change ?? 0)) return t('forecast.path.same', { day, score: before });
  if (isNegligible(last.change ?? 0))
    return `${t('forecast.path.most', { day: formatDay(most.day), points: formatPoints(most.change) })} ${t('forecast.path.gone', { day, score: after })}`;
  return [
    t('forecast.path.changed', { day, before, after, points: formatPoints(last.change) }),
    t('forecast.path.range', { range }),
    ...(most === last
      ? []
      : [t('forecast.path.most', { day: formatDay(most.day), points: formatPoints(most.change) })]),
  ].join(' ');
};
