import type { CaseRecord } from '#core/model/case';
import type { Chat } from '#core/model/chat';
import { addMember, type Counting, noteGap, noteHour } from './count-members';
import { increment, NEVER } from './ledger';
import { NO_PROBLEMS } from './listed-problems';

/** Hours and rounds of a request, or the missing fact; `none-yet` before it was handled. */
const handlingOf = (
  caseRecord: CaseRecord,
): { hours: number; rounds: number } | 'handling-hours' | 'rounds' | 'none-yet' => {
  if (caseRecord.rounds === null)
    return caseRecord.status === 'open' && caseRecord.approveHours === null ? 'none-yet' : 'rounds';
  if (caseRecord.rounds === 0 && caseRecord.approveHours === null) return 'none-yet';
  if (caseRecord.approveHours === null) return 'handling-hours';
  // The first round is the approval; the second inspects the returned goods and needs its hours.
  const comesBack = caseRecord.type !== 'refund' && caseRecord.type !== 'cancellation';
  if (caseRecord.inspectHours === null && caseRecord.rounds > 1 && comesBack) return 'handling-hours';
  return { hours: caseRecord.approveHours + (caseRecord.inspectHours ?? 0), rounds: caseRecord.rounds };
};

/**
 * Adds an order's after-sales requests to AHT. A problem listed by order alone stands for its requests, and brings in
 * excluded ones only if no request counts by the rules.
 */
export const countCases = (counting: Counting, cases: readonly CaseRecord[]): void => {
  const { listedProblems, zone, into } = counting;
  if (counting.policy.metrics.AHT === undefined) return;
  const isCounted = cases.some((caseRecord) => caseRecord.approvedBy !== 'platform');
  for (const caseRecord of cases) {
    const ofCase = caseRecord.id === null ? NO_PROBLEMS : listedProblems.ofMetric('AHT', 'case', caseRecord.id);
    const ofOrder = listedProblems
      .ofMetric('AHT', 'order', caseRecord.orderId)
      .filter((listed) => listed.problem.caseId === null);
    const out = caseRecord.approvedBy === 'platform';
    const listed = ofCase.length > 0 ? ofCase : out && isCounted ? NO_PROBLEMS : ofOrder;
    const work = handlingOf(caseRecord);
    if (caseRecord.requestedAt === null) {
      if (!out && listed.length === 0) noteGap(counting, 'AHT', 'requested-at', null);
      continue;
    }
    const requested = zone.timeOf(caseRecord.requestedAt);
    const day = Math.floor(requested);
    noteHour(into.hours.AHT.members, requested, caseRecord.requestedAt.length === 10);
    if (typeof work === 'string') {
      if (work === 'none-yet' && !out) increment(into.pending, day);
      if (work !== 'none-yet' && (!out || listed.length > 0)) noteGap(counting, 'AHT', work, day);
      for (const problem of listed) counting.matched.add(problem);
      continue;
    }
    addMember(counting, 'AHT', {
      day,
      orderId: caseRecord.orderId,
      caseId: caseRecord.id,
      listed,
      ...work,
      ...(out && { since: NEVER }),
    });
  }
};

/** Adds a chat to the market's metrics of chats. */
export const countChat = (counting: Counting, chat: Chat): void => {
  const { metrics } = counting.policy;
  if (metrics.IM_DSAT !== undefined) countRating(counting, chat);
  if (metrics.RR24 !== undefined) countResponse(counting, chat);
};

/**
 * Adds a chat to RR24, answered in time unless TikTok lists it, as no page prints response times. Chats ended by the
 * bot or the FAQ are answered.
 */
const countResponse = (counting: Counting, chat: Chat): void => {
  const { listedProblems, zone, into } = counting;
  const listed = listedProblems.ofMetric('RR24', 'chat', chat.id);
  if (chat.startedAt === null) {
    if (listed.length === 0) noteGap(counting, 'RR24', 'rated-at', null);
    return;
  }
  const started = zone.timeOf(chat.startedAt);
  noteHour(into.hours.RR24.members, started, chat.startedAt.length === 10);
  addMember(counting, 'RR24', { day: Math.floor(started), orderId: null, chatId: chat.id, listed });
};

/** Adds a rated chat to IM_DSAT; an unrated chat is no member. */
const countRating = (counting: Counting, chat: Chat): void => {
  const { listedProblems, zone, into, policy } = counting;
  const listed = listedProblems.ofMetric('IM_DSAT', 'chat', chat.id);
  const rated = chat.ratedAt ?? chat.startedAt;
  if (chat.rating === null && listed.length === 0) {
    if (chat.ratedAt !== null) noteGap(counting, 'IM_DSAT', 'rating', zone.dayOf(chat.ratedAt));
    return;
  }
  if (rated === null) {
    if (listed.length === 0) noteGap(counting, 'IM_DSAT', 'rated-at', null);
    return;
  }
  const moment = zone.timeOf(rated);
  const day = Math.floor(moment);
  noteHour(into.hours.IM_DSAT.members, moment, rated.length === 10);
  const out = chat.rating === null || chat.channel === 'bot' || chat.channel === 'faq';
  const bad = !out && chat.rating !== null && chat.rating <= policy.negativeStars.value;
  addMember(counting, 'IM_DSAT', {
    day,
    orderId: null,
    chatId: chat.id,
    listed,
    ...(out && { since: NEVER }),
    ...(bad && { badSince: day }),
  });
};
