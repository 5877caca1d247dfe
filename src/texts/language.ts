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
