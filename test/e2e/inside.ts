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

/** What the marks beside the order ids say, from top to bottom of the list. */
export const marksInside = (page: Page): Promise<string[]> =>
  withProtocol(page, async (cdp) => {
    const nodes = (await closedRoots(cdp)).flatMap((closedRoot) => closedRoot.nodes);
    const isBadge = ({ attributes = [] }: Node) => attributes[attributes.indexOf('class') + 1]?.startsWith('badge');
    return nodes.filter((node) => isBadge(node)).map((node) => fold(shown(node)));
  });

/** Presses what a person sees under that name, as a mouse does. @returns whether it was there to be pressed */
export const pressInside = (page: Page, name: string): Promise<boolean> =>
  withProtocol(page, async (cdp) => {
    const nodes = (await closedRoots(cdp)).flatMap((closedRoot) => closedRoot.nodes);
    for (const node of nodes) {
      if (!/^(BUTTON|SUMMARY)$/.test(node.nodeName) || !fold(shown(node)).startsWith(name)) continue;
      // what is folded away has no box
      const box = await cdp.send('DOM.getBoxModel', { nodeId: node.nodeId }).catch(() => null);
      if (box === null || box.model.width === 0) continue;
      await cdp.send('DOM.scrollIntoViewIfNeeded', { nodeId: node.nodeId });
      const { border } = (await cdp.send('DOM.getBoxModel', { nodeId: node.nodeId })).model;
      await page.mouse.click((border[0]! + border[2]!) / 2, (border[1]! + border[5]!) / 2);
      return true;
    }
    return false;
  });
