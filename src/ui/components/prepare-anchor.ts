import type { AppealTicket } from '#core/model/assessment';

/** Fragment under which the dashboard prepares a ticket, followed by the key of its subject. */
export const PREPARE_ANCHOR_PREFIX = 'prepare-';

type About = Pick<AppealTicket, 'metric' | 'ground' | 'orderIds' | 'caseIds' | 'chatIds'>;
export const prepareAnchor = ({ metric, ground, orderIds, caseIds, chatIds }: About): string =>
  `${PREPARE_ANCHOR_PREFIX}${metric}-${ground}-${orderIds[0] ?? caseIds[0] ?? chatIds[0]}`;
