/** How the extension's own pages look; `system` follows the browser. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';
const isTheme = (text: string | null): text is Theme => (THEMES as readonly (string | null)[]).includes(text);

/** Kept with the browser's profile, not with a shop: it says nothing of one. */
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

/** @param theme `system` leaves nothing behind */
export const chooseTheme = (theme: Theme): void => {
  if (theme === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  repaint();
};

/** Paints the page as it was chosen, and again when it is chosen in another tab. */
export const followTheme = (): void => {
  repaint();
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) repaint();
  });
};

/** Calls when another theme is chosen, wherever. Returns how to stop listening. */
export const onThemeChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
