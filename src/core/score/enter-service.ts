import type { Chat } from '#core/model/chat';
import type { Request } from '#core/model/request';
import { enter, type Ledger, NEVER, noteGap, noteHour } from './ledger';
import type { Listed } from './listing';

const handling = (it: Request): { hours: number; rounds: number } | 'handling-hours' | 'rounds' | 'none-yet' => {
  if (it.rounds === null) return it.status === 'open' && it.approveHours === null ? 'none-yet' : 'rounds';
  if (it.rounds === 0 && it.approveHours === null) return 'none-yet';
  if (it.approveHours === null) return 'handling-hours';
  // One round is the approval alone. A second one inspects what came back, and its hours must be known.
  const comesBack = it.type !== 'refund' && it.type !== 'cancellation';
  if (it.inspectHours === null && it.rounds > 1 && comesBack) return 'handling-hours';
  return { hours: it.approveHours + (it.inspectHours ?? 0), rounds: it.rounds };
};

/**
 * After-sales requests into AHT. An entry listed by order alone stands for that order's requests: it forces in those that
 * the rules leave out only when the rules count none of them.
 */
export const enterRequests = (ledger: Ledger, cases: readonly Request[]): void => {
  const counted = new Set(cases.filter((it) => it.approvedBy !== 'platform').map((it) => it.orderId));
  for (const it of cases) {
    const ofCase = it.id === null ? [] : ledger.listing.of('AHT', 'case', it.id);
    const ofOrder = ledger.listing.of('AHT', 'order', it.orderId).filter((listed) => listed.problem.caseId === null);
    const out = it.approvedBy === 'platform';
    const listed: readonly Listed[] = ofCase.length > 0 ? ofCase : out && counted.has(it.orderId) ? [] : ofOrder;
    const work = handling(it);
    if (it.requestedAt === null) {
      if (!out && listed.length === 0) noteGap(ledger, 'AHT', 'requested-at', null);
      continue;
    }
    const day = ledger.zone.dayOf(it.requestedAt);
    noteHour(ledger, ledger.hours.AHT.members, it.requestedAt);
    if (typeof work === 'string') {
      if (work !== 'none-yet' && (!out || listed.length > 0)) noteGap(ledger, 'AHT', work, day);
      for (const entry of listed) entry.joined = true;
      continue;
    }
    enter(ledger, 'AHT', { day, orderId: it.orderId, caseId: it.id, listed, ...work, ...(out && { since: NEVER }) });
  }
};

/** Rated chats into IM_DSAT; an unrated chat is no member. */
export const enterChats = (ledger: Ledger, chats: readonly Chat[]): void => {
  for (const it of chats) {
    const listed = ledger.listing.of('IM_DSAT', 'chat', it.id);
    const rated = it.ratedAt ?? it.startedAt;
    if (it.rating === null && listed.length === 0) {
      if (it.ratedAt !== null) noteGap(ledger, 'IM_DSAT', 'rating', ledger.zone.dayOf(it.ratedAt));
      continue;
    }
    if (rated === null) {
      if (listed.length === 0) noteGap(ledger, 'IM_DSAT', 'rated-at', null);
      continue;
    }
    const day = ledger.zone.dayOf(rated);
    noteHour(ledger, ledger.hours.IM_DSAT.members, rated);
    const out = it.rating === null || it.channel === 'bot' || it.channel === 'faq';
    const bad = !out && it.rating !== null && it.rating <= ledger.policy.negativeStars.value;
    enter(ledger, 'IM_DSAT', {
      day,
      orderId: null,
      chatId: it.id,
      listed,
      ...(out && { since: NEVER }),
      ...(bad && { badSince: day }),
    });
  }
};
