import type { Instant } from '#core/model/day';
import { captionKeysOf } from '../../captions';
import { classEndSelector, closest, contains, nextElementOf, parentOf, queryAll, textOf } from '../../dom/access';
import { findBusy } from '../../dom/busy';
import { findColumns } from '../../dom/columns';
import { MARKED, markOf } from '../../dom/order-marks';
import type { PageScan } from '../../dom/page-scan';
import { makeLayoutTree, pairCaptions, type Rules } from '../../dom/pairs';
import { rowsOf, type Table } from '../../dom/table';
import { isHeading, type TextRun, textsOf } from '../../dom/text-runs';
import { isSentence, knownNameOf, tokenize, type Vocabulary } from '../../dom/tokens';
import { type IssueLog, makeIssueLog } from '../../issues';
import { findLabels } from '../../layouts/labels';
import { makeCells } from '../../layouts/list-rows';
import { isForeignPage, type PageLocale } from '../../locale';
import { type OrderDraft, type PageContext, type ReadResult, readResult, refusePage } from '../../page-context';
import {
  findCanceller,
  findExpress,
  findFulfillment,
  findOrderKind,
  isStatusLabel,
  readStatus,
  tagMeaningOf,
} from '../../status-labels';
import type { TaughtTexts } from '../../teaching/taught-texts';
import { dateRoleOf } from '../../values/date-evidence';
import { findIds, isId, readId, readTrackingNumber } from '../../values/identity';
import { readMoment, withZoneOf } from '../../values/moment';
import { readMoney } from '../../values/money';
import { findReason, readKnownReason, readReason } from '../../values/reasons';
import { captionKey } from '../../values/text';
import { isMasked, isNothing, isRefused, readText, type Value } from '../../values/value';
import { type LineDraft, readItemCells } from '../orders/items';
import { joinTags } from '../orders/row';
import { ORDER_DETAIL_CAPTIONS, ORDER_DETAIL_COLUMNS, type OrderLabel } from './captions';

const NAMES: ReadonlyMap<string, string> = new Map(
  [['status', ORDER_DETAIL_CAPTIONS.substatus] as const, ...Object.entries(ORDER_DETAIL_CAPTIONS.labels)].flatMap(
    ([name, captions]) => captionKeysOf(captions).map((key) => [key, name] as const),
  ),
);

/** Names by caption key, including taught ones; a sourced caption, above all of personal data, keeps its meaning. */
const namesWith = (columns: typeof ORDER_DETAIL_COLUMNS): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(columns).flatMap(([name, { taught: texts = [] }]) =>
      texts.map((text) => [captionKey(text), name] as const),
    ),
    ...NAMES,
  ]);

/** Fields whose words mean what they were taught to mean in the order list. */
const WORD_FIELDS = ['status', 'cancelledBy', 'cancelReason', 'kind', 'fulfillment'] as const;

const INSTANTS = [
  'placedAt',
  'paidAt',
  'readyToShipAt',
  'shippedAt',
  'deliverBy',
  'deliveredAt',
  'cancelledAt',
] as const;

/** `Jul 9, 2026 (2 days left)` */
const TIME_LEFT = / ?[·|,(]? ?\b\d{1,4} (?:days?|hours?|hrs?) (?:left|remaining)\)?$/i;

/** The format of each caption's value; a text in another format is not its value. */
const valueReaders = (
  locale: PageLocale,
  taught: TaughtTexts,
): Record<Exclude<OrderLabel, 'private'>, (text: string, caption: string) => Value<unknown>> => {
  const word =
    <T extends string>(field: (typeof WORD_FIELDS)[number], read: (text: string) => Value<T>, known = read) =>
    (text: string): Value<T> =>
      taught.knowsWord(field, text) ? taught.word(field, [text], known(text)) : read(text);
  const moment = (text: string, caption: string) =>
    readMoment(withZoneOf(caption, text.replace(TIME_LEFT, '')), locale.zone, locale.dateOrder);
  return {
    ...(Object.fromEntries(INSTANTS.map((label) => [label, moment])) as Record<
      (typeof INSTANTS)[number],
      typeof moment
    >),
    orderId: readId,
    status: word('status', (text) => readStatus([text])),
    cancelledBy: word('cancelledBy', (text) => readText(text, findCanceller)),
    cancelReason: word(
      'cancelReason',
      (text) => readReason([text]),
      (text) => readKnownReason([text]),
    ),
    amount: (text, caption) => readMoney(text, locale.currency, caption),
    kind: word('kind', (text) => readText(text, findOrderKind)),
    fulfillment: word('fulfillment', (text) => readText(text, findFulfillment)),
    delivery: (text) => readText(text, findExpress),
    trackingId: readTrackingNumber,
  };
};

