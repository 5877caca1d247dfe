import type { Assessment } from '#core/model/assessment';
import type { DayNumber } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { byMetric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Ledger, Moment } from '#core/score/ledger';
import type { ScoreInputs } from '#core/score/score-inputs';
import { ROUNDING } from './discrepancy';
import { forecastScores, overallAhead, quantileOf, summarise } from './forecast';
import { shareOfDayLeft } from './history';

const MIN_PAIRS = 7;
const TRACK_RECORD_SAMPLES = 80;

const roundedToTenth = (score: number): number => Math.round(score * 10) / 10;

/** Pairs of readings of consecutive days that both print a score, oldest first. */
const pairsOf = (readings: readonly Reading[], ledger: Ledger, today: DayNumber): [Reading, Reading][] => {
  const byDay = new Map(
    readings.filter(({ overall }) => overall !== null).map((reading) => [ledger.zone.dayOf(reading.day), reading]),
  );
  return [...byDay.keys()]
    .filter((day) => day + 1 <= today && byDay.has(day + 1))
    .sort((a, b) => a - b)
    .map((day) => [byDay.get(day)!, byDay.get(day + 1)!]);
};

/** The ledger as of a moment: of members counted by their day alone, the share that usually joins by that hour. */
export const asOfMoment = (ledger: Ledger, until: Moment): Ledger => {
  const day = Math.floor(until);
  const goodMembers = byMetric((metric) => {
    const counts = new Map(ledger.goodMembers[metric]);
    const whole = counts.get(day);
    if (whole !== undefined) counts.set(day, whole * (1 - shareOfDayLeft(ledger.hours[metric].members, until)));
    return counts;
  });
  return { ...ledger, goodMembers };
};

/**
 * Backtest on the shop's own past: forecasts each day's printed score from what was known when the day before was read, and
 * compares it with repeating the day before. Null below seven pairs. @param inputsOn as known on a past day
 */
export const trackRecordOf = (
  ledger: Ledger,
  facts: Pick<Facts, 'readings' | 'tickets'>,
  today: DayNumber,
  seed: number,
  inputsOn: (day: DayNumber) => ScoreInputs,
  pageLag: number,
): Assessment['trackRecord'] => {
  const pairs = pairsOf(facts.readings, ledger, today);
  if (pairs.length < MIN_PAIRS) return null;
  const { thresholds } = ledger.policy;
  let [error, persisted, inside, days] = [0, 0, 0, 0];
  const model = thresholds.map(() => 0);
  const persistence = thresholds.map(() => 0);
  for (const [before, after] of pairs) {
    const day = ledger.zone.dayOf(before.day);
    const until = Math.min(day + 1, Math.max(day, ledger.zone.timeOf(before.at)));
    const inputs = inputsOn(day);
    const { samples } = forecastScores({ ...inputs, ledger: asOfMoment(inputs.ledger, until) }, facts, inputsOn, {
      horizon: 1,
      seed,
      size: TRACK_RECORD_SAMPLES,
      until,
      pageLag,
    });
    const scores = samples === null ? Float64Array.of(before.overall!) : overallAhead(samples, 1);
    const next = summarise(scores);
    if (next === null) continue;
    days += 1;
    // The median of the printed figures is what a seller is told to expect.
    error += Math.abs(quantileOf(scores.map(roundedToTenth).sort(), 0.5) - after.overall!);
    persisted += Math.abs(before.overall! - after.overall!);
    if (next.p05 - ROUNDING <= after.overall! && after.overall! <= next.p95 + ROUNDING) inside += 1;
    for (const [i, threshold] of thresholds.entries()) {
      const happened = after.overall! >= threshold ? 1 : 0;
      const chance = scores.filter((score) => roundedToTenth(score) >= threshold).length / scores.length;
      model[i]! += (chance - happened) ** 2;
      persistence[i]! += ((before.overall! >= threshold ? 1 : 0) - happened) ** 2;
    }
  }
  if (days < MIN_PAIRS) return null;
  return {
    days,
    mae: error / days,
    maePersistence: persisted / days,
    coverage90: inside / days,
    brier: thresholds.map((threshold, i) => ({
      threshold,
      model: model[i]! / days,
      persistence: persistence[i]! / days,
    })),
  };
};
