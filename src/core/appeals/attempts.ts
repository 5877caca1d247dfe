import type { AppealMark } from '#core/model/appeal-mark';
import type { DayNumber, Instant } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { Named } from '#core/score/post';
import { reviewDayOf } from './deadlines';

export interface AttemptsMade {
  /** tickets ever submitted for it */
  used: number;
  /** in a ticket that is not decided, or approved; or the seller does not want it offered */
  closed: boolean;
  /** what the seller looked up, by ground; of two answers the later stands */
  answers: ReadonlyMap<string, boolean>;
}

/** What has been tried, as the Appeal Center shows it and as the seller says. */
export interface AttemptFacts {
  tickets: readonly Ticket[];
  appealMarks: readonly AppealMark[];
  preparedTickets: readonly PreparedTicket[];
}

const isOpen = ({ status, decidedAt }: Ticket): boolean =>
  status === 'submitted' || status === 'in-review' || ((status === 'unknown' || status === null) && decidedAt === null);

export const idsOf = ({ orderIds, caseIds, chatIds }: Pick<Ticket, 'orderIds' | 'caseIds' | 'chatIds'>): Set<string> =>
  new Set([
    ...orderIds.map((it) => `order ${it}`),
    ...caseIds.map((it) => `case ${it}`),
    ...chatIds.map((it) => `chat ${it}`),
  ]);

const namesOf = ({ orderId, caseId, chatId }: Named): string[] => [
  `order ${orderId}`,
  `case ${caseId}`,
  `chat ${chatId}`,
];

/** By the most particular id that it has. */
const nameOf = ({ orderId, caseId, chatId }: AppealMark): string =>
  caseId !== null ? `case ${caseId}` : chatId !== null ? `chat ${chatId}` : `order ${orderId}`;

const put = <T>(map: Map<string, T[]>, key: string, it: T): void => {
  const ours = map.get(key);
  if (ours === undefined) map.set(key, [it]);
  else ours.push(it);
};

const NO_ANSWERS: AttemptsMade['answers'] = new Map();
const UNTRIED: AttemptsMade = { used: 0, closed: false, answers: NO_ANSWERS };

const answersIn = (marks: readonly AppealMark[]): AttemptsMade['answers'] =>
  new Map(
    marks
      .toSorted((a, b) => ((a.readAt ?? '') < (b.readAt ?? '') ? -1 : 1))
      .flatMap((it) => it.answers.map(({ ground, holds }) => [ground, holds] as const)),
  );

/** Days are counted apart by more than this: a filing that is told on one day may be listed under the next. */
const NEAR = 1;

/** Filings that the seller tells of and no ticket of the Appeal Center stands for yet, each once. */
const notYetShown = (filings: readonly DayNumber[], tickets: readonly Ticket[], zone: Zone): DayNumber[] => {
  const alone: DayNumber[] = [];
  for (const day of [...filings].sort((a, b) => a - b)) {
    const isShown = tickets.some((it) => it.submittedAt === null || zone.dayOf(it.submittedAt) >= day - NEAR);
    if (!isShown && day > (alone.at(-1) ?? Number.NEGATIVE_INFINITY) + NEAR) alone.push(day);
  }
  return alone;
};

/**
 * What has been tried for each order, case or chat and metric. A ticket whose metric is not known is taken to be about
 * any, and what the seller filed counts before the Appeal Center shows it, so that nothing is offered beyond its limit.
 */
export const makeAttemptsOf = (
  { tickets, appealMarks, preparedTickets }: AttemptFacts,
  policy: Policy,
  zone: Zone,
  day: DayNumber,
): ((metric: Metric, it: Named) => AttemptsMade) => {
  const isPast = (at: Instant | null): at is Instant => at !== null && zone.dayOf(at) <= day;
  const byId = new Map<string, Ticket[]>();
  for (const ticket of tickets)
    if (ticket.status !== 'draft' && (ticket.submittedAt === null || isPast(ticket.submittedAt)))
      for (const id of idsOf(ticket)) put(byId, id, ticket);
  const filings = new Map<string, DayNumber[]>();
  for (const it of preparedTickets)
    if (it.state === 'filed' && isPast(it.filedAt))
      for (const id of idsOf(it)) put(filings, `${it.metric} ${id}`, zone.dayOf(it.filedAt));
  const marks = new Map<string, AppealMark[]>();
  for (const it of appealMarks) put(marks, `${it.metric} ${nameOf(it)}`, it);
  const isUntried = byId.size + filings.size + marks.size === 0;
  return (metric, named) => {
    if (isUntried) return UNTRIED;
    const names = namesOf(named);
    const ours = [...new Set(names.flatMap((id) => byId.get(id) ?? []))];
    const about = ours.filter((it) => it.metric === null || it.metric === metric);
    const said = names.flatMap((id) => marks.get(`${metric} ${id}`) ?? []);
    const told = names.flatMap((id) => filings.get(`${metric} ${id}`) ?? []);
    for (const { filedAt } of said) if (isPast(filedAt)) told.push(zone.dayOf(filedAt));
    const alone = notYetShown(told, about, zone);
    return {
      used: about.length + alone.length + said.reduce((sum, it) => sum + it.attempts, 0),
      closed:
        said.some((it) => it.excluded) ||
        about.some((it) => isOpen(it) || it.status === 'approved') ||
        alone.some((filed) => day <= reviewDayOf(policy, filed)),
      answers: said.length === 0 ? NO_ANSWERS : answersIn(said),
    };
  };
};
