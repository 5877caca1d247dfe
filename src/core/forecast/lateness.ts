import type { DayNumber } from '#core/model/day';
import type { Moment, Trip } from '#core/score/ledger';
import { type Cohorts, HISTORY_DAYS } from './history';

const HALF_LIFE = 30;
/** Orders' worth of all those with as many days left that a scarce group is pulled towards, and those towards all orders. */
const PRIOR_ORDERS = 6;
const PRIOR_DAY = 1;
const FARTHEST = 8;

/** Orders of one due day that are not delivered yet, with their chance of being late as things usually go. */
export interface OpenGroup {
  due: DayNumber;
  count: number;
  late: number;
}

const isOpenAt = ({ placed, delivered, cancelled }: Trip, moment: Moment): boolean =>
  (placed === null || placed <= moment) &&
  (delivered === null || delivered > moment) &&
  (cancelled === null || cancelled > moment);

/** Days left to the deliver-by day, and whether it was shipped on a day before. */
const groupOf = (due: DayNumber, { shipped }: Trip, day: DayNumber): number =>
  2 * Math.min(FARTHEST, due - day) + (shipped !== null && Math.floor(shipped) < day ? 1 : 0);

export interface LatenessModel {
  /** orders known to be due from the day of `until` on, delivered ones included, by due day */
  known: Map<DayNumber, number>;
  open: OpenGroup[];
  /** share of late ones among the orders due in the past */
  lateRate: number;
  /** which part of the orders due so many days ahead is still to be placed; beyond the last, all of them */
  unplaced: Float64Array;
  /** share that the platform listed as late though the rules would not have it: it lists others in days to come */
  unexplainedShare: number;
}

const weightOf = (age: number, halfLife = HALF_LIFE): number => 0.5 ** (age / halfLife);

/** Orders of a shop without any are taken to be due this long after they were placed; longer than the list, all are. */
const USUAL_LEAD = 8;
const LONGEST_LEAD = 28;

/** @param leads past orders by the days from placement to the deliver-by day @param rest part of the day's orders to come */
const unplacedBy = (leads: Float64Array, rest: number): Float64Array => {
  const total = leads.reduce((sum, it) => sum + it, 0);
  let sooner = 0;
  return leads.map((it) => {
    const part = (sooner + rest * it) / total;
    sooner += it;
    return part;
  });
};

/** A carrier's trouble comes and goes within weeks. */
const CARRIER_HALF_LIFE = 7;
/** Orders' worth of what all carriers do that pulls one with few orders towards it. */
const PRIOR_OF_CARRIER = 20;

/** A shift of the odds of `chance` by a factor. */
export const multiplyOdds = (chance: number, factor: number): number => {
  const odds = (Math.min(0.999, chance) / (1 - Math.min(0.999, chance))) * factor;
  return odds / (1 + odds);
};

/** By how much more often than others each carrier has lately been late, as a factor of the odds; shrunk towards 1. */
const makeCarriers = () => {
  const carriers = new Map<string, { late: number; sum: number }>();
  const all = { late: 0, sum: 0 };
  return {
    note: ({ carrier, count }: Trip, age: number, isLate: boolean) => {
      if (carrier === null) return;
      const weight = count * weightOf(age, CARRIER_HALF_LIFE);
      let ours = carriers.get(carrier);
      if (ours === undefined) {
        ours = { late: 0, sum: 0 };
        carriers.set(carrier, ours);
      }
      for (const it of [ours, all]) {
        it.sum += weight;
        if (isLate) it.late += weight;
      }
    },
    factorOf: (carrier: string | null): number => {
      const ours = carrier === null ? undefined : carriers.get(carrier);
      if (ours === undefined) return 1;
      const usual = (all.late + 1) / (all.sum + PRIOR_OF_CARRIER);
      const rate = (ours.late + PRIOR_OF_CARRIER * usual) / (ours.sum + PRIOR_OF_CARRIER);
      return (rate * (1 - usual)) / (usual * (1 - rate));
    },
  };
};

/** Chances that differ by less than this are one. */
const CHANCE_STEP = 0.04;

