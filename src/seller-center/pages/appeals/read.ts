import type { Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import { findByCaption } from '../../captions';
import { childrenOf, parentOf, queryAll, tagOf, textOf } from '../../dom/access';
import { isFiltered, isTabPart } from '../../dom/list-extent';
import { knownNameOf } from '../../dom/tokens';
import { makeIssueLog } from '../../issues';
import { type Cells, listResult, readListRows } from '../../layouts/list-rows';
import { daysOf, type PageLocale } from '../../locale';
import { type PageContext, type ReadResult, readResult, seenNow } from '../../page-context';
import { findIds, readOnlyPhrase, readOnlyToken } from '../../values/identity';
import { isNothing, readText, refuse, type Value } from '../../values/value';
import { APPEAL_CAPTIONS, TICKET_STATES } from './captions';
import { METRIC_OPTIONS, readAppealForm } from './form';

const readMetricName = (text: string): Value<Metric> =>
  readText(text, (printed) => knownNameOf(printed, METRIC_OPTIONS) as Metric | undefined);

/** Whether an entry of a cell's list has no text although others have: an id that is missing or still loading. */
const hasGap = (cell: Element): boolean =>
  queryAll(cell, '*').some(
    (element) =>
      element.firstElementChild === null &&
      textOf(element) === '' &&
      childrenOf(parentOf(element)!).some((other) => tagOf(other) === tagOf(element) && textOf(other) !== ''),
  );

/** Ids of the orders (or chats) in the ticket. "3 orders", or a truncated list, is incomplete and refused. */
const readIds = (text: string, cell: Element): Value<string[]> => {
  if (isNothing(text)) return null;
  if (hasGap(cell)) return refuse('unknown-value');
  const ids = findIds(text);
  const rest = text.replace(/(?<!\d)\d{15,20}(?!\d)/g, '').replace(/orders?(?: ids?)?|chats?|[,;:，、|/]+/gi, ' ');
  const words = rest.split(/\s+/).filter((word) => word !== '');
  return ids.length > 0 && areMarks(words, ids.length) ? ids : refuse('unknown-value');
};

/**
 * Whether words are additions to each id ("Copy"), as many as ids. A number or "more" means that some ids are missing.
 */
const areMarks = (words: readonly string[], ids: number): boolean => {
  const [word, another] = new Set(words);
  if (word === undefined) return true;
  return another === undefined && words.length === ids && !/[\d+…]|\.{2}|\bmore\b|\ball\b/i.test(word);
};

type TicketDraft = NonNullable<FactDrafts['tickets']>[number];

const readTicket = (cells: Cells<keyof typeof APPEAL_CAPTIONS.columns>, locale: PageLocale): TicketDraft | null => {
  const id = cells.take('id', (_text, _cell, texts) => readOnlyToken(texts));
  if (id === null) return null;
  const metric = cells.word('metric', (texts) => readMetricName(texts.join(' ')));
  const ids = cells.take('orders', readIds) ?? [];
  const { text: statusText, state: status } = cells.state('status', (text) => findByCaption(TICKET_STATES, text));
  return {
    id,
    metric,
    reason: cells.take('reason', (_text, _cell, texts) => readOnlyPhrase(texts, 120)),
    orderIds: metric === 'IM_DSAT' ? [] : ids,
    chatIds: metric === 'IM_DSAT' ? ids : [],
    submittedAt: cells.moment('submittedAt'),
    status,
    statusText,
    decidedAt: cells.moment('decidedAt'),
    ...seenNow(locale),
  };
};

/** Tabs of surrounding pages, which do not narrow the list of tickets. */
const HARMLESS_TABS = /^(?:all\b|appeal center|shop performance|account health)/i;

/** Reads the list of tickets. */
const readTickets = async (context: PageContext): Promise<ReadResult> => {
  const { scan, locale } = context;
  const list = await readListRows(context, APPEAL_CAPTIONS.columns, (cells) => readTicket(cells, locale));
  if ('kind' in list) return list;
  const { records: tickets } = list;
  const days = tickets.map(({ submittedAt }) => submittedAt);
  return listResult({ tickets }, list, list.keys, {
    source: 'tickets',
    isPart: !list.isAll || (await isFiltered(scan)) || (await isTabPart(scan, HARMLESS_TABS)),
    span: { from: daysOf(locale, [...days, locale.at])[0]!, to: locale.today },
  });
};

/** Reads the Appeal Center: its list of tickets, and the form of a new one, beside the list or in its place. */
export const readAppealCenter = async (context: PageContext): Promise<ReadResult> => {
  const issues = makeIssueLog();
  const form = await readAppealForm(context, issues);
  const tickets = await readTickets(context);
  if (form === null) return tickets;
  for (const caption of form.guessed) issues.add('guessed-header', `“${caption}”`);
  const offeredReasons = form.offered === null ? [] : [form.offered];
  if (tickets.kind === 'read')
    return {
      ...tickets,
      records: { ...tickets.records, offeredReasons },
      issues: [...tickets.issues, ...issues.list()],
    };
  const rows = form.offered?.reasons.length ?? 0;
  return readResult({ offeredReasons }, issues, { rows, strategy: 'form' });
};
