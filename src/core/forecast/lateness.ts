import type { DayNumber } from '#core/model/day';
import type { Moment, Shipment } from '#core/score/ledger';
import { lateAtPace } from './carrier-pace';
import { type Cohorts, HISTORY_DAYS } from './history';

/** Half-life of a past order's weight. */
const HALF_LIFE_DAYS = 30;
/** Pseudo-counts: of a group at the rate of its days left, and of days left at the rate of all orders. */
const GROUP_PRIOR_ORDERS = 6;
const DAYS_LEFT_PRIOR_ORDERS = 1;
/** Orders with more days left are grouped with these. */
const MAX_DAYS_LEFT = 8;

/** Open orders of one due day, and their chance of being late at the average late rate of the past. */
export interface OpenGroup {
  due: DayNumber;
  count: number;
  late: number;
}

const isOpenAt = ({ placed, delivered, cancelled }: Shipment, moment: Moment): boolean =>
  (placed === null || placed <= moment) &&
  (delivered === null || delivered > moment) &&
  (cancelled === null || cancelled > moment);

/** Group of an open order: 2 × days left to its deliver-by day, + 1 if shipped before `day`. */
const groupOf = (due: DayNumber, { shipped }: Shipment, day: DayNumber): number =>
  2 * Math.min(MAX_DAYS_LEFT, due - day) + (shipped !== null && Math.floor(shipped) < day ? 1 : 0);

export interface LatenessModel {
  /** number of known orders by due day, from the day of `until` on, including delivered ones */
  known: Map<DayNumber, number>;
  open: OpenGroup[];
  /** weighted share of late orders among past due days */
  lateRate: number;
  /** share of orders still to be placed, by days ahead to the due day; 1 beyond the last */
  unplaced: Float64Array;
  /** share of orders that the platform listed as late although by their facts they arrived in time */
  unexplainedShare: number;
}

const weightOf = (age: number, halfLife = HALF_LIFE_DAYS): number => 0.5 ** (age / halfLife);

/** Days from placement to the deliver-by day: of one pseudo-order, and the longest. */
const PRIOR_LEAD_DAYS = 8;
const MAX_LEAD_DAYS = 28;

/** @param leads past orders by days from placement to deliver-by day @param rest share of today's orders still to be placed */
const unplacedShares = (leads: Float64Array, rest: number): Float64Array => {
  const total = leads.reduce((sum, count) => sum + count, 0);
  let shorter = 0;
  return leads.map((count) => {
    const share = (shorter + rest * count) / total;
    shorter += count;
    return share;
  });
};

/** Half-life of the weight of a carrier's past orders, as disruptions come and go within weeks. */
const CARRIER_HALF_LIFE_DAYS = 7;
/** Pseudo-count of a carrier's orders at the rate of all carriers. */
const CARRIER_PRIOR_ORDERS = 20;

/** The chance whose odds are `factor` times the odds of `chance`. */
export const multiplyOdds = (chance: number, factor: number): number => {
  const odds = (Math.min(0.999, chance) / (1 - Math.min(0.999, chance))) * factor;
  return odds / (1 + odds);
};

/** Accumulates recent orders into odds ratios of late delivery by carrier, against all carriers, shrunk towards 1. */
const makeCarrierOdds = () => {
  const carriers = new Map<string, { late: number; sum: number }>();
  const all = { late: 0, sum: 0 };
  return {
    add: ({ carrier, count }: Shipment, age: number, isLate: boolean) => {
      if (carrier === null) return;
      const weight = count * weightOf(age, CARRIER_HALF_LIFE_DAYS);
      let own = carriers.get(carrier);
      if (own === undefined) {
        own = { late: 0, sum: 0 };
        carriers.set(carrier, own);
      }
      for (const counts of [own, all]) {
        counts.sum += weight;
        if (isLate) counts.late += weight;
      }
    },
    oddsRatioOf: (carrier: string | null): number => {
      const own = carrier === null ? undefined : carriers.get(carrier);
      if (own === undefined) return 1;
      const usual = (all.late + 1) / (all.sum + CARRIER_PRIOR_ORDERS);
      const rate = (own.late + CARRIER_PRIOR_ORDERS * usual) / (own.sum + CARRIER_PRIOR_ORDERS);
      return (rate * (1 - usual)) / (usual * (1 - rate));
    },
  };
};

/** Width of the bins within which chances count as equal. */
const CHANCE_STEP = 0.04;

