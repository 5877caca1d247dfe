import { locale } from '#texts/translate';

/** A closed shadow root, outside the page's body so that no rule or script of the page affects it. */
export interface Shadow {
  host: HTMLElement;
  root: ShadowRoot;
  remove(): void;
}

/** Below the portal's dialogs, which start at 1000. */
const LAYERS = { 'sps-ahead-marks': 998, 'sps-ahead-panel': 999 };
/** Number of times that a removed element returns to the page. */
const MAX_RETURNS = 5;

/** The page's theme; a light page keeps the panel light. */
export const themeOf = (window: Window): 'light' | null => {
  const { body, documentElement } = window.document;
  for (const element of [body, documentElement]) {
    if (element === null) continue;
    const [red, green, blue, alpha = 1] = (window.getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(
      Number,
    );
    if (red === undefined || alpha === 0) continue;
    return 0.2126 * red + 0.7152 * green! + 0.0722 * blue! > 128 ? 'light' : null;
  }
  return 'light';
};

export const makeShadow = (window: Window, name: keyof typeof LAYERS, css: string): Shadow => {
  const { document } = window;
  const host = document.createElement(name);
  host.lang = locale();
  // Styled on the element itself, because a page's rules override those of a shadow root for its host.
  host.style.cssText = `all: initial; position: fixed; z-index: ${LAYERS[name]}`;
  const theme = themeOf(window);
  if (theme !== null) host.dataset.theme = theme;
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  document.documentElement.append(host);
  let returns = 0;
  const observer = new MutationObserver(() => {
    if (host.isConnected || returns >= MAX_RETURNS) return;
    returns += 1;
    document.documentElement.append(host);
  });
  observer.observe(document.documentElement, { childList: true });
  return {
    host,
    root,
    remove: () => {
      observer.disconnect();
      host.remove();
    },
  };
};
