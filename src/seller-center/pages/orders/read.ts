import { makeDay } from '#core/model/day';
import { queryOne } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { readExtent } from '../../dom/pager';
import { divide } from '../../dom/parts';
import { findTextRuns } from '../../dom/text-runs';
import { type IssueLog, makeIssueLog } from '../../issues';
import { isMissing, isReadResult, readList } from '../../list-rows';
import type { PageLocale } from '../../locale';
import { type PageContext, type ReadResult, refusePage } from '../../page-context';
import { ORDER_MARK } from '../../values/identity';
import { ORDER_COLUMNS } from './captions';
import { readCard } from './card';
import { findCards } from './cards';
import { type OrderDraft, readOrderRow } from './row';

interface Shown {
  orders: OrderDraft[];
  rows: number;
  strategy: string;
  issues: IssueLog;
  element: Element;
  boxes: readonly Element[];
}

function* readListView({ root, locale }: PageContext): Generator<void, Shown | ReadResult> {
  const orders: OrderDraft[] = [];
  let confirmed = 0;
  const list = yield* readList({ root, locale }, ORDER_COLUMNS, (cells) => {
    const read = readOrderRow(cells, locale);
    if (read === null) {
      // A row without an id goes on with the order above: what that has of items is a part.
      if (orders.length > 0) orders.at(-1)!.lines = null;
      return null;
    }
    orders.push(read.order);
    confirmed += read.isConfirmed ? 1 : 0;
    return read.order.id;
  });
  if (isReadResult(list)) return list;
  const { table, rows, issues } = list;
  const strategy = rows > 0 && confirmed === rows ? `${table.strategy}, confirmed by marks` : table.strategy;
  return { orders, rows, strategy, issues, element: table.element, boxes: table.boxes };
}

function* readCardView(root: Document, locale: PageLocale): Generator<void, Shown | ReadResult | null> {
  const found = yield* findCards(root);
  if (found === null) return null;
  const { element, strategy, cards, strays } = found;
  if (coversAny(yield* findBusy(yield* divide(root)), [element])) return { kind: 'waiting' };
  const issues = makeIssueLog();
  const orders: OrderDraft[] = [];
  for (const card of cards) {
    orders.push(readCard(card, locale, issues));
    yield;
  }
  if (strays > 0) issues.add('unknown-value', `rows that name no order, or two: ${strays}`);
  return { orders, rows: cards.length, strategy, issues, element, boxes: [element] };
}

function* readShown(context: PageContext): Generator<void, Shown | ReadResult> {
  const list = yield* readListView(context);
  if (!('kind' in list)) return list;
  const cards = yield* readCardView(context.root, context.locale);
  if (cards !== null) return cards;
  const isUnknown = list.kind === 'refused' && list.strategy === null;
  return isUnknown && queryOne(context.root, `[${ORDER_MARK}]`) !== null
    ? refusePage('unknown-header', 'the list has no captions, and is no Card view that is known')
    : list;
}

/** The order list, in List view or Card view. Whatever tab or page of it is shown, it is a part of the orders. */
export function* readOrderList(context: PageContext): Generator<void, ReadResult> {
  const { root, locale } = context;
  const shown = yield* readShown(context);
  if ('kind' in shown) return shown;
  const { orders, rows, strategy, issues } = shown;
  if (rows > 0 && orders.every((it) => it.placedAt == null)) {
    const unsettled = issues.list().filter(({ code }) => code === 'ambiguous-date');
    return unsettled.length > 0
      ? { kind: 'refused', issues: unsettled, strategy }
      : refusePage('unknown-header', `no column “${ORDER_COLUMNS.placedAt.captions.en[0]}”`, strategy);
  }
  const { announced, pages } = readExtent(shown, yield* findTextRuns(root, new Set(shown.boxes)));
  if (isMissing(rows, announced)) return refusePage('no-rows', `${announced} orders announced, none shown`, strategy);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { placedAt } of orders) {
    if (placedAt == null) continue;
    const day = locale.zone.dayOf(placedAt);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const span = first > last ? null : { from: makeDay(first), to: makeDay(last) };
  return {
    kind: 'read',
    drafts: { orders },
    rows,
    strategy,
    issues,
    list: { source: 'orders', rowKeys: orders.map(({ id }) => id), announced, pages, isPart: true, span },
  };
}
