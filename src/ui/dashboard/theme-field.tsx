import { useId, useSyncExternalStore } from 'react';
import { t } from '#texts/translate';
import { chooseTheme, onThemeChange, storedTheme, THEMES, type Theme } from '../components/theme';

/** Choice of light, dark, or the browser's theme. */
export const ThemeField = () => {
  const id = useId();
  const theme = useSyncExternalStore<Theme>(onThemeChange, storedTheme, () => 'system');
  return (
    <div className="field">
      <label htmlFor={id}>{t('dashboard.theme.label')}</label>
      <select id={id} value={theme} onChange={({ target }) => chooseTheme(target.value as Theme)}>
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {t(`dashboard.theme.names.${name}`)}
          </option>
        ))}
      </select>
    </div>
  );
};
