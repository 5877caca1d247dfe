import type { Money } from '#core/model/field';
import type { CaptionLine } from './captions';
import { coversAny, findBusy } from './dom/busy';
import { makeLayoutTree, pairUp, type Rules } from './dom/pairs';
import { isControl, type TextRun } from './dom/text-runs';
import { tokenize, unitOf, type Vocabulary } from './dom/tokens';
import type { IssueLog } from './issues';
import { isForeignPage, type PageLocale } from './locale';
import { type PageContext, type ReadResult, refusePage } from './page-context';
import { readMoney } from './values/money';
import { readCount, readRate } from './values/number';
import { captionKey } from './values/text';
import { isMasked, isRefused, type Value } from './values/value';

// Pages that print a few figures, each under or beside its caption, however these are laid out.

interface Kinds {
  rate: number;
  count: number;
  money: Money;
}
type Fields = Readonly<Record<string, keyof Kinds>>;

export interface FigureCaptions<K extends Fields> {
  /** what there is to read, and what it is printed as */
  readonly fields: K;
  /** without these the page is another one than it was */
  readonly required: readonly (keyof K & string)[];
  readonly captions: readonly CaptionLine<keyof K & string>[];
}
type Figures<K extends Fields> = { [F in keyof K]: Kinds[K[F]] | null };

type Read = { [N in keyof Kinds]: (text: string, caption: string, locale: PageLocale) => Value<Kinds[N]> };
const READ: Read = {
  rate: (text, caption, { write }) => readRate(write(text), unitOf(caption).percent),
  count: (text, _, { write }) => readCount(write(text)),
  money: (text, caption, { currency }) => readMoney(text, currency, caption),
};
const SENTENCE = /[.?!…]$|^[^\p{L}\p{N}]+$/u;

interface LabelledFigures<K extends Fields> {
  figures: Figures<K>;
  /** all texts of the page */
  textRuns: readonly TextRun[];
}

/** The figures of a page; a figure that is printed twice, and not the same, is none. */
export const readLabelledFigures = async <K extends Fields>(
  { root, scan, locale }: PageContext,
  { fields, required, captions }: FigureCaptions<K>,
  issues: IssueLog,
): Promise<LabelledFigures<K> | ReadResult> => {
  const names = new Map<string, string>(captions.map(([field, , words]) => [captionKey(words), field]));
  const read = (name: string, text: string, caption: string): Value<Kinds[keyof Kinds]> =>
    READ[fields[name]!](text, caption, locale);
  const vocabulary: Vocabulary = {
    names,
    isDivided: false,
    isMute: (text) => SENTENCE.test(text),
    isValue: (text) =>
      text !== '' && (isMasked(text) || Object.keys(fields).some((field) => !isRefused(read(field, text, '(%)')))),
  };
  const busy = await findBusy(scan);
  const textRuns = await scan.textRuns();
  const tokens = tokenize(
    textRuns.filter((textRun) => !isControl(textRun)),
    vocabulary,
  );
  await scan.yieldToPage();
  const rules: Rules = {
    isState: () => false,
    accepts: (name, text, caption) => !isRefused(read(name, text, caption)),
  };
  const pairs = Map.groupBy(pairUp(makeLayoutTree(root, tokens).top, rules), (pair) => pair.name);
  const labelled = new Set(tokens.flatMap((token) => ('name' in token ? token.name : [])));
  const missing = required.filter((field) => !labelled.has(field));
  const shown = tokens.flatMap((token) => ('name' in token ? token.textRun.parent : []));
  if (busy.length > 0 && (missing.length > 0 || coversAny(busy, shown))) return { kind: 'waiting' };
  if (missing.length > 0) {
    const code = labelled.size === 0 && isForeignPage(root) ? 'unsupported-language' : 'unknown-header';
    const wanted = missing.map((wantedField) => `“${captions.find(([field]) => field === wantedField)![2]}”`);
    return refusePage(code, `no caption ${wanted.join(', ')}`);
  }
  const figures = Object.fromEntries(
    Object.keys(fields).map((field) => {
      const printed = pairs.get(field) ?? [];
      const values = new Map<string, Kinds[keyof Kinds]>();
      for (const { text, caption } of printed) {
        const value = issues.take(read(field, text, caption), caption, text);
        if (value !== null) values.set(JSON.stringify(value), value);
      }
      if (values.size > 1) issues.add('unknown-value', `${printed[0]!.caption}: printed twice, and not the same`);
      if (printed.length === 0 && labelled.has(field)) issues.add('unknown-value', `${field}: no value beside it`);
      return [field, values.size === 1 ? [...values.values()][0]! : null];
    }),
  ) as Figures<K>;
  return { figures, textRuns };
};