const DIGIT_WORD = /^(?=\S*\d)\S+$/;

/** Whether a text is a date in either order, as the date order is not known yet. */
const isDate = (text: string, { zone }: PageLocale): boolean =>
  (['mdy', 'dmy'] as const).some((order) => typeof readMoment(text.replace(TIME_LEFT, ''), zone, order) === 'string');

const makeVocabulary = (locale: PageLocale, taught: TaughtTexts, names: Vocabulary['names']): Vocabulary => ({
  names,
  isDivided: false,
  isMute: isSentence,
  isValue: (text) =>
    (text !== '' && (isNothing(text) || isMasked(text))) ||
    isDate(text, locale) ||
    !isRefused(readMoney(text, locale.currency)) ||
    DIGIT_WORD.test(text) ||
    isStatusLabel(text) ||
    [findCanceller, findOrderKind, findFulfillment, findExpress].some((find) => find(text) !== undefined) ||
    findReason(text) !== null ||
    WORD_FIELDS.some((field) => taught.knowsWord(field, text)),
});

const TAG = `${classEndSelector('tag', 'card-header-title', 'badge')},[data-tid="m4b_tag"]`;

/** The id of the page's order: the address names it, and the page has to show it. */
const readShownOrderId = ({ root, address }: PageContext, textRuns: readonly TextRun[]): string | null => {
  const asked = address.searchParams.get('order_no') ?? '';
  const marked = queryAll(root, MARKED).map((element) => markOf(element) ?? '');
  const shown = new Set([...marked, ...textRuns.flatMap(({ text }) => findIds(text))]);
  return isId(asked) && shown.has(asked) ? asked : null;
};

/** Reads the page of one order, with facts that the order list lacks, above all the deliver-by day. */
export const readOrderDetail = async (context: PageContext): Promise<ReadResult> => {
  const { root, scan, locale, taught } = context;
  const columns = taught.addTo(ORDER_DETAIL_COLUMNS);
  const names = namesWith(columns);
  const tables = await scan.tables();
  const outside = await scan.textRunsOutside(new Set(tables.flatMap(({ elements }) => elements)));
  const textRuns = withoutPersonalTexts(outside, names);
  const id = readShownOrderId(context, textRuns);
  const busy = await findBusy(scan);
  if (id === null) {
    if (busy.length > 0) return { kind: 'waiting' };
    return refusePage(
      'unknown-value',
      'the order of the address is not on the page',
      textRuns.length > 0 ? 'captions' : null,
    );
  }
  const issues = makeIssueLog();
  const vocabulary = makeVocabulary(locale, taught, names);
  const tokens = tokenize(textRuns, vocabulary);
  await scan.yieldToPage();
  const { top } = makeLayoutTree(root, tokens);
  const read = valueReaders(locale, taught);
  const rules: Rules = {
    isDual: ({ caption }) => isStatusLabel(caption),
    accepts: (name, text, caption) =>
      INSTANTS.some((label) => label === name)
        ? isNothing(text) || isMasked(text) || isDate(text, locale)
        : name !== 'private' && !isRefused(read[name as Exclude<OrderLabel, 'private'>](text, caption)),
  };
  const pairs = Map.groupBy(pairCaptions(top, rules), ({ name }) => name);
  if (pairs.size === 0) {
    if (busy.length > 0) return { kind: 'waiting' };
    const code = isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    return refusePage(code, 'none of the captions of the order page', 'captions');
  }
  taught.noteShown('column', () => findLabels(textRuns, true).map(({ text }) => text));
  // As on the list, where it is required.
  const guessed = columns.status.captions.guessed?.map(captionKey) ?? [];
  const states = pairs.get('status') ?? [];
  if (states.length > 0 && states.every(({ caption }) => guessed.includes(captionKey(caption))))
    issues.add('guessed-header', `“${states[0]!.caption}”`);
  const packages = await readPackages(tables, scan);
  for (const label of INSTANTS)
    for (const { text } of pairs.get(label) ?? []) locale.dates.see(text, dateRoleOf(label));
  const take = <T>(name: OrderLabel): T | null =>
    issues.takeOnly(
      [...(pairs.get(name) ?? []), ...packages.filter((printed) => printed.name === name)],
      ({ text, caption }) => read[name as Exclude<OrderLabel, 'private'>](text, caption) as Value<T>,
    );

  const tags = textRuns
    .filter((textRun) => isHeading(textRun) || closest(textRun.parent, TAG) !== null)
    .map(({ text }) => text);
  const headStatus = readStatus(tags.filter(isStatusLabel));
  const order: OrderDraft = {
    id,
    readAt: locale.at,
    ...Object.fromEntries(INSTANTS.map((label) => [label, take<Instant>(label)])),
    status: take<NonNullable<OrderDraft['status']>>('status') ?? (isRefused(headStatus) ? null : headStatus),
    cancelledBy: take('cancelledBy'),
    cancelReason: take('cancelReason'),
    amount: take('amount'),
    ...joinTags([
      ...tags.map(tagMeaningOf),
      { kind: take('kind'), fulfillment: take('fulfillment'), express: take('delivery') },
    ]),
    trackingId: take('trackingId'),
    lines: await readLines(tables, scan, locale, issues),
  };
  return readResult({ orders: [order] }, issues);
};

