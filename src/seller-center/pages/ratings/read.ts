import type { FactDrafts } from '#core/model/page';
import type { Column } from '../../captions';
import { attributeOf, queryAll, queryOne, textOf } from '../../dom/access';
import { findBusy } from '../../dom/busy';
import { isNarrowed } from '../../dom/list-extent';
import { countStars } from '../../dom/stars';
import type { IssueLog } from '../../issues';
import { type LabelledCard, readCards } from '../../layouts/labelled-cards';
import { findLabelledIds } from '../../layouts/labels';
import { listResult, refuseMissing, spanOfWholeList } from '../../layouts/list-rows';
import { daysOf, isForeignPage, type PageLocale } from '../../locale';
import { type PageContext, type ReadResult, refusePage, seenNow } from '../../page-context';
import { findIds, productIdInLink } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { agreedValue, isRefused, refuse, type Value } from '../../values/value';
import { RATING_COLUMNS, RATING_STEMS } from './captions';

const SAYS_NONE = /^no (?:data|ratings?|reviews?|results?)\b/i;

/** Reads product ratings: stars and day of each review, never its text or author. */
export const readRatings = async (context: PageContext): Promise<ReadResult> => {
  const { root, scan, address, locale, taught } = context;
  const columns = taught.addTo(RATING_COLUMNS);
  const marks = { id: columns.orderId, ...RATING_STEMS };
  const shown = await readCards(context, marks, (card, issues, cards) => {
    const isDayNamed = cards.some(({ element }) => queryOne(element, RATING_STEMS.day) !== null);
    return readReview(card, columns, isDayNamed, locale, issues);
  });
  if ('kind' in shown) return shown;
  const { records, cards, around, isAll, strategy, issues, announced } = shown;
  if (cards.length === 0 && (await findBusy(scan)).length > 0) return { kind: 'waiting' };
  const missing = refuseMissing(cards.length, shown, null);
  if (missing !== null) return missing;
  const reviews = dropIndistinguishable(records, issues);
  const isEmpty = announced === 0 || (cards.length === 0 && around.some(({ text }) => SAYS_NONE.test(text)));
  if (reviews.length === 0 && !isEmpty) {
    const code = isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    const none = refusePage(code, `no review that names its order by “${RATING_COLUMNS.orderId.captions.en[0]}”`);
    return cards.length === 0 ? none : { kind: 'refused', issues: issues.list(), strategy };
  }
  const days = daysOf(
    locale,
    records.map(({ reviewedAt }) => reviewedAt),
  );
  const keys = reviews.map((review) => `${reviewKey(review)} ${review.reviewedAt}`);
  return listResult({ reviews }, { ...shown, pages: null }, keys, {
    source: 'reviews',
    isPart: !isAll || reviews.length < records.length || (await isNarrowed(scan, address)),
    span: spanOfWholeList(days, locale.today),
  });
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
  const day = agreedValue(moments.filter((moment) => typeof moment === 'string'));
  const ambiguous = moments.find((moment) => isRefused(moment) && moment.refused === 'ambiguous-date');
  return day ?? ambiguous ?? refuse('unknown-value');
};

const PRODUCT_LINK = 'a[href*="/product/"]';

/** The product of a review, by all evidence; two that differ are refused. */
const readProduct = ({ element, id: orderId, textRuns }: LabelledCard, columns: RatingColumns) => {
  const only = (ids: readonly string[]): string | null => agreedValue(ids.filter((id) => id !== orderId));
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
