import { type Instant, makeDay } from '#core/model/day';
import { type Column, englishNameOf, findByCaption } from '../../captions';
import { contains, htmlOf, parentOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { type Extent, isNarrowed, readExtent } from '../../dom/list-extent';
import { type IssueLog, makeIssueLog } from '../../issues';
import {
  findLabelledCards,
  findLabelledIds,
  findLabelledTexts,
  type LabelledCard,
  noteLabels,
} from '../../layouts/labelled-cards';
import {
  type Cells,
  readListRows,
  readReasonAs,
  readStateAs,
  refuseMissing,
  spanOfWholeList,
} from '../../layouts/list-rows';
import type { PageLocale } from '../../locale';
import { type PageContext, type ReadResult, seenNow } from '../../page-context';
import type { TaughtTexts } from '../../teaching/taught-texts';
import { dateRoleOf } from '../../values/date-evidence';
import { readPhrase } from '../../values/identity';
import { readMoment, readTimeLeft } from '../../values/moment';
import { readText, refuse, type Value } from '../../values/value';
import { type CaseDraft, RETURN_COLUMNS, RETURN_STATES, RETURN_TYPES, type ReturnField } from './captions';

/**
 * Reads the list of returns and refunds. It is whole only under the tab that shows all, with nothing searched or
 * selected.
 */
export const readReturns = async (context: PageContext): Promise<ReadResult> => {
  const { address, locale } = context;
  const shown = await readRequestRows(context);
  if ('kind' in shown) return shown;
  const { cases, rows, isAll, strategy, issues, announced, pages } = shown;
  const days = cases.flatMap(({ requestedAt }) =>
    requestedAt == null ? [] : [makeDay(locale.zone.dayOf(requestedAt))],
  );
  const ids = cases.map(({ id }) => id!);
  const isDated = days.length === cases.length;
  return {
    kind: 'read',
    records: { cases },
    issues: issues.list(),
    rows,
    strategy,
    list: {
      source: 'cases',
      rowKeys: ids.slice(0, rows),
      passedKeys: ids.slice(rows),
      announced,
      pages,
      isPart: !isAll || !isDated || (await isNarrowed(context.scan, address)),
      span: spanOfWholeList(days, locale.today),
    },
  };
};

/** Requests on the screen, in List view or Card view. */
interface RequestRows extends Extent {
  /** those on the screen, then those that have just left it */
  cases: CaseDraft[];
  rows: number;
  /** whether no request was left out */
  isAll: boolean;
  strategy: string;
  issues: IssueLog;
}

const readRequestRows = async (context: PageContext): Promise<RequestRows | ReadResult> => {
  const list = await readListView(context);
  if (!('kind' in list) || list.kind === 'waiting') return list;
  return (await readCardView(context)) ?? list;
};

const readListView = async (context: PageContext): Promise<RequestRows | ReadResult> => {
  const cases: CaseDraft[] = [];
  const list = await readListRows(context, RETURN_COLUMNS, (cells) => {
    const read = readRow(cells, context.locale);
    if (read === null) return null;
    cases.push(read);
    return read.id ?? cells.key();
  });
  if ('kind' in list) return list;
  return { ...list, cases, strategy: list.table.strategy };
};

const findState = (text: string) => findByCaption(RETURN_STATES, text);

const readRow = (cells: Cells<ReturnField>, locale: PageLocale): CaseDraft | null => {
  const id = cells.id('caseId');
  const orderId = cells.id('orderId');
  if (id === null || orderId === null || id === orderId) return null;
  const { text: statusText, state: status } = cells.state('status', findState);
  return {
    id,
    orderId,
    status,
    statusText,
    type: cells.word('type', (texts) => readType(texts.join(' '))),
    reason: cells.reason('reason'),
    requestedAt: cells.moment('requestedAt'),
    respondBy: cells.take('respondBy', (text) => readClock(text, locale)),
    ...seenNow(locale),
  };
};

const readDate = (field: ReturnField, text: string, { zone, dateOrder, dates }: PageLocale): Value<Instant> => {
  dates.see(text, dateRoleOf(field));
  return readMoment(text, zone, dateOrder);
};
const readClock = (text: string, locale: PageLocale): Value<Instant> => {
  const left = readTimeLeft(text, locale.at, locale.zone);
  return left === undefined ? readDate('respondBy', text, locale) : left;
};

const readType = (text: string): Value<NonNullable<CaseDraft['type']>> =>
  readText(text, (printed) => findByCaption(RETURN_TYPES, printed));

/** Reads cards; null without any. The structure of cards is not public, so only captions count. */
const readCardView = async ({ root, scan, locale, taught }: PageContext): Promise<RequestRows | ReadResult | null> => {
  const columns = taught.addTo(RETURN_COLUMNS);
  const marks = { id: columns.caseId, card: null, texts: null };
  const { cards, strategy, unbounded, around } = await findLabelledCards(scan, marks);
  const [first] = cards;
  if (first === undefined) return null;
  const elements = cards.map((card) => card.element);
  if (coversAny(await findBusy(scan), elements)) return { kind: 'waiting' };
  noteLabels(cards, taught);
  const issues = makeIssueLog();
  const cases: CaseDraft[] = [];
  for (const card of cards) {
    locale.dates.nextRecord();
    const read = readCard(card, columns, taught, locale, issues);
    if (read !== null) cases.push(read);
    await scan.yieldToPage();
  }
  if (unbounded > 0) issues.add('unknown-header', `requests without a bound: ${unbounded}`);
  let { element } = first;
  while (elements.some((card) => !contains(element, card))) element = parentOf(element) ?? htmlOf(root);
  const isAll = unbounded === 0 && cases.length === cards.length;
  const rows = cases.length;
  const extent = readExtent({ element, strategy }, around);
  return refuseMissing(rows, extent, strategy) ?? { cases, rows, isAll, strategy, issues, ...extent };
};

/** Only what its caption names, for a buyer's note may be any word. Two texts under one caption are none. */
const readCard = (
  { id, textRuns }: LabelledCard,
  columns: Readonly<Record<ReturnField, Column>>,
  taught: TaughtTexts,
  locale: PageLocale,
  issues: IssueLog,
): CaseDraft | null => {
  const take = <T>(field: ReturnField, read: (text: string) => Value<T>): T | null => {
    const [text, second] = findLabelledTexts(textRuns, columns[field]);
    if (text === undefined) return null;
    const name = englishNameOf(columns[field].captions);
    return issues.take(second === undefined ? read(text) : refuse('unknown-value'), name, text);
  };
  const isTaught = (field: ReturnField): boolean => columns[field].taught !== undefined;
  const [orderId, another] = new Set(findLabelledIds(textRuns, columns.orderId).map((labelled) => labelled.id));
  if (another !== undefined) issues.add('unknown-value', `${RETURN_COLUMNS.orderId.captions.en[0]}: two in one card`);
  if (orderId === undefined || another !== undefined || orderId === id) return null;
  const printed = take('status', (text) => readPhrase(text, 40));
  // What a status means decides nothing that is counted: one that is not known is kept as printed.
  const { text: statusText, state: status } = readStateAs('status', printed, findState, isTaught('status'), taught);
  return {
    id,
    orderId,
    status,
    statusText,
    type: take('type', (text) => taught.word('type', [text], readType(text))),
    reason: take('reason', (text) => readReasonAs('reason', [text], isTaught('reason'), taught)),
    requestedAt: take('requestedAt', (text) => readDate('requestedAt', text, locale)),
    respondBy: take('respondBy', (text) => readClock(text, locale)),
    ...seenNow(locale),
  };
};
