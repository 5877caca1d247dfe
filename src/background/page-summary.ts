import { benefitsAt } from '#core/explain/benefits-at';
import { evidenceFor } from '#core/explain/first-steps';
import { nearestOf } from '#core/explain/near-thresholds';
import { pageOrdersOf } from '#core/explain/page-orders';
import type { Assessment, Candidate } from '#core/model/assessment';
import type { CheckCode } from '#core/model/check-item';
import type { Instant } from '#core/model/day';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { checklistAt, costliestClock, orderChecksAt } from '#core/today/checklist';
import type { LastVisit, PageSummary } from '#messages/panel-protocol';
import type { Incoming, Outgoing } from '#messages/protocol';
import type { Database, VisitRow } from '#storage/database';
import { listShops, readAssessmentRow, recordsById, recordsIn, recordsOfOrders } from '#storage/queries';
import { findShop } from '#storage/shop-identity';

type Request = Incoming<'page-summary', 'request'>;

/** Tickets shown on a page; the rest are on the dashboard. */
const MAX_TICKETS = 20;

/**
 * The assessment as a page needs it, with costs and candidates of its listed orders, candidates of open tickets, and
 * those of offered tickets that a fact speaks against.
 */
const assessmentOfPage = (
  assessment: Assessment,
  orderIds: ReadonlySet<string>,
  open: readonly PreparedTicket[],
): Assessment => {
  const isListed = ({ orderId }: { orderId: string | null }) => orderId !== null && orderIds.has(orderId);
  const inTickets = new Set(open.flatMap((ticket) => ticketSubjects(ticket).ids));
  const tickets = assessment.appeals.tickets.slice(0, MAX_TICKETS);
  const inOffers = new Set(tickets.flatMap((ticket) => ticketSubjects(ticket).ids));
  const isTold = (candidate: Candidate) =>
    isListed(candidate) ||
    [candidate.orderId, candidate.caseId, candidate.chatId].some(
      (id) => id !== null && (inTickets.has(id) || (candidate.against.length > 0 && inOffers.has(id))),
    );
  const { appeals, appealDetails, costs } = assessment;
  // The costliest of each metric is shown beside the metric, listed or not.
  const costliest = new Set([...Map.groupBy(costs, ({ metric }) => metric).values()].map(([first]) => first));
  return {
    ...assessment,
    costs: costs.filter((cost) => isListed(cost) || costliest.has(cost)),
    appeals: {
      candidates: appeals.candidates.filter(isTold),
      judged: appeals.judged.filter(isTold),
      tickets,
    },
    ...(appealDetails !== undefined && {
      appealDetails: { ...appealDetails, undecided: [], lastDays: [], bySellerAnswer: [], followUps: [] },
    }),
  };
};

const factsOfOrders = async (db: Database, shopId: string, orderIds: readonly string[]) => {
  const [orders, reviews, { preparedTickets }] = await Promise.all([
    recordsById(db, shopId, 'orders', orderIds),
    recordsOfOrders(db, shopId, 'reviews', orderIds),
    recordsIn(db, shopId, ['preparedTickets']),
  ]);
  return { orders, reviews, preparedTickets };
};

const stakesOf = (assessment: Assessment): PageSummary['stakes'] => {
  const listBenefits = benefitsAt(assessment);
  const { below, above } = nearestOf(assessment, listBenefits);
  return [below, above].flatMap((crossing) =>
    crossing === null ? [] : { threshold: crossing.threshold, benefits: [...listBenefits(crossing)] },
  );
};

/** Daily checks that a page without orders can answer. */
const CHECKS_OF: Partial<Record<Request['page'], readonly CheckCode[]>> = {
  products: ['stock', 'returns', 'bad-reviews'],
  sales: ['sales-fall'],
  service: ['chats'],
};

/** Open orders by the check of the morning that they fail, most urgent first. */
const checksOf = (checks: ReturnType<typeof orderChecksAt>): PageSummary['checks'] =>
  [...Map.groupBy(checks, ([, check]) => check)].map(([check, rows]) => ({ check, orderIds: rows.map(([id]) => id) }));

const summaryOf = async (db: Database, shop: Shop, request: Request, now: Instant): Promise<PageSummary> => {
  const orderIds = [...new Set(request.orderIds)];
  const [stored, facts] = await Promise.all([readAssessmentRow(db, shop.id), factsOfOrders(db, shop.id, orderIds)]);
  const { preparedTickets } = facts;
  const open = preparedTickets.filter(({ state }) => state === 'open');
  const prepared = open.map((ticket) => ({ ticket, evidence: [...evidenceFor(ticket.ground)] }));
  if (stored === undefined)
    return {
      ...{ shopId: shop.id, assessment: null, clock: null, orders: [], checks: [], pageChecks: [], stakes: [] },
      preparedTickets: prepared,
    };
  const { assessment } = stored;
  const { agenda, region } = assessment;
  const checks = agenda === undefined ? new Map() : orderChecksAt(agenda, region, now);
  const items = agenda === undefined ? [] : checklistAt(agenda, region, now);
  return {
    shopId: shop.id,
    clock: costliestClock(items),
    assessment: assessmentOfPage(assessment, new Set(orderIds), open),
    orders: pageOrdersOf(assessment, { ...request, orderIds }, { ...facts, checks }, makeZone(timeZoneOf(shop))),
    checks: request.page === 'order-list' ? checksOf(checks) : [],
    pageChecks: items.filter(({ code }) => CHECKS_OF[request.page]?.includes(code)),
    stakes: stakesOf(assessment),
    preparedTickets: prepared,
  };
};

/** The newest visit of such a page; null without one in the log. */
const lastVisitOf = async (
  db: Database,
  shopId: string | null,
  { page, metric }: Request,
): Promise<LastVisit | null> => {
  const isOfPage = (visit: VisitRow): boolean =>
    visit.page === page && visit.metric === metric && (visit.shopId === null || visit.shopId === shopId);
  const visit = await db.visits.orderBy('id').reverse().filter(isOfPage).first();
  return visit === undefined ? null : { outcome: visit.outcome, rows: visit.rows, at: visit.at, issues: visit.issues };
};

/** Data of the panel and the marks on a portal page. */
export const pageSummaryFor = async (
  db: Database,
  request: Request,
  now: Instant,
): Promise<Outgoing<'page-summary', 'answer'>> => {
  const shop = request.shop === null ? undefined : findShop(await listShops(db), request.shop);
  const [visit, summary] = await Promise.all([
    lastVisitOf(db, shop?.id ?? null, request),
    shop === undefined ? null : summaryOf(db, shop, request, now),
  ]);
  return { visit, summary };
};
