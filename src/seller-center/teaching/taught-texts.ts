import type { Metric } from '#core/model/metric';
import type { Issue } from '#core/model/page';
import type { FigurePart, FigureSubjectCode } from '#core/model/taught-kind';
import type { TaughtText } from '#core/model/taught-text';
import { type Column, type Columns, sourcedKeysOf } from '../captions';
import type { FoundColumns } from '../dom/columns';
import { captionKey } from '../values/text';
import { isRefused, type Value } from '../values/value';
import { isPersonal } from './personal';
import { meaningsOf } from './teachable';

/** A word of unknown meaning in a column of states or reasons. */
export interface UnknownWord {
  field: string;
  text: string;
  /** of a form of an appeal: the metric that is appealed */
  metric: Metric | null;
}

/** The caption of a figure with the meaning that the seller gave. */
export interface TaughtFigure {
  text: string;
  subject: FigureSubjectCode | null;
  part: FigurePart | null;
}

/** The texts that the seller taught for the page being read, which record their own use. */
export interface TaughtTexts {
  /** adds taught captions to the columns */
  addTo<F extends string>(columns: Columns<F>): Columns<F>;
  /** records which taught captions were needed, and whether they have changed places since */
  noteColumns<F extends string>(found: FoundColumns<F>, sourced: Columns<F>, captions: readonly string[]): void;
  figures: readonly TaughtFigure[];
  /**
   * Records which taught captions of a kind are among those of the page, and whether some have changed places.
   * @param captionsOf called only if something of that kind was taught
   */
  noteShown(kind: 'figure' | 'column', captionsOf: () => readonly string[]): void;
  /** set if captions have changed places since they were taught, so that nothing of the page can be trusted */
  moved(): Issue | null;
  /** whether the seller taught the meaning of a word of a column */
  knowsWord(field: string, text: string): boolean;
  /**
   * The taught meaning of a word that `read` refused. Null if none is needed; a word without a meaning stays as read
   * and is remembered as a question to the seller.
   */
  word<T extends string>(field: string, texts: readonly string[], read: Value<T>, metric?: Metric | null): Value<T>;
  unknownWords(): UnknownWord[];
  /** records that a source exists for this caption of a figure */
  noteKnown(caption: string): void;
  /** keys of texts for which a source exists by now, and which are no longer used */
  outdated(): string[];
  /** keys of texts that were needed */
  used(): string[];
}

const keyOf = (...parts: (string | null)[]): string => parts.join('\n');

/** A sourced caption never names another column, so the taught meaning yields. */
const isSourced = (columns: Columns<string>, caption: string): boolean =>
  Object.values(columns).some(({ captions }) => sourcedKeysOf(captions).includes(captionKey(caption)));

/** Whether a caption has changed sides with one of its neighbours since it was taught. */
const isMoved = ({ text, before, behind }: TaughtText, places: ReadonlyMap<string, number>): boolean => {
  const place = places.get(captionKey(text));
  const placeOf = (caption: string | null) => (caption === null ? undefined : places.get(captionKey(caption)));
  const [left, right] = [placeOf(before), placeOf(behind)];
  return place !== undefined && ((left !== undefined && left > place) || (right !== undefined && right < place));
};

const placesOf = (captions: readonly string[]): Map<string, number> => {
  const places = new Map<string, number>();
  for (const [place, caption] of captions.entries()) {
    const key = captionKey(caption);
    if (!places.has(key)) places.set(key, place);
  }
  return places;
};

