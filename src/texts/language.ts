import { browser } from 'wxt/browser';

const KEY = 'language';

/** The language that the seller chose; null: that of the browser. */
export const chosenLanguage = async (): Promise<string | null> => {
  const { [KEY]: language } = await browser.storage.local.get(KEY);
  return typeof language === 'string' ? language : null;
};

/** Kept with the extension, not with a shop: it says nothing of one. @param language null: that of the browser */
export const chooseLanguage = (language: string | null): Promise<void> =>
  language === null ? browser.storage.local.remove(KEY) : browser.storage.local.set({ [KEY]: language });

/** The languages that a person understands, the chosen one first. Where nothing can be read of the choice, the browser's. */
export const wantedLanguages = async (): Promise<string[]> => {
  const chosen = await chosenLanguage().catch(() => null);
  return [...(chosen === null ? [] : [chosen]), ...navigator.languages];
};

/** Calls when another language is chosen, in whatever context. Returns how to stop listening. */
export const onLanguageChange = (listener: () => void): (() => void) => {
  const hear = (changes: Record<string, unknown>): void => {
    if (KEY in changes) listener();
  };
  // kept, for in a page that outlives the extension `browser.storage` may be gone
  const { onChanged } = browser.storage.local;
  onChanged.addListener(hear);
  return () => onChanged.removeListener(hear);
};

/** The languages that screens speak, each by its own name. */
export const LOCALE_NAMES = {
  en: 'English',
  es: 'Español',
  id: 'Bahasa Indonesia',
  'pt-BR': 'Português (Brasil)',
  th: 'ไทย',
  vi: 'Tiếng Việt',
  'zh-CN': '简体中文',
} as const;

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0]!;

/**
 * The locale that suits a person: the first wanted one that is offered, be it of another country; English where none is.
 * @param wanted language tags such as `pt-PT`, the best first
 */
export const matchLocale = (wanted: readonly string[], offered: readonly string[]): string => {
  for (const tag of wanted) {
    const found =
      offered.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ??
      offered.find((locale) => languageOf(locale) === languageOf(tag));
    if (found !== undefined) return found;
  }
  return 'en';
};
