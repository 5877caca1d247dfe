import type { Metric } from '#core/model/metric';
import type { GROUNDS } from '#core/policy/grounds';
import type { FactName, FactWord } from './record-facts';

/** The languages that drafts are written in, by the code that a page declares its own with. */
export const DRAFT_LANGUAGES = ['en', 'zh', 'es', 'vi', 'id', 'th', 'ja', 'de', 'fr', 'it', 'pt'] as const;
export type DraftLanguage = (typeof DRAFT_LANGUAGES)[number];

/** The one of them that a page declares (`zh-Hans-CN`); null where there are no words for it. */
export const draftLanguageOf = (declared: string): DraftLanguage | null => {
  const [code] = declared.toLowerCase().split('-');
  return DRAFT_LANGUAGES.find((it) => it === code) ?? null;
};

/** What a ticket is about. */
export type Noun = 'order' | 'case' | 'chat';

/** One, and any other number: none of the languages has more forms. */
interface Counted {
  one: string;
  many: string;
}

/** A ground that facts can prove, whose rule a draft may therefore claim. */
type Claimed = Exclude<(typeof GROUNDS)[number], { basis: 'judged' }>['id'];

/** A language of the portal: sentences with what is put into them in braces. Reasons are quoted as the portal prints them. */
export interface DraftWords {
  /** whose dates and times it writes */
  locale: string;
  marks: { colon: string; semicolon: string; quote: string };
  ask: Record<Noun, Counted>;
  /** as the portal calls them in this language, where a source tells; else they keep their English names */
  metrics: Partial<Record<Metric, string>>;
  nouns: Record<Noun, string>;
  claim: string;
  /** null: as the policy words them */
  rules: Record<Claimed, string> | null;
  look: string;
  facts: Record<FactName, string>;
  values: Record<FactWord, string>;
  stars: Counted;
  zone: string;
  /** by name, or by number where the pieces of evidence have no names in this language */
  attached: Counted;
}
