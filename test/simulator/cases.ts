import { makeDay, weekday } from '#core/model/day';
import { type Clock, HOUR } from './calendar';
import { type Dice, makeDice } from './dice';
import type { LifeCase, LifeOrder } from './life';
import { badProductFactor, type ShopOptions, shiftFactor } from './options';

const FAULTS = [
  ['Damaged item or packaging', 30],
  ['Defective item', 22],
  ["Item doesn't match description", 16],
  ['Missing or broken parts', 12],
  ['Wrong item was sent', 10],
  ["Package wasn't received", 6],
  ['Package received but missing item', 4],
] as const;
/** Reasons that are the buyer's own. */
const REGRETS = [
  ['No longer needed', 40],
  ['Does not suit me', 25],
  ['Quality or style not as expected', 20],
  ['Size too big / too small', 15],
] as const;

const ANSWER_HOUR = 10;
/** Later than this the platform answers. */
const MOST_ANSWER_HOURS = 71.5;

/** An order asks once, so its last digits keep the id unique. */
const caseId = (dice: Dice, requested: number, order: LifeOrder): string =>
  `40${String(Math.floor(requested / 1000) % 1e9).padStart(9, '0')}${order.id.slice(-7, -3)}${dice.int(100, 999)}`;

/** Hours to the first answer of a seller who answers on some weekdays alone. */
const untilAnswered = (clock: Clock, { answerDays }: ShopOptions, requested: number, hours: number): number => {
  if (answerDays.length === 0) return hours;
  let day = clock.day(requested);
  while (!answerDays.includes(weekday(day)) || clock.at(day, ANSWER_HOUR) <= requested) day += 1;
  return Math.min(MOST_ANSWER_HOURS, (clock.at(day, ANSWER_HOUR) - requested) / HOUR);
};

/** How a request is answered, and what is sent back inspected. */
export const handle = (
  dice: Dice,
  clock: Clock,
  options: ShopOptions,
  requested: number,
  type: LifeCase['type'],
): Pick<LifeCase, 'approveHours' | 'inspectHours' | 'rounds' | 'approvedBy' | 'outcome' | 'decided' | 'closed'> => {
  const approvedBy = dice.weighted<LifeCase['approvedBy']>([
    ['seller', 72],
    ['seller-rule', 10],
    ['seller-timeout', 6],
    ['platform', 12],
  ]);
  const slow = shiftFactor(options, 'handling', makeDay(clock.day(requested)));
  const hours = (value: number): number => Math.round(value * 10) / 10;
  const answer = Math.min(dice.lognormal(options.habits.handlingHours * slow, 0.7), MOST_ANSWER_HOURS);
  const approveHours = {
    seller: hours(untilAnswered(clock, options, requested, answer)),
    'seller-rule': 0.1,
    'seller-timeout': 72,
    platform: 48,
  }[approvedBy];
  const outcome = dice.weighted<LifeCase['outcome']>([
    ['completed', 86],
    ['rejected', approvedBy === 'seller' ? 8 : 0],
    ['cancelled', 6],
  ]);
  const inspected = type === 'return-refund' && outcome === 'completed';
  const inspection = Math.min(dice.lognormal(options.habits.handlingHours * slow, 0.6), 96);
  const back = (5 + dice.exponential(4)) * 24 * HOUR;
  const inspectHours = inspected ? hours(inspection) : 0;
  const decided = requested + approveHours * HOUR + (inspected ? back + inspectHours * HOUR : 0);
  return {
    approveHours,
    inspectHours,
    rounds: inspected ? 2 : 1,
    approvedBy,
    outcome,
    decided,
    closed: decided + (outcome === 'completed' ? 30 * HOUR : HOUR),
  };
};

/** What buyers ask: a cancellation, a refund for a fault or a change of mind, the money for a package that never came. */
export const openCases = (options: ShopOptions, clock: Clock, orders: readonly LifeOrder[]): LifeCase[] =>
  orders.flatMap((order) => {
    const dice = makeDice(options.seed, 'case', order.id);
    const { habits } = options;
    if (order.cancelledBy === 'buyer' && order.cancelled !== null && order.cancelReason !== null) {
      if (!dice.chance(habits.cancellationAsked)) return [];
      const type = 'cancellation';
      const handled = handle(dice, clock, options, order.cancelled, type);
      const requested = Math.max(order.cancelled - handled.approveHours * HOUR, order.placed + HOUR / 2);
      const approveHours = Math.round((order.cancelled - requested) / (HOUR / 10)) / 10;
      const rest = { outcome: 'completed', decided: order.cancelled, closed: order.cancelled } as const;
      return [
        {
          id: caseId(dice, requested, order),
          orderId: order.id,
          type,
          reason: order.cancelReason,
          requested,
          ...handled,
          approveHours,
          ...rest,
        },
      ];
    }
    if (order.shipped === null) return [];
    const placed = makeDay(clock.day(order.placed));
    const defect =
      habits.defect * shiftFactor(options, 'defect', placed) * badProductFactor(options, 'defect', order.lines, placed);
    const lot = dice.float();
    const lost = order.delivered === null;
    if (!lost && lot >= defect + habits.regret) return [];
    const fault = lost || lot < defect;
    const reason = lost ? "Package wasn't received" : dice.weighted<string>(fault ? FAULTS : REGRETS);
    const type = lost
      ? 'refund'
      : fault
        ? dice.weighted<LifeCase['type']>([
            ['refund', 48],
            ['return-refund', 42],
            ['replacement', 10],
          ])
        : 'return-refund';
    const from = order.delivered ?? order.shipped + 14 * 24 * HOUR;
    const requested = from + (3 + 24 * Math.min(dice.exponential(4), 29)) * HOUR;
    return [
      {
        id: caseId(dice, requested, order),
        orderId: order.id,
        type,
        reason,
        requested,
        ...handle(dice, clock, options, requested, type),
      },
    ];
  });
