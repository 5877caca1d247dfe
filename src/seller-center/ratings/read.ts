import { makeDay } from '#core/model/day';
import { type Complaints, makeComplaints } from '../complaints';
import type { Dialect } from '../dialect';
import { contains, parentOf, queryAll, textOf } from '../dom/access';
import { coversAny, findBusy } from '../dom/busy';
import { captionKey } from '../dom/caption';
import { captionsOf } from '../dom/columns';
import { isNarrowed } from '../dom/narrow';
import { readExtent } from '../dom/pager';
import { isForeignPage } from '../language';
import { isMissing } from '../rows';
import { type Drafts, refusedSight, type Sight, type Spot } from '../sight';
import { isId } from '../values/identity';
import { readMoment } from '../values/moment';
import { countStars } from '../values/stars';
import { isRefused, refuse, type Value } from '../values/value';
import { findRatingCards, type RatingCard } from './cards';
import { RATING_SHEET } from './sheet';

const SAYS_NONE = /^no (?:data|ratings?|reviews?|results?)\b/i;

type ReviewDraft = NonNullable<Drafts['reviews']>[number];

const { stems } = RATING_SHEET;

/**
 * The day of a review: what is named so, where the page names it; else the only date on the card. A date that a person
 * wrote stands among other words, or in a text that is named as theirs.
 */
const readDay = ({ element, pieces }: RatingCard, isNamed: boolean, { zone, dateOrder }: Dialect): Value<string> => {
  const texts = isNamed ? queryAll(element, stems.day).map(textOf) : pieces.map(({ text }) => text);
  const moments = texts.map((it) => readMoment(it, zone, dateOrder));
  const days = new Set(moments.filter((it) => typeof it === 'string'));
  if (days.size === 1) return [...days][0]!;
  return moments.find((it) => isRefused(it) && it.refused === 'ambiguous-date') ?? refuse('unknown-value');
};

const readSku = ({ pieces }: RatingCard): string | null => {
  const keys = new Set(captionsOf(RATING_SHEET.skuId).map(captionKey));
  const found = pieces.flatMap(({ text }, at) => {
    const [, label = '', id = pieces[at + 1]?.text ?? ''] = /^(.+?)\s*[:：]?\s*(\d{15,20})?$/su.exec(text) ?? [];
    return keys.has(captionKey(label)) && isId(id) ? [id] : [];
  });
  return found.length === 1 ? found[0]! : null;
};

/**
 * An order may have a review for each of its products, and without a SKU nobody can say which is which: kept apart they
 * would overwrite each other. The worst one decides what the order counts as, so it stands for them.
 */
const oneForEach = (reviews: readonly ReviewDraft[], complaints: Complaints): ReviewDraft[] => {
  const worst = new Map<string, ReviewDraft>();
  for (const it of reviews) {
    const key = `${it.orderId} ${it.skuId}`;
    const known = worst.get(key);
    if (known !== undefined) complaints.add('unknown-value', 'reviews of one order that cannot be told apart');
    if (known === undefined || (it.stars ?? 6) < (known.stars ?? 6)) worst.set(key, it);
  }
  return [...worst.values()];
};

/** Product ratings: stars and day of each review, never what was written or by whom. */
export function* readRatings({ root, address, dialect }: Spot): Generator<void, Sight> {
  const busy = findBusy(root);
  const { cards, strategy, strays, around } = yield* findRatingCards(root);
  const elements = cards.map(({ element }) => element);
  if ((cards.length === 0 && busy.length > 0) || coversAny(busy, elements)) return { kind: 'waiting' };
  const complaints = makeComplaints();
  if (strays > 0) complaints.add('unknown-header', `reviews without a bound: ${strays}`);
  const isDayNamed = elements.some((it) => queryAll(it, stems.day).length > 0);
  const read: ReviewDraft[] = [];
  for (const card of cards) {
    const stars = complaints.take(countStars(card.element), 'Stars', '');
    const day = complaints.take(readDay(card, isDayNamed, dialect), 'Review time', '');
    if (stars !== null && day !== null) {
      const { at } = dialect;
      const seen = { readAt: at, firstSeen: at, lastSeen: at };
      // How the buyer first rated it, a page of today cannot say.
      read.push({ orderId: card.orderId, skuId: readSku(card), stars, firstStars: null, reviewedAt: day, ...seen });
    }
    yield;
  }
  const reviews = oneForEach(read, complaints);
  let list = elements[0] ?? root.body;
  while (elements.some((it) => !contains(list, it)) || list === elements[0]) list = parentOf(list) ?? root.body;
  const { announced } = readExtent({ element: list, strategy }, around);
  if (isMissing(cards.length, announced)) return refusedSight('no-rows', `${announced} reviews announced, none shown`);
  const isEmpty = announced === 0 || (cards.length === 0 && around.some(({ text }) => SAYS_NONE.test(text)));
  if (read.length === 0 && !isEmpty) {
    const code = isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    const none = refusedSight(code, `no review that names its order by “${RATING_SHEET.orderId.en[0]}”`);
    return cards.length === 0 ? none : { kind: 'refused', complaints: complaints.list(), strategy };
  }
  const days = read.map(({ reviewedAt }) => makeDay(dialect.zone.dayOf(reviewedAt!)));
  return {
    kind: 'read',
    drafts: { reviews },
    rows: read.length,
    strategy,
    complaints,
    list: {
      source: 'reviews',
      rowKeys: reviews.map((it) => `${it.orderId} ${it.skuId} ${it.reviewedAt}`),
      announced,
      pages: null,
      isPart: reviews.length < cards.length || strays > 0 || isNarrowed(root, address),
      span: { from: [...days, dialect.today].sort()[0]!, to: dialect.today },
    },
  };
}
