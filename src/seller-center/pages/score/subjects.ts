import { DIMENSIONS, type Dimension, METRIC_CODES, type MetricCode } from '#core/model/metric';
import type { FigureSubjectCode } from '#core/model/taught-kind';
import type { LayoutNode, Pair } from '../../dom/pairs';
import type { Token } from '../../dom/tokens';
import type { ScorePart } from './captions';

/**
 * The subject of a figure on the score and diagnosis pages. An unknown subject has a caption without a known meaning in
 * this market, and its figures are left out. There is one object per subject, compared by `===`.
 */
export type FigureSubject =
  | { readonly kind: 'overall' }
  | { readonly kind: 'metric'; readonly code: MetricCode }
  | { readonly kind: 'dimension'; readonly code: Dimension }
  | { readonly kind: 'unknown'; readonly caption: string };

export const OVERALL: FigureSubject = { kind: 'overall' };
const METRIC_SUBJECTS = new Map(
  METRIC_CODES.map((code): [MetricCode, FigureSubject] => [code, { kind: 'metric', code }]),
);
const DIMENSION_SUBJECTS = new Map(
  DIMENSIONS.map((code): [Dimension, FigureSubject] => [code, { kind: 'dimension', code }]),
);
export const metricSubject = (code: MetricCode): FigureSubject => METRIC_SUBJECTS.get(code)!;
export const dimensionSubject = (code: Dimension): FigureSubject => DIMENSION_SUBJECTS.get(code)!;

export const subjectOfCode = (code: FigureSubjectCode): FigureSubject =>
  code === 'overall'
    ? OVERALL
    : (METRIC_SUBJECTS.get(code as MetricCode) ?? DIMENSION_SUBJECTS.get(code as Dimension)!);
/** The part of a figure right beside a subject's name: a metric's value, or the score of a dimension or the shop. */
export const implicitPart = ({ kind }: FigureSubject): 'value' | 'score' => (kind === 'metric' ? 'value' : 'score');

/** A part of one subject, whose caption names both. */
interface SubjectPart {
  readonly kind: 'part';
  readonly subject: FigureSubject;
  readonly part: ScorePart;
}

/** What a caption of these pages names: a subject, a part, both at once, or the day. */
export type ScoreName = FigureSubject | SubjectPart | ScorePart | 'day';
export const isSubjectPart = (name: ScoreName): name is SubjectPart => typeof name === 'object' && name.kind === 'part';
export const isFigureSubject = (name: ScoreName): name is FigureSubject =>
  typeof name === 'object' && name.kind !== 'part';

export type ScoreToken = Token<ScoreName>;
export type ScoreNode = LayoutNode<ScoreName>;
export type ScorePair = Pair<ScoreName>;
