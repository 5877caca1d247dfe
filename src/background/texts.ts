import { matchLocale, wantedLanguages } from '#texts/language';
import { type Messages, makeTranslate, type Translate } from '#texts/translate';

// Texts of the background in every language, bundled because a worker can load nothing later.

const FILES = import.meta.glob<Messages>('../../assets/catalogs/*.json', {
  query: '?rooms=notifications,badge',
  import: 'default',
  eager: true,
});
const CATALOGS = new Map(
  Object.entries(FILES).map(([path, messages]) => [path.split('/').at(-1)!.split('.')[0]!, messages] as const),
);

/** The UI language: the chosen one, else the browser's. */
export const currentLocale = async (): Promise<string> => matchLocale(await wantedLanguages(), [...CATALOGS.keys()]);

/** Texts in that language. */
export const currentTexts = async (): Promise<Translate> => {
  const locale = await currentLocale();
  return makeTranslate(locale, CATALOGS.get(locale)!, CATALOGS.get('en'));
};
