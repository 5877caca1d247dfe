/** A shadow root that the page cannot look into, outside its body so that no rule or script of it counts our element. */
export interface Shadow {
  host: HTMLElement;
  root: ShadowRoot;
  remove(): void;
}

/** Under the portal's dialogs, which start at 1000. */
const LAYERS = { 'sps-ahead-marks': 998, 'sps-ahead-panel': 999 };

export const makeShadow = (document: Document, name: keyof typeof LAYERS, css: string): Shadow => {
  const host = document.createElement(name);
  // said on the element itself, because a page's rules beat those that a shadow root has for its host
  host.style.cssText = `all: initial; position: fixed; z-index: ${LAYERS[name]}`;
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  document.documentElement.append(host);
  return { host, root, remove: () => host.remove() };
};

const KEYS = ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'paste', 'copy'] as const;

/** What is typed inside stays inside: the page's own shortcuts hear nothing of it. */
export const keepKeysInside = (host: HTMLElement): void => {
  for (const type of KEYS) host.addEventListener(type, (event) => event.stopPropagation());
};
