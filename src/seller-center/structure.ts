import { attribute, byClassEnd, childrenOf, matches, own, tagOf, textOf } from './dom/access';
import { captionKey, captionTexts } from './dom/caption';
import { type Captions, type Columns, captionsOf } from './dom/columns';
import { DIMENSION_CAPTIONS, METRIC_CAPTIONS } from './metric-captions';
import { APPEAL_CAPTIONS } from './pages/appeals/captions';
import { PROBLEM_COLUMNS } from './pages/diagnosis/captions';
import { ORDER_COLUMNS } from './pages/orders/captions';
import { RETURN_COLUMNS } from './pages/returns/captions';
import { SCORE_CAPTIONS } from './pages/score/captions';

// What a seller may hand on when a page can't be read: how it is built, and nothing that it says of anyone. Nothing is
// copied that a page might have filled with more than its makers' own words: no text but those over columns and those
// that a sheet knows, no address, no number.

const SHEETS: readonly Columns<string>[] = [
  ORDER_COLUMNS,
  RETURN_COLUMNS,
  APPEAL_CAPTIONS.columns,
  ...Object.values(PROBLEM_COLUMNS),
];
const CAPTIONS: readonly Captions[] = [
  ...SHEETS.flatMap((columns) => Object.values(columns).map((it) => it.captions)),
  ...Object.values(METRIC_CAPTIONS),
  ...Object.values(DIMENSION_CAPTIONS),
  ...Object.values(SCORE_CAPTIONS.parts),
  SCORE_CAPTIONS.overall,
];
const KNOWN = new Set(CAPTIONS.flatMap((it) => captionsOf(it).map(captionKey)));

const SHUT = /^(?:head|script|style|noscript|template|svg|iframe|canvas|sps-ahead-.*)$/;
const HEADER = `thead th,[role="columnheader"],${byClassEnd('table-th')}`;
/** Attributes of which the portal's makers wrote the value. Of others the name is told, of most nothing. */
const TOLD = ['role', 'lang', 'data-tid', 'data-log_click_for', 'aria-selected', 'aria-current', 'aria-busy'];
const NAMED = ['data-log_main_order_id', 'href', 'colspan', 'rowspan'];

/** As makers of pages name things: several words in one, or a small one. A name of a person is neither. */
const CLASS = /^(?:[a-z][a-z0-9]*[-_][\w-]{0,50}|[a-z]+[A-Z]\w{0,50})$/;
const VALUE = /^[a-z][a-z0-9_.-]{0,50}$/;
const PRIVATE = /@|:\/\/|\d[\d\s().-]{6,}\d/;
const LONGEST_CAPTION = 40;
const ALIKE = 2;
const MOST_LINES = 400;
const DEEPEST = 40;

const withoutNumbers = (text: string): string => text.replace(/\d{4,}/g, '#');

/** An element by its tag, classes and marks. */
const shapeOf = (element: Element): string => {
  const names = (attribute(element, 'class') ?? '').split(/\s+/);
  const classes = names.filter((it) => CLASS.test(it)).map((it) => `.${it}`);
  const told = TOLD.flatMap((name) => {
    const value = attribute(element, name) ?? '';
    return VALUE.test(value) ? [`[${name}=${value}]`] : [];
  });
  const named = NAMED.filter((name) => attribute(element, name) !== null).map((name) => `[${name}]`);
  return withoutNumbers([tagOf(element), ...classes, ...told, ...named].join(''));
};

const captionIn = (element: Element, children: readonly Element[]): string => {
  const isHeader = matches(element, HEADER);
  if (!isHeader && (children.length > 0 || !KNOWN.has(captionKey(textOf(element))))) return '';
  const [text = ''] = isHeader ? captionTexts(element) : [textOf(element)];
  if (text === '') return '';
  return ` “${PRIVATE.test(text) ? '?' : withoutNumbers(text.slice(0, LONGEST_CAPTION))}”`;
};

function* tell(element: Element, depth: number, lines: string[]): Generator<void, void> {
  if (lines.length >= MOST_LINES) return;
  yield;
  const tag = tagOf(element);
  const isShut = SHUT.test(tag);
  const children = isShut || depth >= DEEPEST ? [] : childrenOf(element);
  const indent = '  '.repeat(depth);
  lines.push(`${indent}${shapeOf(element)}${isShut ? '' : captionIn(element, children)}`);
  let shape = '';
  let alike = 0;
  const count = () => {
    if (alike > ALIKE) lines.push(`${indent}  … ${alike - ALIKE} more`);
  };
  for (const child of children) {
    const next = shapeOf(child);
    if (next !== shape) count();
    alike = next === shape ? alike + 1 : 1;
    shape = next;
    // captions differ where shapes don't
    if (alike <= ALIKE || matches(child, HEADER)) yield* tell(child, depth + 1, lines);
    if (matches(child, HEADER)) alike = 1;
    yield;
  }
  count();
}

/** How a page is built, an element on each line. */
export function* describeStructure(root: Document): Generator<void, string> {
  const lines: string[] = [];
  yield* tell(own(root, 'documentElement'), 0, lines);
  return lines.slice(0, MOST_LINES).join('\n');
}
