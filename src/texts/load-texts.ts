import { matchLocale, wantedLanguages } from './language';
import { type Messages, setTexts } from './translate';

// For pages of the extension; a page of the portal is given its texts with the panel.

const FILES = import.meta.glob<Messages>('../../assets/catalogs/*.json', { query: '?compiled', import: 'default' });
const LOADERS = new Map(
  Object.entries(FILES).map(([path, load]) => [path.split('/').at(-1)!.split('.')[0]!, load] as const),
);

/** The languages that there are catalogs of, sorted. */
export const OFFERED: readonly string[] = [...LOADERS.keys()].sort();

/** Loads the texts of the language wanted, and English beside it for a message that fails. */
export const loadTexts = async (): Promise<void> => {
  const locale = matchLocale(await wantedLanguages(), OFFERED);
  const load = (name: string) => LOADERS.get(name)!();
  const [messages, english] = await Promise.all([load(locale), locale === 'en' ? undefined : load('en')]);
  setTexts(locale, messages, english);
  document.documentElement.lang = locale;
};
