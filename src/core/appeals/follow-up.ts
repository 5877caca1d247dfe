import type { ApprovalChance, FollowUp } from '#core/model/appeal-details';
import { type DayNumber, dayNumber, type Instant, makeDay, makeDayOrNull } from '#core/model/day';
import { isMetric, type Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Reading } from '#core/model/reading';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import type { Ground } from '#core/policy/ground';
import { PRIOR_TICKETS } from '#core/policy/grounds';
import { recordsNamedBy } from '#core/score/ledger';
import type { ScoreInputs } from '#core/score/score-inputs';
import { type AppealGain, makeAppealGainOf } from './appeal-gain';
import { type AttemptFacts, ticketKeys } from './attempts';
import { reviewDayAfter } from './deadlines';
import { makeFindingsOf } from './findings';
import { groundsOfReason, isAnyExclusion } from './portal-reasons';

/** A prepared ticket with the portal's tickets filed from it, or a ticket of the portal alone. */
interface MatchedTicket {
  prepared: PreparedTicket | null;
  tickets: Ticket[];
}

const sharedCount = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const key of a) if (b.has(key)) shared += 1;
  return shared;
};

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * Matches the portal's tickets to prepared ones: by the id that the seller named, else to the one of its metric
 * prepared by then that shares most orders, the later on a tie. A ticket may have been filed in parts and with other
 * orders.
 */
const matchTickets = (
  preparedTickets: readonly PreparedTicket[],
  tickets: readonly Ticket[],
  zone: Zone,
  day: DayNumber,
): MatchedTicket[] => {
  const known = preparedTickets
    .toSorted(byId)
    .filter(({ state, preparedOn }) => state !== 'dropped' && dayNumber(preparedOn) <= day);
  const keysOf = new Map(known.map((prepared) => [prepared, ticketKeys(prepared)]));
  const matched = new Map<PreparedTicket, Ticket[]>(known.map((prepared) => [prepared, []]));
  const alone: MatchedTicket[] = [];
  for (const ticket of tickets.toSorted(byId)) {
    const submitted = ticket.submittedAt === null ? null : zone.dayOf(ticket.submittedAt);
    if (ticket.status === 'draft' || (submitted !== null && submitted > day)) continue;
    const keys = ticketKeys(ticket);
    const likely = known
      .filter(
        ({ ticketId, metric, preparedOn }) =>
          ticketId === null &&
          (ticket.metric === null || ticket.metric === metric) &&
          (submitted === null || dayNumber(preparedOn) <= submitted),
      )
      .map((prepared) => ({ prepared, shared: sharedCount(keysOf.get(prepared)!, keys) }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared || (a.prepared.preparedOn > b.prepared.preparedOn ? -1 : 1));
    const source = known.find(({ ticketId }) => ticketId === ticket.id) ?? likely[0]?.prepared;
    if (source === undefined) alone.push({ prepared: null, tickets: [ticket] });
    else matched.get(source)!.push(ticket);
  }
  return [...[...matched].map(([prepared, parts]) => ({ prepared, tickets: parts })), ...alone];
};

type Ids = 'orderIds' | 'caseIds' | 'chatIds';

/** Ids by which a ticket's records are counted; of a request the Appeal Center may show only the order. */
const countedIds = (ticket: Pick<Ticket, Ids>): Ids =>
  ticket.orderIds.length > 0 ? 'orderIds' : ticket.chatIds.length > 0 ? 'chatIds' : 'caseIds';

const latest = (days: readonly DayNumber[]): DayNumber | null => (days.length === 0 ? null : Math.max(...days));

/** @param approvals whether each ticket is approved; null: undecided */
const stateOf = ({ prepared, tickets }: MatchedTicket, approvals: readonly (boolean | null)[]): FollowUp['state'] => {
  if (tickets.length === 0) return prepared?.state === 'filed' ? 'filed' : 'open';
  if (approvals.includes(null)) return 'in-review';
  return approvals.every(Boolean) ? 'approved' : approvals.some(Boolean) ? 'mixed' : 'rejected';
};

/** The overall score printed last before a day, and first from that day on. */
const printedAround = (readings: readonly Reading[], around: DayNumber | null): FollowUp['printed'] => {
  if (around === null) return { before: null, after: null };
  const day = makeDay(around);
  const scored = readings.filter(({ overall }) => overall !== null).sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    before: scored.findLast((reading) => reading.day < day)?.overall ?? null,
    after: scored.find((reading) => reading.day >= day)?.overall ?? null,
  };
};

type GroundByFacts = (ticket: Ticket, among: readonly string[] | null) => string | null;

/**
 * The one proven ground that the facts of all records of a ticket meet; null where none or several do. For tickets
 * whose reason says no more than that the record is excluded.
 * @param among the grounds that the reason may stand for; null: all of the metric
 */
const makeGroundByFacts = ({ ledger, day }: ScoreInputs): GroundByFacts => {
  const findings = makeFindingsOf(ledger.policy, ledger.zone, makeDay(day));
  return ({ metric, orderIds, caseIds, chatIds }, among) => {
    if (metric === null || !isMetric(metric)) return null;
    const none = { orderId: null, caseId: null, chatId: null };
    const subjects = [
      ...orderIds.map((orderId) => ({ ...none, orderId })),
      ...(orderIds.length > 0 ? [] : caseIds.map((caseId) => ({ ...none, caseId }))),
      ...chatIds.map((chatId) => ({ ...none, chatId })),
    ];
    const met = subjects.map(
      (subject) =>
        new Set(
          recordsNamedBy(ledger, subject)
            .flatMap((record) => findings.ofRecord(record, metric, subject))
            .filter(({ ground, state }) => state === 'met' && ground.basis !== 'judged')
            .map(({ ground }) => ground.id),
        ),
    );
    const shared = [...(met[0] ?? [])].filter(
      (ground) => met.every((grounds) => grounds.has(ground)) && (among === null || among.includes(ground)),
    );
    return shared.length === 1 ? shared[0]! : null;
  };
};

