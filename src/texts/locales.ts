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
