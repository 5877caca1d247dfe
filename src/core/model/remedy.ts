import type { PortalPage } from './portal';

/** What to do about something unknown, as the assessment says it, and the page of the portal where that begins. */
export const REMEDIES = {
  readOrders: { says: 'Open Manage Orders in Seller Center', page: 'orders' },
  readScore: { says: 'Open Account Health > Shop Performance', page: 'score' },
  countDelivered: {
    says: 'Open Account Health > Shop Performance, or import the order export of the last 90 days',
    page: 'score',
  },
  keepReading: { says: 'Open the score page to keep the readings up to date', page: 'score' },
} as const satisfies Record<string, { says: string; page: PortalPage }>;

const PAGES: ReadonlyMap<string, PortalPage> = new Map(Object.values(REMEDIES).map(({ says, page }) => [says, page]));

/** Where a remedy begins; the diagnosis lists have no address and open from the score page. */
export const pageOfRemedy = (says: string): PortalPage => PAGES.get(says) ?? 'score';
