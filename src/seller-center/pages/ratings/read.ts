import { makeDay } from '#core/model/day';
import type { FactDrafts } from '#core/model/page';
import type { Column } from '../../captions';
import { attributeOf, contains, htmlOf, parentOf, queryAll, textOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { isNarrowed, readExtent } from '../../dom/list-extent';
import { countStars } from '../../dom/stars';
import { type IssueLog, makeIssueLog } from '../../issues';
import { findLabelledCards, findLabelledIds, type LabelledCard, noteLabels } from '../../layouts/labelled-cards';
import { refuseMissing, spanOfWholeList } from '../../layouts/list-rows';
import { isForeignPage, type PageLocale } from '../../locale';
import { type PageContext, type ReadResult, refusePage, seenNow } from '../../page-context';
import { findIds, productIdInLink } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { isRefused, refuse, type Value } from '../../values/value';
import { RATING_COLUMNS, RATING_STEMS } from './captions';

const SAYS_NONE = /^no (?:data|ratings?|reviews?|results?)\b/i;

/** Reads product ratings: stars and day of each review, never its text or author. */
export const readRatings = async ({ root, scan, address, locale, taught }: PageContext): Promise<ReadResult> => {
  const busy = await findBusy(scan);
  const columns = taught.addTo(RATING_COLUMNS);
  const { cards, strategy, unbounded, around } = await findLabelledCards(scan, {
    id: columns.orderId,
    ...RATING_STEMS,
  });
  noteLabels(cards, taught);
  const elements = cards.map(({ element }) => element);
  if ((cards.length === 0 && busy.length > 0) || coversAny(busy, elements)) return { kind: 'waiting' };
  const issues = makeIssueLog();
  if (unbounded > 0) issues.add('unknown-header', `reviews without a bound: ${unbounded}`);
  const isDayNamed = elements.some((element) => queryAll(element, RATING_STEMS.day).length > 0);
  const read: ReviewDraft[] = [];
  for (const card of cards) {
    const review = readReview(card, columns, isDayNamed, locale, issues);
    if (review !== null) read.push(review);
    await scan.yieldToPage();
  }
  const reviews = dropIndistinguishable(read, issues);
  let list = elements[0] ?? htmlOf(root);
  while (elements.some((element) => !contains(list, element)) || list === elements[0])
    list = parentOf(list) ?? htmlOf(root);
  const extent = readExtent({ element: list, strategy }, around);
  const missing = refuseMissing(cards.length, extent, null);
  if (missing !== null) return missing;
  const { announced } = extent;
  const isEmpty = announced === 0 || (cards.length === 0 && around.some(({ text }) => SAYS_NONE.test(text)));
  if (reviews.length === 0 && !isEmpty) {
    const code = isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    const none = refusePage(code, `no review that names its order by “${RATING_COLUMNS.orderId.captions.en[0]}”`);
    return cards.length === 0 ? none : { kind: 'refused', issues: issues.list(), strategy };
  }
  const days = read.map(({ reviewedAt }) => makeDay(locale.zone.dayOf(reviewedAt!)));
  return {
    kind: 'read',
    records: { reviews },
    issues: issues.list(),
    rows: read.length,
    strategy,
    list: {
      source: 'reviews',
      rowKeys: reviews.map((review) => `${reviewKey(review)} ${review.reviewedAt}`),
      announced,
      pages: null,
      isPart: reviews.length < cards.length || unbounded > 0 || (await isNarrowed(scan, address)),
      span: spanOfWholeList(days, locale.today),
    },
  };
};

type RatingColumns = Readonly<Record<keyof typeof RATING_COLUMNS, Column>>;
type ReviewDraft = NonNullable<FactDrafts['reviews']>[number];

const readReview = (
  card: LabelledCard,
  columns: RatingColumns,
  isDayNamed: boolean,
  locale: PageLocale,
  issues: IssueLog,
): ReviewDraft | null => {
  const stars = issues.take(countStars(card.element), 'Stars', '');
  const day = issues.take(readDay(card, isDayNamed, locale), 'Review time', '');
  if (stars === null || day === null) return null;
  // A page of today cannot show the first rating.
  return {
    orderId: card.id,
    ...readProduct(card, columns),
    stars,
    firstStars: null,
    reviewedAt: day,
    ...seenNow(locale),
  };
};

/**
 * The day of a review: the labelled date, or else the only date on the card. A date that a person wrote is among other
 * words, or in a text marked as personal.
 */
const readDay = (
  { element, textRuns }: LabelledCard,
  isNamed: boolean,
  { zone, dateOrder }: PageLocale,
): Value<string> => {
  const texts = isNamed ? queryAll(element, RATING_STEMS.day).map(textOf) : textRuns.map(({ text }) => text);
  const moments = texts.map((text) => readMoment(text, zone, dateOrder));
  const days = new Set(moments.filter((moment) => typeof moment === 'string'));
  if (days.size === 1) return [...days][0]!;
  return moments.find((moment) => isRefused(moment) && moment.refused === 'ambiguous-date') ?? refuse('unknown-value');
};

const PRODUCT_LINK = 'a[href*="/product/"]';

/** The product of a review, by all evidence; two that differ are refused. */
const readProduct = ({ element, id: orderId, textRuns }: LabelledCard, columns: RatingColumns) => {
  const only = (ids: readonly string[]): string | null => {
    const found = new Set(ids.filter((id) => id !== orderId));
    return found.size === 1 ? [...found][0]! : null;
  };
  const labelled = (column: Column) => findLabelledIds(textRuns, column).map(({ id }) => id);
  const linked = queryAll(element, PRODUCT_LINK).flatMap((link) => productIdInLink(attributeOf(link, 'href')) ?? []);
  const named = queryAll(element, RATING_STEMS.productId).flatMap((text) => findIds(textOf(text)));
  return {
    skuId: only(labelled(columns.skuId)),
    productId: only([...linked, ...labelled(columns.productId), ...named]),
  };
};

const reviewKey = ({ orderId, skuId, productId }: ReviewDraft): string => `${orderId} ${skuId ?? productId}`;

/**
 * Leaves out reviews of an order that cannot be distinguished: an order may have one for each item, and a review
 * without an item, or two of the same, could be taken for an earlier or later state of another, although the first
 * rating counts.
 */
const dropIndistinguishable = (reviews: readonly ReviewDraft[], issues: IssueLog): ReviewDraft[] => {
  const byKey = Map.groupBy(reviews, reviewKey);
  return reviews.filter((review) => {
    const isNamed = review.skuId != null || review.productId != null;
    const isAlone = byKey.get(reviewKey(review))!.length === 1;
    if (!isNamed) issues.add('unknown-header', 'reviews that name neither their SKU nor their product');
    else if (!isAlone) issues.add('unknown-value', 'reviews of one order that cannot be told apart');
    return isNamed && isAlone;
  });
};
