import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Zone } from '#core/model/zone';
import type { Finding } from '#core/policy/ground';
import type { Policy } from '#core/policy/policy';
import type { Dossier } from './dossier';
import type { Gap } from './gap';
import { count, type Entry, type Moment, NEVER, type Sheet } from './ledger';
import type { Listed, Listing } from './listing';

export type Named = Pick<Entry, 'orderId' | 'caseId' | 'chatId'>;

/** What the facts prove, or leave open, of all that an appeal of what the platform lists could be grounded on. */
export type Prove = (dossier: Dossier, metric: Metric, named: Named) => readonly Finding[];

/** By what rules facts are posted. */
export interface Rules {
  policy: Policy;
  zone: Zone;
  prove: Prove;
}

/** One dossier on its way into a sheet, or out of it. */
export interface Posting extends Rules {
  sheet: Sheet;
  sign: 1 | -1;
  listing: Listing;
  dossier: Dossier;
  /** what is listed of it and became an entry; what did not, for a reason that is noted */
  entered: Listed[];
  joined: Listed[];
}

/** Notes the hour of a moment; a bare day, which stands for its last one, has none. */
export const noteHour = ({ sign }: Posting, hours: Float64Array, moment: Moment, isBare: boolean): void => {
  if (!isBare) hours[Math.floor((moment - Math.floor(moment)) * 24)]! += sign;
};

export const noteGap = ({ sheet, sign }: Posting, metric: Metric, gap: Gap, day: DayNumber | null): void => {
  const ours = sheet.gaps[metric];
  let days = ours.get(gap);
  if (days === undefined) {
    days = new Map();
    ours.set(gap, days);
  }
  count(days, day ?? Number.NaN, sign);
  if (days.size === 0) ours.delete(gap);
};

type Draft = Pick<Entry, 'day' | 'orderId' | 'listed'> & Partial<Entry>;

/** A member without any of what makes it an entry of its own. */
export const enterPlain = ({ sheet, sign }: Posting, metric: Metric, day: DayNumber): void =>
  count(sheet.plain[metric], day, sign);

/** Puts a member in: as a number where it is plain, else as an entry. */
export const enter = (posting: Posting, metric: Metric, draft: Draft): void => {
  const { sheet, sign, dossier, prove, entered } = posting;
  const { day, listed, since = day } = draft;
  const isPlain = metric !== 'AHT' && draft.badSince === undefined && draft.until === undefined && since < day + 1;
  if (listed.length === 0 && isPlain) {
    enterPlain(posting, metric, day);
    return;
  }
  if (listed.length === 0 && since === NEVER) return;
  entered.push(...listed);
  if (sign < 0) return;
  const { orderId, caseId = null, chatId = null } = draft;
  sheet.entries[metric].push({
    metric,
    day,
    since,
    until: draft.until ?? NEVER,
    badSince: draft.badSince ?? NEVER,
    listed,
    orderId,
    caseId,
    chatId,
    late: draft.late ?? false,
    hours: draft.hours ?? 0,
    rounds: draft.rounds ?? 1,
    proofs: listed.length === 0 ? [] : prove(dossier, metric, { orderId, caseId, chatId }),
  });
};
