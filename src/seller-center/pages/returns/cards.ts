import { contains, parentOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { divide } from '../../dom/parts';
import type { TextRun } from '../../dom/text-runs';
import { type IssueLog, makeIssueLog } from '../../issues';
import { type Card, findCards, labelledTexts } from '../../labelled-cards';
import type { PageLocale } from '../../locale';
import type { PageContext, ReadResult } from '../../page-context';
import { lookUpLabel } from '../../status-labels';
import { readId, readPhrase } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readReason } from '../../values/reasons';
import { readText, refuse, type Value } from '../../values/value';
import { type CaseDraft, caseOf, RETURN_COLUMNS, RETURN_TYPES, type ReturnField } from './captions';

export interface ReturnCards {
  cases: CaseDraft[];
  rows: number;
  isAll: boolean;
  strategy: string;
  issues: IssueLog;
  element: Element;
  around: readonly TextRun[];
}

/** Only what its caption names, for a buyer's note may be any word. Two texts under one caption are none. */
const readCard = (
  { id, textRuns }: Card,
  { at, zone, dateOrder, dates }: PageLocale,
  issues: IssueLog,
): CaseDraft | null => {
  const take = <T>(field: ReturnField, read: (text: string) => Value<T>): T | null => {
    const { captions } = RETURN_COLUMNS[field];
    const [text, second] = labelledTexts(textRuns, captions);
    if (text === undefined) return null;
    return issues.take(second === undefined ? read(text) : refuse('unknown-value'), captions.en[0]!, text);
  };
  const orderId = take('orderId', readId);
  if (orderId === null || orderId === id) return null;
  return caseOf(at, {
    id,
    orderId,
    type: take('type', (it) => readText(it, (text) => lookUpLabel(RETURN_TYPES, text))),
    reason: take('reason', (it) => readReason([it])),
    requestedAt: take('requestedAt', (it) => {
      dates.see(it);
      return readMoment(it, zone, dateOrder);
    }),
    statusText: take('status', (it) => readPhrase(it, 40)),
  });
};

/** Manage returns in Card view; null where no card is there. How its cards are built is not public, so nothing but captions counts. */
export function* readReturnCards({ root, locale }: PageContext): Generator<void, ReturnCards | ReadResult | null> {
  const marks = { id: RETURN_COLUMNS.caseId.captions, card: null, texts: null };
  const { cards, strategy, strays, around } = yield* findCards(root, marks);
  const [first] = cards;
  if (first === undefined) return null;
  const elements = cards.map(({ element }) => element);
  if (coversAny(yield* findBusy(yield* divide(root)), elements)) return { kind: 'waiting' };
  const issues = makeIssueLog();
  const cases: CaseDraft[] = [];
  for (const card of cards) {
    const read = readCard(card, locale, issues);
    if (read !== null) cases.push(read);
    yield;
  }
  if (strays > 0) issues.add('unknown-header', `requests without a bound: ${strays}`);
  let element = first.element;
  while (elements.some((it) => !contains(element, it))) element = parentOf(element) ?? root.body;
  const isAll = strays === 0 && cases.length === cards.length;
  return { cases, rows: cases.length, isAll, strategy, issues, element, around };
}
