import type { AlertKind } from '#core/model/alert-settings';

const KINDS: Record<AlertKind, string> = {
  threshold: 'A score threshold may be lost or gained within 7 days',
  ticket: 'A proven appeal is worth filing',
  clock: 'A request or shipment has 4 hours left',
  decided: 'An appeal was decided',
  page: 'A page of Seller Center could not be read',
};

export const ALERTS_TEXT = {
  title: 'Alerts',
  says: 'Notifications of your browser while nothing of this is open, made on this computer from what was read. They show counts and scores only, no order and no name. Each thing is told once.',
  on: 'Notify me',
  of: 'What to notify of',
  kinds: KINDS,
  chance: 'Threshold: from a chance of',
  worth: 'Appeal: from points of',
  quiet: 'Quiet hours',
  from: 'from',
  to: 'to',
  saved: 'Alerts saved',
  failed: (why: string) => `The alerts could not be saved: ${why}`,
  denied: 'Your browser did not allow notifications. You can allow them in its settings for extensions.',
  revoked: 'Your browser does not allow notifications any more.',
  allow: 'Allow again',
} as const;
