import { makeBenefit } from './benefits';
import { BR_SCORE_2026_07_07 } from './br-score';
import { CHOICES } from './choices';
import type { Policy } from './policy';
import { US_REASONS } from './reasons';

/** Shorter payout and campaigns also depend on the score; no source gives the threshold. */
const BR_BENEFITS = [
  makeBenefit({
    name: 'probation-standard',
    gain: 3,
    rule: 'probation of a Padrão shop ends sooner from 3.0 on',
    source: 'brazilProbation',
  }),
  makeBenefit({
    name: 'probation-premium',
    gain: 3.5,
    rule: 'probation of a Premium or Profissional shop ends sooner from 3.5 on',
    source: 'brazilProbation',
  }),
  makeBenefit({ name: 'quality-badge', gain: 4.5, rule: 'needs more than 4.5', source: 'brazilScore' }),
];

/** The policy of Brazil since the page of 7 July 2026. */
export const BR_2026_07_07 = {
  ...BR_SCORE_2026_07_07,
  ...US_REASONS,
  sellerCancelNotAtFault: {
    ...US_REASONS.sellerCancelNotAtFault,
    says: 'Cancelled by the seller for these reasons is taken not to be a fault of the seller, as in the US',
    source: 'assumption',
  },
  systemCancelAtFault: {
    ...US_REASONS.systemCancelAtFault,
    says: 'Stock, price and not shipped in time are faults of the seller also where the system cancelled',
    source: 'brazilScore',
  },
  sellerFaultReasons: {
    value: US_REASONS.appealReasons.value.item,
    says: 'Damage, defects, packaging and the like are quality faults of the seller; no other request counts',
    source: 'brazilScore',
  },
  grounds: [],
  choices: {
    ...CHOICES,
    anchorScores: {
      ...CHOICES.anchorScores,
      says: 'The page of a metric prints two benchmarks: that of 1 point and that of 4 points',
      source: 'brazilDiagnosis',
    },
    mean: {
      ...CHOICES.mean,
      says: 'Modules are weighted means of their metrics, the score is the weighted sum of the modules',
      source: 'brazilWebinar',
    },
    decayShape: {
      value: 'all days alike',
      others: ['the steps of 15 days of the US score'],
      says: 'No text of Brazil tells of a decay',
      source: 'assumption',
    },
    decayReach: {
      value: 'no metric',
      others: ['all metrics, as in the US'],
      says: 'No text of Brazil tells of a decay',
      source: 'assumption',
    },
    eligibleOrders: BR_SCORE_2026_07_07.eligibleOrders,
  },
  benefits: BR_BENEFITS,
  settlement: null,
} as const satisfies Policy;
