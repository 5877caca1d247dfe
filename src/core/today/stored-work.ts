import type { DayWork, ProductCounts, SalesOfDay, WaitingOrder, WaitingRequest } from './day-work';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
type Shape<T> = { [Field in keyof T]: Check };
const hasShape = <T>(shape: Shape<T>): Check => {
  const checks = Object.entries<Check>(shape);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([field, check]) => check((value as Record<string, unknown>)[field]));
};
const listOf = <T>(shape: Shape<T>): Check => {
  const isItem = hasShape(shape);
  return (value) => Array.isArray(value) && value.every(isItem);
};
const isMoney = hasShape<{ value: number; currency: string }>({ value: isNumber, currency: isText });

const isWork = hasShape<DayWork>({
  orders: listOf<WaitingOrder>({
    id: isText,
    placedAt: orNull(isText),
    state: isText,
    isRisky: isFlag,
    amount: orNull(isMoney),
    seenAt: orNull(isText),
    isNormal: isFlag,
  }),
  requests: listOf<WaitingRequest>({
    id: isText,
    orderId: isText,
    isReplacement: isFlag,
    requestedAt: orNull(isText),
    respondBy: orNull(isText),
    amount: orNull(isMoney),
    seenAt: orNull(isText),
  }),
  sales: listOf<SalesOfDay>({ day: isNumber, currency: isText, value: isNumber }),
  products: listOf<ProductCounts>({
    productId: orNull(isText),
    skuId: orNull(isText),
    name: orNull(isText),
    units: isNumber,
    delivered: isNumber,
    returned: isNumber,
    bad: isNumber,
  }),
});

/** Whether what was stored is the work of a day: what is damaged is made anew from the facts. */
export const isDayWork = (value: unknown): value is DayWork => isWork(value);
