import { oneLine } from '../values/text';
import type { YieldToPage } from '../watching/page-turns';
import { attributeOf, closest, makeWalker, rawTextOf, tagOf } from './access';
import { type IsShown, makePartVisibility } from './visibility';

/** A run of text in one element, without an element in between. */
export interface TextRun {
  text: string;
  parent: Element;
}

// NodeFilter.SHOW_…, without comments, which frameworks put between two texts of one element.
const SHOW_ELEMENTS = 1;
const SHOW_TEXT = 4;
const SHOW_CDATA = 8;
const COMMENT_NODE = 8;
const TEXT_NODE = 3;

const SILENT = new Set('script style noscript template svg iframe canvas select textarea head'.split(' '));

/** Whether an element contains no text of the page, such as a script. */
const isSilent = (element: Element): boolean =>
  SILENT.has(tagOf(element)) || attributeOf(element, 'hidden') !== null || attributeOf(element, 'role') === 'tooltip';

const NODES_BETWEEN_YIELDS = 200;

/** All visible runs of text below `root`, in document order, except those inside `except`. */
export const findTextRuns = async (
  root: Node,
  yieldToPage: YieldToPage,
  isShown: IsShown,
  except: ReadonlySet<Element> = new Set(),
): Promise<TextRun[]> => {
  const walker = makeWalker(root, SHOW_ELEMENTS | SHOW_TEXT);
  const runs: TextRun[] = [];
  let run = '';
  let parent: Element | null = null;
  const endRun = () => {
    const text = oneLine(run);
    if (text !== '' && parent !== null && isShown(parent)) runs.push({ text, parent });
    run = '';
  };
  for (let count = 1; ; count += 1) {
    if (count % NODES_BETWEEN_YIELDS === 0) await yieldToPage();
    const node = walker.currentNode;
    // A text node has no children that could shadow its properties.
    if (walker.currentNode !== root && (node as Text).nodeType === TEXT_NODE) {
      parent = node.parentElement;
      run += (node as Text).data;
    } else {
      endRun();
      const isShut = node !== root && (except.has(node as Element) || isSilent(node as Element));
      if (!isShut && walker.firstChild() !== null) continue;
    }
    while (walker.nextSibling() === null) {
      if (walker.parentNode() === null || walker.currentNode === root) {
        endRun();
        return runs;
      }
      endRun();
    }
  }
};

const CONTROL =
  'button,a,[role="button"],[role="tab"],[role="menuitem"],[role="option"],nav,[role="navigation"],[role="menu"],[role="tablist"]';
/** Whether a text is part of a link or button, which is about its target and not about this page. */
export const isControl = ({ parent }: TextRun): boolean => closest(parent, CONTROL) !== null;
const HEADING =
  'h1,h2,h3,h4,h5,h6,[role="heading"],[data-tid="m4b_page_header"],[class*="page-header"],[class*="pageHeader"]';
export const isHeading = (textRun: TextRun): boolean =>
  closest(textRun.parent, HEADING) !== null && !isControl(textRun);

const NOTHING: readonly string[] = [];
/** Reads the texts of an element. @param text its `textContent`, if known already */
export type TextReader = (element: Element, text?: string) => readonly string[];

const isContinued = (text: Text, next: Node): boolean => {
  let between = text.nextSibling;
  while (between !== null && between.nodeType === COMMENT_NODE) between = between.nextSibling;
  return between === next;
};

/** Runs from a text node on, up to the given number of characters, except those that are not shown. */
const gatherRuns = (
  walker: TreeWalker,
  first: Text,
  letters: number,
  isSeen: (parent: Element) => boolean,
): string[] => {
  const runs: string[] = [];
  let run = '';
  let parent: Element | null = null;
  const endRun = () => {
    const text = oneLine(run);
    if (text !== '' && parent !== null && isSeen(parent)) runs.push(text);
  };
  let left = letters;
  for (let [last, text]: [Text | null, Text] = [null, first]; ; [last, text] = [text, walker.nextNode() as Text]) {
    if (last !== null && isContinued(last, text)) run += text.data;
    else {
      endRun();
      run = text.data;
      parent = text.parentElement;
    }
    left -= text.length;
    if (left <= 0) break;
  }
  endRun();
  return runs;
};

/**
 * Texts of shown elements below `root`, except their hidden parts, split where elements interrupt them:
 * `<b>Shipped</b><i>In transit</i>` is two texts. `textContent` would join them into one word, but its length tells
 * where an element ends and whether its first text node is all of it. A row that has left the page has no hidden parts.
 */
export const makeTextReader = (root: Node): TextReader => {
  const walker = makeWalker(root, SHOW_TEXT | SHOW_CDATA);
  const isPartShown = makePartVisibility();
  return (element, text = rawTextOf(element)) => {
    if (text === '') return NOTHING;
    walker.currentNode = element;
    const first = walker.nextNode() as Text;
    const isSeen = (parent: Element): boolean =>
      parent === element || !element.isConnected || isPartShown(parent, element);
    if (first.length < text.length) return gatherRuns(walker, first, text.length, isSeen);
    const line = oneLine(text);
    return line !== '' && isSeen(first.parentElement!) ? [line] : NOTHING;
  };
};

export const textsOf = (element: Element): readonly string[] => makeTextReader(element)(element);
