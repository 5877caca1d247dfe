import { useId, useState } from 'react';
import { t } from '#texts/translate';
import { chooseTheme, storedTheme, THEMES, type Theme } from '../components/theme';

/** Light, dark, or as the browser is. */
export const ThemeField = () => {
  const id = useId();
  const [theme, setTheme] = useState<Theme>(() => (typeof localStorage === 'undefined' ? 'system' : storedTheme()));
  return (
    <div className="field">
      <label htmlFor={id}>{t('dashboard.theme.label')}</label>
      <select
        id={id}
        value={theme}
        onChange={({ target }) => {
          const chosen = target.value as Theme;
          setTheme(chosen);
          chooseTheme(chosen);
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {t(`dashboard.theme.names.${name}`)}
          </option>
        ))}
      </select>
    </div>
  );
};
