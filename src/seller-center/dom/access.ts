/**
 * The page is hostile: a form field named `querySelector` or `textContent` hides the form's (or the document's) own
 * property. The prototype's is out of the page's reach, so whatever may be a form or a document is asked through it.
 * Only `textContent` is read, never `innerText`, and nothing that makes the browser compute layout or style.
 */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node) as object, name, node) as N[K];

/** What the prototypes have by a name, found once: a big page is asked a hundred thousand times. */
const inherited = <F>(name: string): ((of: Node) => F) => {
  let known: F | undefined;
  return (of) => {
    if (known !== undefined) return known;
    let home: object = of;
    let found: PropertyDescriptor | undefined;
    do {
      home = Object.getPrototypeOf(home);
      found = Object.getOwnPropertyDescriptor(home, name);
    } while (found === undefined);
    known = (found.get ?? found.value) as F;
    return known;
  };
};
/** The same for what all nodes have, or all elements; some of that documents have from elsewhere. */
const asked = <Of extends Node, A, T>(name: string): ((of: Of, given: A) => T) => {
  const find = inherited<(this: Of, given: A) => T>(name);
  return (of, given) => find(of).call(of, given);
};

export const closest = asked<Element, string, Element | null>('closest');
export const matches = asked<Element, string, boolean>('matches');
/** Whether the first is or holds the second. */
export const contains = asked<Node, Node, boolean>('contains');
export const parentOf = asked<Node, void, Element | null>('parentElement');
export const firstChildOf = asked<Node, void, Node | null>('firstChild');
export const nextSiblingOf = asked<Node, void, Node | null>('nextSibling');
export const tagOf = asked<Element, void, string>('localName');
export const typeOf = asked<Node, void, number>('nodeType');
export const isElement = (node: Node): node is Element => typeOf(node) === 1;

// Of each cell of a thousand rows: a browser makes a call quick where a place in the code always makes the same one.
type Get<T> = (this: Node) => T;
const getAttribute = inherited<Element['getAttribute']>('getAttribute');
export const attribute = (element: Element, name: string): string | null => getAttribute(element).call(element, name);
const content = inherited<Get<string | null>>('textContent');
export const rawTextOf = (node: Node): string => content(node).call(node) ?? '';

const firstElement = asked<Element, void, Element | null>('firstElementChild');
const nextElement = inherited<Get<Element | null>>('nextElementSibling');
export const childrenOf = (element: Element): Element[] => {
  const children: Element[] = [];
  let child = firstElement(element);
  for (; child !== null; child = nextElement(child).call(child)) children.push(child);
  return children;
};

export type Root = Document | Element;

/** What documents and elements have each for themselves. */
const askedOfRoot = <T>(name: string): ((root: Root, selector: string) => T) => {
  const [ofPage, ofElement] = [asked<Root, string, T>(name), asked<Root, string, T>(name)];
  return (root, selector) => (isElement(root) ? ofElement : ofPage)(root, selector);
};
const list = askedOfRoot<NodeListOf<Element>>('querySelectorAll');
export const countAll = (root: Root, selector: string): number => list(root, selector).length;
export const queryAll = (root: Root, selector: string): Element[] => {
  const all = list(root, selector);
  const found: Element[] = [];
  // An iterator over a list of the browser takes twice as long.
  for (let at = 0, { length } = all; at < length; at += 1) found.push(all[at]!);
  return found;
};

export const queryOne = askedOfRoot<Element | null>('querySelector');

const CLASS_END = (stem: string): string => `[class~="${stem}"],[class*="-${stem} "],[class$="-${stem}"]`;

/** Matches a class by its end, whatever the prefix: `table-tr` finds `theme-arco-table-tr` and `core-table-tr`, not `…-table-tr-x`. */
export const byClassEnd = (...stems: string[]): string => stems.map(CLASS_END).join(',');

const SPACE = /[\s\u00a0\u200b-\u200d\ufeff]+/gu;
const BLANK = 32;

/** Whether a text is on one line already: plain letters with single spaces between them. */
const isOneLine = (text: string): boolean => {
  let before = BLANK;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 126 || code < BLANK || (code === BLANK && before === BLANK)) return false;
    before = code;
  }
  return before !== BLANK;
};

/** Text on one line: every kind of white space is one space, none at the ends. */
export const oneLine = (text: string): string => (isOneLine(text) ? text : text.replace(SPACE, ' ').trim());

/** Whether nothing of a text is left on one line. */
export const isBlank = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return !(code > BLANK && code < 127) && oneLine(text) === '';
};

export const textOf = (node: Node): string => oneLine(rawTextOf(node));

/** Texts, and what XML keeps as such: an element's letters are both. */
const SHOW_TEXTS = 4 | 8;
const COMMENT_NODE = 8;
/** Comments are no boundary: frameworks put them between two texts of one element. */
const continues = (text: Node, next: Node): boolean => {
  let between = text.nextSibling;
  while (between !== null && between.nodeType === COMMENT_NODE) between = between.nextSibling;
  return between === next;
};

const NOTHING: readonly string[] = [];
export type TextReader = (element: Node, text?: string) => readonly string[];

/** The runs from this text node on, till as many letters have come as the element has. */
const gatherRuns = (walker: TreeWalker, first: Text, letters: number): string[] => {
  const runs: string[] = [];
  let run = first.data;
  let left = letters - run.length;
  for (let last = first; left > 0; ) {
    const text = walker.nextNode() as Text;
    const { data } = text;
    if (continues(last, text)) run += data;
    else {
      runs.push(run);
      run = data;
    }
    left -= data.length;
    last = text;
  }
  runs.push(run);
  return runs.map(oneLine).filter(Boolean);
};

/**
 * What elements of one page say: runs of text, cut where elements interrupt it: `<b>Shipped</b><i>In transit</i>` are
 * two. Their joined text differs from `textContent`, which would glue them into one word; but its length tells where an
 * element ends, and whether its first text is all of it. Text nodes have no children that could hide their properties:
 * they are asked directly.
 */
export const makeTextReader = (page: Node): TextReader => {
  const document = own(page, 'ownerDocument') ?? (page as Document);
  const walker = own(document, 'createTreeWalker').call(document, page, SHOW_TEXTS);
  return (element, text = rawTextOf(element)) => {
    const { length } = text;
    if (length === 0) return NOTHING;
    walker.currentNode = element;
    const first = walker.nextNode() as Text;
    return first.length < length ? gatherRuns(walker, first, length) : [oneLine(text)].filter(Boolean);
  };
};

export const textsOf = (node: Node): readonly string[] => makeTextReader(node)(node);
