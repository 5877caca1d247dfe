import { US_BENEFITS } from './benefits';
import { CHOICES } from './choices';
import { GROUNDS } from './grounds';
import type { Policy } from './policy';
import { US_REASONS } from './reasons';
import { US_SETTLEMENT } from './settlement';
import { US_SCORE_2026_06_22 } from './us-score';

/** The policy of the United States since the guide of 22 June 2026. */
export const US_2026_06_22 = {
  ...US_SCORE_2026_06_22,
  ...US_REASONS,
  grounds: GROUNDS,
  choices: CHOICES,
  benefits: US_BENEFITS,
  settlement: US_SETTLEMENT,
} as const satisfies Policy;
