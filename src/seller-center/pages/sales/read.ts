import { makeComplaints } from '../../complaints';
import { readPeriod } from '../../period';
import { refusedSight, type Sight, type Spot } from '../../sight';
import { isTilesSight, readTiles } from '../../tiles';
import { SALES_SHEET } from './captions';

/** What was sold between two days. Figures of nobody knows which days are of no use, and refused. */
export function* readSales(spot: Spot): Generator<void, Sight> {
  const { root, dialect } = spot;
  const complaints = makeComplaints();
  const read = yield* readTiles(spot, SALES_SHEET, complaints);
  if (isTilesSight(read)) return read;
  const period = readPeriod(root, read.pieces, dialect);
  if (period === null) return refusedSight('ambiguous-date', 'the days that the figures are of', 'captions');
  const { at } = dialect;
  return {
    kind: 'read',
    strategy: 'captions',
    rows: 1,
    complaints,
    list: null,
    drafts: { sales: [{ ...period, ...read.tiles, readAt: at, firstSeen: at, lastSeen: at }] },
  };
}
