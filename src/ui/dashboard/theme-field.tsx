import { useId, useState } from 'react';
import { chooseTheme, storedTheme, THEMES, type Theme } from '../components/theme';
import { DASHBOARD_TEXT } from './text';

const { theme: WORDS } = DASHBOARD_TEXT;

/** Light, dark, or as the browser is. */
export const ThemeField = () => {
  const id = useId();
  const [theme, setTheme] = useState<Theme>(() => (typeof localStorage === 'undefined' ? 'system' : storedTheme()));
  return (
    <div className="field">
      <label htmlFor={id}>{WORDS.label}</label>
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
            {WORDS.names[name]}
          </option>
        ))}
      </select>
    </div>
  );
};
