import { type Day, type DayNumber, dayNumber } from '#core/model/day';
import type { ByMetric, Dimension, Metric } from '#core/model/metric';
import { makeDice } from './dice';

/** What the platform knows and a page may keep to itself. */
export interface HiddenTruth {
  anchors: ByMetric<{ excellent: number; poor: number }>;
  dimensionWeights: Record<Dimension, number>;
  /** within its dimension */
  metricWeights: ByMetric<number>;
  /** what negative reviews take off the overall beyond their score; left out: nothing */
  nrrAdjustment?: { average: number; points: number };
  /** of a member that is fifteen days older; left out: that of the policy */
  decay?: number;
}

/** A run of bad days: packages shipped in it arrive late, more chats end badly. Days inclusive. */
interface Burst {
  from: Day;
  to: Day;
  /** one carrier, or all */
  carrier: string | null;
  /** share of the packages that are held up */
  share: number;
  /** mean of the extra days */
  extraDays: number;
}

/** A carrier delivers nothing for some days, and what has piled up in the two after. Days inclusive. */
interface Standstill {
  from: Day;
  to: Day;
  carrier: string;
}

/** From `on` the shop has changed its ways for good: rates are multiplied. */
export interface Shift {
  on: Day;
  late?: number;
  negative?: number;
  defect?: number;
  outOfStock?: number;
  rude?: number;
  handling?: number;
}

/** A sale: more orders. Days inclusive. */
interface Promotion {
  from: Day;
  to: Day;
  factor: number;
}

/** From `on` reviews and requests of one product are worse, until it is `gone`. */
interface BadProduct {
  on: Day;
  gone: Day;
  sellerSku: string;
  negative: number;
  defect: number;
}

/** From `on` all anchors lie `factor` times as far from the best value: peers have changed, or the category. */
interface Rebasing {
  on: Day;
  factor: number;
}

/** A ticket that the seller wrote: about records that a mistake put on the list of a metric. */
export interface PastAppeal {
  on: Day;
  metric: Metric;
  /** so many of the newest, or those of these orders, requests or chats, whenever they came on the list */
  take: number | readonly string[];
  approved: boolean;
}

/** How often something happens when nothing special is going on. */
export interface Habits {
  express: number;
  tiktokFulfilled: number;
  sample: number;
  preOrder: number;
  madeToOrder: number;
  backOrder: number;
  custom: number;
  unpaid: number;
  buyerCancels: number;
  /** of the buyer's cancellations, those that need the seller's consent */
  cancellationAsked: number;
  outOfStock: number;
  pricingError: number;
  /** of the samples, and of what TikTok's warehouse is to send */
  excludedOutOfStock: number;
  buyerRequested: number;
  undeliverable: number;
  collectionTimeout: number;
  /** a package that takes its carrier longer than usual */
  late: number;
  lost: number;
  reviewed: number;
  /** of the reviews of packages in time */
  negative: number;
  edited: number;
  /** a request for a fault of product or carrier, per delivered order */
  defect: number;
  /** a request for a change of mind */
  regret: number;
  /** hours to the first answer, median */
  handlingHours: number;
  chatsPerDay: number;
  rated: number;
  /** of the rated chats */
  rude: number;
}

/** The share of records that an exclusion should have kept out, yet the platform counts. */
export interface Mistakes {
  express: number;
  tiktokFulfilled: number;
  notNormal: number;
  /** delivered on the very day it was due */
  dueDay: number;
  sample: number;
  buyerRequested: number;
  /** cancelled by the buyer, to an address that no carrier goes to, or never paid: no fault of the seller */
  buyerCancelled: number;
  undeliverable: number;
  unpaid: number;
  /** cancelled, and yet expected to arrive */
  cancelledDue: number;
  editedReview: number;
  buyerFault: number;
  platformApproved: number;
  bot: number;
}

/** What the score page shows beside the values. */
interface Printing {
  dimensionWeights: boolean;
  metricWeights: boolean;
  metricScores: boolean;
  anchors: boolean;
  rate: 'decayed' | 'raw';
}

