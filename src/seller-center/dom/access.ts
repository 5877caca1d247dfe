/**
 * The page is hostile: a form field named `querySelector` or `textContent` hides the form's (or the document's) own
 * property. The prototype's is out of the page's reach, so whatever may be a form or a document is asked through it.
 * Only `textContent` is read, never `innerText`, and nothing that makes the browser compute layout or style.
 */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node) as object, name, node) as N[K];

export type Root = Document | Element;

export const queryAll = (root: Root, selector: string): Element[] =>
  Array.from(own(root, 'querySelectorAll').call(root, selector));

export const queryOne = (root: Root, selector: string): Element | null =>
  own(root, 'querySelector').call(root, selector);

export const closest = (element: Element, selector: string): Element | null =>
  own(element, 'closest').call(element, selector);

export const matches = (element: Element, selector: string): boolean => own(element, 'matches').call(element, selector);

export const attribute = (element: Element, name: string): string | null =>
  own(element, 'getAttribute').call(element, name);

export const contains = (outer: Node, inner: Node): boolean => own(outer, 'contains').call(outer, inner);

export const parentOf = (node: Node): Element | null => own(node, 'parentElement');

export const childrenOf = (element: Element): Element[] => Array.from(own(element, 'children'));

export const tagOf = (element: Element): string => own(element, 'localName');

export const isElement = (node: Node): node is Element => own(node, 'nodeType') === 1;

const CLASS_END = (stem: string): string => `[class~="${stem}"],[class*="-${stem} "],[class$="-${stem}"]`;

/** Matches a class by its end, whatever the prefix: `table-tr` finds `theme-arco-table-tr` and `core-table-tr`, not `…-table-tr-x`. */
export const byClassEnd = (...stems: string[]): string => stems.map(CLASS_END).join(',');

const SPACE = /[\s\u00a0\u200b-\u200d\ufeff]+/gu;

/** Text on one line: every kind of white space is one space, none at the ends. */
export const oneLine = (text: string): string => text.replace(SPACE, ' ').trim();

export const textOf = (node: Node): string => oneLine(own(node, 'textContent') ?? '');

const SHOW_TEXT = 4;

/** Text nodes have no children that could hide their properties: they are asked directly. */
const walkTexts = (node: Node): TreeWalker => {
  const document = own(node, 'ownerDocument') ?? (node as Document);
  return own(document, 'createTreeWalker').call(document, node, SHOW_TEXT);
};

const COMMENT_NODE = 8;
/** Comments are no boundary: frameworks put them between two texts of one element. */
const continues = (text: Node, next: Node): boolean => {
  let between = text.nextSibling;
  while (between !== null && between.nodeType === COMMENT_NODE) between = between.nextSibling;
  return between === next;
};

/**
 * The runs of text of a cell, one for each stretch that no element interrupts: `<b>Shipped</b><i>In transit</i>` are
 * two. Their joined text differs from `textContent`, which would glue them into one word.
 */
export const textRuns = (node: Node): string[] => {
  const runs: string[] = [];
  const walker = walkTexts(node);
  let run = '';
  let last: Node | null = null;
  for (let text = walker.nextNode(); text !== null; last = text, text = walker.nextNode()) {
    if (last !== null && !continues(last, text)) {
      if (run !== '') runs.push(run);
      run = '';
    }
    run += text.nodeValue;
  }
  if (run !== '') runs.push(run);
  return runs.map(oneLine).filter((it) => it !== '');
};
