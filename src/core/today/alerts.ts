import type { AlertSettings } from '#core/model/alert-settings';
import type { Assessment } from '#core/model/assessment';
import { dayNumber, type Instant, MS_PER_DAY } from '#core/model/day';
import type { MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';
import { makeZone } from '#core/model/zone';

/** What a seller is told: each thing once, by its key. Nothing in it names an order, a product or a person. */
export type Alert = { keys: readonly string[] } & (
  | { kind: 'threshold'; threshold: number; direction: 'up' | 'down'; chance: number }
  | { kind: 'ticket'; orders: number; expected: number }
  | { kind: 'clock'; what: 'request' | 'order' }
  | { kind: 'decided'; isWon: boolean }
  | { kind: 'page'; page: Page; metric: MetricCode | null }
);

/** A page whose newest visit was refused. */
export interface UnreadPage {
  page: Page;
  metric: MetricCode | null;
}

/** A clock is told so many hours before it runs out. */
const HOURS_BEFORE = 4;
const BEFORE_MS = HOURS_BEFORE * 3_600_000;

/** The moments at which clocks of open requests and of orders due on a day run out. */
const clocksOf = ({ agenda }: Pick<Assessment, 'agenda'>) => {
  if (agenda === undefined) return [];
  const zone = makeZone(agenda.timeZone);
  /** the end of a day of the shop */
  const endOf = (day: string): number => {
    const local = (dayNumber(day) + 1) * MS_PER_DAY;
    return local - zone.offsetAt(local - zone.offsetAt(local));
  };
  return [
    ...agenda.cases.flatMap(({ id, dueAt }) =>
      dueAt === null ? [] : [{ what: 'request' as const, key: `request ${id}`, at: Date.parse(dueAt) }],
    ),
    ...agenda.orders.flatMap(({ id, shipBy }) =>
      shipBy === null ? [] : [{ what: 'order' as const, key: `order ${id}`, at: endOf(shipBy) }],
    ),
  ];
};

/** When the next clock comes within the hours at which it is told; null where none will. */
export const nextAlertAt = (assessment: Pick<Assessment, 'agenda'>, now: Instant): Instant | null => {
  const at = Date.parse(now);
  const next = Math.min(
    ...clocksOf(assessment)
      .map((clock) => clock.at - BEFORE_MS)
      .filter((when) => when > at),
  );
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
};

/** Who was told that something is likely is told again only once it had become this much less likely. */
const REARM = 0.15;

/**
 * All that there is to tell at an instant, whether it was told before or not.
 * @returns `lasting`: keys that must not be told again although they are just below what is told of
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
      else if (within7 >= chance - REARM) lasting.push(key);
    }
  if (isOn('ticket'))
    for (const { metric, ground, orderIds, caseIds, chatIds, expected } of assessment.appeals.tickets) {
      const orders = orderIds.length + caseIds.length + chatIds.length;
      const key = `ticket ${metric} ${ground}`;
      if (expected >= worth) alerts.push({ kind: 'ticket', keys: [key], orders, expected });
      else lasting.push(key);
    }
  if (isOn('clock')) {
    const due = clocksOf(assessment).filter((clock) => clock.at > at && clock.at - BEFORE_MS <= at);
    for (const what of ['request', 'order'] as const) {
      const keys = due.filter((clock) => clock.what === what).map(({ key }) => key);
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
