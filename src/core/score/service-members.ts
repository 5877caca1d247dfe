import type { Chat } from '#core/model/chat';
import type { Request } from '#core/model/request';
import { addMember, type Counting, noteGap, noteHour } from './count-members';
import { count, NEVER } from './ledger';
import { NO_PROBLEMS } from './listed-problems';

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
 * After-sales requests of one order into AHT. A problem listed by order alone stands for that order's requests: it forces
 * in those that the rules leave out only when the rules count none of them.
 */
export const countRequests = (counting: Counting, cases: readonly Request[]): void => {
  const { listedProblems, zone, into } = counting;
  const isCounted = cases.some((it) => it.approvedBy !== 'platform');
  for (const it of cases) {
    const ofCase = it.id === null ? NO_PROBLEMS : listedProblems.ofMetric('AHT', 'case', it.id);
    const ofOrder = listedProblems
      .ofMetric('AHT', 'order', it.orderId)
      .filter((listed) => listed.problem.caseId === null);
    const out = it.approvedBy === 'platform';
    const listed = ofCase.length > 0 ? ofCase : out && isCounted ? NO_PROBLEMS : ofOrder;
    const work = handling(it);
    if (it.requestedAt === null) {
      if (!out && listed.length === 0) noteGap(counting, 'AHT', 'requested-at', null);
      continue;
    }
    const requested = zone.timeOf(it.requestedAt);
    const day = Math.floor(requested);
    noteHour(into.hours.AHT.members, requested, it.requestedAt.length === 10);
    if (typeof work === 'string') {
      if (work === 'none-yet' && !out) count(into.pending, day);
      if (work !== 'none-yet' && (!out || listed.length > 0)) noteGap(counting, 'AHT', work, day);
      for (const problem of listed) counting.matched.add(problem);
      continue;
    }
    addMember(counting, 'AHT', {
      day,
      orderId: it.orderId,
      caseId: it.id,
      listed,
      ...work,
      ...(out && { since: NEVER }),
    });
  }
};

/** A rated chat into IM_DSAT; an unrated one is no member. */
export const countChat = (counting: Counting, it: Chat): void => {
  const { listedProblems, zone, into, policy } = counting;
  const listed = listedProblems.ofMetric('IM_DSAT', 'chat', it.id);
  const rated = it.ratedAt ?? it.startedAt;
  if (it.rating === null && listed.length === 0) {
    if (it.ratedAt !== null) noteGap(counting, 'IM_DSAT', 'rating', zone.dayOf(it.ratedAt));
    return;
  }
  if (rated === null) {
    if (listed.length === 0) noteGap(counting, 'IM_DSAT', 'rated-at', null);
    return;
  }
  const moment = zone.timeOf(rated);
  const day = Math.floor(moment);
  noteHour(into.hours.IM_DSAT.members, moment, rated.length === 10);
  const out = it.rating === null || it.channel === 'bot' || it.channel === 'faq';
  const bad = !out && it.rating !== null && it.rating <= policy.negativeStars.value;
  addMember(counting, 'IM_DSAT', {
    day,
    orderId: null,
    chatId: it.id,
    listed,
    ...(out && { since: NEVER }),
    ...(bad && { badSince: day }),
  });
};
