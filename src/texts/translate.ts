import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import type english from '../../assets/catalogs/en.json';

/** The name of a text, as the catalogs have it. */
export type TextKey = keyof typeof english;
type Values = Readonly<Record<string, string | number>>;
/** A message as the build compiles it: a text without arguments stays a text. */
type Message = string | MessageFormatElement[];
export type Messages = Readonly<Partial<Record<TextKey, Message>>>;
export type Translate = (key: TextKey, values?: Values) => string;

/**
 * Texts in one language.
 * @param fallback English, for a message that fails
 */
export const makeTranslate = (locale: string, messages: Messages, fallback?: Messages): Translate => {
  const formats = new Map<TextKey, IntlMessageFormat>();
  const format = (key: TextKey, message: Message, values: Values | undefined): string => {
    if (typeof message === 'string') return message;
    let known = formats.get(key);
    if (known === undefined) {
      known = new IntlMessageFormat(message, locale);
      formats.set(key, known);
    }
    return String(known.format(values));
  };
  const english = fallback === undefined ? (key: TextKey): string => key : makeTranslate('en', fallback);
  return (key, values) => {
    const message = messages[key];
    if (message === undefined) return english(key, values);
    try {
      return format(key, message, values);
    } catch (error) {
      if (fallback === undefined) throw error;
      return english(key, values);
    }
  };
};

const isKey = (key: string): key is TextKey => key in current.messages;

let current = { locale: 'en', messages: {} as Messages, translate: makeTranslate('en', {}) };

/** The language that this page speaks from now on. */
export const setTexts = (locale: string, messages: Messages, fallback?: Messages): void => {
  current = { locale, messages, translate: makeTranslate(locale, messages, fallback) };
};

/** A text of the catalog in the language of this page. @param values what stands in its places, formatted already but for counts */
export const t: Translate = (key, values) => current.translate(key, values);

/** The language of this page, for figures and days. */
export const locale = (): string => current.locale;

/** A text of a code that may have none: null then. */
export const tIfKnown = (key: string): string | null => (isKey(key) ? t(key) : null);