/** @param taught texts for the page, its market and its language, by storage key */
export const makeTaughtTexts = (taught: ReadonlyMap<string, TaughtText>): TaughtTexts => {
  const used = new Set<string>();
  const columns = new Map<string, [key: string, TaughtText & { kind: 'column' }]>();
  const figures = new Map<string, [key: string, TaughtText & { kind: 'figure' }]>();
  const words = new Map<string, [key: string, TaughtText & { kind: 'word' }]>();
  for (const [key, one] of taught) {
    if (one.kind === 'column' && !isPersonal(one.text, [])) columns.set(captionKey(one.text), [key, one]);
    if (one.kind === 'figure') figures.set(captionKey(one.text), [key, one]);
    // a reason means another ground for another metric
    const metric = one.page === 'appeal-center' ? one.metric : null;
    if (one.kind === 'word') words.set(keyOf(one.field, metric, captionKey(one.text)), [key, one]);
  }
  const outdated = new Set<string>();
  const unknown = new Map<string, UnknownWord>();
  let moved: TaughtText | undefined;
  const note = (needed: readonly (readonly [key: string, TaughtText])[], captions: readonly string[]): void => {
    const places = placesOf(captions);
    for (const [key, one] of needed) {
      used.add(key);
      if (isMoved(one, places)) moved ??= one;
    }
  };
  return {
    addTo: (sourced) => {
      const free = [...columns.values()].filter(([key, { text }]) => {
        if (isSourced(sourced, text)) outdated.add(key);
        return !outdated.has(key);
      });
      if (free.length === 0) return sourced;
      const ofThese = free.filter(([, { field }]) => field === null || Object.hasOwn(sourced, field));
      const said = new Set(ofThese.map(([, { text }]) => captionKey(text)));
      const entries = Object.entries<Column>(sourced).map(([name, column]) => {
        const taught = ofThese.flatMap(([, { field, text }]) => (field === name ? text : []));
        const guessed = column.captions.guessed?.filter((text) => !said.has(captionKey(text)));
        const captions = guessed === undefined ? column.captions : { ...column.captions, guessed };
        return [name, { ...column, captions, ...(taught.length > 0 && { taught }) }];
      });
      return Object.fromEntries(entries) as typeof sourced;
    },
    noteColumns: (found, sourced, captions) => {
      const needed = [...found.values()].flatMap(({ caption }) => {
        const entry = columns.get(captionKey(caption));
        return entry === undefined || isSourced(sourced, caption) ? [] : [entry];
      });
      note(needed, captions);
    },
    noteKnown: (caption) => {
      const entry = figures.get(captionKey(caption));
      if (entry !== undefined) outdated.add(entry[0]);
    },
    outdated: () => [...outdated],
    figures: [...figures.values()].map(([, one]) => one),
    noteShown: (kind, captionsOf) => {
      const ofKind: ReadonlyMap<string, [key: string, TaughtText]> = kind === 'figure' ? figures : columns;
      if (ofKind.size === 0) return;
      const captions = captionsOf();
      const present = new Set(captions.map(captionKey));
      const needed = [...ofKind].filter(([caption, [key]]) => present.has(caption) && !outdated.has(key));
      note(
        needed.map(([, entry]) => entry),
        captions,
      );
    },
    moved: () =>
      moved === undefined
        ? null
        : {
            code: 'unknown-header',
            detail: `captions have changed places since “${moved.text}” was taught: check it again`,
          },
    knowsWord: (field, text) => words.has(keyOf(field, null, captionKey(text))),
    word: (field, texts, read, metric = null) => {
      if (read !== null && !isRefused(read)) {
        for (const text of texts) {
          const entry = words.get(keyOf(field, metric, captionKey(text)));
          if (entry !== undefined) outdated.add(entry[0]);
        }
        return read;
      }
      for (const text of texts) {
        const entry = words.get(keyOf(field, metric, captionKey(text)));
        if (entry === undefined) continue;
        const [key, { page, meaning }] = entry;
        if (meaning !== null && !meaningsOf(page, field, metric).includes(meaning)) continue;
        used.add(key);
        return meaning as typeof read | null;
      }
      const text = texts.find((one) => /\p{L}/u.test(one));
      if (text !== undefined) unknown.set(keyOf(field, metric, captionKey(text)), { field, text, metric });
      return read;
    },
    unknownWords: () => [...unknown.values()],
    used: () => [...used],
  };
};

export const NOTHING_TAUGHT: TaughtTexts = makeTaughtTexts(new Map());

/**
 * The texts taught for one page in one market and language. Reasons of an appeal depend on a metric that the page does
 * not name; words of the order list mean the same on the page of one order.
 */
export const selectTaughtTexts = (
  all: ReadonlyMap<string, TaughtText>,
  { page, metric, region, language }: Pick<TaughtText, 'page' | 'metric' | 'region' | 'language'>,
): Map<string, TaughtText> =>
  new Map(
    [...all].filter(
      ([, one]) =>
        (one.page === page || (page === 'order-detail' && one.page === 'order-list' && one.kind === 'word')) &&
        one.region === region &&
        one.language === language &&
        (one.metric === metric || page === 'appeal-center'),
    ),
  );
