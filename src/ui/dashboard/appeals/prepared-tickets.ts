import { type AppealTicket, type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { PREPARE, prepareAnchor } from '../../components/ticket-card';

type Ids = Pick<PreparedTicket, 'metric' | 'ground' | 'orderIds' | 'caseIds' | 'chatIds'>;

const allIds = ({ orderIds, caseIds, chatIds }: Omit<Ids, 'metric' | 'ground'>): string[] => [
  ...orderIds,
  ...caseIds,
  ...chatIds,
];

/** The ticket that is being got ready about some of the same. */
export const openFor = (ticket: AppealTicket, prepared: readonly PreparedTicket[]): PreparedTicket | undefined => {
  const ids = new Set(allIds(ticket));
  return prepared.find(
    (it) =>
      it.state === 'open' &&
      it.metric === ticket.metric &&
      it.ground === ticket.ground &&
      allIds(it).some((id) => ids.has(id)),
  );
};

type Asked = Pick<AppealTicket, 'metric' | 'ground' | 'orderIds' | 'caseIds' | 'chatIds'>;

/** @param taken whether a ticket of that name may not be written over */
const freshTicket = (
  assessment: Assessment,
  ticket: Asked,
  worth: { points: number; probability: number } | null,
  prepared: readonly PreparedTicket[],
  taken: (it: PreparedTicket) => boolean,
): PreparedTicket => {
  const { metric, ground, orderIds, caseIds, chatIds } = ticket;
  const expected = worth && { ...worth, on: decisionDayOf(assessment) };
  const about = { metric, ground, orderIds, caseIds, chatIds, preparedOn: assessment.asOf, expected };
  const name = `${prepareAnchor(ticket).slice(PREPARE.length)}-${assessment.asOf}`;
  let id = name;
  for (let next = 2; prepared.some((it) => it.id === id && taken(it)); next++) id = `${name}-${next}`;
  const dropped = prepared.find((it) => it.id === id);
  if (dropped !== undefined) return { ...dropped, ...about, state: 'open' };
  return {
    id,
    ...about,
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

export const preparedAnchor = ({ id }: Pick<PreparedTicket, 'id'>): string => `${PREPARE}${id}`;

/** The ticket that an address names; undefined where there is none, or no longer. */
export const ticketAt = (
  anchor: string,
  assessment: Assessment,
  prepared: readonly PreparedTicket[],
): PreparedTicket | undefined => {
  const known = prepared.find((it) => preparedAnchor(it) === anchor);
  if (known !== undefined) return known;
  const ticket = assessment.appeals.tickets.find((it) => prepareAnchor(it) === anchor);
  if (ticket === undefined) return undefined;
  // Not kept until something of it is changed: to look at a ticket is not to prepare it.
  const worth = { points: ticket.gainAtDecision, probability: ticket.probability };
  const isFiled = (it: PreparedTicket) => it.state === 'filed';
  return openFor(ticket, prepared) ?? freshTicket(assessment, ticket, worth, prepared, isFiled);
};

const different = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((it) => it !== null))];

/** Exactly these, of one metric and ground, as one ticket; one that is being got ready about just these is taken up. */
export const chosenTicket = (
  assessment: Assessment,
  chosen: readonly Candidate[],
  points: number | null,
  prepared: readonly PreparedTicket[],
): PreparedTicket => {
  const { metric, ground } = chosen[0]!;
  const ticket = {
    metric,
    ground,
    orderIds: different(chosen.map((it) => it.orderId)),
    caseIds: different(chosen.map((it) => it.caseId)),
    chatIds: different(chosen.map((it) => it.chatId)),
  };
  const idsOf = (it: Ids) => allIds(it).toSorted().join();
  const same = prepared.find(
    (it) => it.state === 'open' && it.metric === metric && it.ground === ground && idsOf(it) === idsOf(ticket),
  );
  const probability = assessment.appealDetails?.chances.find((it) => it.ground === ground)?.probability;
  const worth = points === null || probability === undefined ? null : { points, probability };
  return same ?? freshTicket(assessment, ticket, worth, prepared, () => true);
};

/** Without an order, request or chat, and what goes with it. */
export const withoutSubject = (
  ticket: PreparedTicket,
  id: string,
  candidates: readonly Candidate[],
): Partial<PreparedTicket> => {
  const named = candidates.filter(
    (it) => it.metric === ticket.metric && [it.orderId, it.caseId, it.chatId].includes(id),
  );
  const gone = new Set([id, ...named.flatMap(({ orderId, caseId, chatId }) => [orderId, caseId, chatId])]);
  const left = (ids: readonly string[]) => ids.filter((it) => !gone.has(it));
  return {
    orderIds: left(ticket.orderIds),
    caseIds: left(ticket.caseIds),
    chatIds: left(ticket.chatIds),
    evidence: ticket.evidence.filter((it) => !gone.has(it.id)),
  };
};

/** Evidence that is at hand, or is not, for some of its subjects. */
export const withEvidence = (
  { evidence }: PreparedTicket,
  ids: readonly string[],
  piece: string,
  on: boolean,
): PreparedTicket['evidence'] => {
  const others = evidence.filter((it) => !ids.includes(it.id));
  const ours = ids.map((id) => {
    const before = (evidence.find((it) => it.id === id)?.ticked ?? []).filter((it) => it !== piece);
    return { id, ticked: on ? [...before, piece] : before };
  });
  return [...others, ...ours];
};
