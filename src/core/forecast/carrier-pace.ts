import type { Moment, Shipment } from '#core/score/ledger';
import {
  carrierDays,
  estimateHazards,
  type LifeTable,
  MAX_TRANSIT_DAYS,
  newLifeTable,
  slowdownLeft,
} from './deliveries';

/** Number of whole days before today over which a carrier is judged. */
const JUDGED_DAYS = 3;
/** Pseudo-count of deliveries as expected. */
const PRIOR_DELIVERIES = 8;
/** A carrier is slow if its deliveries are so many Poisson standard deviations below the expected ones. */
const CLEARLY = 2;

/**
 * Current pace of each carrier: its recent deliveries ÷ those expected of its parcels on the road by the usual hazards since
 * shipping, shrunk towards 1; 1 unless clearly fewer. It shows a standstill before any parcel is late.
 * @returns at most 1, by carrier
 */
export const estimateCarrierPaces = (
  shipments: readonly Shipment[],
  until: Moment,
  region: string,
): ReadonlyMap<string, number> => {
  const today = Math.floor(until);
  const table = newLifeTable(today);
  const rows = table.atRisk.length;
  const tables = new Map<string, LifeTable>();
  for (const { carrier, shipped, delivered, cancelled, count } of shipments) {
    if (carrier === null || shipped === null || shipped > until || cancelled !== null) continue;
    const own = tables.get(carrier) ?? newLifeTable(today);
    tables.set(carrier, own);
    const start = Math.floor(shipped);
    const arrived = delivered !== null && delivered <= until ? Math.floor(delivered) : Number.POSITIVE_INFINITY;
    const last = Math.min(arrived, today - 1, start + MAX_TRANSIT_DAYS);
    for (let day = Math.max(start, table.first); day <= last; day++)
      for (const { atRisk, delivered: done } of [own, table]) {
        atRisk[day - table.first]![day - start]! += count;
        if (day === arrived) done[day - table.first]![day - start]! += count;
      }
  }
  const days = carrierDays(region, table.first, rows);
  const { hazard, weekdayFactor } = estimateHazards(table, days);
  return new Map(
    [...tables].map(([carrier, { atRisk, delivered }]) => {
      let [came, expected] = [0, 0];
      for (let row = rows - JUDGED_DAYS; row < rows; row++)
        for (let age = 0; age <= MAX_TRANSIT_DAYS; age++) {
          came += delivered[row]![age]!;
          expected += atRisk[row]![age]! * Math.min(1, hazard[age]! * weekdayFactor[days[row]!]!);
        }
      const isSlow = came < expected - CLEARLY * Math.sqrt(expected);
      return [carrier, isSlow ? (came + PRIOR_DELIVERIES) / (expected + PRIOR_DELIVERIES) : 1];
    }),
  );
};

/** Mean pace of the carriers of parcels on the road, by parcels. */
export const meanPaceOf = (
  shipments: readonly Shipment[],
  paces: ReadonlyMap<string, number>,
  until: Moment,
): number => {
  let [sum, parcels] = [0, 0];
  for (const { carrier, shipped, delivered, cancelled, count } of shipments) {
    if (shipped === null || shipped > until || shipped < until - MAX_TRANSIT_DAYS || cancelled !== null) continue;
    if (delivered !== null && delivered <= until) continue;
    sum += count * (paces.get(carrier ?? '') ?? 1);
    parcels += count;
  }
  return parcels === 0 ? 1 : sum / parcels;
};

/**
 * Chance of being late at a carrier's pace: with a hazard multiplied by the pace, the survival function is raised to that
 * power. @param usual chance at the usual pace @param daysLeft days to the deliver-by day, in which the carrier recovers
 */
export const lateAtPace = (usual: number, pace: number, daysLeft: number): number =>
  usual ** (1 - (1 - pace) * slowdownLeft(daysLeft));
