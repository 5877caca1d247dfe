import type { Instant } from '#core/model/day';
import { attribute, byClassEnd, closest, queryAll } from '../../dom/access';
import { findBusy } from '../../dom/busy';
import { captionKey } from '../../dom/caption';
import { captionsOf } from '../../dom/columns';
import { makeLayoutTree, type Pair, pairUp, type Rules } from '../../dom/pairs';
import { divide } from '../../dom/parts';
import { findTables } from '../../dom/table';
import { findTextRuns, isHeading, type TextRun } from '../../dom/text-runs';
import { tokenize, type Vocabulary } from '../../dom/tokens';
import { type IssueLog, makeIssueLog } from '../../issues';
import { isForeignPage } from '../../language';
import type { PageLocale } from '../../locale';
import { type PageContext, type ReadResult, refusePage } from '../../page-context';
import {
  findCanceller,
  findExpress,
  findFlag,
  findFulfillment,
  findKind,
  isStatusWord,
  readStatus,
} from '../../status-labels';
import { idsIn, isId, ORDER_MARK, readTracking } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readMoney } from '../../values/money';
import { findReason, readReason } from '../../values/reasons';
import { isMasked, isNothing, isRefused, readText, type Value } from '../../values/value';
import type { OrderDraft } from '../orders/row';
import { ORDER_DETAIL_CAPTIONS, type OrderLabel } from './captions';
import { readLines } from './lines';
import { withoutPrivate } from './private';

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(ORDER_DETAIL_CAPTIONS.labels).flatMap(([name, captions]) =>
    captionsOf(captions).map((it) => [captionKey(it), name] as const),
  ),
);

const INSTANTS = [
  'placedAt',
  'paidAt',
  'readyToShipAt',
  'shippedAt',
  'deliverBy',
  'deliveredAt',
  'cancelledAt',
] as const;

/** What each caption's value must look like; whatever does not is not its value. */
const readers = (locale: PageLocale): Record<Exclude<OrderLabel, 'private'>, (text: string) => Value<unknown>> => {
  const moment = (text: string) => {
    locale.dates.see(text);
    return readMoment(text, locale.zone, locale.dateOrder);
  };
  return {
    ...(Object.fromEntries(INSTANTS.map((it) => [it, moment])) as Record<(typeof INSTANTS)[number], typeof moment>),
    orderId: (text) => readText(text, (it) => (isId(it) ? it : undefined)),
    status: (text) => readStatus([text]),
    cancelledBy: (text) => readText(text, findCanceller),
    cancelReason: (text) => readReason([text]),
    amount: (text) => readMoney(text, locale.currency),
    kind: (text) => readText(text, findKind),
    fulfillment: (text) => readText(text, findFulfillment),
    delivery: (text) => readText(text, findExpress),
    trackingId: readTracking,
  };
};

const DIGIT_WORD = /^(?=\S*\d)\S+$/;

const makeVocabulary = (locale: PageLocale): Vocabulary => ({
  names: NAMES,
  isDivided: false,
  isMute: (text) => /[.?!…]$|^[^\p{L}\p{N}]+$/u.test(text),
  isValue: (text) =>
    (text !== '' && (isNothing(text) || isMasked(text))) ||
    // in whichever order: that it is a date is known before which of its numbers is the month
    (['mdy', 'dmy'] as const).some((it) => typeof readMoment(text, locale.zone, it) === 'string') ||
    !isRefused(readMoney(text, locale.currency)) ||
    DIGIT_WORD.test(text) ||
    isStatusWord(text) ||
    [findCanceller, findKind, findFulfillment, findExpress].some((find) => find(text) !== undefined) ||
    findReason(text) !== null,
});

const only = <T>(pairs: readonly Pair[], read: (text: string) => Value<T>, issues: IssueLog): T | null => {
  const values = new Map<string, T>();
  for (const { caption, text } of pairs) {
    const value = issues.take(read(text), caption, text);
    if (value !== null) values.set(JSON.stringify(value), value);
  }
  // A day here and the same day with its time there: the time says more.
  for (const key of values.keys()) {
    const day = key.slice(1, -1);
    if (day.length === 10 && [...values.keys()].some((it) => it !== key && it.startsWith(`"${day}T`)))
      values.delete(key);
  }
  if (values.size > 1) issues.add('unknown-value', `${pairs[0]!.caption}: printed twice, and not the same`);
  return values.size === 1 ? [...values.values()][0]! : null;
};

