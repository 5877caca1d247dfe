import type { ProblemDetail, ProblemEvent } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { problemKey } from '#core/model/problem';
import type { UserInput } from '#storage/queries';
import { t } from '#texts/translate';
import { formatValue } from '../../components/format';
import { shownId } from '../../components/links';

type AppealState = 'prepared' | 'filed' | 'proven' | 'judge' | 'look' | 'left' | 'none';
export const SORT_KEYS = ['costs', 'on', 'stops'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export const GROUP_KEYS = ['none', 'product', 'reason'] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

/** An order, request or chat that counts against the shop. */
export interface ProblemRow {
  key: string;
  id: string;
  subject: Pick<Assessment['costs'][number], 'metric' | 'orderId' | 'caseId' | 'chatId'>;
  metric: Metric;
  product: string | null;
  /** what happened, in words */
  what: string;
  on: Day | null;
  /** null if it counts and its cost is unknown */
  points: number | null;
  /** why the cost is unknown; null if known */
  unpriced: 'day' | 'anchors' | null;
  stopsOn: Day | null;
  cost: Assessment['costs'][number] | null;
  appeal: AppealState;
  /** whether the seller has dealt with it */
  done: boolean;
  note: string;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const eventText = (event: ProblemEvent): string => {
  switch (event.kind) {
    case 'review':
      return t('orders.event.review', { stars: event.stars ?? 'none' });
    case 'late':
      return t('orders.event.late', { days: (event.daysLate === null ? null : Math.max(0, event.daysLate)) ?? 'none' });
    case 'cancelled':
      return t('orders.event.cancelled', { reason: event.reason ?? 'none' });
    case 'returned':
      return t('orders.event.returned', { reason: event.reason ?? 'none' });
    case 'handled':
      return t('orders.event.handled', {
        hours: (event.hours === null ? null : formatValue('AHT', event.hours)) ?? 'none',
        reason: event.reason ?? 'none',
      });
    case 'chat':
      return t('orders.event.chat', { rating: event.rating ?? 'none' });
  }
};

/** Possible and earlier actions on each problem. */
const appealStates = (
  assessment: Assessment,
  { appealMarks, preparedTickets }: UserInput,
): Map<string, AppealState> => {
  const states = new Map<string, AppealState>();
  for (const problem of assessment.appealDetails?.undecided ?? []) states.set(problemKey(problem), 'look');
  for (const candidate of assessment.appeals.judged) states.set(problemKey(candidate), 'judge');
  for (const candidate of assessment.appeals.candidates) states.set(problemKey(candidate), 'proven');
  for (const mark of appealMarks)
    if (mark.excluded || mark.filedAt !== null) states.set(problemKey(mark), mark.excluded ? 'left' : 'filed');
  for (const { metric, orderIds, caseIds, chatIds, state } of preparedTickets) {
    if (state === 'dropped') continue;
    for (const id of [...orderIds, ...caseIds, ...chatIds])
      states.set(`${metric}+${id}`, state === 'filed' ? 'filed' : 'prepared');
  }
  return states;
};

/** Everything that counts against the shop: problems with a price, and listed ones without. */
export const problemRows = (
  assessment: Assessment,
  userInput: UserInput,
  details: readonly ProblemDetail[] | null | undefined,
): ProblemRow[] => {
  const states = appealStates(assessment, userInput);
  const markOf = new Map(userInput.appealMarks.map((mark) => [problemKey(mark), mark]));
  const detailOf = new Map(details?.map((detail) => [detail.key, detail]));
  const row = (
    subject: ProblemRow['subject'],
    cost: ProblemRow['cost'],
    unpriced: ProblemRow['unpriced'] = null,
  ): ProblemRow => {
    const key = problemKey(subject);
    const detail = detailOf.get(key);
    return {
      key,
      id: shownId(subject),
      subject,
      metric: subject.metric,
      product: detail?.product ?? null,
      what: capitalise(detail === undefined ? t(`orders.ofMetric.${subject.metric}`) : eventText(detail.event)),
      on: detail?.on ?? null,
      points: cost?.points ?? null,
      unpriced,
      stopsOn: cost?.leavesOn ?? null,
      cost,
      appeal: states.get(key) ?? 'none',
      done: markOf.get(key)?.done ?? false,
      note: markOf.get(key)?.note ?? '',
    };
  };
  const priced = assessment.costs.map((cost) => row(cost, cost));
  const known = new Set(priced.map(({ key }) => key));
  const unpriced = assessment.unpriced
    .map(({ why, source: _, ...subject }) => row(subject, null, why))
    .filter(({ key }) => !known.has(key));
  return [...priced, ...unpriced];
};

export const ROW_STATES = ['open', 'done'] as const;
export type RowState = (typeof ROW_STATES)[number];

export interface Filter {
  metric: string;
  state: RowState | '';
  search: string;
}

export const matchesFilter =
  ({ metric, state, search }: Filter) =>
  (row: ProblemRow): boolean =>
    (metric === '' || row.metric === metric) &&
    (state === '' || row.done === (state === 'done')) &&
    (search === '' ||
      [row.product ?? '', row.what, row.id, row.note].some((text) =>
        text.toLowerCase().includes(search.toLowerCase()),
      ));

const later = (a: Day | null, b: Day | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
/** Order of problems with equal cost: actionable ones first. */
const ACTIONABLE: Record<AppealState, number> = {
  proven: 0,
  prepared: 1,
  look: 2,
  judge: 3,
  none: 4,
  filed: 5,
  left: 6,
};

export const compareRows =
  (by: SortKey) =>
  (a: ProblemRow, b: ProblemRow): number => {
    const first =
      by === 'costs'
        ? (a.points ?? 1) - (b.points ?? 1)
        : by === 'on'
          ? -later(a.on, b.on) || 0
          : later(a.stopsOn, b.stopsOn);
    return first || ACTIONABLE[a.appeal] - ACTIONABLE[b.appeal] || (a.id < b.id ? -1 : 1);
  };

export interface RowGroup {
  name: string;
  rows: readonly ProblemRow[];
  /** total of priced rows; null without any */
  points: number | null;
  /** number of rows without a price */
  unpriced: number;
}

/** Rows grouped by a shared property, the costliest group first. */
export const groupRows = (rows: readonly ProblemRow[], by: Exclude<GroupKey, 'none'>): RowGroup[] =>
  [...Map.groupBy(rows, (row) => (by === 'product' ? (row.product ?? t('orders.list.unknownProduct')) : row.what))]
    .map(([name, ofGroup]) => ({
      name,
      rows: ofGroup,
      points: ofGroup.reduce<number | null>((sum, { points }) => (points === null ? sum : (sum ?? 0) + points), null),
      unpriced: ofGroup.filter(({ points }) => points === null).length,
    }))
    .sort((a, b) => (a.points ?? 1) - (b.points ?? 1));
