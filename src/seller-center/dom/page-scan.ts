import type { YieldToPage } from '../page-turns';
import { childrenOf, contains, htmlOf, matches, queryAll, queryOne, tagOf } from './access';
import { findTables, type QueryAround, type Table } from './table';
import { findTextRuns, type TextRun } from './text-runs';

/**
 * One look at a page. What several readers ask of it (its tables, its texts, where it is still loading) is searched for
 * once, when it is first asked for.
 */
export interface PageScan {
  readonly root: Document;
  readonly yieldToPage: YieldToPage;
  readonly queryAround: QueryAround;
  /** the same with what is in table rows */
  queryAll(selector: string): Promise<Element[]>;
  tables(): Promise<readonly Table[]>;
  textRuns(): Promise<readonly TextRun[]>;
  /** the texts outside of some elements, such as the tables whose rows have been read */
  textRunsOutside(elements: ReadonlySet<Element>): Promise<readonly TextRun[]>;
}

/** A part of the page, searched whole or as a single element; the rows of its tables are searched only on request. */
interface Section {
  element: Element;
  isWhole: boolean;
  hasRows: boolean;
}

/** Cuts a page up, so that what is asked of the page around its tables is not asked of a thousand rows. */
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

const ROWS_BETWEEN_YIELDS = 8;

export const makePageScan = (root: Document, yieldToPage: YieldToPage): PageScan => {
  const sections = once(async () => sectionsOf(htmlOf(root)));
  const query = async (selector: string, withRows: boolean): Promise<Element[]> => {
    const found: Element[] = [];
    const ask = (element: Element, isWhole: boolean) => {
      if (matches(element, selector)) found.push(element);
      if (isWhole) found.push(...queryAll(element, selector));
    };
    for (const { element, isWhole, hasRows } of await sections()) {
      ask(element, isWhole);
      await yieldToPage();
      if (!hasRows || !withRows) continue;
      for (const [at, row] of childrenOf(element).entries()) {
        ask(row, true);
        if (at % ROWS_BETWEEN_YIELDS === 0) await yieldToPage();
      }
    }
    return found;
  };
  let textRuns: Promise<readonly TextRun[]> | undefined;
  return {
    root,
    yieldToPage,
    queryAround: (selector) => query(selector, false),
    queryAll: (selector) => query(selector, true),
    tables: once(() => findTables((selector) => query(selector, false), yieldToPage)),
    textRuns: () => {
      textRuns ??= findTextRuns(root, yieldToPage);
      return textRuns;
    },
    textRunsOutside: async (elements) => {
      if (textRuns === undefined) return findTextRuns(root, yieldToPage, elements);
      const isOutside = ({ parent }: TextRun) => [...elements].every((element) => !contains(element, parent));
      return (await textRuns).filter(isOutside);
    },
  };
};
