import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { HIDDEN, hide, otherTruth } from '../portal/hide';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';
import { AS_OF } from './backtest-cases';

/** Days ahead that a forecast is judged on. */
export const HORIZONS = [1, 7, 14, 30, 60] as const;
export const FARTHEST = 60;
/** Latent scores are made for all days up to here, so that crossings are known, and for `FARTHEST`. */
const DAILY_UP_TO = 30;

/** One day of one simulated shop: what a diligent visitor had read by then, and the latent scores that followed. */
export interface Look {
  kind: string;
  day: Day;
  file: { shop: Shop } & Facts;
  /** by days ahead; null for days that are not judged */
  truth: (number | null)[];
}

interface Kind {
  name: string;
  choices: ShopChoices;
  /** days before 1 July 2026 */
  looks: readonly number[];
  /** pages print the overall, the scores of dimensions and the values alone */
  isFormulaHidden?: true;
}

const back = (days: number): Day => makeDay(dayNumber(AS_OF) - days);
const calm: ShopChoices = { bursts: [], shifts: [], ordersPerDay: 10 };
const burst = (from: number, days: number): NonNullable<ShopChoices['bursts']>[number] => ({
  from: back(from),
  to: back(from - days + 1),
  carrier: null,
  share: 0.6,
  extraDays: 4,
});

export const KINDS: readonly Kind[] = [
  { name: 'plain', choices: calm, looks: [20, 3] },
  { name: 'plain, 25 orders a day', choices: { ...calm, ordersPerDay: 25 }, looks: [12] },
  {
    name: 'bursts',
    choices: { ...calm, bursts: [burst(70, 3), burst(52, 4), burst(33, 3), burst(20, 4), burst(9, 3)] },
    looks: [18, 5],
  },
  {
    name: 'changed: late rate × 2.5',
    choices: { ...calm, shifts: [{ on: back(20), late: 2.5 }] },
    looks: [16, 6],
  },
  { name: 'wandering rates', choices: { ...calm, wandering: 0.35 }, looks: [20, 3] },
  {
    name: 'peak: orders × 3, late × 2 for a week',
    choices: {
      ...calm,
      promotions: [{ from: back(16), to: back(10), factor: 3 }],
      shifts: [
        { on: back(16), late: 2 },
        { on: back(9), late: 0.5 },
      ],
    },
    looks: [13, 4],
  },
  { name: 'small: 4 orders a day', choices: { ...calm, ordersPerDay: 4 }, looks: [20, 3] },
  {
    name: 'new: open for 60 days',
    choices: { ...calm, ordersPerDay: 8, days: 60, openedOn: back(60) },
    looks: [8],
  },
  { name: 'page two days behind', choices: { ...calm, pageLag: 2 }, looks: [20, 3] },
  { name: 'formula hidden', choices: calm, looks: [20, 3], isFormulaHidden: true },
  {
    name: 'a carrier stands still for a week',
    choices: { ...calm, standstills: [{ from: back(16), to: back(10), carrier: 'USPS' }] },
    looks: [13, 11],
  },
];

const formulaHidden = HIDDEN.find(({ name }) => name === 'anchors, weights, metric scores')!;

const makeLooks = ({ name, choices, looks, isFormulaHidden }: Kind, seed: number): Look[] => {
  const shop = simulateShop({
    asOf: AS_OF,
    ahead: FARTHEST + 2,
    visits: 60,
    days: 150,
    ...choices,
    seed,
    ...(isFormulaHidden && { truth: otherTruth(seed) }),
  });
  return looks.flatMap((ago): Look[] => {
    const day = back(ago);
    const today = dayNumber(day);
    const isJudged = (ahead: number) => ahead <= DAILY_UP_TO || ahead === FARTHEST;
    const truth = Array.from({ length: FARTHEST + 1 }, (_, ahead) =>
      isJudged(ahead) ? shop.trueScore(makeDay(today + ahead - (choices.pageLag ?? 0))) : null,
    );
    if (truth.some((score, ahead) => score === null && isJudged(ahead))) return [];
    const file = shop.facts(day);
    const readings = isFormulaHidden
      ? file.readings.flatMap((reading) => hide(formulaHidden, reading, today - dayNumber(reading.day)) ?? [])
      : file.readings;
    return [{ kind: name, day, file: { ...file, readings }, truth }];
  });
};

