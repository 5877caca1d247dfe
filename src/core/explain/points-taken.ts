import { type Assessment, metricsToday } from '#core/model/assessment';
import { DIMENSIONS, type Metric } from '#core/model/metric';
import { policyOf } from './first-steps';

export const BEST_SCORE = 5;

/** Points that each metric takes from a score of 5, with equal weights within a dimension; null if not known. */
export const pointsTaken = (assessment: Assessment): Partial<Record<Metric, number | null>> => {
  const { today } = assessment;
  const policy = policyOf(assessment);
  const known = DIMENSIONS.filter((name) => today.dimensions[name].value !== null);
  const weightOfKnown = known.reduce((sum, name) => sum + today.dimensions[name].weight, 0);
  const scored = metricsToday(today);
  return Object.fromEntries(
    scored.map(({ metric, today: { score } }) => {
      const dimension = policy?.metrics[metric]?.dimension;
      if (score === null || dimension === undefined) return [metric, null];
      const pair = scored.filter(
        (other) => policy?.metrics[other.metric]?.dimension === dimension && other.today.score !== null,
      );
      return [metric, ((BEST_SCORE - score) * today.dimensions[dimension].weight) / weightOfKnown / pair.length];
    }),
  );
};