const TAG = `${byClassEnd('tag', 'card-header-title', 'badge')},[data-tid="m4b_tag"]`;

/** The id that the page is about: the address says which it should be, and the page has to show it. */
const shownId = ({ root, address }: PageContext, textRuns: readonly TextRun[]): string | null => {
  const asked = address.searchParams.get('order_no') ?? '';
  const marked = queryAll(root, `[${ORDER_MARK}]`).map((it) => attribute(it, ORDER_MARK) ?? '');
  const shown = new Set([...marked, ...textRuns.flatMap(({ text }) => idsIn(text))]);
  return isId(asked) && shown.has(asked) ? asked : null;
};

/** The page of one order: what the order list lacks is here, above all the day it had to be delivered by. */
export function* readOrderDetail(context: PageContext): Generator<void, ReadResult> {
  const { root, locale } = context;
  const page = yield* divide(root);
  const tables = yield* findTables(page);
  const boxes = new Set(tables.flatMap((it) => it.boxes));
  const textRuns = withoutPrivate(yield* findTextRuns(root, boxes), NAMES);
  const id = shownId(context, textRuns);
  const busy = yield* findBusy(page);
  if (id === null) {
    if (busy.length > 0) return { kind: 'waiting' };
    return refusePage(
      'unknown-value',
      'the order of the address is not on the page',
      textRuns.length > 0 ? 'captions' : null,
    );
  }
  const issues = makeIssueLog();
  const vocabulary = makeVocabulary(locale);
  const tokens = tokenize(textRuns, vocabulary);
  yield;
  const { top } = makeLayoutTree(root, tokens);
  const read = readers(locale);
  const rules: Rules = {
    isState: () => false,
    isDual: ({ caption }) => isStatusWord(caption),
    accepts: (name, text) => name !== 'private' && !isRefused(read[name as Exclude<OrderLabel, 'private'>](text)),
  };
  const pairs = Map.groupBy(pairUp(top, rules), (it) => it.name);
  if (pairs.size === 0) {
    if (busy.length > 0) return { kind: 'waiting' };
    const code = isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    return refusePage(code, 'none of the captions of the order page', 'captions');
  }
  const take = <T>(name: OrderLabel): T | null =>
    only(pairs.get(name) ?? [], read[name as Exclude<OrderLabel, 'private'>] as (text: string) => Value<T>, issues);

  const tags = textRuns.filter((it) => isHeading(it) || closest(it.parent, TAG) !== null).map(({ text }) => text);
  const agreed = <T>(find: (text: string) => T | undefined, known: T | null): T | null => {
    const found = new Set<T>();
    for (const it of [...tags.map(find), known]) if (it != null) found.add(it);
    return found.size === 1 ? [...found][0]! : null;
  };
  const flags = [...new Set(tags.flatMap((it) => findFlag(it) ?? []))];
  const headStatus = readStatus(tags.filter(isStatusWord));
  const instants = Object.fromEntries(INSTANTS.map((it) => [it, take<Instant>(it)]));
  const order: OrderDraft = {
    id,
    readAt: locale.at,
    ...instants,
    status: take<NonNullable<OrderDraft['status']>>('status') ?? (isRefused(headStatus) ? null : headStatus),
    cancelledBy: take('cancelledBy'),
    cancelReason: take('cancelReason'),
    amount: take('amount'),
    kind: agreed(findKind, take('kind')),
    fulfillment: agreed(findFulfillment, take('fulfillment')),
    express: agreed(findExpress, take('delivery')),
    trackingId: take('trackingId'),
    flags: flags.length > 0 ? flags : null,
    lines: readLines(tables, locale, issues),
  };
  return { kind: 'read', drafts: { orders: [order] }, rows: 1, strategy: 'captions', issues, list: null };
}
