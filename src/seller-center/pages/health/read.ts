import { queryAll, textsOf } from '../../dom/access';
import { makeIssueLog } from '../../issues';
import { isReadResult, readLabelledFigures } from '../../labelled-figures';
import { type PageContext, type ReadResult, refusePage } from '../../page-context';
import { HEALTH_CAPTIONS, RATING_BOX } from './captions';

const OUT_OF = /^(\d{1,4})(?:\s*\/\s*1,?000)?$/;

const inBox = (root: Document): Set<number> =>
  new Set(
    queryAll(root, RATING_BOX)
      .flatMap((it) => textsOf(it))
      .flatMap((it) => OUT_OF.exec(it)?.[1] ?? [])
      .map(Number),
  );

/** The account health rating: by the box it stands in, and by its caption. Where the two differ, it is neither. */
export function* readAccountHealth(context: PageContext): Generator<void, ReadResult> {
  const issues = makeIssueLog();
  const read = yield* readLabelledFigures(context, HEALTH_CAPTIONS, issues);
  const boxed = inBox(context.root);
  if (isReadResult(read) && (read.kind === 'waiting' || boxed.size === 0)) return read;
  const captioned = isReadResult(read) ? null : read.tiles.rating;
  const ratings = new Set([...boxed, ...(captioned === null ? [] : [captioned])]);
  const [rating] = ratings;
  const strategy = boxed.size === 0 ? 'caption' : captioned === null ? 'box' : 'box, confirmed by caption';
  if (rating === undefined || ratings.size > 1)
    return refusePage('unknown-value', `${HEALTH_CAPTIONS.captions[0][2]}: no number, or two`, strategy);
  const { at, today: day } = context.locale;
  return {
    kind: 'read',
    strategy,
    rows: 1,
    issues: makeIssueLog(),
    list: null,
    drafts: { accountHealth: [{ day, rating, readAt: at, firstSeen: at, lastSeen: at }] },
  };
}