/** Groups of one due day and about one chance as one, or each carrier would cost draws of its own on each day. */
export const mergeSimilarGroups = (groups: readonly OpenGroup[]): OpenGroup[] => {
  const merged = new Map<string, OpenGroup>();
  for (const it of groups) {
    const key = `${it.due} ${Math.round(it.late / CHANCE_STEP)}`;
    const ours = merged.get(key) ?? { due: it.due, count: 0, late: 0 };
    const count = ours.count + it.count;
    merged.set(key, { due: it.due, count, late: (ours.count * ours.late + it.count * it.late) / count });
  }
  return [...merged.values()];
};

/**
 * How open orders stand at a moment. Their chance of being late is that of past orders which were as many days from their
 * deliver-by day, shipped or not, and still open, shifted by how their carrier has lately done; recent ones weigh more and
 * scarce groups are shrunk.
 * @param bads what counted as late in the past
 * @param listedFrom from this day on the platform's list says what it counted
 * @param rest which part of a day's deliveries, and of its orders, comes after the hour of `until`
 */
export const fitLateness = (
  trips: readonly Trip[],
  { bads }: Pick<Cohorts, 'bads'>,
  until: Moment,
  listedFrom: DayNumber,
  rest: { delivered: number; placed: number },
): LatenessModel => {
  const today = Math.floor(until);
  const late = new Float64Array(2 * FARTHEST + 2);
  const seen = new Float64Array(2 * FARTHEST + 2);
  let [lateSum, sum, listedLate, listedSum] = [0, 0, 0, 0];
  const known = new Map<DayNumber, number>();
  const open = new Map<string, { due: DayNumber; group: number; carrier: string | null; count: number }>();
  const carriers = makeCarriers();
  const leads = new Float64Array(LONGEST_LEAD + 1);
  leads[USUAL_LEAD] = 1;
  for (const trip of trips) {
    const { due, placed, delivered, cancelled, carrier, count } = trip;
    if (due === null) continue;
    if (due >= today) {
      if ((placed !== null && placed > until) || (cancelled !== null && cancelled <= until)) continue;
      known.set(due, (known.get(due) ?? 0) + count);
      if (!isOpenAt(trip, until)) continue;
      const group = groupOf(due, trip, today);
      const key = `${due} ${group} ${carrier}`;
      const ours = open.get(key) ?? { due, group, carrier, count: 0 };
      ours.count += count;
      open.set(key, ours);
      continue;
    }
    if (due < today - HISTORY_DAYS || cancelled !== null) continue;
    const weight = count * weightOf(today - due);
    const arrived = delivered === null ? Number.POSITIVE_INFINITY : Math.floor(delivered);
    sum += weight;
    if (arrived > due) lateSum += weight;
    carriers.note(trip, today - due, arrived > due);
    if (placed !== null) leads[Math.min(LONGEST_LEAD, Math.max(0, due - Math.floor(placed)))]! += weight;
    if (due >= listedFrom) {
      listedSum += weight;
      if (arrived > due) listedLate += weight;
    }
    for (let day = due; day >= due - FARTHEST; day--) {
      if (placed !== null && Math.floor(placed) > day) break;
      // Of a past day only the date is sure: at this hour of it, so many of its deliveries were still to come.
      const stillOpen = arrived > day ? weight : arrived === day ? weight * rest.delivered : 0;
      if (stillOpen === 0) continue;
      const group = groupOf(due, trip, day);
      seen[group]! += stillOpen;
      if (arrived > due) late[group]! += stillOpen;
    }
  }
  const lateRate = (lateSum + 1) / (sum + 10);
  const counted = bads.reduce((total, it) => total + (it.cohort >= listedFrom ? weightOf(today - it.cohort) : 0), 0);
  const chanceOf = (group: number): number => {
    const [left, shipped] = [group - (group % 2), group - (group % 2) + 1];
    const ofDay = (late[left]! + late[shipped]! + PRIOR_DAY * lateRate) / (seen[left]! + seen[shipped]! + PRIOR_DAY);
    return (late[group]! + PRIOR_ORDERS * ofDay) / (seen[group]! + PRIOR_ORDERS);
  };
  return {
    known,
    lateRate,
    unplaced: unplacedBy(leads, rest.placed),
    unexplainedShare: listedSum > 0 ? Math.min(1, Math.max(0, counted - listedLate) / listedSum) : 0,
    open: [...open.values()].map(({ due, group, carrier, count }) => ({
      due,
      count,
      late: multiplyOdds(chanceOf(group), carriers.factorOf(carrier)),
    })),
  };
};
