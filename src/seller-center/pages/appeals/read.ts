import { makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { childrenOf, parentOf, queryAll, tagOf, textOf } from '../../dom/access';
import { isTabPart } from '../../dom/narrow';
import { isFiltered, readExtent } from '../../dom/pager';
import { findTextRuns } from '../../dom/text-runs';
import { nameOf } from '../../dom/tokens';
import { makeIssueLog } from '../../issues';
import { isMissing, isReadResult, readList } from '../../list-rows';
import type { PageLocale } from '../../locale';
import { type Drafts, type PageContext, type ReadResult, refusePage } from '../../page-context';
import type { Cells } from '../../row-cells';
import { lookUpLabel } from '../../status-labels';
import { idsIn, readPhrase, readToken } from '../../values/identity';
import { isNothing, readText, refuse, type Value } from '../../values/value';
import { APPEAL_CAPTIONS, TICKET_STATES } from './captions';
import { METRIC_NAMES, readAppealForm } from './form';

const readMetricName = (text: string): Value<Metric> =>
  readText(text, (it) => nameOf(it, METRIC_NAMES) as Metric | undefined);

/** An entry of the list without a text, beside entries with one: an id that is not there, or not yet. */
const hasGap = (cell: Element): boolean =>
  queryAll(cell, '*').some(
    (it) =>
      it.firstElementChild === null &&
      textOf(it) === '' &&
      childrenOf(parentOf(it)!).some((other) => tagOf(other) === tagOf(it) && textOf(other) !== ''),
  );

/** Ids of the orders (or chats) in the ticket. "3 orders", or a list cut short, names not all of them: refused. */
const readIds = (text: string, cell: Element): Value<string[]> => {
  if (isNothing(text)) return null;
  if (hasGap(cell)) return refuse('unknown-value');
  const ids = idsIn(text);
  const rest = text.replace(/(?<!\d)\d{15,20}(?!\d)/g, '').replace(/orders?(?: ids?)?|chats?|[\s,;:，、|/]+/gi, '');
  return ids.length > 0 && rest === '' ? ids : refuse('unknown-value');
};

type TicketDraft = NonNullable<Drafts['tickets']>[number];

const readTicket = (cells: Cells<keyof typeof APPEAL_CAPTIONS.columns>, { at }: PageLocale): TicketDraft | null => {
  const id = cells.take('id', readToken);
  if (id === null) return null;
  const metric = cells.take('metric', readMetricName);
  const ids = cells.take('orders', readIds) ?? [];
  const statusText = cells.take('status', (it) => readPhrase(it, 40));
  return {
    id,
    metric,
    reason: cells.take('reason', (it) => readPhrase(it, 120)),
    orderIds: metric === 'IM_DSAT' ? [] : ids,
    chatIds: metric === 'IM_DSAT' ? ids : [],
    submittedAt: cells.moment('submittedAt'),
    status: statusText === null ? null : (lookUpLabel(TICKET_STATES, statusText) ?? 'unknown'),
    statusText,
    decidedAt: cells.moment('decidedAt'),
    readAt: at,
    firstSeen: at,
    lastSeen: at,
  };
};

/** Tabs of the pages around it say nothing of its own list. */
const HARMLESS_TABS = /^(?:all\b|appeal center|shop performance|account health)/i;

/** The list of tickets. */
function* readTickets({ root, locale }: PageContext): Generator<void, ReadResult> {
  const tickets: TicketDraft[] = [];
  const list = yield* readList({ root, locale }, APPEAL_CAPTIONS.columns, (cells) => {
    const ticket = readTicket(cells, locale);
    if (ticket === null) return null;
    tickets.push(ticket);
    return cells.key();
  });
  if (isReadResult(list)) return list;
  const { table, rows, keys, isAll, issues } = list;
  const days = tickets.flatMap(({ submittedAt }) =>
    submittedAt == null ? [] : [makeDay(locale.zone.dayOf(submittedAt))],
  );
  const { announced, pages } = readExtent(table, yield* findTextRuns(root, new Set(table.boxes)));
  if (isMissing(rows, announced))
    return refusePage('no-rows', `${announced} tickets announced, none shown`, table.strategy);
  return {
    kind: 'read',
    drafts: { tickets },
    rows,
    strategy: table.strategy,
    issues,
    list: {
      source: 'tickets',
      rowKeys: keys,
      announced,
      pages,
      isPart: isFiltered(root, () => false) || isTabPart(root, HARMLESS_TABS) || !isAll,
      span: { from: [...days, locale.today].sort()[0]!, to: locale.today },
    },
  };
}

/** The Appeal Center: its list of tickets, and the form of a new one, beside the list or in its place. */
export function* readAppealCenter(context: PageContext): Generator<void, ReadResult> {
  const issues = makeIssueLog();
  const form = yield* readAppealForm(context.root, context.locale.at, issues);
  const tickets = yield* readTickets(context);
  if (form === null) return tickets;
  const offeredReasons = form.offered === null ? [] : [form.offered];
  if (tickets.kind === 'read') return { ...tickets, drafts: { ...tickets.drafts, offeredReasons } };
  const rows = form.offered?.reasons.length ?? 0;
  return { kind: 'read', drafts: { offeredReasons }, rows, strategy: 'form', issues, list: null };
}
