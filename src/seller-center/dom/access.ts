import { oneLine } from '../values/text';
// DOM calls on nodes that may be a form or the document. A field named `children` hides `form.children`, an image named
// `querySelector` hides `document.querySelector`. What their prototypes have can't be hidden: a content script has
// prototypes of its own. Cells, rows and texts are neither and need no such care. Only `textContent` is read, never
// `innerText`; what is shown is asked of few elements (visibility.ts).

export type Root = Document | Element;

type Getter<T> = (this: Node) => T;
const getter = <T>(prototype: Node, name: string): Getter<T> =>
  Object.getOwnPropertyDescriptor(prototype, name)!.get as Getter<T>;

const localName = getter<string>(Element.prototype, 'localName');
const parentElement = getter<Element | null>(Node.prototype, 'parentElement');
const firstElementChild = getter<Element | null>(Element.prototype, 'firstElementChild');
const nextElementSibling = getter<Element | null>(Element.prototype, 'nextElementSibling');
const textContent = getter<string | null>(Node.prototype, 'textContent');
const ownerDocument = getter<Document | null>(Node.prototype, 'ownerDocument');
const documentElement = getter<Element>(Document.prototype, 'documentElement');

export const tagOf = (element: Element): string => localName.call(element);
export const parentOf = (node: Node): Element | null => parentElement.call(node);
export const nextElementOf = (element: Element): Element | null => nextElementSibling.call(element);
export const htmlOf = (page: Document): Element => documentElement.call(page);

const { closest: findClosest, matches: isMatch, getAttribute } = Element.prototype;
export const closest = (element: Element, selector: string): Element | null => findClosest.call(element, selector);
export const matches = (element: Element, selector: string): boolean => isMatch.call(element, selector);
export const attributeOf = (element: Element, name: string): string | null => getAttribute.call(element, name);

const { contains: holds } = Node.prototype;
/** Whether `outer` is or contains `inner`. */
export const contains = (outer: Node, inner: Node): boolean => holds.call(outer, inner);

export const childrenOf = (element: Element): Element[] => {
  const children: Element[] = [];
  let child = firstElementChild.call(element);
  for (; child !== null; child = nextElementSibling.call(child)) children.push(child);
  return children;
};

const isElement = (root: Root): root is Element => ownerDocument.call(root) !== null;
const { querySelector: firstIn, querySelectorAll: allIn } = Element.prototype;
const { querySelector: firstOnPage, querySelectorAll: allOnPage } = Document.prototype;

export const queryOne = (root: Root, selector: string): Element | null =>
  isElement(root) ? firstIn.call(root, selector) : firstOnPage.call(root, selector);

export const queryAll = (root: Root, selector: string): Element[] => {
  const list = isElement(root) ? allIn.call(root, selector) : allOnPage.call(root, selector);
  const found: Element[] = [];
  // An iterator over a list of the browser takes twice as long.
  for (let at = 0, { length } = list; at < length; at += 1) found.push(list[at]!);
  return found;
};

/** @param show bit mask of `NodeFilter.SHOW_…` */
export const makeWalker = (root: Node, show: number): TreeWalker =>
  Document.prototype.createTreeWalker.call(ownerDocument.call(root) ?? (root as Document), root, show);

export const rawTextOf = (node: Node): string => textContent.call(node) ?? '';
export const textOf = (node: Node): string => oneLine(rawTextOf(node));

const CLASS_END = (stem: string): string => `[class~="${stem}"],[class*="-${stem} "],[class$="-${stem}"]`;

/**
 * Selector of a class by its end, whatever the prefix: `table-tr` matches `theme-arco-table-tr` and `core-table-tr`,
 * not `…-table-tr-x`.
 */
export const classEndSelector = (...stems: string[]): string => stems.map(CLASS_END).join(',');
