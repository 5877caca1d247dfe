import { isMetric, METRICS } from '#core/model/metric';
import type { SubjectRecord } from '#core/model/subject-record';
import { GAP_NAMES } from './gap';
import type { DayCounts, Member, Shipment } from './ledger';
import type { Partition } from './partitions';

type Check = (value: unknown) => boolean;
/** What each field of a stored object has to be. */
type Shape<T> = { [Field in keyof T]: Check };

const hasShape = <T>(shape: Shape<T>): Check => {
  const checks = Object.entries<Check>(shape);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([field, check]) => check((value as Record<string, unknown>)[field]));
};

const isNumber: Check = (value) => typeof value === 'number';
const isCount: Check = (value) => Number.isSafeInteger(value);
const isText: Check = (value) => typeof value === 'string';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (keyCheck: Check, check: Check): Check =>
  (value) =>
    value instanceof Map && [...value].every(([key, item]) => keyCheck(key) && check(item));
const eachMetric = (check: Check): Check => hasShape(Object.fromEntries(METRICS.map((metric) => [metric, check])));

const counts = mapOf(isNumber, isCount);
const hours: Check = (value) => value instanceof Float64Array && value.length === 24 && value.every(isCount);

const COUNTS: Shape<DayCounts> = {
  goodMembers: eachMetric(counts),
  eligible: counts,
  completed: counts,
  late: counts,
  pending: counts,
  gaps: eachMetric(mapOf((gap) => (GAP_NAMES as unknown[]).includes(gap), counts)),
  hours: eachMetric(hasShape({ members: hours, bads: hours })),
};

const member = hasShape<Member>({
  metric: (value) => typeof value === 'string' && isMetric(value),
  day: isCount,
  since: isNumber,
  until: isNumber,
  badSince: isNumber,
  listed: (value) => Array.isArray(value) && value.length === 0,
  orderId: orNull(isText),
  caseId: orNull(isText),
  chatId: orNull(isText),
  late: (value) => typeof value === 'boolean',
  hours: isNumber,
  rounds: isNumber,
});

const shipment = hasShape<Shipment>({
  placed: orNull(isCount),
  shipped: orNull(isCount),
  delivered: orNull(isCount),
  cancelled: orNull(isCount),
  due: orNull(isCount),
  carrier: orNull(isText),
  count: isCount,
});

const identified = hasShape({ id: isText });
const record = hasShape<SubjectRecord>({
  id: isText,
  order: orNull(identified),
  reviews: listOf(hasShape({ orderId: isText })),
  cases: listOf(hasShape({ orderId: isText })),
  chat: orNull(identified),
});

const partition = hasShape<Partition>({
  ...COUNTS,
  members: listOf(member),
  shipments: listOf(shipment),
  named: listOf(record),
});

/** Whether what was stored is a partition: one that is damaged is made anew from the facts. */
export const isPartition = (value: unknown): value is Partition => partition(value);