/** A ticket with the platform's decision. */
interface DecidedTicket {
  ground: string | null;
  approved: boolean;
}

/**
 * Outcomes of all tickets, prepared here or not: filed, expected decision, overdue, and gain beside the expected one.
 * Unfiled first, then newest first.
 */
export const followUpTickets = (
  inputs: ScoreInputs,
  { tickets, preparedTickets, readings }: AttemptFacts & { readings: readonly Reading[] },
  inputsOn: (day: DayNumber) => ScoreInputs,
): { followUps: FollowUp[]; decided: DecidedTicket[] } => {
  const { ledger, day } = inputs;
  const { policy, zone } = ledger;
  const appealGainOf = makeAppealGainOf(inputs, inputsOn);
  const groundByFacts = makeGroundByFacts(inputs);
  const dayOf = (at: Instant | null) => (at === null ? null : zone.dayOf(at));
  /** Null if undecided as of that day. */
  const approvalOf = ({ status, decidedAt }: Ticket): boolean | null => {
    const decidedOn = dayOf(decidedAt);
    if ((status !== 'approved' && status !== 'rejected') || (decidedOn !== null && decidedOn > day)) return null;
    return status === 'approved';
  };
  const decided: DecidedTicket[] = [];
  const rows = matchTickets(preparedTickets, tickets, zone, day).map((matched) => {
    const { prepared, tickets: parts } = matched;
    const first = parts[0];
    const code = prepared?.metric ?? first?.metric ?? null;
    const metric: Metric | null = code !== null && isMetric(code) ? code : null;
    const reason = first?.reason ?? null;
    const meant = reason === null ? [] : groundsOfReason(policy.grounds, metric, reason);
    const named = meant.length === 1 ? meant[0]! : null;
    const isOpenReason = first !== undefined && named === null && reason !== null && isAnyExclusion(reason);
    const ground = prepared?.ground ?? (isOpenReason ? groundByFacts(first, meant.length > 1 ? meant : null) : named);
    const approvals = parts.map(approvalOf);
    for (const approved of approvals) if (approved !== null) decided.push({ ground, approved });
    const state = stateOf(matched, approvals);
    const filedOn = state === 'open' ? null : dayOf(prepared?.filedAt ?? null);
    const submitted = parts.flatMap(({ submittedAt }) => dayOf(submittedAt) ?? []);
    const submittedOn = submitted.length > 0 ? Math.min(...submitted) : filedOn;
    const lastFiledOn = latest(submitted) ?? filedOn;
    const decisionOn = lastFiledOn === null ? null : reviewDayAfter(policy, lastFiledOn);
    const decidedParts = parts.filter((_, index) => approvals[index] !== null);
    const decidedOn = latest(decidedParts.flatMap(({ decidedAt }) => dayOf(decidedAt) ?? []));
    const asked = prepared ?? first!;
    const idKind = countedIds(asked);
    const filedIds = new Set(parts.flatMap((ticket) => ticket[idKind]));
    const approvedParts = parts.filter((_, index) => approvals[index] === true);
    const gain: AppealGain =
      metric === null
        ? { expected: null, dropped: 0, actual: null, lastDroppedOn: null }
        : appealGainOf(metric, parts, approvedParts, submittedOn);
    const dayOrNull = (at: DayNumber | null) => (at === null ? null : makeDayOrNull(at));
    const row: FollowUp = {
      preparedId: prepared?.id ?? null,
      ticketIds: parts.map(({ id }) => id),
      metric,
      ground,
      state,
      submittedOn: dayOrNull(submittedOn),
      decisionOn: dayOrNull(decisionOn),
      overdue: (state === 'filed' || state === 'in-review') && decisionOn !== null && decisionOn < day,
      decidedOn: dayOrNull(decidedOn),
      asked: asked[idKind].length,
      filed: asked[idKind].filter((id) => filedIds.has(id)).length,
      dropped: gain.dropped,
      expected: prepared?.expected?.points ?? gain.expected,
      actual: gain.actual,
      printed: printedAround(readings, gain.lastDroppedOn),
    };
    return { row, at: submittedOn ?? Number.POSITIVE_INFINITY };
  });
  return { followUps: rows.sort((a, b) => b.at - a.at).map(({ row }) => row), decided };
};

/**
 * The chance that a ticket on a ground is approved: the mean of a Beta posterior, (prior × weight + approved) ÷ (weight
 * + decided), from an assumed prior and the shop's decided tickets on that ground.
 */
export const approvalChances = (
  grounds: readonly Ground[],
  decided: readonly DecidedTicket[],
): Map<string, ApprovalChance> => {
  const weight = PRIOR_TICKETS.value;
  return new Map(
    grounds.map(({ id, probability: prior }) => {
      const ofGround = decided.filter(({ ground }) => ground === id);
      const approved = ofGround.filter((ticket) => ticket.approved).length;
      const probability = (prior * weight + approved) / (weight + ofGround.length);
      return [id, { ground: id, prior, weight, approved, rejected: ofGround.length - approved, probability }];
    }),
  );
};
