import { queryAll } from '../../dom/access';
import { textsOf } from '../../dom/text-runs';
import { makeIssueLog } from '../../issues';
import { readLabelledFigures } from '../../layouts/labelled-figures';
import { type PageContext, type ReadResult, refusePage, seenNow } from '../../page-context';
import { agreedValue } from '../../values/value';
import { HEALTH_CAPTIONS } from './captions';

/** Element with the rating. Source: sellers' tools. */
const RATING_BOX = '#key-info-ahr';

const OUT_OF = /^(\d{1,4})(?:\s*\/\s*1,?000)?$/;

const ratingsInElement = (root: Document): Set<number> =>
  new Set(
    queryAll(root, RATING_BOX)
      .flatMap((element) => textsOf(element))
      .flatMap((text) => OUT_OF.exec(text)?.[1] ?? [])
      .map(Number),
  );

/** Reads the account health rating by its element and by its caption; if these differ, it is refused. */
export const readAccountHealth = async (context: PageContext): Promise<ReadResult> => {
  const captioned = await readLabelledFigures(context, HEALTH_CAPTIONS, makeIssueLog());
  const inElement = ratingsInElement(context.root);
  if ('kind' in captioned && (captioned.kind === 'waiting' || inElement.size === 0)) return captioned;
  const underCaption = 'kind' in captioned ? null : captioned.figures.rating;
  const rating = agreedValue([...inElement, underCaption]);
  const strategy = inElement.size === 0 ? 'caption' : underCaption === null ? 'box' : 'box, confirmed by caption';
  if (rating === null)
    return refusePage('unknown-value', `${HEALTH_CAPTIONS.captions[0][2]}: no number, or two`, strategy);
  const day = context.locale.today;
  const records = { accountHealth: [{ day, rating, ...seenNow(context.locale) }] };
  return { kind: 'read', records, issues: [], rows: 1, strategy, list: null };
};
