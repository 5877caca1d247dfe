import { useEffect, useId, useState } from 'react';
import { chooseLanguage, chosenLanguage, LOCALE_NAMES, matchLocale } from '#texts/language';
import { OFFERED } from '#texts/load-texts';
import { t } from '#texts/translate';

const nameOf = (locale: string): string => (LOCALE_NAMES as Readonly<Record<string, string>>)[locale] ?? locale;

/** Choice of the language of all surfaces, each in its own name, or of the browser's. */
export const LanguageField = () => {
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    chosenLanguage().then(setChosen, () => {});
  }, []);
  return (
    <div className="field">
      <label htmlFor={id}>{t('dashboard.language.label')}</label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => {
          const language = target.value === '' ? null : target.value;
          setChosen(language);
          void chooseLanguage(language);
        }}
      >
        <option value="">
          {t('dashboard.language.browser', { language: nameOf(matchLocale(navigator.languages, OFFERED)) })}
        </option>
        {OFFERED.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {nameOf(locale)}
          </option>
        ))}
      </select>
    </div>
  );
};
