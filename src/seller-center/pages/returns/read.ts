import { makeDay } from '#core/model/day';
import type { Cells } from '../../cell';
import type { Dialect } from '../../dialect';
import { isNarrowed } from '../../dom/narrow';
import { readExtent } from '../../dom/pager';
import { walkPieces } from '../../dom/pieces';
import { isMissing, isSight, readList, spanOf } from '../../rows';
import { refusedSight, type Sight, type Spot } from '../../sight';
import { readPhrase } from '../../values/identity';
import { readReason } from '../../values/reasons';
import { readText } from '../../values/value';
import { lookUp } from '../../words';
import { type CaseDraft, caseOf, RETURN_COLUMNS, RETURN_TYPES, type ReturnField } from './captions';
import { type ReturnCards, readReturnCards } from './cards';

const readCase = (cells: Cells<ReturnField>, { at }: Dialect): CaseDraft | null => {
  const id = cells.id('caseId');
  const orderId = cells.id('orderId');
  if (id === null || orderId === null || id === orderId) return null;
  return caseOf(at, {
    id,
    orderId,
    type: cells.take('type', (it) => readText(it, (text) => lookUp(RETURN_TYPES, text))),
    reason: cells.take('reason', (_text, _cell, runs) => readReason(runs)),
    requestedAt: cells.moment('requestedAt'),
    statusText: cells.take('status', (it) => readPhrase(it, 40)),
  });
};

function* readListView({ root, dialect }: Spot): Generator<void, ReturnCards | Sight> {
  const cases: CaseDraft[] = [];
  const list = yield* readList({ root, dialect }, RETURN_COLUMNS, (cells) => {
    const read = readCase(cells, dialect);
    if (read === null) return null;
    cases.push(read);
    return read.id ?? cells.key();
  });
  if (isSight(list)) return list;
  const { table, rows, isAll, complaints } = list;
  const around = yield* walkPieces(root, new Set(table.boxes));
  return { cases, rows, isAll, complaints, strategy: table.strategy, element: table.element, around };
}

function* readShown(spot: Spot): Generator<void, ReturnCards | Sight> {
  const list = yield* readListView(spot);
  if (!('kind' in list) || list.kind === 'waiting') return list;
  return (yield* readReturnCards(spot)) ?? list;
}

/** The list of returns and refunds. Whole it is only under the tab that shows all, with nothing searched or chosen. */
export function* readReturns(spot: Spot): Generator<void, Sight> {
  const { root, address, dialect } = spot;
  const shown = yield* readShown(spot);
  if ('kind' in shown) return shown;
  const { cases, rows, isAll, strategy, complaints, around } = shown;
  const { announced, pages } = readExtent(shown, around);
  if (isMissing(rows, announced))
    return refusedSight('no-rows', `${announced} requests announced, none shown`, strategy);
  const days = cases.flatMap(({ requestedAt }) =>
    requestedAt == null ? [] : [makeDay(dialect.zone.dayOf(requestedAt))],
  );
  const isDated = days.length === cases.length;
  return {
    kind: 'read',
    drafts: { cases },
    rows,
    strategy,
    complaints,
    list: {
      source: 'cases',
      rowKeys: cases.map((it) => it.id!),
      announced,
      pages,
      isPart: !isAll || !isDated || isNarrowed(root, address),
      span: spanOf(days, dialect.today),
    },
  };
}
