import { classEndSelector, closest } from '../../dom/access';
import type { PageScan } from '../../dom/page-scan';
import { makeLayoutTree, pairCaptions } from '../../dom/pairs';
import { rowsOf, type Table } from '../../dom/table';
import { isControl, type TextRun, textsOf } from '../../dom/text-runs';
import { captionsIn, isNaming, knownNameOf, tokenize, type Vocabulary } from '../../dom/tokens';
import { type FigureCaption, findCaptions } from '../../layouts/find-captions';
import type { PageLocale } from '../../locale';
import type { TaughtTexts } from '../../teaching/taught-texts';
import type { YieldToPage } from '../../watching/page-turns';
import { assignFigure, type ScoreFigures } from './assemble';
import { FIGURE_RULES, scoreVocabularyOf, withTaught } from './figures';
import { makeSubjectFinder } from './find-subject';
import {
  type FigureSubject,
  isFigureSubject,
  isSubjectPart,
  type ScoreName,
  type ScoreNode,
  type ScorePair,
  type ScoreToken,
} from './subjects';

export interface Gathered {
  textRuns: readonly TextRun[];
  tokens: ScoreToken[];
  pairs: ScorePair[];
  nodeOf: ReadonlyMap<ScoreToken, ScoreNode>;
  figures: ScoreFigures;
  /** everything for which the page has a caption */
  names: Set<ScoreName>;
}

const NAVIGATION = `nav,[role="navigation"],[role="menu"],[role="menubar"],${classEndSelector('menu', 'breadcrumb')}`;
const CONTROL = 'button,a,[role="button"],[role="tab"],[role="menuitem"],[role="option"]';

/** Drops captions in links, tabs and menus, which are about other pages; a control with figures is a card. */
const dropSignposts = (tokens: readonly ScoreToken[]): ScoreToken[] => {
  const cards = new Set<Element>();
  const controlOf = (token: ScoreToken) => closest(token.textRun.parent, CONTROL);
  for (const token of tokens) {
    const control = token.kind === 'value' || token.kind === 'pair' ? controlOf(token) : null;
    if (control !== null) cards.add(control);
  }
  return tokens.filter((token) => {
    if (closest(token.textRun.parent, NAVIGATION) !== null) return false;
    const control = isControl(token.textRun) ? controlOf(token) : null;
    return control === null || cards.has(control);
  });
};

/** Converts a text to English number notation. */
type Writing = (text: string) => string;

/** Reads a table with a metric in each row, or one row of figures under captions. */
const readFigureTable = async (
  table: Table,
  yieldToPage: YieldToPage,
  page: FigureSubject | null,
  figures: ScoreFigures,
  { names }: Vocabulary<ScoreName>,
  write: Writing,
): Promise<Set<ScoreName>> => {
  const nameOfKey = (text: string) => knownNameOf(text, names);
  const found = new Set<ScoreName>();
  const parts = table.captions.map((texts) => {
    const caption = texts.find((text) => nameOfKey(text) !== undefined);
    return caption === undefined ? null : { name: nameOfKey(caption)!, caption };
  });
  const rows = await rowsOf(table, yieldToPage);
  for (const row of rows) {
    const texts = Array.from({ length: row.width }, (_, column) => {
      const cell = row.cellAt(column);
      return cell === null ? '' : write(textsOf(cell).join(' '));
    });
    const named = texts.map(nameOfKey).find((name) => name !== undefined && isFigureSubject(name));
    const subject = named ?? (rows.length === 1 ? page : null);
    if (named !== undefined) found.add(named);
    for (const [index, part] of parts.entries()) {
      const text = texts[index] ?? '';
      if (part === null || !FIGURE_RULES.accepts(part.name, text, part.caption)) continue;
      found.add(part.name);
      assignFigure(figures, part.name, { text, caption: part.caption }, subject);
    }
  }
  return found;
};

/** Adds a name; a caption of a part of a subject also names the subject. */
const addName = (names: Set<ScoreName>, name: ScoreName): void => {
  names.add(name);
  if (isSubjectPart(name)) names.add(name.subject);
};

/** The texts of a page, without those of its tables, as captions and values. */
const tokensOf = (textRuns: readonly TextRun[], vocabulary: Vocabulary<ScoreName>, write: Writing): ScoreToken[] =>
  dropSignposts(
    tokenize(
      textRuns.map(({ text, parent }) => ({ text: write(text), parent })),
      vocabulary,
    ),
  );

/**
 * Gathers all figures of a page about the score.
 * @param page the metric of the page as a whole, to which figures without another subject belong
 */
export const gatherFigures = async (
  scan: PageScan,
  locale: PageLocale,
  page: FigureSubject | null,
  taught: TaughtTexts,
  skip: ReadonlySet<Element> = new Set(),
): Promise<Gathered> => {
  const vocabulary = withTaught(scoreVocabularyOf(locale.region), taught);
  const write: Writing = locale.write;
  const tables = await scan.tables();
  const figures: ScoreFigures = new Map();
  const names = new Set<ScoreName>();
  const read = new Set(skip);
  const tableCaptions: string[] = [];
  for (const table of tables) {
    if (table.elements.some((element) => skip.has(element))) continue;
    const found = await readFigureTable(table, scan.yieldToPage, page, figures, vocabulary, write);
    for (const name of found) addName(names, name);
    if (found.size > 0) tableCaptions.push(...table.captions.flatMap(([caption]) => caption ?? []));
    if (found.size > 0) for (const element of table.elements) read.add(element);
  }
  await scan.yieldToPage();
  const textRuns = await scan.textRunsOutside(read);
  const tokens = tokensOf(textRuns, vocabulary, write);
  await scan.yieldToPage();
  const { top, nodeOf } = makeLayoutTree(scan.root, tokens);
  const pairs = pairCaptions(top, FIGURE_RULES);
  const subjectOf = makeSubjectFinder(nodeOf, pairs);
  for (const pair of pairs) assignFigure(figures, pair.name, pair, subjectOf(pair) ?? page);
  for (const token of tokens) if (isNaming(token)) addName(names, token.name);
  taught.noteShown('figure', () => [...tableCaptions, ...captionsIn(tokens)]);
  return { textRuns, tokens, pairs, nodeOf, figures, names };
};

/** What a source says that a caption names; null where none does. */
const codeOf = (name: ScoreName): string | null => {
  if (!isFigureSubject(name)) return isSubjectPart(name) ? name.part : name;
  return name.kind === 'overall' ? 'overall' : name.kind === 'unknown' ? null : name.code;
};

/** The captions of all figures of a score or diagnosis page in their order, those that nobody knows included. */
export const findFigureCaptions = async (
  scan: PageScan,
  { region, write }: PageLocale,
  skip: ReadonlySet<Element>,
): Promise<FigureCaption[]> => {
  const textRuns = await scan.textRunsOutside(skip);
  const found = findCaptions(
    scan.root,
    (vocabulary) => tokensOf(textRuns, vocabulary, write),
    scoreVocabularyOf(region),
    FIGURE_RULES,
    (caption): ScoreName => ({ kind: 'unknown', caption }),
  );
  return found.map(({ text, examples, name }) => ({ text, examples, known: codeOf(name) }));
};
