import type { Day } from '#core/model/day';
import { BR_2026_07_07 } from './br';
import type { Policy } from './policy';
import { inForce } from './score-rules';
import { US_2026_06_22 } from './us';

/** All policies with a formula, of each market the newest first. The US score has its six metrics since July 2025. */
const POLICIES: readonly Policy[] = [US_2026_06_22, BR_2026_07_07];

/** The policy in force in a region on a day; before the first known one, the first. Null: the region's formula is not known. */
export const policyFor = (region: string, day: Day): Policy | null => inForce(POLICIES, region, day);
