import type { Assessment } from '#core/model/assessment';
import { policyFor } from '#core/policy/policies';
import type { Policy } from '#core/policy/policy';
import type { SourceId } from '#core/policy/source';

export interface Ruled {
  says: string;
  source: SourceId;
}

/** A sum written out: its last row is what the others come to. */
export interface Sum {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  total?: readonly string[];
}

/** One step from inputs to result, with its own figures and rules. */
export interface Step {
  title: string;
  says?: readonly string[];
  sum?: Sum;
  rules?: readonly Ruled[];
}

/** The answer to "why?": what was done, by whose rule, from which inputs. */
export interface Explanation {
  says: readonly string[];
  rules: readonly Ruled[];
  inputs: readonly (readonly [label: string, value: string])[];
  /** the same done step by step, where the facts have been asked */
  steps?: readonly Step[];
  /** where the dashboard answers it in full */
  anchor?: string;
  /** the page of the portal that would tell more */
  open?: { says: string; href: string };
}

/** The policy whose rules an assessment went by; null where its market has no formula. */
export const rulesOf = (assessment: Assessment): Policy | null => policyFor(assessment.region, assessment.asOf);
