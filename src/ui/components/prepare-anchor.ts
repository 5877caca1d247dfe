import type { AppealTicket } from '#core/model/assessment';

/** Where the dashboard gets a ticket ready; a ticket prepared before is found by what it is about. */
export const PREPARE = 'prepare-';

type About = Pick<AppealTicket, 'metric' | 'ground' | 'orderIds' | 'caseIds' | 'chatIds'>;
export const prepareAnchor = ({ metric, ground, orderIds, caseIds, chatIds }: About): string =>
  `${PREPARE}${metric}-${ground}-${orderIds[0] ?? caseIds[0] ?? chatIds[0]}`;
