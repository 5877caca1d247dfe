import { makeComplaints } from '../../complaints';
import { queryAll, textRuns } from '../../dom/access';
import { refusedSight, type Sight, type Spot } from '../../sight';
import { isTilesSight, readTiles } from '../../tiles';
import { HEALTH_SHEET, RATING_BOX } from './captions';

const OUT_OF = /^(\d{1,4})(?:\s*\/\s*1,?000)?$/;

const inBox = (root: Document): Set<number> =>
  new Set(
    queryAll(root, RATING_BOX)
      .flatMap((it) => textRuns(it))
      .flatMap((it) => OUT_OF.exec(it)?.[1] ?? [])
      .map(Number),
  );

/** The account health rating: by the box it stands in, and by its caption. Where the two differ, it is neither. */
export function* readAccountHealth(spot: Spot): Generator<void, Sight> {
  const complaints = makeComplaints();
  const read = yield* readTiles(spot, HEALTH_SHEET, complaints);
  const boxed = inBox(spot.root);
  if (isTilesSight(read) && (read.kind === 'waiting' || boxed.size === 0)) return read;
  const captioned = isTilesSight(read) ? null : read.tiles.rating;
  const ratings = new Set([...boxed, ...(captioned === null ? [] : [captioned])]);
  const [rating] = ratings;
  const strategy = boxed.size === 0 ? 'caption' : captioned === null ? 'box' : 'box, confirmed by caption';
  if (rating === undefined || ratings.size > 1)
    return refusedSight('unknown-value', `${HEALTH_SHEET.captions[0][2]}: no number, or two`, strategy);
  const { at, today: day } = spot.dialect;
  return {
    kind: 'read',
    strategy,
    rows: 1,
    complaints: makeComplaints(),
    list: null,
    drafts: { accountHealth: [{ day, rating, readAt: at, firstSeen: at, lastSeen: at }] },
  };
}
