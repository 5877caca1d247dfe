import { type DayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { DIMENSIONS, METRICS } from '#core/model/metric';
import { readingsUpTo, type Scale } from '#core/score/scale';
import { type Standing, scoreAged } from '#core/score/standing';
import { overallWithMoreBad } from './head-room';
import type { RateModel } from './metric-models';
import { casesByWeight, deterministicExp } from './random';

/** A printed score is rounded to one decimal: within half of it, computed and printed agree. */
export const ROUNDING = 0.05;
const TAUGHT_BY = 10;

/** Overall points by which the platform's score may differ from the computed one, in equally likely cases. */
export interface PrintedOffset {
  mean: number;
  cases: Float64Array;
}

/** Before any reading is compared: with a scale that was read, the two are the same as likely as not. */
const SAME = 0.5;
/** Else they differ by about so much; now and then by any amount, where facts or anchors are far from what the platform has. */
const USUAL_DIFFERENCE = 0.1;
const SELDOM = 0.1;
const FARTHEST = 5;
/** How far a difference moves in a day, and how far a single day strays from it: facts that come late, corrections. */
const DRIFT = 0.01;
const STRAY = 0.01;
/** With this chance a day begins another offset: the platform has corrected something. */
const RENEWAL = 0.02;
/** A reading may be wrong in a way that nothing here foresees; far likelier the page is right and the facts are not. */
const ODD = 1e-5;
const PLACES = 80;

/** A smooth step from 0 to 1 around 0, `STRAY` wide. */
const step = (distance: number): number => 1 / (1 + deterministicExp((-1.702 * distance) / STRAY));

/** How well an offset explains a printed score that differs by so much from the computed one: rounding hides the rest. */
const explains = (offset: number, difference: number): number =>
  ODD + step(offset - difference + ROUNDING) * step(difference + ROUNDING - offset);

/** One day of drift: each place gives a part to its neighbours. @param part of the variance of a move by one place */
const drift = (chances: Float64Array, part: number): Float64Array =>
  chances.map((it, i) => {
    const [below, above] = [chances[Math.max(0, i - 1)]!, chances[Math.min(chances.length - 1, i + 1)]!];
    return it + (part / 2) * (below + above - 2 * it);
  });

/**
 * @param differences printed less computed, oldest first, by day
 * @param same how likely it is, before they are looked at, that there is no offset at all
 */
export const filterOffset = (differences: readonly { day: DayNumber; by: number }[], same: number): PrintedOffset => {
  if (differences.length === 0) return { mean: 0, cases: casesByWeight([1]).fill(0) };
  const farthest = Math.max(...differences.map((it) => Math.abs(it.by))) + 2 * ROUNDING;
  const width = (2 * farthest) / (PLACES - 1);
  const places = Float64Array.from({ length: PLACES }, (_, i) => i * width - farthest);
  const usual = places.map((it) => {
    const near = deterministicExp(-Math.abs(it) / USUAL_DIFFERENCE) / (2 * USUAL_DIFFERENCE);
    return (1 - same) * width * ((1 - SELDOM) * near + SELDOM / (2 * FARTHEST));
  });
  let chances: Float64Array = usual;
  let none = same;
  let before = differences[0]!.day;
  for (const { day, by } of differences) {
    // A move by one place a day at most: where places are near each other, a day drifts in several moves.
    const moves = Math.max(1, Math.ceil(((day - before) * DRIFT ** 2) / width ** 2));
    for (let i = 0; i < moves && day > before; i++)
      chances = drift(chances, ((day - before) * DRIFT ** 2) / (moves * width ** 2));
    const renewed = 1 - (1 - RENEWAL) ** (day - before);
    before = day;
    chances = chances.map((it, i) => ((1 - renewed) * it + renewed * usual[i]!) * explains(places[i]!, by));
    none = ((1 - renewed) * none + renewed * same) * explains(0, by);
    const sum = none + chances.reduce((total, it) => total + it, 0);
    chances = chances.map((it) => it / sum);
    none /= sum;
  }
  const values = [...places, 0];
  const weights = [...chances, none];
  return {
    mean: values.reduce((sum, it, i) => sum + it * weights[i]!, 0),
    cases: casesByWeight(weights).map((it) => values[it]!),
  };
};

/** Whether all that turns values into a score was printed: what is learned or assumed is hardly exact. */
const isRead = ({ anchors, dimensionWeights }: Scale): boolean =>
  DIMENSIONS.every((it) => dimensionWeights[it].from === 'read') &&
  METRICS.every((it) => (anchors[it]?.from ?? 'read') === 'read');

/**
 * What the readings of the last days say of the offset: each bounds it to a tenth, several in a row to less, as the score
 * moves under its rounding. Members that the pages counted beyond the facts are included.
 */
export const estimateOffset = (
  { ledger, day, scale }: Standing,
  { readings }: Pick<Facts, 'readings'>,
  standingOn: (day: DayNumber) => Standing,
): PrintedOffset =>
  filterOffset(
    readingsUpTo(readings, makeDay(day))
      .flatMap((reading) => {
        const at = ledger.zone.dayOf(reading.day);
        if (day - at > TAUGHT_BY || reading.overall === null) return [];
        const computed = scoreAged({ ...standingOn(at), scale }).overall;
        return computed === null ? [] : [{ day: at, by: reading.overall - computed }];
      })
      .reverse(),
    isRead(scale) ? SAME : 0,
  );

const HALF_LIFE = 20;
/** Days' worth of a usual past, which a short one is pulled towards, and what it brings beyond, as a part of the expected variance. */
const PRIOR_DAYS = 15;
const USUAL_EXCESS = 0.25;
/** The first days teach the particles; what they were surprised by says nothing of later ones. */
const LEARNING_DAYS = 15;

/**
 * The standard deviation, in overall points, of what the shop's own past days brought beyond all that was expected of
 * them: each day, what all metrics' bad ones together cost more than foreseen is held against how far it was foreseen to
 * scatter. So the interval widens where it has held less than it promised, be it that luck runs together across metrics
 * or that the shop changes faster than the particles do; and comes back as the days of it pass. 0 where it has held.
 */
export const extraSpreadOf = (
  standing: Standing,
  drivers: readonly Pick<RateModel, 'metric' | 'residuals'>[],
): number => {
  const now = scoreAged(standing).overall;
  if (now === null) return 0;
  const costs = METRICS.map((metric) => now - (overallWithMoreBad(standing, metric, 1) ?? now));
  let [excess, expected, weights] = [0, 0, 0];
  for (let age = 1; ; age++) {
    let [more, variance, seen] = [0, 0, 0];
    for (const { metric, residuals: strays } of drivers) {
      const stray = strays.length - age < LEARNING_DAYS ? undefined : strays.at(-age);
      if (stray == null) continue;
      const cost = costs[METRICS.indexOf(metric)]!;
      more += cost * stray.excess;
      variance += cost ** 2 * stray.variance;
      seen += 1;
    }
    if (age > Math.max(0, ...drivers.map((it) => it.residuals.length))) break;
    if (seen === 0) continue;
    const weight = 0.5 ** (age / HALF_LIFE);
    excess += weight * (more ** 2 - variance);
    expected += weight * variance;
    weights += weight;
  }
  if (weights === 0) return 0;
  const usual = (USUAL_EXCESS * expected) / weights;
  return Math.sqrt(Math.max(0, (excess + PRIOR_DAYS * usual) / (weights + PRIOR_DAYS)));
};
