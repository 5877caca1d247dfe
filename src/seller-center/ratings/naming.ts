import { attribute, queryAll, textOf } from '../dom/access';
import { captionKey } from '../dom/caption';
import { type Captions, captionsOf } from '../dom/columns';
import { idsIn, isId } from '../values/identity';
import type { RatingCard } from './cards';
import { RATING_SHEET } from './sheet';

const keysOf = (captions: Captions): ReadonlySet<string> => new Set(captionsOf(captions).map(captionKey));
const SKU_KEYS = keysOf(RATING_SHEET.skuId);
const PRODUCT_KEYS = keysOf(RATING_SHEET.productId);

/** Ids that stand behind one of the captions, in one text or in two. */
const labelled = ({ pieces }: RatingCard, keys: ReadonlySet<string>): string[] =>
  pieces.flatMap(({ text }, at) => {
    const [, label = '', id = pieces[at + 1]?.text ?? ''] = /^(.+?)\s*[:：]?\s*(\d{15,20})?$/su.exec(text) ?? [];
    return keys.has(captionKey(label)) && isId(id) ? [id] : [];
  });

const only = (ids: readonly string[], but: string): string | null => {
  const found = new Set(ids.filter((id) => id !== but));
  return found.size === 1 ? [...found][0]! : null;
};

const LINK = 'a[href*="/product/"]';
const LINKED = /\/product\/(?:[a-z]+\/)*(\d{15,20})(?!\d)/;

/** What a review is about, by all that says so; two that differ say nothing. */
export const readNaming = (card: RatingCard): { skuId: string | null; productId: string | null } => {
  const { element, orderId } = card;
  const links = queryAll(element, LINK).flatMap((it) => LINKED.exec(attribute(it, 'href') ?? '')?.[1] ?? []);
  const stems = queryAll(element, RATING_SHEET.stems.productId).flatMap((it) => idsIn(textOf(it)));
  return {
    skuId: only(labelled(card, SKU_KEYS), orderId),
    productId: only([...links, ...labelled(card, PRODUCT_KEYS), ...stems], orderId),
  };
};
