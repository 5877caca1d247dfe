import { DIMENSIONS, METRIC_CODES } from './metric';

// Separate from the schema of a taught text, because page readers load no schemas.

/** Subjects of figures on the score and diagnosis pages. */
export const FIGURE_SUBJECTS = ['overall', ...DIMENSIONS, ...METRIC_CODES] as const;
export type FigureSubjectCode = (typeof FIGURE_SUBJECTS)[number];
/** Aspects of a subject that a figure can state. */
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

/** Where a taught text stands on a page. */
export interface TaughtPlace {
  page: string;
  metric: string | null;
  region: string;
  language: string | null;
  kind: 'column' | 'figure' | 'word';
  text: string;
  /** of a word: its column */
  field?: string | null;
}

/** Key of a taught text: teaching the same text again replaces it. */
export const taughtKey = ({ page, metric, region, language, kind, text, field = null }: TaughtPlace): string =>
  JSON.stringify([page, metric, region, language, kind, kind === 'word' ? field : null, text]);
