import type { WhatIfChange } from '#core/explain/question';
import type { AppealTicket } from '#core/model/assessment';
import { type Day, isDay } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';

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
