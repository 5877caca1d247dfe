import { type Column, columnKeys } from '../captions';
import { contains, parentOf, tagOf } from '../dom/access';
import type { TextRun } from '../dom/text-runs';
import { isId, readIdAfterCaption } from '../values/identity';
import { splitDay, withZoneOf } from '../values/moment';
import { captionKey } from '../values/text';
import { isRefused } from '../values/value';

// Labels that name the value after them, in the same text or in the next.

const COLON = /^([^:：]+)[:：]\s*(.+)$/su;
/** A label with or without an id after it. */
const LABEL = /^(\D+)(\d+)?$/u;

/** Every id after one of the captions, in the same text or the next. */
export const findLabelledIds = (textRuns: readonly TextRun[], column: Column): { id: string; parent: Element }[] => {
  const keys = columnKeys(column);
  return textRuns.flatMap(({ text, parent }, at) => {
    const [, label = '', beside] = LABEL.exec(text) ?? [];
    if (!keys.has(captionKey(label))) return [];
    const id = readIdAfterCaption(beside, textRuns, at + 1);
    return id === null ? [] : [{ id, parent }];
  });
};

/** The text right after a label in the same element; further away it belongs to another label. */
const textBeside = ({ parent }: TextRun, next: TextRun | undefined): string =>
  next !== undefined && tagOf(next.parent) !== 'dt' && contains(parentOf(parent) ?? parent, next.parent)
    ? next.text
    : '';

/** The distinct texts after one of the captions, with the time zone that the caption gives. */
export const findLabelledTexts = (textRuns: readonly TextRun[], column: Column): string[] => {
  const keys = columnKeys(column);
  const texts = textRuns.flatMap((textRun, at) => {
    const { text } = textRun;
    if (keys.has(captionKey(text))) return [withZoneOf(text, textBeside(textRun, textRuns[at + 1]))];
    const [, label = '', rest = ''] = COLON.exec(text) ?? [];
    return keys.has(captionKey(label)) ? [withZoneOf(label, rest)] : [];
  });
  return [...new Set(texts)];
};

const MAX_LABEL_WORDS = 6;
const isDated = (text: string): boolean => {
  const split = splitDay(text, 'mdy');
  return split !== undefined && !isRefused(split);
};

/**
 * Splits a label from its value, which may be in the next text: `Order ID: 576…`, `Deliver by 07/02/2026`, `Status`.
 */
export const splitLabel = (text: string): [label: string, value: string] => {
  const [, named, value] = COLON.exec(text) ?? [];
  if (named !== undefined) return [named.trim(), value!];
  const words = text.split(' ');
  for (let at = 1; at < words.length && at <= MAX_LABEL_WORDS; at += 1) {
    const rest = words.slice(at).join(' ');
    if (isId(rest) || isDated(rest)) return [words.slice(0, at).join(' '), rest];
  }
  return [text.replace(/ ?[:：]$/, ''), ''];
};

/** A label with the text after it. */
export interface LabelText {
  text: string;
  examples: string[];
}

/** Whether a text may be a label, unlike numbers and sentences; a point may end an abbreviation. */
const isWording = (text: string): boolean =>
  /^[^\d?!]{2,60}$/.test(text) && /\p{L}{2}/u.test(text) && text.split(' ').length <= MAX_LABEL_WORDS;

/**
 * Possible labels, known or not: texts with a colon, an id or a date after them, or that precede other texts more than
 * once.
 * @param isOfOne on the page of one record a label occurs only once
 */
export const findLabels = (textRuns: readonly TextRun[], isOfOne = false): LabelText[] => {
  const labels = new Map<string, LabelText & { times: number; isSure: boolean }>();
  for (const [at, textRun] of textRuns.entries()) {
    const [text, value] = splitLabel(textRun.text);
    const example = value || textBeside(textRun, textRuns[at + 1]);
    if (example === '' || !isWording(text)) continue;
    const key = captionKey(text);
    const found = labels.get(key) ?? { text, examples: [], times: 0, isSure: false };
    found.times += 1;
    found.isSure ||= text !== textRun.text;
    if (!found.examples.includes(example)) found.examples.push(example);
    labels.set(key, found);
  }
  return [...labels.values()]
    .filter(({ times, isSure }) => isSure || isOfOne || times > 1)
    .map(({ text, examples }) => ({ text, examples }));
};
