import type { AppealTicket, Assessment } from '#core/model/assessment';
import type { Page } from '#core/model/page';
import { NEGLIGIBLE_POINTS } from '#core/model/points';
import type { PortalPage } from '#core/model/portal';
import { isNegligible } from '../components/format';

export type KnownPage = Assessment['knowledge'][number];

/** The page of the portal on which a source is read. */
export const PAGE_OF_SOURCE = {
  orders: { link: 'orders', page: 'order-list' },
  reviews: { link: 'ratings', page: 'ratings' },
  cases: { link: 'returns', page: 'returns' },
} as const satisfies Partial<Record<KnownPage['source'], { link: PortalPage; page: Page }>>;

export type ReadableSource = keyof typeof PAGE_OF_SOURCE;

/** The pages that tell something of tomorrow and can be opened; of chats no page shows a whole list. */
export const readablePages = ({ knowledge }: Assessment): (KnownPage & { source: ReadableSource })[] =>
  knowledge.filter((page): page is KnownPage & { source: ReadableSource } => page.source in PAGE_OF_SOURCE);

/** Whether every row that the page lists has been read and more still counts, which only its export holds. */
export const needsExport = ({ source, state, rows, of }: KnownPage & { source: ReadableSource }): boolean =>
  source !== 'reviews' && state === 'part' && rows !== null && of !== null && rows >= of;

/** How many of the pages that tell of the score have been read whole: the score page, and each list that can be opened. */
export const pagesRead = (assessment: Assessment): { read: number; all: number } => {
  const lists = readablePages(assessment);
  const whole = lists.filter(({ state }) => state === 'whole').length;
  return { read: whole + (assessment.today.overall.from === 'read' ? 1 : 0), all: lists.length + 1 };
};

/** The page that would narrow the forecast most; undefined where none would by anything that can be seen. */
export const pageToOpen = (assessment: Assessment): ReturnType<typeof readablePages>[number] | undefined => {
  const open = readablePages(assessment).filter(({ state }) => state !== 'whole');
  if (assessment.next.overall === null) return open[0];
  return open
    .filter(({ narrows }) => narrows / 2 >= NEGLIGIBLE_POINTS)
    .reduce<(typeof open)[number] | undefined>(
      (best, page) => ((best?.narrows ?? 0) >= page.narrows ? best : page),
      undefined,
    );
};

export type BestStep =
  | { kind: 'read-today' }
  | { kind: 'read'; page: NonNullable<ReturnType<typeof pageToOpen>> }
  | { kind: 'ticket'; ticket: AppealTicket }
  | { kind: 'none'; next: Assessment['calendar'][number] | null };

/** Tickets that still move the score on the day they would be decided. */
export const worthwhileTickets = ({ appeals }: Assessment): AppealTicket[] =>
  appeals.tickets.filter(({ gainAtDecision, expected }) => !isNegligible(gainAtDecision) && expected > 0);

/** The one thing to do first: see where the shop stands, then what gains points, then what makes the forecast surer. */
export const bestActionOf = (assessment: Assessment): BestStep => {
  if (assessment.today.overall.value === null && assessment.eligible.state !== 'no-score')
    return { kind: 'read-today' };
  const page = pageToOpen(assessment);
  if (assessment.next.overall === null && page !== undefined) return { kind: 'read', page };
  const [ticket] = worthwhileTickets(assessment);
  if (ticket !== undefined) return { kind: 'ticket', ticket };
  if (page !== undefined) return { kind: 'read', page };
  return { kind: 'none', next: assessment.calendar.find(({ points }) => !isNegligible(points)) ?? null };
};
