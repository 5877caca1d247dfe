import { makeDay } from '#core/model/day';
import type { Cells } from '../cell';
import type { Dialect } from '../dialect';
import { isNarrowed } from '../dom/narrow';
import { readExtent } from '../dom/pager';
import { walkPieces } from '../dom/pieces';
import { isMissing, isSight, readList } from '../rows';
import { type Drafts, refusedSight, type Sight, type Spot } from '../sight';
import { readPhrase } from '../values/identity';
import { readReason } from '../values/reasons';
import { readText } from '../values/value';
import { lookUp } from '../words';
import { RETURN_COLUMNS, RETURN_STATES, RETURN_TYPES, type ReturnField } from './sheet';

type CaseDraft = NonNullable<Drafts['cases']>[number];

const readCase = (cells: Cells<ReturnField>, { at }: Dialect): CaseDraft | null => {
  const id = cells.id('caseId');
  const orderId = cells.id('orderId');
  if (id === null || orderId === null || id === orderId) return null;
  const statusText = cells.take('status', (it) => readPhrase(it, 40));
  return {
    id,
    orderId,
    type: cells.take('type', (it) => readText(it, (text) => lookUp(RETURN_TYPES, text))),
    reason: cells.take('reason', () => readReason(cells.runs('reason'))),
    requestedAt: cells.moment('requestedAt'),
    // What a status means decides nothing that is counted: one that is not known is kept as printed.
    status: statusText === null ? null : (lookUp(RETURN_STATES, statusText) ?? 'unknown'),
    statusText,
    readAt: at,
    firstSeen: at,
    lastSeen: at,
  };
};

/** The list of returns and refunds. Whole it is only under the tab that shows all, with nothing searched or chosen. */
export function* readReturns({ root, address, dialect }: Spot): Generator<void, Sight> {
  const cases: CaseDraft[] = [];
  const list = yield* readList({ root, dialect }, RETURN_COLUMNS, (cells) => {
    const read = readCase(cells, dialect);
    if (read !== null) cases.push(read);
    return read !== null;
  });
  if (isSight(list)) return list;
  const { table, rows, isAll, complaints } = list;
  const { announced, pages } = readExtent(table, yield* walkPieces(root, new Set(table.boxes)));
  if (isMissing(rows, announced))
    return refusedSight('no-rows', `${announced} requests announced, none shown`, table.strategy);
  const days = cases.flatMap(({ requestedAt }) =>
    requestedAt == null ? [] : [makeDay(dialect.zone.dayOf(requestedAt))],
  );
  const isDated = days.length === cases.length;
  return {
    kind: 'read',
    drafts: { cases },
    rows,
    strategy: table.strategy,
    complaints,
    list: {
      source: 'cases',
      rowKeys: cases.map((it) => it.id!),
      announced,
      pages,
      isPart: !isAll || !isDated || isNarrowed(root, address),
      span: { from: [...days, dialect.today].sort()[0]!, to: dialect.today },
    },
  };
}
