import { caseRecord } from '#core/model/case';
import { chat } from '#core/model/chat';
import { isMetric, METRICS } from '#core/model/metric';
import { GAPS } from '#core/model/not-known';
import { order } from '#core/model/order';
import { review } from '#core/model/review';
import {
  fits,
  hasShape,
  isFlag,
  isListOf,
  isMapOf,
  isNullOr,
  isNumber,
  isText,
  isWholeNumber,
  type ShapeCheck,
} from '#core/model/stored-shape';
import type { SubjectRecord } from '#core/model/subject-record';
import type { DayCounts, Member, Shipment } from './ledger';
import type { Partition } from './partitions';

const eachMetric = (check: ShapeCheck): ShapeCheck =>
  hasShape(Object.fromEntries(METRICS.map((metric) => [metric, check])));

const counts = isMapOf(isNumber, isWholeNumber);
const hours: ShapeCheck = (value) => value instanceof Float64Array && value.length === 24 && value.every(isWholeNumber);

const COUNTS: { [Field in keyof DayCounts]: ShapeCheck } = {
  goodMembers: eachMetric(counts),
  eligible: counts,
  completed: counts,
  late: counts,
  pending: counts,
  gaps: eachMetric(isMapOf((gap) => (GAPS as readonly unknown[]).includes(gap), counts)),
  hours: eachMetric(hasShape({ members: hours, bads: hours })),
};

const member = hasShape<Member>({
  metric: (value) => typeof value === 'string' && isMetric(value),
  day: isWholeNumber,
  since: isNumber,
  until: isNumber,
  badSince: isNumber,
  listed: (value) => Array.isArray(value) && value.length === 0,
  orderId: isNullOr(isText),
  caseId: isNullOr(isText),
  chatId: isNullOr(isText),
  late: isFlag,
  hours: isNumber,
  rounds: isNumber,
});

const shipment = hasShape<Shipment>({
  placed: isNullOr(isWholeNumber),
  shipped: isNullOr(isWholeNumber),
  delivered: isNullOr(isWholeNumber),
  cancelled: isNullOr(isWholeNumber),
  due: isNullOr(isWholeNumber),
  carrier: isNullOr(isText),
  count: isWholeNumber,
});

/** The few records that problems name are counted as they are stored. */
const record = hasShape<SubjectRecord>({
  id: isText,
  order: isNullOr(fits(order)),
  reviews: isListOf(fits(review)),
  cases: isListOf(fits(caseRecord)),
  chat: isNullOr(fits(chat)),
});

const partition = hasShape<Partition>({
  ...COUNTS,
  members: isListOf(member),
  shipments: isListOf(shipment),
  named: isListOf(record),
});

/** Whether a stored row has the shape of a partition; a damaged one is recomputed. */
export const isPartition = (value: unknown): value is Partition => partition(value);
