import { captionHasHours, captionHasPercent, captionKey } from '../values/text';
import type { TextRun } from './text-runs';

/** Classification of a text: a known caption, a value, a caption with its value, or an unknown caption. */
export type Token<N = string> =
  | { kind: 'label'; name: N; caption: string; textRun: TextRun }
  | { kind: 'value'; text: string; textRun: TextRun }
  | { kind: 'pair'; name: N; caption: string; text: string; textRun: TextRun }
  | { kind: 'other'; textRun: TextRun };

/** Whether a text is a known caption, alone or with its value. */
export const isNaming = <N>(token: Token<N>): token is Extract<Token<N>, { name: N }> => 'name' in token;

/** @template N what captions name: a field, or the subject of a figure */
export interface Vocabulary<N = string> {
  /** what a caption names, by its caption key */
  names: ReadonlyMap<string, N>;
  /** texts without meaning between a caption and its value: states, windows, links */
  isMute(text: string): boolean;
  /** text that could be a value of one of the names */
  isValue(text: string): boolean;
  /**
   * whether one text may hold several figures, in brackets or separated by dots; false beside texts written by people
   */
  isDivided: boolean;
}

const SENTENCE = /[.?!…]$|^[^\p{L}\p{N}]+$/u;
/** Whether a text is a sentence, or punctuation alone. */
export const isSentence = (text: string): boolean => SENTENCE.test(text);

const WINDOW = /^(?:last |past )?\d+ ?-? ?days?\b[ :]*/i;
/**
 * The name of a caption without its window and code: `60-Day Negative Review Rate (NRR)` is a `Negative Review Rate`.
 */
export const knownNameOf = <N>(text: string, names: ReadonlyMap<string, N>): N | undefined =>
  names.get(captionKey(text)) ?? names.get(captionKey(text.replace(WINDOW, '')));

const UNIT = /^(?:%|h|hrs?|hours?|\/\s*5(?:\.0+)?|out of 5)$/i;
const isUnit = (text: string): boolean => UNIT.test(text);
const NUMBER_END = /[\d,]$/;

/** Joins numbers that are split over elements, as in `3` `.8`, `1.26` `%`, `3.8` `/` `5`. */
const joinNumbers = (textRuns: readonly TextRun[]): TextRun[] => {
  const joined: TextRun[] = [];
  for (const textRun of textRuns) {
    const last = joined.at(-1);
    if (last !== undefined && /^[<>≤≥]?\s*\d[\d,.]*(?:\s*\/)?$/.test(last.text)) {
      const continues =
        (/^\.\d+(?:\s*(?:%|h|hrs?|hours?|\/\s*5(?:\.0+)?))?$/i.test(textRun.text) && NUMBER_END.test(last.text)) ||
        isUnit(textRun.text) ||
        textRun.text === '/' ||
        (last.text.endsWith('/') && /^5(?:\.0+)?$/.test(textRun.text));
      if (continues) {
        joined[joined.length - 1] = { text: last.text + textRun.text, parent: last.parent };
        continue;
      }
    }
    joined.push(textRun);
  }
  return joined;
};

const BREAK = / ?[()（）[\]|·•;；] ?|, (?=\p{L})| \/ (?=\p{L})/u;
const LONGEST_PAIR = 14;

/** Splits `Score 3.9/5` or `Data as of Jan 15, 2026` after the longest known caption, if the rest is a value. */
const cutCaption = <N>(
  text: string,
  { names, isValue }: Vocabulary<N>,
): { name: N; caption: string; text: string } | undefined => {
  const words = text.split(' ');
  if (words.length > LONGEST_PAIR) return undefined;
  for (let at = words.length - 1; at > 0; at -= 1) {
    const caption = words.slice(0, at).join(' ');
    const name = knownNameOf(caption, names);
    const value = words.slice(at).join(' ');
    if (name !== undefined && isValue(value)) return { name, caption, text: value };
  }
  return undefined;
};

/** A metric's code after its name, as in `Negative Review Rate (NRR): 1.26%`. */
const METRIC_CODE = / ?[(（](?:NRR|NBFR|SFCR|OTDR|AHT|IM[ _]?DSAT)[)）]/g;

const toTokens = <N>(textRun: TextRun, vocabulary: Vocabulary<N>): Token<N>[] => {
  const { names, isMute, isValue } = vocabulary;
  const text = textRun.text.replace(METRIC_CODE, '').replace(/ ?[:：]$/, '');
  const whole = knownNameOf(text, names);
  if (whole !== undefined) return [{ kind: 'label', name: whole, caption: text, textRun }];
  if (isValue(text)) return [{ kind: 'value', text, textRun }];
  const colon = /^([^:：]+)[:：] ?(.+)$/s.exec(text);
  const name = colon ? knownNameOf(colon[1]!, names) : undefined;
  const pair =
    colon && name !== undefined && isValue(colon[2]!)
      ? { name, caption: colon[1]!, text: colon[2]! }
      : cutCaption(text, vocabulary);
  if (pair !== undefined) return [{ kind: 'pair', ...pair, textRun }];
  const parts = vocabulary.isDivided ? text.split(BREAK).filter((part) => part !== '') : [];
  if (parts.length > 1) return parts.flatMap((part) => toTokens({ text: part, parent: textRun.parent }, vocabulary));
  return isMute(text) ? [] : [{ kind: 'other', textRun }];
};

export const tokenize = <N>(textRuns: readonly TextRun[], vocabulary: Vocabulary<N>): Token<N>[] =>
  joinNumbers(textRuns).flatMap((textRun) => toTokens(textRun, vocabulary));

/** The unit that a caption gives for its values. */
export const unitOf = (caption: string): { percent: boolean; hours: boolean } => ({
  percent: captionHasPercent(caption),
  hours: captionHasHours(caption),
});

/** All captions in their order on the page, known or not. */
export const captionsIn = <N>(tokens: readonly Token<N>[]): string[] =>
  tokens.flatMap((token) => (isNaming(token) ? token.caption : token.kind === 'other' ? token.textRun.text : []));
