import type { CDPSession, Page } from '@playwright/test';

/** A node of the DevTools protocol, as far as it is read here. */
interface Node {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
  shadowRootType?: string;
  contentDocument?: Node;
}

/** One closed shadow root, which no selector of the page and none of Playwright's reaches. */
export interface Inside {
  /** what a person reads there, white space folded */
  text: string;
  /** the nodes of it, to be asked for a box */
  nodes: Node[];
}

const descendants = (node: Node): Node[] =>
  [
    ...(node.children ?? []),
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ].flatMap((child) => [child, ...descendants(child)]);

const shown = (node: Node): string =>
  /^(STYLE|SCRIPT)$/.test(node.nodeName)
    ? ''
    : node.nodeName === '#text'
      ? node.nodeValue
      : (node.children ?? []).map(shown).join(' ');

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

const withProtocol = async <T>(page: Page, work: (cdp: CDPSession) => Promise<T>): Promise<T> => {
  const cdp = await page.context().newCDPSession(page);
  try {
    return await work(cdp);
  } finally {
    await cdp.detach();
  }
};

const closedRoots = async (cdp: CDPSession): Promise<Inside[]> => {
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  return descendants(root as Node)
    .filter(({ shadowRootType }) => shadowRootType === 'closed')
    .map((shadow) => ({ text: fold(shown(shadow)), nodes: descendants(shadow) }));
};

/** The text of each closed shadow root on the page. Poll it: what is in there comes late. */
export const textsInside = (page: Page): Promise<string[]> =>
  withProtocol(page, async (cdp) => (await closedRoots(cdp)).map(({ text }) => text));

/** Clicks the innermost element inside a closed shadow root that reads exactly so. */
export const clickInside = (page: Page, label: string): Promise<void> =>
  withProtocol(page, async (cdp) => {
    const nodes = (await closedRoots(cdp)).flatMap((it) => it.nodes);
    const target = nodes.filter((node) => node.nodeName !== '#text' && fold(shown(node)) === label).at(-1);
    if (target === undefined) throw new Error(`nothing inside reads "${label}"`);
    await cdp.send('DOM.scrollIntoViewIfNeeded', { nodeId: target.nodeId });
    const { model } = await cdp.send('DOM.getBoxModel', { nodeId: target.nodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  });