const CAPTION_CELL = `dt,td,th,${classEndSelector('descriptions-item-label', 'descriptions-item-label-inline')}`;

/**
 * Removes everything under a caption of personal data (recipient, address, message) before reading, so that it is
 * neither stored nor misread, as a buyer's message may say "Delivered: Jan 1".
 */
const withoutPersonalTexts = (textRuns: readonly TextRun[], names: ReadonlyMap<string, string>): TextRun[] => {
  const isPrivate = ({ text }: TextRun): boolean => knownNameOf(text.split(/[:：]/)[0]!, names) === 'private';
  /** a caption alone; one with its value in the same text may be a line of the message */
  const isCaption = (textRun: TextRun): boolean =>
    knownNameOf(textRun.text, names) !== undefined && !isPrivate(textRun);
  const dropped = new Set<TextRun>();
  const dropIn = (element: Element | null) => {
    if (element === null) return;
    for (const textRun of textRuns) if (contains(element, textRun.parent)) dropped.add(textRun);
  };
  for (const [at, textRun] of textRuns.entries()) {
    if (!isPrivate(textRun)) continue;
    dropped.add(textRun);
    if (/[:：]\s*\S/.test(textRun.text)) continue;
    const cell = closest(textRun.parent, CAPTION_CELL);
    if (cell !== null) {
      dropIn(nextElementOf(cell));
      continue;
    }
    let parent: Element | null = textRun.parent;
    while (parent !== null && textOf(parent) === textRun.text) parent = parentOf(parent);
    const around = parent;
    const next = textRuns[at + 1];
    const holdsCaption = textRuns.some(
      (other) => around !== null && isCaption(other) && contains(around, other.parent),
    );
    if (around !== null && !holdsCaption) dropIn(around);
    else if (next !== undefined && !isCaption(next)) dropped.add(next);
  }
  return textRuns.filter((textRun) => !dropped.has(textRun));
};

/** Reads values that tables of parcels print under captions of the order. */
const readPackages = async (
  tables: readonly Table[],
  { yieldToPage }: PageScan,
): Promise<{ name: string; caption: string; text: string }[]> => {
  const printed: { name: string; caption: string; text: string }[] = [];
  for (const table of tables) {
    const found = findColumns(table, ORDER_DETAIL_CAPTIONS.packages, false);
    if (!found.ok || !(found.columns.has('deliverBy') || found.columns.has('deliveredAt'))) continue;
    const rows = await rowsOf(table, yieldToPage);
    for (const row of rows.filter(({ width }) => width === table.captions.length))
      for (const [name, { index, caption }] of found.columns)
        printed.push({ name, caption, text: textsOf(row.cellAt(index)!).join(' ') });
  }
  return printed;
};

/** The items of the order; null if a row does not name its SKU, as a part of the items is not the order's. */
const readLines = async (
  tables: readonly Table[],
  { yieldToPage }: PageScan,
  locale: PageLocale,
  issues: IssueLog,
): Promise<LineDraft[] | null> => {
  for (const table of tables) {
    const found = findColumns(table, ORDER_DETAIL_CAPTIONS.items, false);
    if (!found.ok || !(found.columns.has('skuId') || found.columns.has('sellerSku'))) continue;
    const rows = await rowsOf(table, yieldToPage);
    if (rows.some(({ width }) => width !== table.captions.length)) return null;
    const cells = makeCells(table.element, found.columns, locale, issues);
    const lines = rows.map((row) => {
      cells.show(row);
      return readItemCells(cells, cells.texts('productName'));
    });
    return lines.length > 0 && lines.every((line) => line.skuId !== null || line.sellerSku !== null) ? lines : null;
  }
  return null;
};
