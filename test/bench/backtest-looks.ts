import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { factsAsOf } from '#core/score/facts-as-of';
import { HIDDEN, hide, otherTruth } from '../portal/hide';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';
import { foreseeScores } from './backtest-learner';

const AS_OF = '2026-07-01';

/** Days ahead that a forecast is judged on. */
export const HORIZONS = [1, 7, 14, 30, 60] as const;
export const FARTHEST = 60;
/** Days ahead on which it is compared with what could be had at best. */
const FORESEEN_HORIZONS = [7, 30, 60];
/** Futures of one who knows how such shops work, of which each takes longer than ten forecasts. */
const FORESEEN_FUTURES = 12;
/** Latent scores are made for all days up to here, so that crossings are known, and for `FARTHEST`. */
const DAILY_UP_TO = 30;

/** One day of one simulated shop: what a diligent visitor had read by then, and the latent scores that followed. */
export interface Look {
  kind: string;
  day: Day;
  file: { shop: Shop } & Facts;
  /** by days ahead; null for days that are not judged */
  truth: (number | null)[];
  /** by days ahead: latent scores in the futures of one who knows how such shops work, see `foreseeScores`; not made for tuning */
  foreseen: Partial<Record<number, number[]>>;
}

interface Kind {
  name: string;
  choices: ShopChoices;
  /** 1 July 2026, if not another */
  asOf?: Day;
  /** days before that */
  looks: readonly number[];
  /** pages print the overall, the scores of dimensions and the values alone */
  isFormulaHidden?: true;
}

const back = (days: number, from: Day = AS_OF): Day => makeDay(dayNumber(from) - days);
const calm: ShopChoices = { bursts: [], shifts: [], ordersPerDay: 10 };
const burst = (from: number, days: number): NonNullable<ShopChoices['bursts']>[number] => ({
  from: back(from),
  to: back(from - days + 1),
  carrier: null,
  share: 0.6,
  extraDays: 4,
});

const KINDS: readonly Kind[] = [
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
  {
    name: 'Black Friday: orders × 4, late × 3',
    asOf: '2025-12-20',
    choices: {
      ...calm,
      promotions: [
        { from: '2025-11-11', to: '2025-11-11', factor: 2.5 },
        { from: '2025-11-27', to: '2025-12-01', factor: 4 },
      ],
      shifts: [
        { on: '2025-11-27', late: 3 },
        { on: '2025-12-05', late: 1 / 3 },
      ],
    },
    looks: [25, 20, 14],
  },
  {
    name: 'one bad product for ten days',
    choices: {
      ...calm,
      badProducts: [{ on: back(32), gone: back(22), sellerSku: 'CNDL-CEDAR', negative: 12, defect: 6 }],
    },
    looks: [18, 8],
  },
  { name: 'requests answered twice a week', choices: { ...calm, answerDays: [1, 4] }, looks: [20, 3] },
  {
    name: 'anchors re-based by a tenth',
    choices: { ...calm, rebasings: [{ on: back(12), factor: 0.9 }] },
    looks: [14, 6],
  },
  {
    name: 'rules that differ: decay .8, review penalty',
    choices: { ...calm, truth: { decay: 0.8, nrrAdjustment: { average: 0.012, points: 0.3 } } },
    looks: [20, 3],
  },
];

const formulaHidden = HIDDEN.find(({ name }) => name === 'anchors, weights, metric scores')!;

const makeLooks = (
  { name, asOf = AS_OF, choices, looks, isFormulaHidden }: Kind,
  seed: number,
  isTuning: boolean,
): Look[] => {
  const shop = simulateShop({
    asOf,
    ahead: FARTHEST + 2,
    visits: 60,
    days: 150,
    ...choices,
    seed,
    ...(isFormulaHidden && { truth: otherTruth(seed) }),
  });
  return looks.flatMap((ago): Look[] => {
    const day = back(ago, asOf);
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
    const foreseen = isTuning ? {} : foreseeScores(shop.life, day, FORESEEN_HORIZONS, FORESEEN_FUTURES);
    return [{ kind: name, day, file: { ...file, readings }, truth, foreseen }];
  });
};

/** BACKTEST_CACHE names a folder that keeps looks between runs: making them takes longer than forecasting them. */
const cache = process.env.BACKTEST_CACHE;

/** Seeds of the reported figures were not looked at when a constant was chosen; those of tuning were. */
const FIRST_SEEDS = { reported: 9001, tuning: 501 } as const;

/** The looks of all kinds that begin with a word; each kind and round has luck of its own. */
export const looksOf = (rounds: number, seeds: keyof typeof FIRST_SEEDS, wanted = ''): Look[] =>
  Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    KINDS.flatMap((kind, place): Look[] => {
      if (!kind.name.startsWith(wanted)) return [];
      const seed = FIRST_SEEDS[seeds] + 100 * round + place;
      const path = cache && join(cache, `${seed}.json`);
      if (path && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
      const looks = makeLooks(kind, seed, seeds === 'tuning');
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

/** A page that prints nothing but the score. */
const overallAlone = (file: Look['file']): Look['file'] => {
  const page = scorePage(file);
  const nothing = { product: null, fulfillment: null, service: null };
  return {
    ...page,
    readings: page.readings.map((reading) => {
      const metrics = Object.fromEntries(Object.keys(reading.metrics).map((metric) => [metric, null]));
      return { ...reading, dimensions: nothing, metrics: metrics as typeof reading.metrics };
    }),
  };
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

/** The seller has not been in the portal for these days. */
export const UNREAD_DAYS = 3;

/** What was known then; the rest is not read, which is not to say that nothing happened. */
export const readEarlier = (file: Look['file']): Look['file'] => {
  const { day, at } = file.readings.at(-1 - UNREAD_DAYS)!;
  const zone = makeZone(timeZoneOf(file.shop));
  return factsAsOf(file, day, zone, zone.timeOf(at) + 1e-6);
};

export const STAGES: readonly Stage[] = [
  { name: 'the score alone', read: overallAlone },
  { name: 'score page', read: scorePage },
  { name: '+ 50 orders', read: (file) => orderList(file, 50) },
  { name: '+ 150 orders', read: (file) => orderList(file, 150) },
  { name: '+ six diagnosis lists', read: (file) => withDiagnosis(file, 150) },
  { name: 'everything, one reading', read: readOnce },
  { name: 'everything, sixty readings', read: (file) => file },
];
