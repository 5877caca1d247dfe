import { DIMENSIONS, METRIC_CODES } from './metric';

// Apart from the schema of a taught text: the reader of a page does without schemas.

/** What a figure of the score and diagnosis pages is about, by code. */
export const FIGURE_SUBJECTS = ['overall', ...DIMENSIONS, ...METRIC_CODES] as const;
export type FigureSubjectCode = (typeof FIGURE_SUBJECTS)[number];
/** What of its subject a figure is. */
export const FIGURE_PARTS = [
  'value',
  'score',
  'target',
  'excellent',
  'poor',
  'numerator',
  'denominator',
  'weight',
  'day',
] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

/** Where a taught text stands. */
export interface TaughtPlace {
  page: string;
  metric: string | null;
  region: string;
  language: string | null;
  kind: 'column' | 'figure' | 'word';
  text: string;
  /** of a word: the column that holds it */
  field?: string | null;
}

/** What is said later of the same text of the same page takes the place of what was said before. */
export const taughtKey = ({ page, metric, region, language, kind, text, field = null }: TaughtPlace): string =>
  JSON.stringify([page, metric, region, language, kind, kind === 'word' ? field : null, text]);