export interface ShopOptions {
  seed: number;
  /** the day of the look at the shop; the life goes on `ahead` days beyond it */
  asOf: Day;
  /** days of life before `asOf` */
  days: number;
  ahead: number;
  ordersPerDay: number;
  /** relative variance of a day's orders beyond Poisson */
  dispersion: number;
  openedOn: Day;
  timeZone: string;
  /** the page is opened every morning of the last so many days */
  visits: number;
  /** the full hour of those looks, shop time */
  visitHour: number;
  truth: HiddenTruth;
  habits: Habits;
  mistakes: Mistakes;
  printing: Printing;
  bursts: readonly Burst[];
  standstills: readonly Standstill[];
  shifts: readonly Shift[];
  promotions: readonly Promotion[];
  badProducts: readonly BadProduct[];
  rebasings: readonly Rebasing[];
  /** weekdays on which the seller answers requests, at ten in the morning; none: whenever there is time */
  answerDays: readonly number[];
  /** the days up to here are those of a life of another seed, which goes on with the luck of this one */
  begunWith: { seed: number; until: DayNumber } | null;
  /** stationary deviation of the logarithm of every rate, which wanders back within some weeks; 0: rates stand still */
  wandering: number;
  /** the page prints the score of so many days ago as that of the day */
  pageLag: number;
  appeals: readonly PastAppeal[];
}

export type ShopChoices = Partial<Omit<ShopOptions, 'habits' | 'mistakes' | 'printing' | 'truth'>> & {
  habits?: Partial<Habits>;
  mistakes?: Partial<Mistakes>;
  printing?: Partial<Printing>;
  truth?: Partial<HiddenTruth>;
};

const DEFAULTS: ShopOptions = {
  seed: 1,
  asOf: '2026-07-01',
  days: 112,
  ahead: 0,
  ordersPerDay: 25,
  dispersion: 0.05,
  openedOn: '2024-02-11',
  timeZone: 'America/Los_Angeles',
  visits: 45,
  visitHour: 9,
  // The excellent anchors are targets that a seller of printed gifts copied off the page; the poor ones are made up.
  truth: {
    anchors: {
      NRR: { excellent: 0.0126, poor: 0.04 },
      NBFR: { excellent: 0.0176, poor: 0.05 },
      SFCR: { excellent: 0.0087, poor: 0.03 },
      OTDR: { excellent: 0.9516, poor: 0.8 },
      AHT: { excellent: 26.5, poor: 72 },
      IM_DSAT: { excellent: 0.1701, poor: 0.4 },
      LDR: { excellent: 0.03, poor: 0.1 },
      RR24: { excellent: 0.9, poor: 0.6 },
    },
    dimensionWeights: { product: 0.7, fulfillment: 0.15, service: 0.15 },
    metricWeights: { NRR: 0.5, NBFR: 0.5, SFCR: 0.5, OTDR: 0.5, AHT: 0.5, IM_DSAT: 0.5, LDR: 0.5, RR24: 1 },
  },
  habits: {
    express: 0.05,
    tiktokFulfilled: 0.06,
    sample: 0.025,
    preOrder: 0.02,
    madeToOrder: 0.015,
    backOrder: 0.01,
    custom: 0.01,
    unpaid: 0.02,
    buyerCancels: 0.025,
    cancellationAsked: 0.3,
    outOfStock: 0.008,
    pricingError: 0.001,
    excludedOutOfStock: 0.08,
    buyerRequested: 0.006,
    undeliverable: 0.002,
    collectionTimeout: 0.003,
    late: 0.06,
    lost: 0.002,
    reviewed: 0.24,
    negative: 0.055,
    edited: 0.08,
    defect: 0.019,
    regret: 0.022,
    handlingHours: 17,
    chatsPerDay: 6,
    rated: 0.45,
    rude: 0.19,
  },
  mistakes: {
    express: 0.7,
    tiktokFulfilled: 0.6,
    notNormal: 0.6,
    dueDay: 0.06,
    sample: 0.7,
    buyerRequested: 0.6,
    buyerCancelled: 0,
    undeliverable: 0,
    unpaid: 0,
    cancelledDue: 0,
    editedReview: 0.5,
    buyerFault: 0.06,
    platformApproved: 0.5,
    bot: 0.3,
  },
  printing: { dimensionWeights: true, metricWeights: false, metricScores: true, anchors: true, rate: 'decayed' },
  bursts: [{ from: '2026-06-08', to: '2026-06-11', carrier: 'USPS', share: 0.5, extraDays: 4 }],
  standstills: [],
  shifts: [{ on: '2026-06-01', negative: 1.25, defect: 1.15, outOfStock: 1.4 }],
  promotions: [],
  badProducts: [],
  rebasings: [],
  answerDays: [],
  begunWith: null,
  wandering: 0,
  pageLag: 0,
  appeals: [
    { on: '2026-06-02', metric: 'OTDR', take: 2, approved: true },
    { on: '2026-06-09', metric: 'NBFR', take: 1, approved: false },
    { on: '2026-06-16', metric: 'SFCR', take: 1, approved: true },
    { on: '2026-06-23', metric: 'OTDR', take: 1, approved: false },
    { on: '2026-06-29', metric: 'OTDR', take: 2, approved: true },
  ],
};

