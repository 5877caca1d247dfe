import type { PageScan } from '../../dom/page-scan';
import { type FigureCaption, findCaptions } from '../../layouts/find-captions';
import type { PageLocale } from '../../locale';
import type { TaughtTexts } from '../../teaching/taught-texts';
import { FIGURE_RULES, scoreVocabularyOf, withTaught } from './figures';
import { tokensOf } from './gather';
import { isFigureSubject, isSubjectPart, type ScoreName } from './subjects';

/** What a source says that a caption names; null where none does. */
const codeOf = (name: ScoreName): string | null => {
  if (!isFigureSubject(name)) return isSubjectPart(name) ? name.part : name;
  return name.kind === 'overall' ? 'overall' : name.kind === 'unknown' ? null : name.code;
};

/** The captions of all figures of a score or diagnosis page in their order, those that nobody knows included. */
export const findFigureCaptions = async (
  scan: PageScan,
  { region, write }: PageLocale,
  taught: TaughtTexts,
  skip: ReadonlySet<Element>,
): Promise<FigureCaption[]> => {
  const textRuns = await scan.textRunsOutside(skip);
  const found = findCaptions(
    scan.root,
    (vocabulary) => tokensOf(textRuns, vocabulary, write),
    withTaught(scoreVocabularyOf(region), taught),
    FIGURE_RULES,
    (caption): ScoreName => ({ kind: 'unknown', caption }),
  );
  return found.map(({ text, examples, name }) => ({ text, examples, known: codeOf(name) }));
};
