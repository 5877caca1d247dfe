import type { Assessment } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import type { Benefit } from '#core/policy/benefits';
import type { Policy } from '#core/policy/policy';
import { quantileOf } from './quantiles';
import type { ForecastSamples } from './score-samples';

type Crossing = Assessment['crossings'][number];

/** First passage time of each future across a threshold, in days ahead; Infinity if there is none. */
const firstPassageDays = (
  { overall, horizon, size }: ForecastSamples,
  threshold: number,
  direction: 'up' | 'down',
): Float64Array => {
  const days = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < size; i++)
    for (let ahead = 1; ahead <= horizon; ahead++) {
      const score = overall[i * horizon + ahead - 1]!;
      if (direction === 'down' ? score >= threshold : !(score >= threshold)) continue;
      days[i] = ahead;
      break;
    }
  return days;
};

const shareWithin = (days: Float64Array, limit: number): number =>
  days.filter((day) => day <= limit).length / days.length;

const CROSSING_DAYS = 30;

/** Chances of crossing each threshold from its side of today's score. @param start unrounded score of today */
export const crossingsOf = (
  samples: ForecastSamples | null,
  thresholds: readonly number[],
  start: number | null,
  today: DayNumber,
): Crossing[] =>
  thresholds.map((threshold): Crossing => {
    const direction = start !== null && start < threshold ? 'up' : 'down';
    if (samples === null || start === null)
      return { threshold, direction, within7: null, within30: null, medianDay: null };
    const days = firstPassageDays(samples, threshold, direction);
    const likely = shareWithin(days, samples.horizon) >= 0.5;
    const median = likely ? Math.ceil(quantileOf(days.sort(), 0.5)) : null;
    return {
      threshold,
      direction,
      within7: shareWithin(days, 7),
      within30: shareWithin(days, CROSSING_DAYS),
      medianDay: median === null || !Number.isFinite(median) ? null : makeDay(today + median),
    };
  });

type Access = Assessment['access'][number];
type State = Access['now'];

/** State of a benefit after one more day; between its two thresholds the state stays (hysteresis). */
const stepState = (before: State, score: number, { gain, lose, frozen }: Benefit): State => {
  if (score >= gain) return 'active';
  if (score < lose) return 'lost';
  if (before === 'lost') return 'lost';
  if (before === 'unknown') return 'unknown';
  return frozen ? 'frozen' : before;
};

/**
 * Benefits of the shop by its past readings and today's score, and the chance of each in seven days. A shop without a score
 * has the benefits that need none. @param today unrounded score; null if unknown @param hasScore whether the platform scores the shop
 */
export const benefitAccessOf = (
  policy: Policy,
  oldestFirst: readonly Reading[],
  today: number | null,
  samples: ForecastSamples | null,
  hasScore: boolean,
): Access[] =>
  policy.benefits.map((benefit): Access => {
    let now: State = 'unknown';
    for (const { overall } of oldestFirst) if (overall !== null) now = stepState(now, overall, benefit);
    if (!hasScore) now = benefit.withoutScore === true ? 'active' : 'unknown';
    if (today !== null) now = stepState(now, today, benefit);
    return { benefit: benefit.name, now, rule: benefit.rule, next7: shareActive(benefit, now, samples) };
  });

const shareActive = (benefit: Benefit, now: State, samples: ForecastSamples | null): number | null => {
  if (samples === null || now === 'unknown') return null;
  const { overall, horizon, size } = samples;
  let active = 0;
  for (let i = 0; i < size; i++) {
    let state: State = now;
    for (let ahead = 0; ahead < Math.min(7, horizon); ahead++)
      state = stepState(state, overall[i * horizon + ahead]!, benefit);
    if (state === 'active') active += 1;
  }
  return active / size;
};