export const chooseOptions = (choices: ShopChoices): ShopOptions => ({
  ...DEFAULTS,
  ...choices,
  truth: { ...DEFAULTS.truth, ...choices.truth },
  habits: { ...DEFAULTS.habits, ...choices.habits },
  mistakes: { ...DEFAULTS.mistakes, ...choices.mistakes },
  printing: { ...DEFAULTS.printing, ...choices.printing },
});

/** How much of a deviation is left a day later. */
const WANDERING_MEMORY = 0.96;
/** Innovations older than this are forgotten. */
const WANDERING_DAYS = 90;

/** exp of a stationary AR(1) process of the day, made of that day's and earlier innovations, so that it has no beginning. */
const wanderingFactor = ({ seed, begunWith, wandering }: ShopOptions, key: string, day: Day): number => {
  if (wandering === 0) return 1;
  const today = dayNumber(day);
  let log = 0;
  for (let age = 0; age < WANDERING_DAYS; age++) {
    const from = begunWith !== null && today - age <= begunWith.until ? begunWith.seed : seed;
    log += WANDERING_MEMORY ** age * Math.log(makeDice(from, 'wandering', key, today - age).lognormal(1, 1));
  }
  return Math.exp(wandering * Math.sqrt(1 - WANDERING_MEMORY ** 2) * log);
};

/** How much likelier a fault of goods placed on a day is, were any of them of a bad product. */
export const badProductFactor = (
  { badProducts }: ShopOptions,
  key: 'negative' | 'defect',
  lines: readonly { sellerSku: string }[],
  day: Day,
): number =>
  badProducts.reduce(
    (factor, bad) =>
      bad.on <= day && day < bad.gone && lines.some(({ sellerSku }) => sellerSku === bad.sellerSku)
        ? factor * bad[key]
        : factor,
    1,
  );

/** What the platform scores by on a day. */
export const truthOn = ({ truth, rebasings }: Pick<ShopOptions, 'truth' | 'rebasings'>, day: Day): HiddenTruth => {
  const factor = rebasings.reduce((product, { on, factor: own }) => (on <= day ? product * own : product), 1);
  if (factor === 1) return truth;
  const anchors = Object.fromEntries(
    Object.entries(truth.anchors).map(([metric, { excellent, poor }]) => {
      const best = poor < excellent ? 1 : 0;
      return [metric, { excellent: best + factor * (excellent - best), poor: best + factor * (poor - best) }];
    }),
  );
  return { ...truth, anchors: anchors as HiddenTruth['anchors'] };
};

/** The product of all shifts in force on a day, and of what rates have wandered off. */
export const shiftFactor = (options: ShopOptions, key: Exclude<keyof Shift, 'on'>, day: Day): number =>
  options.shifts.reduce((factor, shift) => (shift.on <= day ? factor * (shift[key] ?? 1) : factor), 1) *
  wanderingFactor(options, key, day);
