import {
  attribute,
  closest,
  firstChildOf,
  isElement,
  nextSiblingOf,
  oneLine,
  parentOf,
  type Root,
  tagOf,
  typeOf,
} from './access';

/** A run of text under one element, with no element in between. */
export interface TextRun {
  text: string;
  parent: Element;
}

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'canvas',
  'select',
  'textarea',
  'head',
]);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** What a person does not see there. Only attributes are asked: computed styles would make the browser lay the page out. */
const isSilent = (element: Element): boolean =>
  SILENT.has(tagOf(element)) ||
  attribute(element, 'hidden') !== null ||
  attribute(element, 'role') === 'tooltip' ||
  HIDDEN_STYLE.test(attribute(element, 'style') ?? '');

const TEXT_NODE = 3;
const COMMENT_NODE = 8;

/**
 * All runs of text below `root` in document order, without those inside `except`. Pauses now and then, so that a
 * big page can be walked in slices.
 */
export function* findTextRuns(root: Root, except: ReadonlySet<Element> = new Set()): Generator<void, TextRun[]> {
  const textRuns: TextRun[] = [];
  let run = '';
  let runParent: Element | null = null;
  const flush = () => {
    const text = oneLine(run);
    if (text !== '' && runParent !== null) textRuns.push({ text, parent: runParent });
    run = '';
  };
  let steps = 0;
  let node: Node | null = root;
  while (node !== null) {
    steps += 1;
    if (steps % 200 === 0) yield;
    const type: number = typeOf(node);
    let next: Node | null = null;
    if (type === TEXT_NODE) {
      runParent = parentOf(node);
      run += node.nodeValue ?? '';
    } else if (type !== COMMENT_NODE) {
      flush();
      const isShut = isElement(node) && (except.has(node) || isSilent(node));
      if (!isShut) next = firstChildOf(node);
    }
    while (next === null && node !== null && node !== root) {
      next = nextSiblingOf(node);
      if (next !== null) break;
      node = parentOf(node);
      flush();
    }
    node = next;
  }
  flush();
  return textRuns;
}

const CONTROL =
  'button,a,[role="button"],[role="tab"],[role="menuitem"],[role="option"],nav,[role="navigation"],[role="menu"],[role="tablist"]';
/** A text that one clicks to go somewhere says what is there, not what is here. */
export const isControl = ({ parent }: TextRun): boolean => closest(parent, CONTROL) !== null;
const HEADING =
  'h1,h2,h3,h4,h5,h6,[role="heading"],[data-tid="m4b_page_header"],[class*="page-header"],[class*="pageHeader"]';
export const isHeading = (textRun: TextRun): boolean =>
  closest(textRun.parent, HEADING) !== null && !isControl(textRun);
