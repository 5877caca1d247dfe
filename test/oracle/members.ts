import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import type { Shop } from '#core/model/shop';
import type { UsMetric as Metric } from '#test/fixtures/us-metrics';

// Which records a metric counts on a day, told order by order as the published conventions tell it. Written apart from
// the core and without its code, to be compared with it; plainness beats speed here.

export type File = { shop: Shop } & Facts;

/** One record in one metric: what it adds, and what it would add were it not counted against the shop. */
export interface Member {
  metric: Metric;
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
  /** whole days from the membership day to the day of the score */
  age: number;
  bad: boolean;
  numerator: number;
  denominator: number;
  without: { numerator: number; denominator: number };
}

export const WINDOWS: Record<Metric, number> = { NRR: 60, NBFR: 60, SFCR: 30, OTDR: 30, AHT: 60, IM_DSAT: 60 };

/** By zone, then by instant: asking the calendar is slow, and every instant is asked about again and again. */
const calendars = new Map<string, { format: Intl.DateTimeFormat; days: Map<string, number> }>();

/** conventions.md#1-day: the calendar day of an instant in the shop's zone; a bare day is itself. Days since 1970. */
export const dayOf = (instant: string, zone: string): number => {
  let asked = calendars.get(zone);
  if (asked === undefined) {
    asked = { format: new Intl.DateTimeFormat('en-CA', { timeZone: zone }), days: new Map() };
    calendars.set(zone, asked);
  }
  let day = asked.days.get(instant);
  if (day === undefined) {
    const bare = instant.length === 10 ? instant : asked.format.format(new Date(instant));
    day = Date.parse(`${bare}T00:00:00Z`) / 86_400_000;
    asked.days.set(instant, day);
  }
  return day;
};

const same = (reason: string, list: readonly string[]): boolean => list.includes(reason.trim().toLowerCase());

/** conventions.md#4-values, the buyer's fault in a request. */
const BUYER_FAULT = [
  'no longer needed',
  'does not suit me',
  'multiple sizes ordered',
  'size too big / too small',
  'ordered incorrect size',
  'quality or style not as expected',
  'unauthorised purchase',
  'change of mind',
];
/** conventions.md#4-values, a seller's cancellation that is not the seller's fault. */
const NOT_SELLER_FAULT = ['buyer requested cancellation', 'unable to deliver to buyer address'];
/** conventions.md#4-values, a system's cancellation that is. */
const SYSTEM_SELLER_FAULT = [
  'automatically cancelled due to collection time out',
  'collection time out',
  'late shipping',
  'untraceable tracking',
  'untraceable tracking number',
  'out of stock',
  'pricing error',
];

/** What the platform lists on a day, by metric and id; and what it has dropped. */
const listings = (file: File, day: number, zone: string): { listed: Set<string>; dropped: Set<string> } => {
  const listed = new Set<string>();
  const dropped = new Set<string>();
  for (const problem of file.problems) {
    // conventions.md#1-day: counts from the day of `firstSeen` on.
    if (problem.firstSeen !== null && dayOf(problem.firstSeen, zone) > day) continue;
    const { lastSeen } = problem;
    // conventions.md#4-values: a later complete reading of the same list that no longer shows it.
    const gone =
      lastSeen !== null &&
      file.coverage.some(
        (row) =>
          row.source === `diagnosis:${problem.metric}` &&
          row.complete &&
          dayOf(row.readAt, zone) <= day &&
          (lastSeen.length === 10
            ? dayOf(row.readAt, zone) > dayOf(lastSeen, zone)
            : Date.parse(row.readAt) > Date.parse(lastSeen)),
      );
    const caseOf = file.cases.find((one) => one.id !== null && one.id === problem.caseId);
    const subject =
      problem.metric === 'AHT'
        ? (problem.caseId ?? problem.orderId)
        : problem.metric === 'IM_DSAT'
          ? problem.chatId
          : (problem.orderId ?? caseOf?.orderId ?? null);
    if (subject !== null) (gone ? dropped : listed).add(`${problem.metric} ${subject}`);
  }
  return { listed, dropped };
};

/** conventions.md#4-values, SFCR: true, false, or null where what would decide it is not known. */
const sellerFault = (order: Order): boolean | null => {
  if (order.cancelledBy === null) return null;
  if (order.cancelledBy === 'buyer') return false;
  if (order.cancelReason === null) return null;
  return order.cancelledBy === 'seller'
    ? !same(order.cancelReason, NOT_SELLER_FAULT)
    : same(order.cancelReason, SYSTEM_SELLER_FAULT);
};

