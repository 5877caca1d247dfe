import type { Assessment } from '#core/model/assessment';
import { policyFor } from '#core/policy/policies';
import type { Policy } from '#core/policy/policy';
import type { SourceId } from '#core/policy/source';

/** The answer to "why?": what was done, by whose rule, from which inputs. */
export interface Explanation {
  says: readonly string[];
  rules: readonly { says: string; source: SourceId }[];
  inputs: readonly (readonly [label: string, value: string])[];
  /** the page of the portal that would tell more */
  open?: { says: string; href: string };
}

/** The policy whose rules an assessment went by; null where its market has no formula. */
export const rulesOf = (assessment: Assessment): Policy | null => policyFor(assessment.region, assessment.asOf);
