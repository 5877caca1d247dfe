import type { Money } from '#core/model/field';
import { type FigureCaptions, type FigureFields, type FigureKind, figureColumns } from '../captions';
import { coversAny, findBusy } from '../dom/busy';
import { makeLayoutTree, pairCaptions, type Rules } from '../dom/pairs';
import { isControl, type TextRun } from '../dom/text-runs';
import { captionsIn, isNaming, isSentence, tokenize, unitOf, type Vocabulary } from '../dom/tokens';
import type { IssueLog } from '../issues';
import { isForeignPage, type PageLocale } from '../locale';
import { type PageContext, type ReadResult, refusePage } from '../page-context';
import { NOTHING_TAUGHT, type TaughtTexts } from '../teaching/taught-texts';
import { readMoney } from '../values/money';
import { readCount, readRate } from '../values/number';
import { captionKey } from '../values/text';
import { isMasked, isRefused, type Value } from '../values/value';
import { type FigureCaption, findCaptions } from './find-captions';

// Pages with a few figures, each under or beside its caption, in any layout.

interface Kinds {
  rate: number;
  count: number;
  money: Money;
}
type AnyFigure = Kinds[FigureKind];

type Read = { [N in FigureKind]: (text: string, caption: string, locale: PageLocale) => Value<Kinds[N]> };
const READ: Read = {
  rate: (text, caption, { write }) => readRate(write(text), unitOf(caption).percent),
  count: (text, _, { write }) => readCount(write(text)),
  money: (text, caption, { currency }) => readMoney(text, currency, caption),
};

/** How the figures of a page are told and read, by the captions of sources and those that the seller taught. */
const makeReading = (captions: FigureCaptions, locale: PageLocale, taught: TaughtTexts) => {
  const { fields } = captions;
  const names = new Map<string, string>();
  for (const [field, column] of Object.entries(taught.addTo(figureColumns(captions))))
    for (const text of column.taught ?? []) names.set(captionKey(text), field);
  for (const [field, , words] of captions.captions) names.set(captionKey(words), field);
  const read = (field: string, text: string, caption: string): Value<AnyFigure> =>
    READ[fields[field]!](text, caption, locale);
  const vocabulary: Vocabulary = {
    names,
    isDivided: false,
    isMute: isSentence,
    isValue: (text) =>
      text !== '' && (isMasked(text) || Object.keys(fields).some((field) => !isRefused(read(field, text, '(%)')))),
  };
  const rules: Rules = {
    accepts: (field, text, caption) => !isRefused(read(field, text, caption)),
  };
  return { read, vocabulary, rules };
};

const withoutControls = (textRuns: readonly TextRun[]): TextRun[] => textRuns.filter((textRun) => !isControl(textRun));

/** The field of a caption that neither a source nor the seller names. */
const UNKNOWN = '';

/** The captions of the figures of a page in their order, those that nobody knows included, with the fields that they name. */
export const captionsOfFigures = (
  root: Document,
  locale: PageLocale,
  textRuns: readonly TextRun[],
  captions: FigureCaptions,
): FigureCaption[] => {
  const { vocabulary, rules } = makeReading(captions, locale, NOTHING_TAUGHT);
  const runs = withoutControls(textRuns);
  const accepts: Rules['accepts'] = (_field, text) => vocabulary.isValue(text);
  const found = findCaptions(
    root,
    (all) => tokenize(runs, all),
    vocabulary,
    { ...rules, accepts },
    () => UNKNOWN,
  );
  return found.map(({ text, examples, name }) => ({ text, examples, known: name === UNKNOWN ? null : name }));
};

interface LabelledFigures<K extends FigureFields> {
  figures: { [F in keyof K]: Kinds[K[F]] | null };
  /** all texts of the page */
  textRuns: readonly TextRun[];
}

/** The figures of a page; a figure that is printed twice, and not the same, is none. */
export const readLabelledFigures = async <K extends FigureFields>(
  context: PageContext,
  captions: FigureCaptions & { readonly fields: K },
  issues: IssueLog,
): Promise<LabelledFigures<K> | ReadResult> => {
  const { root, scan, locale, taught } = context;
  const { fields, required } = captions;
  const { read, vocabulary, rules } = makeReading(captions, locale, taught);
  const busy = await findBusy(scan);
  const textRuns = await scan.textRuns();
  const tokens = tokenize(withoutControls(textRuns), vocabulary);
  await scan.yieldToPage();
  taught.noteShown('column', () => captionsIn(tokens));
  const pairs = Map.groupBy(pairCaptions(makeLayoutTree(root, tokens).top, rules), (pair) => pair.name);
  const naming = tokens.filter(isNaming);
  const labelled = new Set(naming.map(({ name }) => name));
  const missing = required.filter((field) => !labelled.has(field));
  const shown = naming.map(({ textRun }) => textRun.parent);
  if (busy.length > 0 && (missing.length > 0 || coversAny(busy, shown))) return { kind: 'waiting' };
  if (missing.length > 0) {
    const code = labelled.size === 0 && isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    const wanted = missing.map((field) => `“${captions.captions.find(([name]) => name === field)![2]}”`);
    return refusePage(code, `no caption ${wanted.join(', ')}`);
  }
  const figures = Object.fromEntries(
    Object.keys(fields).map((field) => {
      const printed = pairs.get(field) ?? [];
      if (printed.length === 0 && labelled.has(field)) issues.add('unknown-value', `${field}: no value beside it`);
      return [field, issues.takeOnly(printed, ({ text, caption }) => read(field, text, caption))];
    }),
  ) as LabelledFigures<K>['figures'];
  return { figures, textRuns };
};
