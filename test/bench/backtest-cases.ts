import { dayNumber, makeDay } from '#core/model/day';
import type { ShopChoices } from '../simulator/options';

export const AS_OF = '2026-07-01';

export interface Case {
  name: string;
  choices: ShopChoices;
  /** days of the look, as days before 1 July 2026 */
  looks: number[];
  /** its luck is of the kind that a naive interval fails on */
  hard?: true;
}

const FIRST_SEED = 9001;
/**
 * Each life of each case has luck of its own. Lives of one seed share it order by order, so that the same seed in all
 * cases would be one sample counted seven times. None of these seeds was looked at when a constant was chosen.
 */
export const seedOf = (round: number, place: number): number => FIRST_SEED + 100 * round + place;

const every = (step: number, from: number) =>
  Array.from({ length: Math.floor(from / step) + 1 }, (_, i) => from - i * step);
const calm: ShopChoices = { bursts: [], shifts: [] };
const burst = (back: number, days: number, share = 0.6): NonNullable<ShopChoices['bursts']>[number] => ({
  from: makeDay(dayNumber(AS_OF) - back),
  to: makeDay(dayNumber(AS_OF) - back + days - 1),
  carrier: null,
  share,
  extraDays: 4,
});

export const CASES: Case[] = [
  { name: 'steady', choices: calm, looks: every(4, 28) },
  { name: 'demo (one burst, one shift)', choices: {}, looks: every(4, 28) },
  {
    name: 'bursts',
    choices: { ...calm, bursts: [burst(70, 3), burst(52, 4), burst(33, 3), burst(20, 4), burst(9, 3)] },
    looks: every(2, 28),
    hard: true,
  },
  {
    name: 'late rate × 2.5',
    choices: { ...calm, shifts: [{ on: makeDay(dayNumber(AS_OF) - 20), late: 2.5 }] },
    looks: every(2, 20),
    hard: true,
  },
  {
    name: 'promotion × 3',
    choices: {
      ...calm,
      promotions: [{ from: makeDay(dayNumber(AS_OF) - 14), to: makeDay(dayNumber(AS_OF) - 10), factor: 3 }],
    },
    looks: every(3, 18),
  },
  { name: 'small (4 a day)', choices: { ...calm, ordersPerDay: 4 }, looks: every(4, 28) },
  {
    name: 'new (open 60 days)',
    choices: { ...calm, ordersPerDay: 8, days: 60, openedOn: makeDay(dayNumber(AS_OF) - 60) },
    looks: every(4, 16),
  },
];
