import type { Day } from '#core/model/day';
import { BR_2026_07_07 } from './br';
import type { Policy } from './policy';
import { versionInForce } from './score-rules';
import { US_2026_06_22 } from './us';

/** All policies with a formula, newest first within a market. The US score has had its six metrics since July 2025. */
const POLICIES: readonly Policy[] = [US_2026_06_22, BR_2026_07_07];

/** The policy of a region in force on a day, else its first; null if the region's formula is not known. */
export const policyFor = (region: string, day: Day): Policy | null => versionInForce(POLICIES, region, day);
