import { type AppealTicket, type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { distinctIds } from '#core/model/ticket';
import { PREPARE_ANCHOR_PREFIX, prepareAnchor } from '../../components/prepare-anchor';

type TicketContent = Pick<PreparedTicket, 'metric' | 'ground' | 'orderIds' | 'caseIds' | 'chatIds'>;

const allIds = ({ orderIds, caseIds, chatIds }: Pick<TicketContent, 'orderIds' | 'caseIds' | 'chatIds'>): string[] => [
  ...orderIds,
  ...caseIds,
  ...chatIds,
];

const isOpenFor = ({ metric, ground }: TicketContent, prepared: PreparedTicket): boolean =>
  prepared.state === 'open' && prepared.metric === metric && prepared.ground === ground;

/** The open prepared ticket with some of the same orders, requests or chats. */
export const openFor = (
  ticket: AppealTicket,
  preparedTickets: readonly PreparedTicket[],
): PreparedTicket | undefined => {
  const ids = new Set(allIds(ticket));
  return preparedTickets.find((prepared) => isOpenFor(ticket, prepared) && allIds(prepared).some((id) => ids.has(id)));
};

/** @param isTaken whether an id belongs to a prepared ticket, which must not be overwritten */
const newTicket = (
  assessment: Assessment,
  content: TicketContent,
  gain: { points: number; probability: number } | null,
  preparedTickets: readonly PreparedTicket[],
  isTaken: (prepared: PreparedTicket) => boolean,
): PreparedTicket => {
  const { metric, ground, orderIds, caseIds, chatIds } = content;
  const expected = gain && { ...gain, on: decisionDayOf(assessment) };
  const fields = { metric, ground, orderIds, caseIds, chatIds, preparedOn: assessment.asOf, expected };
  const name = `${prepareAnchor(content).slice(PREPARE_ANCHOR_PREFIX.length)}-${assessment.asOf}`;
  let id = name;
  const isTakenId = () => preparedTickets.some((prepared) => prepared.id === id && isTaken(prepared));
  for (let number = 2; isTakenId(); number++) id = `${name}-${number}`;
  const dropped = preparedTickets.find((prepared) => prepared.id === id);
  if (dropped !== undefined) return { ...dropped, ...fields, state: 'open' };
  return {
    id,
    ...fields,
    evidence: [],
    notes: '',
    draft: '',
    language: null,
    state: 'open',
    filedAt: null,
    ticketId: null,
    readAt: null,
  };
};

export const preparedAnchor = ({ id }: Pick<PreparedTicket, 'id'>): string => `${PREPARE_ANCHOR_PREFIX}${id}`;

/**
 * The ticket named by an address; undefined if there is none any more. It is stored only when changed, as viewing a
 * ticket is not preparing it.
 */
export const ticketAt = (
  anchor: string,
  assessment: Assessment,
  preparedTickets: readonly PreparedTicket[],
): PreparedTicket | undefined => {
  const prepared = preparedTickets.find((known) => preparedAnchor(known) === anchor);
  if (prepared !== undefined) return prepared;
  const ticket = assessment.appeals.tickets.find((offered) => prepareAnchor(offered) === anchor);
  if (ticket === undefined) return undefined;
  const gain = { points: ticket.gainAtDecision, probability: ticket.probability };
  const isFiled = ({ state }: PreparedTicket) => state === 'filed';
  return openFor(ticket, preparedTickets) ?? newTicket(assessment, ticket, gain, preparedTickets, isFiled);
};

/**
 * Makes a ticket of the selected candidates, all of one metric and ground, or resumes an open prepared ticket of
 * exactly these.
 * @param points their joint gain on the day of the decision; null if unknown
 */
export const ticketOfSelected = (
  assessment: Assessment,
  selected: readonly Candidate[],
  points: number | null,
  preparedTickets: readonly PreparedTicket[],
): PreparedTicket => {
  const { metric, ground } = selected[0]!;
  const content = {
    metric,
    ground,
    orderIds: distinctIds(selected.map(({ orderId }) => orderId)),
    caseIds: distinctIds(selected.map(({ caseId }) => caseId)),
    chatIds: distinctIds(selected.map(({ chatId }) => chatId)),
  };
  const sortedIds = (ticket: TicketContent) => allIds(ticket).toSorted().join();
  const same = preparedTickets.find(
    (prepared) => isOpenFor(content, prepared) && sortedIds(prepared) === sortedIds(content),
  );
  // A counter-fact of one candidate may affect all that are filed with it.
  const probability = Math.min(...selected.map((candidate) => candidate.probability));
  const gain = points === null ? null : { points, probability };
  return same ?? newTicket(assessment, content, gain, preparedTickets, () => true);
};

/** The fields of a ticket without one order, request or chat. */
export const withoutSubject = (
  ticket: PreparedTicket,
  id: string,
  candidates: readonly Candidate[],
): Partial<PreparedTicket> => {
  const removed = new Set([id]);
  for (const { metric, orderId, caseId, chatId } of candidates) {
    const ids = [orderId, caseId, chatId].filter((known) => known !== null);
    if (metric === ticket.metric && ids.includes(id)) for (const known of ids) removed.add(known);
  }
  const without = (ids: readonly string[]) => ids.filter((known) => !removed.has(known));
  return {
    orderIds: without(ticket.orderIds),
    caseIds: without(ticket.caseIds),
    chatIds: without(ticket.chatIds),
    evidence: ticket.evidence.filter((entry) => !removed.has(entry.id)),
  };
};

/** The evidence of a ticket with a piece ticked or unticked for some subjects. */
export const withEvidence = (
  { evidence }: PreparedTicket,
  ids: readonly string[],
  piece: string,
  on: boolean,
): PreparedTicket['evidence'] => {
  const others = evidence.filter((entry) => !ids.includes(entry.id));
  const changed = ids.map((id) => {
    const ticked = evidence.find((entry) => entry.id === id)?.ticked ?? [];
    const rest = ticked.filter((known) => known !== piece);
    return { id, ticked: on ? [...rest, piece] : rest };
  });
  return [...others, ...changed];
};
