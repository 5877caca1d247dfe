import { withoutNumbers } from '#core/model/page-kind';
import { type Captions, type Columns, captionKeysOf } from '../captions';
import { attributeOf, childrenOf, classEndSelector, htmlOf, matches, tagOf, textOf } from '../dom/access';
import { MAX_CAPTION_LENGTH } from '../dom/columns';
import type { PageScan } from '../dom/page-scan';
import { captionTexts } from '../dom/table';
import { DIMENSION_CAPTIONS, METRIC_CAPTIONS } from '../metric-captions';
import { APPEAL_CAPTIONS } from '../pages/appeals/captions';
import { PROBLEM_COLUMNS } from '../pages/diagnosis/captions';
import { ORDER_COLUMNS } from '../pages/orders/captions';
import { RETURN_COLUMNS } from '../pages/returns/captions';
import { SCORE_CAPTIONS } from '../pages/score/captions';
import { captionKey } from '../values/text';
import type { YieldToPage } from './page-turns';

// A page's structure, which a seller may share if the page cannot be read. Nothing is copied that may hold more than
// the developers' own words: no text except column captions and those in `captions.ts`, no address, no number.

const TABLES: readonly Columns<string>[] = [
  ORDER_COLUMNS,
  RETURN_COLUMNS,
  APPEAL_CAPTIONS.columns,
  ...Object.values(PROBLEM_COLUMNS),
];
const CAPTIONS: readonly Captions[] = [
  ...TABLES.flatMap((columns) => Object.values(columns).map(({ captions }) => captions)),
  ...Object.values(METRIC_CAPTIONS),
  ...Object.values(DIMENSION_CAPTIONS),
  ...Object.values(SCORE_CAPTIONS.parts),
  SCORE_CAPTIONS.overall,
];
const KNOWN_CAPTIONS = new Set(CAPTIONS.flatMap(captionKeysOf));

const OPAQUE_TAG = /^(?:head|script|style|noscript|template|svg|iframe|canvas|sps-ahead-.*)$/;
const HEADER = `thead th,[role="columnheader"],${classEndSelector('table-th')}`;
/** Attributes whose values the portal's authors wrote. Of others only the name is reported, if at all. */
const SHOWN_ATTRIBUTES = [
  'role',
  'lang',
  'data-tid',
  'data-log_click_for',
  'aria-selected',
  'aria-current',
  'aria-busy',
];
const NAMED_ATTRIBUTES = ['data-log_main_order_id', 'href', 'colspan', 'rowspan'];

/** Names by developers' conventions: several words joined, unlike the name of a person. */
const CLASS_NAME = /^(?:[a-z][a-z0-9]*[-_][\w-]{0,50}|[a-z]+[A-Z]\w{0,50})$/;
const ATTRIBUTE_VALUE = /^[a-z][a-z0-9_.-]{0,50}$/;
const PRIVATE = /@|:\/\/|\d[\d\s().-]{6,}\d/;
const MAX_ALIKE = 2;
const MAX_LINES = 400;
const MAX_DEPTH = 40;

/** Describes an element by its tag, classes and attributes. */
const shapeOf = (element: Element): string => {
  const names = (attributeOf(element, 'class') ?? '').split(/\s+/);
  const classes = names.filter((name) => CLASS_NAME.test(name)).map((name) => `.${name}`);
  const shownAttributes = SHOWN_ATTRIBUTES.flatMap((name) => {
    const value = attributeOf(element, name) ?? '';
    return ATTRIBUTE_VALUE.test(value) ? [`[${name}=${value}]`] : [];
  });
  const namedAttributes = NAMED_ATTRIBUTES.filter((name) => attributeOf(element, name) !== null).map(
    (name) => `[${name}]`,
  );
  return withoutNumbers([tagOf(element), ...classes, ...shownAttributes, ...namedAttributes].join(''));
};

const captionIn = (element: Element, children: readonly Element[]): string => {
  const isHeader = matches(element, HEADER);
  if (!isHeader && (children.length > 0 || !KNOWN_CAPTIONS.has(captionKey(textOf(element))))) return '';
  const [text = ''] = isHeader ? captionTexts(element) : [textOf(element)];
  if (text === '') return '';
  return ` “${PRIVATE.test(text) ? '?' : withoutNumbers(text.slice(0, MAX_CAPTION_LENGTH))}”`;
};

const describeElement = async (
  element: Element,
  depth: number,
  lines: string[],
  yieldToPage: YieldToPage,
): Promise<void> => {
  if (lines.length >= MAX_LINES) return;
  await yieldToPage();
  const tag = tagOf(element);
  const isOpaque = OPAQUE_TAG.test(tag);
  const children = isOpaque || depth >= MAX_DEPTH ? [] : childrenOf(element);
  const indent = '  '.repeat(depth);
  lines.push(`${indent}${shapeOf(element)}${isOpaque ? '' : captionIn(element, children)}`);
  let shape = '';
  let alike = 0;
  const count = () => {
    if (alike > MAX_ALIKE) lines.push(`${indent}  … ${alike - MAX_ALIKE} more`);
  };
  for (const child of children) {
    const next = shapeOf(child);
    if (next !== shape) count();
    alike = next === shape ? alike + 1 : 1;
    shape = next;
    // Captions differ even if shapes are alike.
    if (alike <= MAX_ALIKE || matches(child, HEADER)) await describeElement(child, depth + 1, lines, yieldToPage);
    if (matches(child, HEADER)) alike = 1;
    await yieldToPage();
  }
  count();
};

/** Describes how a page is built, one element per line. */
export const describeStructure = async ({ root, yieldToPage }: PageScan): Promise<string> => {
  const lines: string[] = [];
  await describeElement(htmlOf(root), 0, lines, yieldToPage);
  return lines.slice(0, MAX_LINES).join('\n');
};