/** Every record that a metric counts in the score shown on `day`. */
export const membersOn = (file: File, shown: Day): Member[] => {
  const zone = file.shop.timeZone ?? 'America/Los_Angeles';
  const day = dayOf(shown, zone);
  const { listed, dropped } = listings(file, day, zone);
  const members: Member[] = [];
  /** before 00:00 of the day */
  const known = (instant: string | null): instant is string => instant !== null && dayOf(instant, zone) < day;

  const add = (
    metric: Metric,
    ids: Partial<Pick<Member, 'orderId' | 'caseId' | 'chatId'>>,
    membershipDay: string | null,
    rule: { counts: boolean; bad: boolean },
    amounts?: { numerator: number; denominator: number },
  ): void => {
    const subject = { orderId: null, caseId: null, chatId: null, ...ids };
    // A list that names a case by its order alone is meant too.
    const keys = [subject.caseId, subject.chatId, subject.orderId]
      .filter((id) => id !== null)
      .map((id) => `${metric} ${id}`);
    const isListed = keys.some((key) => listed.has(key));
    const isDropped = !isListed && keys.some((key) => dropped.has(key));
    // conventions.md#4-values: what the platform listed counts, even where the rules leave it out; what it dropped does not.
    const counts = rule.counts || isListed;
    const bad = isListed || (rule.counts && rule.bad && !isDropped);
    if (!counts || membershipDay === null) return;
    const age = day - dayOf(membershipDay, zone);
    if (age < 1 || age > WINDOWS[metric]) return;
    if (amounts !== undefined) {
      if (!isDropped)
        members.push({ metric, ...subject, age, bad: true, ...amounts, without: { numerator: 0, denominator: 0 } });
      return;
    }
    // OTDR counts the good ones, the others the bad ones.
    const numerator = (metric === 'OTDR') === bad ? 0 : 1;
    const without = { numerator: metric === 'OTDR' ? 1 : 0, denominator: 1 };
    members.push({ metric, ...subject, age, bad, numerator, denominator: 1, without });
  };

  const reviewsOf = Map.groupBy(file.reviews, (review) => review.orderId);
  const casesOf = Map.groupBy(file.cases, (request) => request.orderId);
  for (const order of file.orders) {
    const orderId = order.id;
    // conventions.md#4-values, NRR and NBFR: delivered orders; an order counts once.
    if (known(order.deliveredAt)) {
      const negative = (reviewsOf.get(orderId) ?? []).some(
        (review) => known(review.reviewedAt) && review.firstStars !== null && review.firstStars <= 2,
      );
      add('NRR', { orderId }, order.deliveredAt, { counts: true, bad: negative });
      const faulty = (casesOf.get(orderId) ?? []).some(
        (request) =>
          known(request.requestedAt) &&
          request.type !== null &&
          request.type !== 'cancellation' &&
          request.reason !== null &&
          !same(request.reason, BUYER_FAULT),
      );
      add('NBFR', { orderId }, order.deliveredAt, { counts: true, bad: faulty });
    }

    // conventions.md#4-values, SFCR: placed and confirmed; samples and what TikTok fulfils in neither. An order paid later than
    // the day of the score was not confirmed on it.
    const confirmed =
      order.paidAt !== null ? known(order.paidAt) : !['unpaid', 'cancelled', null].includes(order.status);
    const cancelled = known(order.cancelledAt);
    const undecided = order.cancelledAt === null && order.status === 'cancelled';
    const fault = cancelled ? sellerFault(order) : false;
    const excluded = order.flags?.includes('sample') === true || order.fulfillment === 'tiktok';
    const inSfcr = confirmed && !undecided && fault !== null && !excluded;
    add('SFCR', { orderId }, order.placedAt, { counts: inSfcr, bad: fault === true });

    // conventions.md#4-values, OTDR: due; on the deliver-by day is on time; overdue and undelivered is missed.
    const ordinary = (order.kind ?? 'normal') === 'normal' && order.express !== true && order.fulfillment !== 'tiktok';
    const inOtdr = order.deliverBy !== null && ordinary && !cancelled && !undecided;
    const onTime =
      order.deliverBy !== null &&
      known(order.deliveredAt) &&
      dayOf(order.deliveredAt, zone) <= dayOf(order.deliverBy, zone);
    add('OTDR', { orderId }, order.deliverBy, { counts: inOtdr, bad: !onTime });
  }

  for (const request of file.cases) {
    // conventions.md#4-values, AHT: hours and rounds; neither a refund without a return nor a single round inspects anything;
    // the platform's own approvals in neither. Hours or rounds not known: left out.
    const isInspected = request.type !== 'refund' && request.rounds !== 1;
    const inspectHours = request.inspectHours ?? (isInspected ? null : 0);
    if (
      request.approveHours === null ||
      inspectHours === null ||
      request.rounds === null ||
      !known(request.requestedAt)
    )
      continue;
    const counts = request.approvedBy !== 'platform';
    const amounts = { numerator: request.approveHours + inspectHours, denominator: request.rounds };
    add('AHT', { orderId: request.orderId, caseId: request.id }, request.requestedAt, { counts, bad: true }, amounts);
  }

  for (const chat of file.chats) {
    // conventions.md#2-membership-day and #4-values, IM_DSAT: rated chats with people, on the day of the rating, else of the start.
    const when = chat.ratedAt ?? chat.startedAt;
    if (chat.rating === null || !known(when)) continue;
    const counts = chat.channel !== 'bot' && chat.channel !== 'faq';
    add('IM_DSAT', { chatId: chat.id }, when, { counts, bad: chat.rating <= 2 });
  }
  return members;
};
