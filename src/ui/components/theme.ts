/** Themes of the extension's own pages; `system` follows the browser. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';
const isTheme = (text: string | null): text is Theme => (THEMES as readonly (string | null)[]).includes(text);

/** Kept in the browser's profile, as it belongs to no shop. */
export const storedTheme = (): Theme => {
  const text = localStorage.getItem(KEY);
  return isTheme(text) ? text : 'system';
};

const paint = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
};

const listeners = new Set<() => void>();
const repaint = (): void => {
  paint(storedTheme());
  for (const tell of listeners) tell();
};

/** Stores and shows a theme; `system` removes what was stored. */
export const chooseTheme = (theme: Theme): void => {
  if (theme === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  repaint();
};

/** Shows the chosen theme, and follows a choice made in another tab. */
export const followTheme = (): void => {
  repaint();
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) repaint();
  });
};

/** Calls when another theme is chosen in any tab. Returns an unsubscribe function. */
export const onThemeChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
