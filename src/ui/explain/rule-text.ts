import type { Lack } from '#core/model/not-known';
import { t, tIfKnown } from '#texts/translate';
import { slugOf } from '../components/policy-text';

/** As it stands within a sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What a document says, or what is assumed. */
export const ruleText = (rule: string): string => tIfKnown(`rules.${slugOf(rule)}`) ?? rule;

/** What to look at before an appeal: the fact that decides, or what would refute it. */
export const checkText = (check: string): string => tIfKnown(`checks.${slugOf(check)}`) ?? check;

/** What a metric lacks, with how many records: "the deliver-by date (212 orders)". */
export const lackText = ({ code, count }: Lack): string => t(`explain.lacks.${code}`, { count: count ?? 0 });
