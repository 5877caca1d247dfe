import en from './texts/en.json';
import es from './texts/es.json';
import id from './texts/id.json';
import pt from './texts/pt.json';
import th from './texts/th.json';
import vi from './texts/vi.json';
import zh from './texts/zh.json';

/**
 * The texts of one language by key, with what is put into them in braces. A rule or a metric without a text of its own is
 * named as the policy names it: in English always, elsewhere where no source tells the portal's own name.
 */
export type DraftTexts = Readonly<Record<keyof typeof en, string>> &
  Readonly<Partial<Record<`rule.${string}` | `metric.${string}`, string>>>;

type NameAfter<Prefix extends string> = {
  [Key in keyof typeof en]: Key extends `${Prefix}.${infer Name}` ? Name : never;
}[keyof typeof en];
/** A fact that texts can name, and a value that they can say in a word. */
export type FactName = NameAfter<'fact'>;
export type FactWord = NameAfter<'value'>;

/** By the code that a page declares its language with. */
export const DRAFT_TEXTS = { en, zh, es, pt, vi, id, th } as const satisfies Record<string, DraftTexts>;
export type DraftLanguage = keyof typeof DRAFT_TEXTS;
export const DRAFT_LANGUAGES = Object.keys(DRAFT_TEXTS) as readonly DraftLanguage[];

/** The language of drafts that a page declares, as in `zh-Hans-CN`; null where there is none. */
export const draftLanguageOf = (declared: string): DraftLanguage | null => {
  const [code] = declared.toLowerCase().split('-');
  return DRAFT_LANGUAGES.find((language) => language === code) ?? null;
};

/** A text with its values in the places of their names. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
