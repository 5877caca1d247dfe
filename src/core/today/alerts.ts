import type { AlertSettings } from '#core/model/alert-settings';
import type { Assessment } from '#core/model/assessment';
import { dayNumber, type Instant } from '#core/model/day';
import type { MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';
import { ticketSubjects } from '#core/model/prepared-ticket';
import { makeZone } from '#core/model/zone';

/** An alert, shown once by its key; it names no order, product or person. */
export type Alert = { keys: readonly string[] } & (
  | { kind: 'threshold'; threshold: number; direction: 'up' | 'down'; chance: number }
  | { kind: 'ticket'; what: 'order' | 'case' | 'chat'; count: number; expected: number }
  | { kind: 'clock'; what: 'request' | 'order' }
  | { kind: 'decided'; isWon: boolean }
  | { kind: 'page'; page: Page; metric: MetricCode | null }
);

/** A page whose newest visit was refused. */
export interface UnreadPage {
  page: Page;
  metric: MetricCode | null;
}

/** Hours before a deadline at which to alert. */
const HOURS_BEFORE = 4;
const BEFORE_MS = HOURS_BEFORE * 3_600_000;

/** Deadlines of open requests and of orders due on a day. */
const deadlinesOf = ({ agenda }: Pick<Assessment, 'agenda'>) => {
  if (agenda === undefined) return [];
  const zone = makeZone(agenda.timeZone);
  return [
    ...agenda.cases.flatMap(({ id, dueAt }) =>
      dueAt === null ? [] : [{ what: 'request' as const, key: `request ${id}`, at: Date.parse(dueAt) }],
    ),
    ...agenda.orders.flatMap(({ id, shipBy }) =>
      shipBy === null ? [] : [{ what: 'order' as const, key: `order ${id}`, at: zone.utcMsAt(dayNumber(shipBy) + 1) }],
    ),
  ];
};

/** When the next deadline comes within the alert hours; null if none will. */
export const nextAlertAt = (assessment: Pick<Assessment, 'agenda'>, now: Instant): Instant | null => {
  const at = Date.parse(now);
  const next = Math.min(
    ...deadlinesOf(assessment)
      .map((deadline) => deadline.at - BEFORE_MS)
      .filter((when) => when > at),
  );
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
};

/** An alert on a probability is repeated only after the probability fell by this much. */
const REPEAT_AFTER_FALL = 0.15;

/**
 * All alerts that apply at an instant, shown before or not.
 * @returns `lasting`: keys just below their threshold, which must not be alerted again
 */
export const alertsAt = (
  assessment: Assessment,
  refused: readonly UnreadPage[],
  { kinds, chance, worth, since }: AlertSettings,
  now: Instant,
): { alerts: Alert[]; lasting: string[] } => {
  const at = Date.parse(now);
  const alerts: Alert[] = [];
  const lasting: string[] = [];
  const isOn = (kind: Alert['kind']) => kinds.includes(kind);
  if (isOn('threshold'))
    for (const { threshold, direction, within7 } of assessment.crossings) {
      const key = `threshold ${direction} ${threshold}`;
      if (within7 === null) continue;
      if (within7 >= chance) alerts.push({ kind: 'threshold', keys: [key], threshold, direction, chance: within7 });
      else if (within7 >= chance - REPEAT_AFTER_FALL) lasting.push(key);
    }
  if (isOn('ticket'))
    for (const ticket of assessment.appeals.tickets) {
      const { metric, ground, expected } = ticket;
      const { kind: what, ids } = ticketSubjects(ticket);
      const key = `ticket ${metric} ${ground}`;
      if (expected >= worth) alerts.push({ kind: 'ticket', keys: [key], what, count: ids.length, expected });
      else lasting.push(key);
    }
  if (isOn('clock')) {
    const due = deadlinesOf(assessment).filter((deadline) => deadline.at > at && deadline.at - BEFORE_MS <= at);
    for (const what of ['request', 'order'] as const) {
      const keys = due.filter((deadline) => deadline.what === what).map(({ key }) => key);
      if (keys.length > 0) alerts.push({ kind: 'clock', keys, what });
    }
  }
  if (isOn('decided'))
    for (const { state, ticketIds, decidedOn } of assessment.appealDetails?.followUps ?? [])
      if (
        (state === 'approved' || state === 'rejected' || state === 'mixed') &&
        decidedOn !== null &&
        decidedOn >= since.slice(0, 10)
      )
        alerts.push({ kind: 'decided', keys: [`decided ${ticketIds.join(' ')}`], isWon: state !== 'rejected' });
  if (isOn('page'))
    for (const { page, metric } of refused)
      alerts.push({ kind: 'page', keys: [`page ${page} ${metric}`], page, metric });
  return { alerts, lasting };
};