/** Merges groups of one due day with nearly equal chances, so that not every carrier costs its own draws. */
export const mergeSimilarGroups = (groups: readonly OpenGroup[]): OpenGroup[] => {
  const merged = new Map<string, OpenGroup>();
  for (const group of groups) {
    const key = `${group.due} ${Math.round(group.late / CHANCE_STEP)}`;
    const same = merged.get(key) ?? { due: group.due, count: 0, late: 0 };
    const count = same.count + group.count;
    merged.set(key, { due: group.due, count, late: (same.count * same.late + group.count * group.late) / count });
  }
  return [...merged.values()];
};

/**
 * Fits the chance of each open order to be late: the share of late orders among past ones that were still open as many days
 * before their deliver-by day, shipped or not, with the odds multiplied by the carrier's recent odds ratio.
 * @param bads past orders that counted as late
 * @param listedFrom first day for which the platform's list is known
 * @param rest shares of a day's deliveries and new orders after the hour of `until`
 * @param paces see `estimateCarrierPaces`
 */
export const fitLateness = (
  shipments: readonly Shipment[],
  { bads }: Pick<Cohorts, 'bads'>,
  until: Moment,
  listedFrom: DayNumber,
  rest: { delivered: number; placed: number },
  paces: ReadonlyMap<string, number> = new Map(),
): LatenessModel => {
  const today = Math.floor(until);
  const late = new Float64Array(2 * MAX_DAYS_LEFT + 2);
  const seen = new Float64Array(2 * MAX_DAYS_LEFT + 2);
  let [lateSum, sum, listedLate, listedSum] = [0, 0, 0, 0];
  const known = new Map<DayNumber, number>();
  const open = new Map<string, { due: DayNumber; group: number; carrier: string | null; count: number }>();
  const carriers = makeCarrierOdds();
  const leads = new Float64Array(MAX_LEAD_DAYS + 1);
  leads[PRIOR_LEAD_DAYS] = 1;
  for (const shipment of shipments) {
    const { due, placed, delivered, cancelled, carrier, count } = shipment;
    if (due === null) continue;
    if (due >= today) {
      if ((placed !== null && placed > until) || (cancelled !== null && cancelled <= until)) continue;
      known.set(due, (known.get(due) ?? 0) + count);
      if (!isOpenAt(shipment, until)) continue;
      const group = groupOf(due, shipment, today);
      const key = `${due} ${group} ${carrier}`;
      const same = open.get(key) ?? { due, group, carrier, count: 0 };
      same.count += count;
      open.set(key, same);
      continue;
    }
    if (due < today - HISTORY_DAYS || cancelled !== null) continue;
    const weight = count * weightOf(today - due);
    const arrived = delivered === null ? Number.POSITIVE_INFINITY : Math.floor(delivered);
    sum += weight;
    if (arrived > due) lateSum += weight;
    carriers.add(shipment, today - due, arrived > due);
    if (placed !== null) leads[Math.min(MAX_LEAD_DAYS, Math.max(0, due - Math.floor(placed)))]! += weight;
    if (due >= listedFrom) {
      listedSum += weight;
      if (arrived > due) listedLate += weight;
    }
    for (let day = due; day >= due - MAX_DAYS_LEFT; day--) {
      if (placed !== null && Math.floor(placed) > day) break;
      // Hours of past deliveries are uncertain, so an expected share of that day's deliveries counts as still open.
      const stillOpen = arrived > day ? weight : arrived === day ? weight * rest.delivered : 0;
      if (stillOpen === 0) continue;
      const group = groupOf(due, shipment, day);
      seen[group]! += stillOpen;
      if (arrived > due) late[group]! += stillOpen;
    }
  }
  const lateRate = (lateSum + 1) / (sum + 10);
  const counted = bads.reduce((total, { cohort }) => total + (cohort >= listedFrom ? weightOf(today - cohort) : 0), 0);
  const chanceOf = (group: number): number => {
    const [left, shipped] = [group - (group % 2), group - (group % 2) + 1];
    const ofDay =
      (late[left]! + late[shipped]! + DAYS_LEFT_PRIOR_ORDERS * lateRate) /
      (seen[left]! + seen[shipped]! + DAYS_LEFT_PRIOR_ORDERS);
    return (late[group]! + GROUP_PRIOR_ORDERS * ofDay) / (seen[group]! + GROUP_PRIOR_ORDERS);
  };
  return {
    known,
    lateRate,
    unplaced: unplacedShares(leads, rest.placed),
    unexplainedShare: listedSum > 0 ? Math.min(1, Math.max(0, counted - listedLate) / listedSum) : 0,
    open: [...open.values()].map(({ due, group, carrier, count }) => {
      const usual = multiplyOdds(chanceOf(group), carriers.oddsRatioOf(carrier));
      return { due, count, late: lateAtPace(usual, paces.get(carrier ?? '') ?? 1, due - today) };
    }),
  };
};
