/** A shadow root that the page cannot look into, outside its body so that no rule or script of it counts our element. */
export interface Shadow {
  host: HTMLElement;
  root: ShadowRoot;
  remove(): void;
}

export const makeShadow = (document: Document, name: string, css: string): Shadow => {
  const host = document.createElement(name);
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
