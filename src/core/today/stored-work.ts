import { hasShape, isFiniteNumber, isFlag, isListOf, isNullOr, isText } from '#core/model/stored-shape';
import type { DayWork, ProductCounts, SalesOfDay, WaitingCase, WaitingOrder } from './day-work';

const isTextOrNull = isNullOr(isText);
const isMoneyOrNull = isNullOr(
  hasShape<{ value: number; currency: string }>({ value: isFiniteNumber, currency: isText }),
);

const isWork = hasShape<DayWork>({
  orders: isListOf(
    hasShape<WaitingOrder>({
      id: isText,
      placedAt: isTextOrNull,
      state: isText,
      isRisky: isFlag,
      amount: isMoneyOrNull,
      seenAt: isTextOrNull,
      isNormal: isFlag,
    }),
  ),
  cases: isListOf(
    hasShape<WaitingCase>({
      id: isText,
      orderId: isText,
      isReplacement: isFlag,
      requestedAt: isTextOrNull,
      respondBy: isTextOrNull,
      amount: isMoneyOrNull,
      seenAt: isTextOrNull,
    }),
  ),
  sales: isListOf(hasShape<SalesOfDay>({ day: isFiniteNumber, currency: isText, value: isFiniteNumber })),
  products: isListOf(
    hasShape<ProductCounts>({
      productId: isTextOrNull,
      skuId: isTextOrNull,
      name: isTextOrNull,
      units: isFiniteNumber,
      delivered: isFiniteNumber,
      returned: isFiniteNumber,
      bad: isFiniteNumber,
    }),
  ),
});

/** Whether a stored row has the shape of a day's work; a damaged one is recomputed. */
export const isDayWork = (value: unknown): value is DayWork => isWork(value);
