import type { AppealTicket, Assessment, Candidate } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import type { Page } from '#core/model/page';
import type { PortalPage } from '#core/model/portal';
import { isNegligible } from './format';

export type KnownPage = Assessment['knowledge'][number];

/** Portal page of each source. */
export const PAGE_OF_SOURCE = {
  orders: { link: 'orders', page: 'order-list' },
  reviews: { link: 'ratings', page: 'ratings' },
  cases: { link: 'returns', page: 'returns' },
} as const satisfies Partial<Record<KnownPage['source'], { link: PortalPage; page: Page }>>;

export type ReadableSource = keyof typeof PAGE_OF_SOURCE;

/** Pages that can be opened and would narrow tomorrow's forecast; no page lists all chats. */
export const readablePages = ({ knowledge }: Assessment): (KnownPage & { source: ReadableSource })[] =>
  knowledge.filter((page): page is KnownPage & { source: ReadableSource } => page.source in PAGE_OF_SOURCE);

/**
 * Whether all rows that the page lists have been read and some records are still missing, which only its export holds.
 */
export const needsExport = ({ source, state, rows, of }: Omit<KnownPage, 'narrows'>): boolean =>
  source !== 'reviews' && state === 'part' && rows !== null && of !== null && rows >= of;

/** A page that the score depends on, and how much of it has been read; null where that is not known. */
export interface ReadPage {
  tells: 'score' | ReadableSource;
  state: KnownPage['state'];
  rows: number | null;
  of: number | null;
  share: number | null;
}

/** The pages that the score depends on: its own, and each list that can be opened. */
export const pagesOfScore = (assessment: Assessment): ReadPage[] => [
  {
    ...(assessment.today.overall.from === 'read' || assessment.eligible.state === 'no-score'
      ? { state: 'whole' as const, share: 1 }
      : { state: 'none' as const, share: 0 }),
    ...{ tells: 'score', rows: null, of: null },
  },
  ...readablePages(assessment).map(({ source, state, rows, of }): ReadPage => {
    const isMeasured = rows !== null && of !== null && rows < of;
    const share = state === 'whole' ? 1 : state === 'none' ? 0 : isMeasured ? rows / of : null;
    return { tells: source, state, rows, of, share };
  }),
];

/** How many of these pages have been read whole. */
export const pagesRead = (assessment: Assessment): { read: number; all: number } => {
  const pages = pagesOfScore(assessment);
  return { read: pages.filter(({ state }) => state === 'whole').length, all: pages.length };
};

/** Half the width of tomorrow's 90 % interval. */
export const halfWidth = ({ next }: Assessment): number | null =>
  next.overall === null ? null : (next.overall.p95 - next.overall.p05) / 2;

/** Least part of that half width that reading a page must remove, and least points: less is not worth opening it. */
const WORTH_OPENING = { share: 0.2, points: 0.02 };

/** The page whose reading would narrow the forecast most; undefined if none is worth opening. */
export const pageToOpen = (assessment: Assessment): ReturnType<typeof readablePages>[number] | undefined => {
  const open = readablePages(assessment).filter(({ state }) => state !== 'whole');
  const half = halfWidth(assessment);
  if (half === null) return open[0];
  return open
    .filter(({ narrows }) => narrows / 2 >= Math.max(WORTH_OPENING.points, WORTH_OPENING.share * half))
    .reduce<(typeof open)[number] | undefined>(
      (best, page) => ((best?.narrows ?? 0) >= page.narrows ? best : page),
      undefined,
    );
};

export type BestStep =
  | { kind: 'read-today' }
  | { kind: 'read'; page: NonNullable<ReturnType<typeof pageToOpen>> }
  | { kind: 'clock'; clock: CheckItem }
  | { kind: 'ticket'; ticket: AppealTicket }
  | { kind: 'none'; next: Assessment['calendar'][number] | null };

type Named = Pick<AppealTicket, 'orderIds' | 'caseIds' | 'chatIds'>;

/** Whether a ticket asks for a candidate, by its most specific id. */
const isNamedBy = ({ orderIds, caseIds, chatIds }: Named, { orderId, caseId, chatId }: Candidate): boolean => {
  if (caseId !== null) return caseIds.includes(caseId);
  return chatId !== null ? chatIds.includes(chatId) : orderId !== null && orderIds.includes(orderId);
};

/** Whether a known fact speaks against a part of a ticket, so that its parts must be judged one by one. */
const hasFactsAgainst = ({ appeals }: Assessment, ticket: AppealTicket): boolean =>
  appeals.candidates.some(
    (candidate) =>
      candidate.against.length > 0 &&
      candidate.metric === ticket.metric &&
      candidate.ground === ticket.ground &&
      isNamedBy(ticket, candidate),
  );

/** Tickets that still move the score on the day they would be decided, and that no known fact speaks against. */
export const worthwhileTickets = (assessment: Assessment): AppealTicket[] =>
  assessment.appeals.tickets.filter(
    (ticket) => !isNegligible(ticket.gainAtDecision) && ticket.expected > 0 && !hasFactsAgainst(assessment, ticket),
  );

/**
 * The one thing to do first: read today's score; then what is overdue or due today, unless an appeal gains more than
 * it costs; then the page that narrows the forecast.
 * @param clock what is overdue or due today and costs most
 */
export const bestActionOf = (assessment: Assessment, clock: CheckItem | null): BestStep => {
  if (assessment.today.overall.value === null && assessment.eligible.state !== 'no-score')
    return { kind: 'read-today' };
  const page = pageToOpen(assessment);
  if (assessment.next.overall === null && page !== undefined) return { kind: 'read', page };
  const [ticket] = worthwhileTickets(assessment);
  if (clock !== null && -(clock.stake.points ?? 0) >= (ticket?.expected ?? 0)) return { kind: 'clock', clock };
  if (ticket !== undefined) return { kind: 'ticket', ticket };
  if (page !== undefined) return { kind: 'read', page };
  return { kind: 'none', next: assessment.calendar.find(({ points }) => !isNegligible(points)) ?? null };
};
