import type { DraftLanguage, DraftWords } from './draft-words';
import { GERMAN } from './languages/de';
import { ENGLISH } from './languages/en';
import { SPANISH } from './languages/es';
import { FRENCH } from './languages/fr';
import { INDONESIAN } from './languages/id';
import { ITALIAN } from './languages/it';
import { JAPANESE } from './languages/ja';
import { PORTUGUESE } from './languages/pt';
import { THAI } from './languages/th';
import { VIETNAMESE } from './languages/vi';
import { CHINESE } from './languages/zh';

/** The words of each. */
export const LANGUAGES: Readonly<Record<DraftLanguage, DraftWords>> = {
  en: ENGLISH,
  zh: CHINESE,
  es: SPANISH,
  vi: VIETNAMESE,
  id: INDONESIAN,
  th: THAI,
  ja: JAPANESE,
  de: GERMAN,
  fr: FRENCH,
  it: ITALIAN,
  pt: PORTUGUESE,
};
