import type { Assessment } from '#core/model/assessment';
import type { Reading } from '#core/model/reading';
import type { Benefit } from '#core/policy/benefit';
import type { Policy } from '#core/policy/policy';
import type { Projection } from './project';

type Access = Assessment['access'][number];
type State = Access['now'];

/** One day on: between the losing and the gaining threshold a benefit stays as it was. */
const stepState = (before: State, score: number, { gain, lose, frozen }: Benefit): State => {
  if (score >= gain) return 'active';
  if (score < lose) return 'lost';
  if (before === 'lost') return 'lost';
  if (before === 'unknown') return 'unknown';
  return frozen ? 'frozen' : before;
};

/**
 * Which benefits the shop has, by its readings in order and today's score, and whether it will have them in a week. No
 * score is not a low one: some benefits are open to shops without. @param today null where it is not known, or none
 */
export const accessOf = (
  policy: Policy,
  oldestFirst: readonly Reading[],
  today: number | null,
  projection: Projection | null,
  hasScore: boolean,
): Access[] =>
  policy.benefits.map((benefit): Access => {
    let now: State = 'unknown';
    for (const { overall } of oldestFirst) if (overall !== null) now = stepState(now, overall, benefit);
    if (!hasScore) now = benefit.withoutScore === true ? 'active' : 'unknown';
    if (today !== null) now = stepState(now, today, benefit);
    return { benefit: benefit.name, now, rule: benefit.rule, next7: shareActive(benefit, now, projection) };
  });

const shareActive = (benefit: Benefit, now: State, projection: Projection | null): number | null => {
  if (projection === null || now === 'unknown') return null;
  const { overall, horizon, size } = projection;
  let active = 0;
  for (let i = 0; i < size; i++) {
    let state: State = now;
    for (let ahead = 0; ahead < Math.min(7, horizon); ahead++)
      state = stepState(state, overall[i * horizon + ahead]!, benefit);
    if (state === 'active') active += 1;
  }
  return active / size;
};