/** BACKTEST_CACHE names a folder that keeps looks between runs: making them takes longer than forecasting them. */
const cache = process.env.BACKTEST_CACHE;

/** The looks of all kinds. @param firstSeed each kind and round has luck of its own */
export const looksOf = (rounds: number, firstSeed: number, wanted = ''): Look[] =>
  Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    KINDS.flatMap((kind, place): Look[] => {
      if (!kind.name.startsWith(wanted)) return [];
      const seed = firstSeed + 100 * round + place;
      const path = cache && join(cache, `${seed}.json`);
      if (path && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
      const looks = makeLooks(kind, seed);
      if (path) {
        mkdirSync(cache, { recursive: true });
        writeFileSync(path, JSON.stringify(looks));
      }
      return looks;
    }),
  );

/** What has been read: the pages that a new seller opens, in that order. */
export interface Stage {
  name: string;
  read(file: Look['file']): Look['file'];
}

const lastReading = ({ readings }: Facts) => readings.slice(-1);

const scorePage = (file: Look['file']): Look['file'] => {
  const readings = lastReading(file);
  const coverage = readings.map(({ day, at }) => ({
    source: 'readings' as const,
    from: day,
    to: day,
    readAt: at,
    rows: 1,
    expected: 1,
    complete: true,
  }));
  return { shop: file.shop, ...noFacts(), readings, coverage };
};

/** @param rows the newest so many orders of the list */
const orderList = (file: Look['file'], rows: number): Look['file'] => {
  const page = scorePage(file);
  const newestFirst = [...file.orders].sort((a, b) => (a.placedAt! < b.placedAt! ? 1 : -1));
  const orders = newestFirst.slice(0, rows);
  const readAt = page.readings[0]!.at;
  const from = orders.at(-1)!.placedAt!.slice(0, 10);
  const to = page.readings[0]!.day;
  const part = { source: 'orders', from, to, readAt, rows, expected: file.orders.length, complete: false } as const;
  return { ...page, orders, coverage: [...page.coverage, part] };
};

const withDiagnosis = (file: Look['file'], rows: number): Look['file'] => {
  const listed = orderList(file, rows);
  const readAt = listed.readings[0]!.at;
  const problems = file.problems.filter(({ lastSeen }) => lastSeen === readAt);
  const coverage = file.coverage.filter((part) => part.source.startsWith('diagnosis:') && part.readAt === readAt);
  return {
    ...listed,
    problems: problems.map((problem) => ({ ...problem, firstSeen: readAt })),
    coverage: [...listed.coverage, ...coverage],
  };
};

const readOnce = (file: Look['file']): Look['file'] => {
  const readings = lastReading(file);
  const readAt = readings[0]!.at;
  const problems = file.problems.filter(({ lastSeen }) => lastSeen === readAt);
  return {
    ...file,
    readings,
    problems: problems.map((problem) => ({ ...problem, firstSeen: readAt })),
    coverage: file.coverage.filter((part) => part.readAt === readAt),
  };
};

export const STAGES: readonly Stage[] = [
  { name: 'score page', read: scorePage },
  { name: '+ 50 orders', read: (file) => orderList(file, 50) },
  { name: '+ 150 orders', read: (file) => orderList(file, 150) },
  { name: '+ six diagnosis lists', read: (file) => withDiagnosis(file, 150) },
  { name: 'everything, one reading', read: readOnce },
  { name: 'everything, sixty readings', read: (file) => file },
];
