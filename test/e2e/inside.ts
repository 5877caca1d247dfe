import { type CDPSession, expect, type Frame, type Page } from '@playwright/test';
import { until } from './follow';

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
interface Inside {
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

const attributeOf = ({ attributes = [] }: Node, name: string): string | undefined =>
  attributes.find((_, at) => attributes[at - 1] === name && at % 2 === 1);

/** Text nodes, and texts that a style draws from an attribute. */
const shown = (node: Node): string => {
  if (/^(STYLE|SCRIPT)$/.test(node.nodeName)) return '';
  if (node.nodeName === '#text') return node.nodeValue;
  const inside = [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])];
  return [attributeOf(node, 'data-text') ?? '', ...inside.map(shown)].join(' ');
};

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

const badgesIn = async (cdp: CDPSession): Promise<Node[]> =>
  (await closedRoots(cdp))
    .flatMap(({ nodes }) => nodes)
    .filter((node) => attributeOf(node, 'class')?.startsWith('badge') === true);

/** What the marks beside the order ids say, from top to bottom of the list. */
export const marksInside = (page: Page): Promise<string[]> =>
  withProtocol(page, async (cdp) => (await badgesIn(cdp)).map((node) => fold(shown(node))));

/** Where the marks lie that can be seen: left, top, right and bottom in the window. */
export const markBoxes = (page: Page): Promise<number[][]> =>
  withProtocol(page, async (cdp) => {
    const seen = (await badgesIn(cdp)).filter((node) => attributeOf(node, 'hidden') === undefined);
    return Promise.all(
      seen.map(async ({ nodeId }) => {
        const { border } = (await cdp.send('DOM.getBoxModel', { nodeId })).model;
        return [border[0]!, border[1]!, border[4]!, border[5]!];
      }),
    );
  });

/** The document that the panel is drawn in: a frame in its closed shadow root, which no selector of the page reaches. */
export const panelOf = async (page: Page): Promise<Frame> => {
  const frame = () => page.frames().find((one) => one !== page.mainFrame());
  await expect.poll(() => frame() !== undefined, { message: 'the panel was not put into the page' }).toBe(true);
  return frame()!;
};

/** Opens the panel by its tab, as a person does: again, where it has just moved and takes no click yet. @returns its document */
export const openPanel = async (page: Page): Promise<Frame> => {
  const panel = await panelOf(page);
  const open = panel.getByRole('button', { name: /Open SPS Ahead/ });
  await until('the panel did not open', async () => {
    if (await open.isVisible()) await open.click();
    return (await panel.getByRole('button', { name: 'Close' }).isVisible()) || undefined;
  });
  return panel;
};
