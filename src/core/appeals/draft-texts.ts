import en from './texts/en.json';
import es from './texts/es.json';
import id from './texts/id.json';
import pt from './texts/pt.json';
import th from './texts/th.json';
import vi from './texts/vi.json';
import zh from './texts/zh.json';

/**
 * Texts of one language by key, with placeholders in braces. A rule or metric without a text has the policy's name:
 * always in English, elsewhere if no source gives the portal's name.
 */
export type DraftTexts = Readonly<Record<keyof typeof en, string>> &
  Readonly<Partial<Record<`rule.${string}` | `metric.${string}`, string>>>;

type KeyUnder<Prefix extends string> = {
  [Key in keyof typeof en]: Key extends `${Prefix}.${infer Name}` ? Name : never;
}[keyof typeof en];
/** A fact or value for which texts exist. */
export type FactName = KeyUnder<'fact'>;
export type FactWord = KeyUnder<'value'>;

/** By the language code that a page declares. */
export const DRAFT_TEXTS = { en, zh, es, pt, vi, id, th } as const satisfies Record<string, DraftTexts>;
export type DraftLanguage = keyof typeof DRAFT_TEXTS;
export const DRAFT_LANGUAGES = Object.keys(DRAFT_TEXTS) as readonly DraftLanguage[];

/** The draft language for a page's language code, such as `zh-Hans-CN`; null if there is none. */
export const draftLanguageOf = (declared: string): DraftLanguage | null => {
  const [code] = declared.toLowerCase().split('-');
  return DRAFT_LANGUAGES.find((language) => language === code) ?? null;
};

/** Replaces the placeholders of a text. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
