import type { Policy } from '#core/policy/policy';

/** The category's two anchors of a metric: the value that scores 4 and the one that scores 1. */
export interface Anchors {
  excellent: number;
  poor: number;
}

/** Whether two anchors make a line: the excellent one strictly better than the poor one. */
export const areUsable = ({ excellent, poor }: Anchors, better: 'lower' | 'higher'): boolean =>
  better === 'lower' ? excellent < poor : excellent > poor;

/**
 * Score 0–5 of a metric's value: a straight line through the anchors, from the excellent one on to the best possible
 * value. Source: conventions, 5.
 */
export const scoreOf = (value: number, { excellent, poor }: Anchors, best: number, { curve }: Policy): number => {
  const { value: at } = curve;
  if (value === best) return at.best;
  const beyond = (value - excellent) / (best - excellent);
  const score =
    beyond > 0 && best !== excellent
      ? at.excellent + beyond * (at.best - at.excellent)
      : at.excellent + ((value - excellent) / (poor - excellent)) * (at.poor - at.excellent);
  return Math.min(at.best, Math.max(at.least, score));
};
