import { makeDay } from '#core/model/day';
import { contains, parentOf, queryAll, textOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { isNarrowed } from '../../dom/narrow';
import { readExtent } from '../../dom/pager';
import { divide } from '../../dom/parts';
import { type IssueLog, makeIssueLog } from '../../issues';
import { type Card, findCards } from '../../labelled-cards';
import { isForeignPage } from '../../language';
import { isMissing, spanOf } from '../../list-rows';
import type { PageLocale } from '../../locale';
import { type Drafts, type PageContext, type ReadResult, refusePage } from '../../page-context';
import { readMoment } from '../../values/moment';
import { countStars } from '../../values/stars';
import { isRefused, refuse, type Value } from '../../values/value';
import { RATING_CAPTIONS } from './captions';
import { readNaming } from './naming';

const SAYS_NONE = /^no (?:data|ratings?|reviews?|results?)\b/i;

type ReviewDraft = NonNullable<Drafts['reviews']>[number];

const { stems } = RATING_CAPTIONS;

/**
 * The day of a review: what is named so, where the page names it; else the only date on the card. A date that a person
 * wrote stands among other words, or in a text that is named as theirs.
 */
const readDay = ({ element, textRuns }: Card, isNamed: boolean, { zone, dateOrder }: PageLocale): Value<string> => {
  const texts = isNamed ? queryAll(element, stems.day).map(textOf) : textRuns.map(({ text }) => text);
  const moments = texts.map((it) => readMoment(it, zone, dateOrder));
  const days = new Set(moments.filter((it) => typeof it === 'string'));
  if (days.size === 1) return [...days][0]!;
  return moments.find((it) => isRefused(it) && it.refused === 'ambiguous-date') ?? refuse('unknown-value');
};

const keyOf = ({ orderId, skuId, productId }: ReviewDraft): string => `${orderId} ${skuId ?? productId}`;

/**
 * An order may have a review for each of its items. One that does not say of which it is would pass for an earlier or
 * later state of another, and the first rating is what counts: it is left out, and so are two that name the same.
 */
const tellApart = (reviews: readonly ReviewDraft[], issues: IssueLog): ReviewDraft[] => {
  const times = Map.groupBy(reviews, keyOf);
  return reviews.filter((it) => {
    const isNamed = it.skuId != null || it.productId != null;
    const isAlone = times.get(keyOf(it))!.length === 1;
    if (!isNamed) issues.add('unknown-header', 'reviews that name neither their SKU nor their product');
    else if (!isAlone) issues.add('unknown-value', 'reviews of one order that cannot be told apart');
    return isNamed && isAlone;
  });
};

/** Product ratings: stars and day of each review, never what was written or by whom. */
export function* readRatings({ root, address, locale }: PageContext): Generator<void, ReadResult> {
  const busy = yield* findBusy(yield* divide(root));
  const { cards, strategy, strays, around } = yield* findCards(root, { id: RATING_CAPTIONS.orderId, ...stems });
  const elements = cards.map(({ element }) => element);
  if ((cards.length === 0 && busy.length > 0) || coversAny(busy, elements)) return { kind: 'waiting' };
  const issues = makeIssueLog();
  if (strays > 0) issues.add('unknown-header', `reviews without a bound: ${strays}`);
  const isDayNamed = elements.some((it) => queryAll(it, stems.day).length > 0);
  const read: ReviewDraft[] = [];
  for (const card of cards) {
    const stars = issues.take(countStars(card.element), 'Stars', '');
    const day = issues.take(readDay(card, isDayNamed, locale), 'Review time', '');
    if (stars !== null && day !== null) {
      const { at } = locale;
      const seen = { readAt: at, firstSeen: at, lastSeen: at };
      // How the buyer first rated it, a page of today cannot say.
      read.push({ orderId: card.id, ...readNaming(card), stars, firstStars: null, reviewedAt: day, ...seen });
    }
    yield;
  }
  const reviews = tellApart(read, issues);
  let list = elements[0] ?? root.body;
  while (elements.some((it) => !contains(list, it)) || list === elements[0]) list = parentOf(list) ?? root.body;
  const { announced } = readExtent({ element: list, strategy }, around);
  if (isMissing(cards.length, announced)) return refusePage('no-rows', `${announced} reviews announced, none shown`);
  const isEmpty = announced === 0 || (cards.length === 0 && around.some(({ text }) => SAYS_NONE.test(text)));
  if (reviews.length === 0 && !isEmpty) {
    const code = isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    const none = refusePage(code, `no review that names its order by “${RATING_CAPTIONS.orderId.en[0]}”`);
    return cards.length === 0 ? none : { kind: 'refused', issues: issues.list(), strategy };
  }
  const days = read.map(({ reviewedAt }) => makeDay(locale.zone.dayOf(reviewedAt!)));
  return {
    kind: 'read',
    drafts: { reviews },
    rows: read.length,
    strategy,
    issues,
    list: {
      source: 'reviews',
      rowKeys: reviews.map((it) => `${keyOf(it)} ${it.reviewedAt}`),
      announced,
      pages: null,
      isPart: reviews.length < cards.length || strays > 0 || isNarrowed(root, address),
      span: spanOf(days, locale.today),
    },
  };
}
