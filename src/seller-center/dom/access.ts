/**
 * The page is hostile: a form field named `querySelector` or `textContent` hides the form's (or the document's) own
 * property. The prototype's is out of the page's reach, so whatever may be a form or a document is asked through it.
 * Only `textContent` is read, never `innerText`, and nothing that makes the browser compute layout or style.
 */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node) as object, name, node) as N[K];

/** What the prototypes have by a name, found once: a big page is asked a hundred thousand times. */
const known: Record<string, unknown> = Object.create(null);

/** The same for what all nodes have, or all elements; some of that documents have from elsewhere. */
const inherited = <T>(node: Node, name: string): T => {
  if (known[name] === undefined) {
    let home: object = Object.getPrototypeOf(node);
    while (!Object.hasOwn(home, name)) home = Object.getPrototypeOf(home);
    const { get, value } = Object.getOwnPropertyDescriptor(home, name)!;
    known[name] = get ?? value;
  }
  return known[name] as T;
};
type Get<T> = (this: Node) => T;

export type Root = Document | Element;

export const queryAll = (root: Root, selector: string): Element[] => {
  const list = own(root, 'querySelectorAll').call(root, selector);
  const found: Element[] = [];
  for (let at = 0; at < list.length; at += 1) found.push(list[at]!);
  return found;
};

export const queryOne = (root: Root, selector: string): Element | null =>
  own(root, 'querySelector').call(root, selector);

export const closest = (element: Element, selector: string): Element | null =>
  inherited<Element['closest']>(element, 'closest').call(element, selector);

export const matches = (element: Element, selector: string): boolean =>
  inherited<Element['matches']>(element, 'matches').call(element, selector);

export const attribute = (element: Element, name: string): string | null =>
  inherited<Element['getAttribute']>(element, 'getAttribute').call(element, name);

export const contains = (outer: Node, inner: Node): boolean =>
  inherited<Node['contains']>(outer, 'contains').call(outer, inner);

export const parentOf = (node: Node): Element | null =>
  inherited<Get<Element | null>>(node, 'parentElement').call(node);

export const childrenOf = (element: Element): Element[] => {
  const children: Element[] = [];
  let child = inherited<Get<Element | null>>(element, 'firstElementChild').call(element);
  for (; child !== null; child = inherited<Get<Element | null>>(child, 'nextElementSibling').call(child))
    children.push(child);
  return children;
};

export const tagOf = (element: Element): string => inherited<Get<string>>(element, 'localName').call(element);

export const typeOf = (node: Node): number => inherited<Get<number>>(node, 'nodeType').call(node);
export const isElement = (node: Node): node is Element => typeOf(node) === 1;

const CLASS_END = (stem: string): string => `[class~="${stem}"],[class*="-${stem} "],[class$="-${stem}"]`;

/** Matches a class by its end, whatever the prefix: `table-tr` finds `theme-arco-table-tr` and `core-table-tr`, not `…-table-tr-x`. */
export const byClassEnd = (...stems: string[]): string => stems.map(CLASS_END).join(',');

const SPACE = /[\s\u00a0\u200b-\u200d\ufeff]+/gu;
const IS_ONE_LINE = /^[!-~]+(?: [!-~]+)*$/;

/** Text on one line: every kind of white space is one space, none at the ends. */
export const oneLine = (text: string): string => (IS_ONE_LINE.test(text) ? text : text.replace(SPACE, ' ').trim());

export const rawTextOf = (node: Node): string => inherited<Get<string | null>>(node, 'textContent').call(node) ?? '';
export const textOf = (node: Node): string => oneLine(rawTextOf(node));

const SHOW_TEXT = 4;
const walkers = new WeakMap<Node, TreeWalker>();

/** One for each page, set down where it is needed: making one costs more than a cell takes to read. */
const walkTexts = (node: Node): TreeWalker => {
  const root = inherited<Node['getRootNode']>(node, 'getRootNode').call(node);
  let walker = walkers.get(root);
  if (walker === undefined) {
    const document = own(root, 'ownerDocument') ?? (root as Document);
    walker = own(document, 'createTreeWalker').call(document, root, SHOW_TEXT);
    walkers.set(root, walker);
  }
  return walker;
};

const COMMENT_NODE = 8;
/** Comments are no boundary: frameworks put them between two texts of one element. */
const continues = (text: Node, next: Node): boolean => {
  let between = text.nextSibling;
  while (between !== null && between.nodeType === COMMENT_NODE) between = between.nextSibling;
  return between === next;
};

/**
 * The runs of text of each element, one for each stretch that no element interrupts: `<b>Shipped</b><i>In transit</i>`
 * are two. Their joined text differs from `textContent`, which would glue them into one word. Elements that follow each
 * other cost one walk. Text nodes have no children that could hide their properties: they are asked directly.
 */
export const textRunsOf = (elements: readonly Node[]): string[][] => {
  const [first] = elements;
  if (first === undefined) return [];
  const walker = walkTexts(first);
  let text: Node | null = null;
  return elements.map((element) => {
    if (text === null || !contains(element, text)) {
      walker.currentNode = element;
      text = walker.nextNode();
    }
    const runs: string[] = [];
    let run = '';
    for (let last: Node | null = null; text !== null && contains(element, text); text = walker.nextNode()) {
      if (last !== null && !continues(last, text)) {
        const done = oneLine(run);
        if (done !== '') runs.push(done);
        run = '';
      }
      run += text.nodeValue;
      last = text;
    }
    const done = oneLine(run);
    if (done !== '') runs.push(done);
    return runs;
  });
};

export const textRuns = (node: Node): string[] => textRunsOf([node])[0]!;
