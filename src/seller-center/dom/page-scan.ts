import { ROWS_BETWEEN_YIELDS, type YieldToPage } from '../watching/page-turns';
import { childrenOf, contains, htmlOf, matches, queryAll, queryOne, tagOf } from './access';
import { findTables, NO_CHANGES, type QueryOutsideRows, type RowChanges, type Table } from './table';
import { findTextRuns, type TextRun } from './text-runs';
import { type IsShown, makeVisibility } from './visibility';

/** A reading of a page. Tables, texts and spinners are searched for once, when a reader first asks for them. */
export interface PageScan {
  readonly root: Document;
  readonly yieldToPage: YieldToPage;
  readonly queryOutsideRows: QueryOutsideRows;
  readonly isShown: IsShown;
  /** also in table rows, except the given ones */
  queryAll(selector: string, except?: { has(row: Element): boolean }): Promise<Element[]>;
  tables(): Promise<readonly Table[]>;
  textRuns(): Promise<readonly TextRun[]>;
  /** texts outside of some elements, such as tables whose rows have been read */
  textRunsOutside(elements: ReadonlySet<Element>): Promise<readonly TextRun[]>;
  /** whether a part has been shown or hidden since, which a style sheet does without a mutation */
  hasTurned(): boolean;
}

/** A part of the page, searched whole or as a single element; rows of its tables are searched only on request. */
interface Section {
  element: Element;
  isWhole: boolean;
  hasRows: boolean;
}

/** Splits a page so that queries around its tables do not visit a thousand rows. */
const sectionsOf = (element: Element): Section[] => {
  const hasRows = tagOf(element) === 'tbody';
  const isWhole = !hasRows && queryOne(element, 'tbody') === null;
  const section = { element, isWhole, hasRows };
  return hasRows || isWhole ? [section] : [section, ...childrenOf(element).flatMap(sectionsOf)];
};

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const ALL_ROWS = { has: () => true };
const NO_ROWS = { has: () => false };
/**
 * Number of texts watched for being shown or hidden; a page that shows a hidden part shows more than one of its texts.
 */
const MAX_TEXTS_WATCHED = 20;

/** @param changes since the last reading, for lists that render only the rows in view */
export const makePageScan = (root: Document, yieldToPage: YieldToPage, changes: RowChanges = NO_CHANGES): PageScan => {
  const isShown = makeVisibility();
  const tablesAsked = new Map<Element, boolean>();
  const isTableShown: IsShown = (element) => {
    const isIt = isShown(element);
    tablesAsked.set(element, isIt);
    return isIt;
  };
  const hiddenTexts = new Set<Element>();
  const isTextShown: IsShown = (element) => {
    const isIt = isShown(element);
    if (!isIt && hiddenTexts.size < MAX_TEXTS_WATCHED) hiddenTexts.add(element);
    return isIt;
  };
  const sections = once(async () => sectionsOf(htmlOf(root)));
  const query: PageScan['queryAll'] = async (selector, except = ALL_ROWS) => {
    const found: Element[] = [];
    const ask = (element: Element, isWhole: boolean) => {
      if (matches(element, selector)) found.push(element);
      if (isWhole) found.push(...queryAll(element, selector));
    };
    for (const { element, isWhole, hasRows } of await sections()) {
      ask(element, isWhole);
      await yieldToPage();
      if (!hasRows || except === ALL_ROWS) continue;
      for (const [at, row] of childrenOf(element).entries()) {
        if (!except.has(row)) ask(row, true);
        if (at % ROWS_BETWEEN_YIELDS === 0) await yieldToPage();
      }
    }
    return found;
  };
  let textRuns: Promise<readonly TextRun[]> | undefined;
  return {
    root,
    yieldToPage,
    isShown,
    queryOutsideRows: (selector) => query(selector),
    queryAll: (selector, except = NO_ROWS) => query(selector, except),
    tables: once(() => findTables((selector) => query(selector), yieldToPage, isTableShown, changes)),
    textRuns: () => {
      textRuns ??= findTextRuns(root, yieldToPage, isTextShown);
      return textRuns;
    },
    textRunsOutside: async (elements) => {
      if (textRuns === undefined) return findTextRuns(root, yieldToPage, isTextShown, elements);
      const isOutside = ({ parent }: TextRun) => [...elements].every((element) => !contains(element, parent));
      return (await textRuns).filter(isOutside);
    },
    hasTurned: () => {
      const isNow = makeVisibility();
      return (
        [...tablesAsked].some(([element, was]) => element.isConnected && isNow(element) !== was) ||
        [...hiddenTexts].some((element) => element.isConnected && isNow(element))
      );
    },
  };
};
