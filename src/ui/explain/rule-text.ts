import type { Lack } from '#core/model/not-known';
import { t, tIfKnown } from '#texts/translate';
import { slugOf } from '../components/policy-text';

/** A text for use within a sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A sentence of the policy. */
export const ruleText = (rule: string): string => tIfKnown(`rules.${slugOf(rule)}`) ?? rule;

/** A fact that decides or refutes an appeal. */
export const checkText = (check: string): string => tIfKnown(`checks.${slugOf(check)}`) ?? check;

/** Missing facts of a metric, with the number of records: "the deliver-by date (212 orders)". */
export const lackText = ({ code, count }: Lack): string => t(`explain.lacks.${code}`, { count: count ?? 0 });
