import { type Card, findCards, labelledTexts } from '../../boxes';
import { type Complaints, makeComplaints } from '../../complaints';
import type { Dialect } from '../../dialect';
import { contains, parentOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { divide } from '../../dom/parts';
import type { Piece } from '../../dom/pieces';
import type { Sight, Spot } from '../../sight';
import { readId, readPhrase } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readReason } from '../../values/reasons';
import { readText, refuse, type Value } from '../../values/value';
import { lookUp } from '../../words';
import { type CaseDraft, caseOf, RETURN_COLUMNS, RETURN_TYPES, type ReturnField } from './captions';

export interface ReturnCards {
  cases: CaseDraft[];
  rows: number;
  isAll: boolean;
  strategy: string;
  complaints: Complaints;
  element: Element;
  around: readonly Piece[];
}

/** Only what its caption names, for a buyer's note may be any word. Two texts under one caption are none. */
const readCard = (
  { id, pieces }: Card,
  { at, zone, dateOrder, dates }: Dialect,
  complaints: Complaints,
): CaseDraft | null => {
  const take = <T>(field: ReturnField, read: (text: string) => Value<T>): T | null => {
    const { captions } = RETURN_COLUMNS[field];
    const [text, second] = labelledTexts(pieces, captions);
    if (text === undefined) return null;
    return complaints.take(second === undefined ? read(text) : refuse('unknown-value'), captions.en[0]!, text);
  };
  const orderId = take('orderId', readId);
  if (orderId === null || orderId === id) return null;
  return caseOf(at, {
    id,
    orderId,
    type: take('type', (it) => readText(it, (text) => lookUp(RETURN_TYPES, text))),
    reason: take('reason', (it) => readReason([it])),
    requestedAt: take('requestedAt', (it) => {
      dates.see(it);
      return readMoment(it, zone, dateOrder);
    }),
    statusText: take('status', (it) => readPhrase(it, 40)),
  });
};

/** Manage returns in Card view; null where no card is there. How its cards are built is not public, so nothing but captions counts. */
export function* readReturnCards({ root, dialect }: Spot): Generator<void, ReturnCards | Sight | null> {
  const marks = { id: RETURN_COLUMNS.caseId.captions, card: null, texts: null };
  const { cards, strategy, strays, around } = yield* findCards(root, marks);
  const [first] = cards;
  if (first === undefined) return null;
  const elements = cards.map(({ element }) => element);
  if (coversAny(yield* findBusy(yield* divide(root)), elements)) return { kind: 'waiting' };
  const complaints = makeComplaints();
  const cases: CaseDraft[] = [];
  for (const card of cards) {
    const read = readCard(card, dialect, complaints);
    if (read !== null) cases.push(read);
    yield;
  }
  if (strays > 0) complaints.add('unknown-header', `requests without a bound: ${strays}`);
  let element = first.element;
  while (elements.some((it) => !contains(element, it))) element = parentOf(element) ?? root.body;
  const isAll = strays === 0 && cases.length === cards.length;
  return { cases, rows: cases.length, isAll, strategy, complaints, element, around };
}
