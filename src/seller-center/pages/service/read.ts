import { makeComplaints } from '../../complaints';
import { readPeriod } from '../../period';
import type { Sight, Spot } from '../../sight';
import { isTilesSight, readTiles } from '../../tiles';
import { SERVICE_SHEET } from './captions';

/** How chats were answered and rated, as a whole; no chat, agent or customer. */
export function* readServiceAnalytics(spot: Spot): Generator<void, Sight> {
  const { root, dialect } = spot;
  const complaints = makeComplaints();
  const read = yield* readTiles(spot, SERVICE_SHEET, complaints);
  if (isTilesSight(read)) return read;
  const { from = null, to = null } = readPeriod(root, read.pieces, dialect) ?? {};
  const { at, today: day } = dialect;
  return {
    kind: 'read',
    strategy: 'captions',
    rows: 1,
    complaints,
    list: null,
    drafts: { serviceRates: [{ day, from, to, ...read.tiles, readAt: at, firstSeen: at, lastSeen: at }] },
  };
}
