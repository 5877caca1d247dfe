import type { Day } from '#core/model/day';
import { BR_SCORE_2026_07_07 } from './br-score';
import type { ScoreRules } from './policy';
import { US_SCORE_2026_06_22 } from './us-score';

/**
 * The version of a region in force on a day, else the first.
 * @param versions newest first
 */
export const versionInForce = <T extends Pick<ScoreRules, 'region' | 'since'>>(
  versions: readonly T[],
  region: string,
  day: Day,
): T | null => {
  const ofRegion = versions.filter((version) => version.region === region);
  return ofRegion.find(({ since }) => since <= day) ?? ofRegion.at(-1) ?? null;
};

const SCORE_RULES: readonly ScoreRules[] = [US_SCORE_2026_06_22, BR_SCORE_2026_07_07];

/** The scoring rows of `policyFor`. */
export const scoreRulesFor = (region: string, day: Day): ScoreRules | null => versionInForce(SCORE_RULES, region, day);
