import type { AppealMark } from '#core/model/appeal-mark';
import type { DayNumber, Instant } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { SubjectIds } from '#core/model/problem';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import { reviewDayAfter } from './deadlines';

/** Earlier attempts for one listed order, request or chat. */
export interface AttemptsMade {
  /** number of tickets ever submitted for it */
  used: number;
  /** not offered: a ticket about it is open or approved, or the seller excluded it */
  closed: boolean;
  /** the seller's answers to whether a ground holds; the later one counts */
  answers: ReadonlyMap<string, boolean>;
}

/** Attempts as listed by the Appeal Center and as noted by the seller. */
export interface AttemptFacts {
  tickets: readonly Ticket[];
  appealMarks: readonly AppealMark[];
  preparedTickets: readonly PreparedTicket[];
}

/** Keys of a ticket's orders, requests and chats, distinct between the three kinds. */
export const ticketKeys = ({ orderIds, caseIds, chatIds }: Pick<Ticket, 'orderIds' | 'caseIds' | 'chatIds'>) =>
  new Set([
    ...orderIds.map((id) => `order ${id}`),
    ...caseIds.map((id) => `case ${id}`),
    ...chatIds.map((id) => `chat ${id}`),
  ]);

const problemKeys = ({ orderId, caseId, chatId }: SubjectIds): string[] => [
  `order ${orderId}`,
  `case ${caseId}`,
  `chat ${chatId}`,
];

/** A mark is about its most specific id. */
const markKey = ({ orderId, caseId, chatId }: AppealMark): string =>
  caseId !== null ? `case ${caseId}` : chatId !== null ? `chat ${chatId}` : `order ${orderId}`;

/** Items by each of their keys. */
export const listsByKey = <T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> => {
  const lists = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [item]);
      else list.push(item);
    }
  return lists;
};

const isOpen = ({ status, decidedAt }: Ticket): boolean =>
  status === 'submitted' || status === 'in-review' || ((status === 'unknown' || status === null) && decidedAt === null);

const NO_ANSWERS: AttemptsMade['answers'] = new Map();
const UNTRIED: AttemptsMade = { used: 0, closed: false, answers: NO_ANSWERS };

const answersIn = (marks: readonly AppealMark[]): AttemptsMade['answers'] =>
  new Map(
    marks
      .toSorted((a, b) => ((a.readAt ?? '') < (b.readAt ?? '') ? -1 : 1))
      .flatMap((mark) => mark.answers.map(({ ground, holds }) => [ground, holds] as const)),
  );

/** The Appeal Center may date a filing one day after the seller's note. */
const SAME_FILING_DAYS = 1;

/** Distinct days of filings that the seller noted and that match no ticket of the Appeal Center yet. */
const filingsNotListed = (filings: readonly DayNumber[], tickets: readonly Ticket[], zone: Zone): DayNumber[] => {
  const days: DayNumber[] = [];
  for (const day of filings.toSorted((a, b) => a - b)) {
    const isListed = tickets.some(
      ({ submittedAt }) => submittedAt === null || zone.dayOf(submittedAt) >= day - SAME_FILING_DAYS,
    );
    if (!isListed && day > (days.at(-1) ?? Number.NEGATIVE_INFINITY) + SAME_FILING_DAYS) days.push(day);
  }
  return days;
};

/**
 * Attempts for each listed problem up to a day. A ticket of an unknown metric counts for every metric, and a noted
 * filing counts before the Appeal Center lists it, so that no offer exceeds the limit.
 */
export const makeAttemptsOf = (
  { tickets, appealMarks, preparedTickets }: AttemptFacts,
  policy: Policy,
  zone: Zone,
  day: DayNumber,
): ((metric: Metric, problem: SubjectIds) => AttemptsMade) => {
  const isPast = (at: Instant | null): at is Instant => at !== null && zone.dayOf(at) <= day;
  const ticketsByKey = listsByKey(
    tickets.filter(({ status, submittedAt }) => status !== 'draft' && (submittedAt === null || isPast(submittedAt))),
    ticketKeys,
  );
  const filedByKey = listsByKey(
    preparedTickets.filter(({ state, filedAt }) => state === 'filed' && isPast(filedAt)),
    (filed) => [...ticketKeys(filed)].map((key) => `${filed.metric} ${key}`),
  );
  const marksByKey = listsByKey(appealMarks, (mark) => [`${mark.metric} ${markKey(mark)}`]);
  if (ticketsByKey.size + filedByKey.size + marksByKey.size === 0) return () => UNTRIED;

  return (metric, problem) => {
    const keys = problemKeys(problem);
    const submitted = new Set(keys.flatMap((key) => ticketsByKey.get(key) ?? []));
    const about = [...submitted].filter((ticket) => ticket.metric === null || ticket.metric === metric);
    const marks = keys.flatMap((key) => marksByKey.get(`${metric} ${key}`) ?? []);
    const filed = keys.flatMap((key) => filedByKey.get(`${metric} ${key}`) ?? []);
    const noted = [...filed, ...marks].flatMap(({ filedAt }) => (isPast(filedAt) ? zone.dayOf(filedAt) : []));
    const notListed = filingsNotListed(noted, about, zone);
    return {
      used: about.length + notListed.length + marks.reduce((sum, mark) => sum + mark.attempts, 0),
      closed:
        marks.some((mark) => mark.excluded) ||
        about.some((ticket) => isOpen(ticket) || ticket.status === 'approved') ||
        notListed.some((filed) => day <= reviewDayAfter(policy, filed)),
      answers: marks.length === 0 ? NO_ANSWERS : answersIn(marks),
    };
  };
};
