import { attribute, queryAll, textOf } from '../../dom/access';
import type { Captions } from '../../dom/columns';
import { type Card, labelledIds } from '../../labelled-cards';
import { idsIn } from '../../values/identity';
import { RATING_CAPTIONS } from './captions';

const only = (ids: readonly string[], but: string): string | null => {
  const found = new Set(ids.filter((id) => id !== but));
  return found.size === 1 ? [...found][0]! : null;
};

const LINK = 'a[href*="/product/"]';
const LINKED = /\/product\/(?:[a-z]+\/)*(\d{15,20})(?!\d)/;

/** What a review is about, by all that says so; two that differ say nothing. */
export const readNaming = ({
  element,
  id: orderId,
  textRuns,
}: Card): { skuId: string | null; productId: string | null } => {
  const labelled = (captions: Captions) => labelledIds(textRuns, captions).map(({ id }) => id);
  const links = queryAll(element, LINK).flatMap((it) => LINKED.exec(attribute(it, 'href') ?? '')?.[1] ?? []);
  const stems = queryAll(element, RATING_CAPTIONS.stems.productId).flatMap((it) => idsIn(textOf(it)));
  return {
    skuId: only(labelled(RATING_CAPTIONS.skuId), orderId),
    productId: only([...links, ...labelled(RATING_CAPTIONS.productId), ...stems], orderId),
  };
};
