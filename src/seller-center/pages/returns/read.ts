import { makeDay } from '#core/model/day';
import { isNarrowed } from '../../dom/narrow';
import { readExtent } from '../../dom/pager';
import { findTextRuns } from '../../dom/text-runs';
import { isMissing, isReadResult, readList, spanOf } from '../../list-rows';
import type { PageLocale } from '../../locale';
import { type PageContext, type ReadResult, refusePage } from '../../page-context';
import type { Cells } from '../../row-cells';
import { lookUpLabel } from '../../status-labels';
import { readPhrase } from '../../values/identity';
import { readReason } from '../../values/reasons';
import { readText } from '../../values/value';
import { type CaseDraft, caseOf, RETURN_COLUMNS, RETURN_TYPES, type ReturnField } from './captions';
import { type ReturnCards, readReturnCards } from './cards';

const readCase = (cells: Cells<ReturnField>, { at }: PageLocale): CaseDraft | null => {
  const id = cells.id('caseId');
  const orderId = cells.id('orderId');
  if (id === null || orderId === null || id === orderId) return null;
  return caseOf(at, {
    id,
    orderId,
    type: cells.take('type', (it) => readText(it, (text) => lookUpLabel(RETURN_TYPES, text))),
    reason: cells.take('reason', (_text, _cell, runs) => readReason(runs)),
    requestedAt: cells.moment('requestedAt'),
    statusText: cells.take('status', (it) => readPhrase(it, 40)),
  });
};

function* readListView({ root, locale }: PageContext): Generator<void, ReturnCards | ReadResult> {
  const cases: CaseDraft[] = [];
  const list = yield* readList({ root, locale }, RETURN_COLUMNS, (cells) => {
    const read = readCase(cells, locale);
    if (read === null) return null;
    cases.push(read);
    return read.id ?? cells.key();
  });
  if (isReadResult(list)) return list;
  const { table, rows, isAll, issues } = list;
  const around = yield* findTextRuns(root, new Set(table.boxes));
  return { cases, rows, isAll, issues, strategy: table.strategy, element: table.element, around };
}

function* readShown(context: PageContext): Generator<void, ReturnCards | ReadResult> {
  const list = yield* readListView(context);
  if (!('kind' in list) || list.kind === 'waiting') return list;
  return (yield* readReturnCards(context)) ?? list;
}

/** The list of returns and refunds. Whole it is only under the tab that shows all, with nothing searched or chosen. */
export function* readReturns(context: PageContext): Generator<void, ReadResult> {
  const { root, address, locale } = context;
  const shown = yield* readShown(context);
  if ('kind' in shown) return shown;
  const { cases, rows, isAll, strategy, issues, around } = shown;
  const { announced, pages } = readExtent(shown, around);
  if (isMissing(rows, announced)) return refusePage('no-rows', `${announced} requests announced, none shown`, strategy);
  const days = cases.flatMap(({ requestedAt }) =>
    requestedAt == null ? [] : [makeDay(locale.zone.dayOf(requestedAt))],
  );
  const isDated = days.length === cases.length;
  return {
    kind: 'read',
    drafts: { cases },
    rows,
    strategy,
    issues,
    list: {
      source: 'cases',
      rowKeys: cases.map((it) => it.id!),
      announced,
      pages,
      isPart: !isAll || !isDated || isNarrowed(root, address),
      span: spanOf(days, locale.today),
    },
  };
}
