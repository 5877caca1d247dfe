import type { Instant } from '#core/model/day';
import { METRIC_CODES, type Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import { isRegion } from '#core/model/region';
import type { ShopHint } from '#core/model/shop';
import { FIGURE_PARTS, FIGURE_SUBJECTS, taughtKey } from '#core/model/taught-kind';
import type { TaughtText, TeachablePage, TeachableText, Trial } from '#core/model/taught-text';
import { type Columns, englishNameOf } from '../captions';
import { countFound } from '../dom/columns';
import { makePageScan, type PageScan } from '../dom/page-scan';
import { rowsOf, type Table } from '../dom/table';
import { makeTextReader } from '../dom/text-runs';
import type { FigureCaption } from '../layouts/find-captions';
import { captionsOfFigures } from '../layouts/labelled-figures';
import { findLabels, type LabelText } from '../layouts/labels';
import { languageOf, makeLocale } from '../locale';
import type { ReadResult } from '../page-context';
import { findFormLabels } from '../pages/appeals/form';
import { SHOWN_METRICS } from '../pages/score/captions';
import { findFigureCaptions } from '../pages/score/gather';
import type { Recognized } from '../recognize';
import { neverYield } from '../watching/page-turns';
import { isPersonal } from './personal';
import { selectTaughtTexts, type UnknownWord } from './taught-texts';
import {
  FIGURE_PAGES,
  hasTeachableFigures,
  hasTeachableLabels,
  isLabelled,
  meaningsOf,
  meantFields,
  teachableColumns,
} from './teachable';

const MAX_EXAMPLES = 2;
const MAX_EXAMPLE_CHARS = 40;
const MAX_SAMPLES = 3;
/** Length beyond which a text is no word of a closed list. */
const MAX_WORD_CHARS = 80;

/** A text in its place, before its teachable meaning is known. */
type Found = Pick<TeachableText, 'kind' | 'looks' | 'text' | 'metric' | 'field' | 'examples' | 'known' | 'guess'>;

const inPlace = (found: readonly Found[]): Omit<TeachableText, 'taught'>[] =>
  found.map((one, at) => {
    const isHidden = one.kind === 'column' && one.known === null && isPersonal(one.text, one.examples);
    return {
      ...one,
      examples: isHidden ? [] : one.examples.slice(0, MAX_EXAMPLES).map((text) => text.slice(0, MAX_EXAMPLE_CHARS)),
      isPersonal: isHidden,
      before: found[at - 1]?.text ?? null,
      behind: found[at + 1]?.text ?? null,
    };
  });

/** The table that resembles the wanted list most, by the number of its columns. */
const likeliestTable = (tables: readonly Table[], columns: Columns<string>): Table | undefined =>
  tables
    .filter(({ captions, body }) => captions.length > 1 && body.length > 0)
    .toSorted((a, b) => countFound(b, columns) - countFound(a, columns) || b.captions.length - a.captions.length)[0];

const ROWS_LOOKED_AT = 8;

const columnsIn = async (
  table: Table,
  document: Document,
  sourced: Columns<string>,
  metric: Metric | null,
): Promise<Found[]> => {
  const rows = (await rowsOf(table, neverYield)).slice(0, ROWS_LOOKED_AT);
  const textsIn = makeTextReader(document);
  return table.captions.flatMap(([text], index): Found[] => {
    if (text === undefined) return [];
    const cells = rows.map((row) => row.cellAt(index)).map((cell) => (cell === null ? '' : textsIn(cell).join(' ')));
    const examples = [...new Set(cells)].filter((cell) => cell !== '');
    return [{ kind: 'column', looks: 'column', text, metric, field: null, examples, ...meantFields(sourced, text) }];
  });
};

/** Captions of figures, which stand in a page in any place. */
const asFigures = (kind: 'column' | 'figure', figures: readonly FigureCaption[], metric: Metric | null): Found[] =>
  figures.map((figure) => ({ kind, looks: 'figure', metric, field: null, guess: null, ...figure }));

/** Labels of cards, of the page of one record, or of a form, which have no columns. */
const asLabels = (labels: readonly LabelText[], sourced: Columns<string>): Found[] =>
  labels.map(({ text, examples }) => {
    return { kind: 'column', looks: 'label', text, metric: null, field: null, examples, ...meantFields(sourced, text) };
  });

/** @param metric of the page; a reason of an appeal has its own */
const wordOf = ({ field, text, metric: appealed }: UnknownWord, metric: Metric | null): TeachableText => ({
  ...{ kind: 'word', looks: 'word', text, field, metric: appealed ?? metric, examples: [], known: null, guess: null },
  ...{ taught: null, isPersonal: false, before: null, behind: null },
});

/** Words that can be taught, without any that a person wrote. */
const teachableWords = (page: Recognized['page'], words: readonly UnknownWord[]): UnknownWord[] =>
  words.filter(
    ({ field, text, metric }) =>
      text.length <= MAX_WORD_CHARS && /\p{L}/u.test(text) && meaningsOf(page, field, metric).length > 0,
  );

/** The teachable texts of a page, in document order; null if there are none. */
export const describePage = async (
  document: Document,
  { page, metric }: Recognized,
  shop: ShopHint | null,
  at: Instant,
  known: ReadonlyMap<string, TaughtText>,
  unknownWords: readonly UnknownWord[],
): Promise<TeachablePage | null> => {
  const columns = teachableColumns(page, metric);
  const region = shop?.region;
  if (region === undefined || !isRegion(region) || (columns === null && !hasTeachableFigures(page))) return null;
  const language = languageOf(document);
  const locale = makeLocale(region, at, language);
  const scan: PageScan = makePageScan(document, neverYield);
  const formLabels = page === 'appeal-center' ? await findFormLabels(scan) : [];
  const table =
    columns === null || isLabelled(page) || page in FIGURE_PAGES || formLabels.length > 0
      ? undefined
      : likeliestTable(await scan.tables(), columns);
  const inTables = new Set((await scan.tables()).flatMap(({ elements }) => elements));
  const figures = hasTeachableFigures(page) ? await findFigureCaptions(scan, locale, new Set(table?.elements)) : [];
  const ofFigures = FIGURE_PAGES[page];
  const captions =
    ofFigures !== undefined
      ? asFigures(
          'column',
          captionsOfFigures(document, locale, await scan.textRunsOutside(inTables), ofFigures),
          metric,
        )
      : table !== undefined
        ? await columnsIn(table, document, columns!, metric)
        : columns !== null && hasTeachableLabels(page)
          ? asLabels(findLabels(await scan.textRuns(), page === 'order-detail'), columns)
          : asLabels(formLabels, columns ?? {});
  const words = teachableWords(page, unknownWords);
  const ofPage = { page, metric, region, language };
  const saidBefore = selectTaughtTexts(known, ofPage);
  const texts = [
    ...inPlace(asFigures('figure', figures, metric)),
    ...inPlace(captions),
    ...words.map((word) => wordOf(word, metric)),
  ].map((text): TeachableText => {
    return { ...text, taught: saidBefore.get(taughtKey({ ...ofPage, ...text })) ?? null };
  });
  for (const one of saidBefore.values())
    if (one.kind === 'word') texts.push({ ...wordOf(one, one.metric), taught: one });
  if (texts.length === 0) return null;
  const ofMetric = metric === null ? [] : [metric];
  const shown: readonly string[] = SHOWN_METRICS[region] ?? METRIC_CODES;
  const hidden: readonly string[] = METRIC_CODES.filter((code) => !shown.includes(code));
  return {
    ...ofPage,
    texts,
    fields: Object.entries(columns ?? {}).map(([field, { captions, required }]) => ({
      field,
      name: englishNameOf(captions),
      isRequired: required === true && formLabels.length === 0,
    })),
    subjects: page === 'diagnosis' ? ofMetric : FIGURE_SUBJECTS.filter((code) => !hidden.includes(code)),
    parts: FIGURE_PARTS.filter((part) => page === 'score' || part !== 'weight'),
    meanings: meaningsFor(page, texts),
  };
};

const meaningsFor = (page: Recognized['page'], texts: readonly TeachableText[]): TeachablePage['meanings'] =>
  Object.fromEntries(
    texts.flatMap(({ field, metric }) => (field === null ? [] : [[field, meaningsOf(page, field, metric)]])),
  );

const isPrintable = (value: unknown): value is string | number | boolean => value !== null && typeof value !== 'object';
/** Fields of the record itself, or repeated by another field. */
const OWN_FIELDS = new Set(['statusText', 'language', 'firstStars', 'readAt', 'firstSeen', 'lastSeen', 'at']);

/** Sample values of the first records, by field; a row may describe its order and its review. */
const samplesOf = (records: FactDrafts): Record<string, string>[] =>
  Array.from({ length: MAX_SAMPLES }, (_, index) => {
    const sample: Record<string, string> = {};
    for (const list of Object.values(records))
      for (const [field, value] of Object.entries(list[index] ?? {}))
        if (isPrintable(value) && !OWN_FIELDS.has(field)) sample[field] ??= String(value);
    return sample;
  }).filter((sample) => Object.keys(sample).length > 0);

/** Sample values of a reading, by metric. */
const samplesOfReadings = ({ readings = [] }: FactDrafts): Record<string, string>[] => {
  const [reading] = readings;
  if (reading === undefined) return [];
  const overall = reading.overall == null ? [] : [{ subject: 'overall', score: String(reading.overall) }];
  const rows = Object.entries({ ...reading.dimensions, ...reading.metrics }).flatMap(([subject, figures]) => {
    const known = Object.entries(figures ?? {}).filter(([, value]) => value !== null);
    return known.length === 0
      ? []
      : [{ subject, ...Object.fromEntries(known.map(([part, value]) => [part, String(value)])) }];
  });
  return [...overall, ...rows];
};

export const describeTrial = (result: ReadResult, recognized: Recognized | null): Trial => {
  const { page, metric } = recognized ?? { page: null, metric: null };
  const leftOut = result.kind === 'waiting' ? [] : result.issues.filter(({ code }) => code !== 'guessed-header');
  const issues = leftOut.map(({ detail }) => detail);
  const words = page === null ? [] : teachableWords(page, result.unknownWords ?? []);
  const asked = words.map((word) => wordOf(word, metric));
  const told = { issues, words: asked, meanings: page === null ? {} : meaningsFor(page, asked) };
  if (result.kind !== 'read') return { ...told, isRead: false, rows: 0, samples: [], facts: {} };
  const { records, rows } = result;
  const samples = page === 'score' ? samplesOfReadings(records) : samplesOf({ ...records, coverage: [], readings: [] });
  // The reasons of a form are not told while their list is shut.
  return { ...told, isRead: rows > 0 || result.strategy === 'form', rows, samples, facts: records };
};
