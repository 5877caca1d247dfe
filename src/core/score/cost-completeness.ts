import type { Assessment, RestsOn } from '#core/model/assessment';
import type { Coverage, CoverageSource } from '#core/model/coverage';
import { type ByMetric, byMetric, isMetric, type Metric } from '#core/model/metric';
import type { SubjectIds } from '#core/model/problem';
import { metricsOf } from '#core/policy/policy';
import { bySubject } from './impact';
import { listedStateOn } from './listed-problems';
import type { ScoreInputs } from './score-inputs';
import { costlyMembersOn, sumTally, tallyOn } from './tally';
import { countGapsOn, isWindowCovered } from './today';
import { isCovered, LISTED_SOURCES } from './window-coverage';

/** What a metric's points rest on: a window read whole; facts plus undated page-only counts; an incomplete part. */
export const costEvidenceOf = (inputs: ScoreInputs, coverage: readonly Coverage[]): ByMetric<RestsOn> =>
  byMetric((metric) => {
    if (isWindowCovered(inputs.ledger, coverage, metric, inputs.day)) return 'whole';
    return inputs.hidden[metric] === null ? 'part' : 'page';
  });

type CostsKnown = NonNullable<Assessment['costsKnown'][Metric]>;

/** A sum of implied fractions above this counts as at least one bad member that no fact names. */
const MIN_UNNAMED_COUNT = 0.5;

/** The list that tells the day on which a listed problem of a metric counts. */
const dayTellerOf = (metric: Metric): CoverageSource =>
  metric === 'AHT' ? 'cases' : metric === 'IM_DSAT' ? 'chats' : 'orders';

/** Problems that are still listed and match no known record, so that their day is not known. */
const undatedProblems = ({ ledger, day }: ScoreInputs): (SubjectIds & { metric: Metric })[] =>
  ledger.unmatchedProblems.flatMap((listed) => {
    const { metric, orderId, caseId, chatId } = listed.problem;
    if (!isMetric(metric) || listedStateOn([listed], day - 1, day) !== 'listed') return [];
    return [{ metric, orderId, caseId, chatId }];
  });

/**
 * Whether all that a metric counts against the shop is named and priced, so that no cost means none; if not, why, and
 * the list that would tell. Source: conventions.md#13-cost-of-a-problem.
 */
export const costsKnownOf = (
  inputs: ScoreInputs,
  coverage: readonly Coverage[],
  hasScore: boolean,
): Assessment['costsKnown'] => {
  const { ledger, day, tallies, parameters } = inputs;
  const undated = undatedProblems(inputs);
  const knownOf = (metric: Metric): CostsKnown => {
    const { window } = tallies[metric];
    const list = `diagnosis:${metric}` as const;
    if (!hasScore) return { state: 'none', why: 'no-score', source: null };
    if (parameters.anchors[metric] === null) return { state: 'none', why: 'anchors', source: 'readings' };
    const isRead = (sources: readonly CoverageSource[]) =>
      isCovered(coverage, sources, day - window, day - 1, ledger.zone);
    if (!isRead(LISTED_SOURCES[metric]) && !isWindowCovered(ledger, coverage, metric, day))
      return { state: 'part', why: 'list', source: list };
    const undatedCount = undated.filter((problem) => problem.metric === metric).length;
    const seen = sumTally(tallyOn(ledger, metric, day));
    const unseen = sumTally(tallies[metric]).affected - seen.affected;
    if (unseen - undatedCount > MIN_UNNAMED_COUNT) return { state: 'part', why: 'page-counts-more', source: list };
    // What a diagnosis list that was read whole does not name does not count, whatever fact it lacks.
    if (!isRead([list]) && countGapsOn(ledger, metric, day) > 0) return { state: 'part', why: 'facts', source: list };
    if (undatedCount > 0) return { state: 'part', why: 'unpriced', source: dayTellerOf(metric) };
    return { state: 'whole', why: null, source: null };
  };
  return Object.fromEntries(metricsOf(ledger.policy).map((metric) => [metric, knownOf(metric)]));
};

/** Problems that count without a price, because their day or the anchors are not known. */
export const unpricedOf = (inputs: ScoreInputs, hasScore: boolean): Assessment['unpriced'] => {
  if (!hasScore) return [];
  const { ledger, day, parameters } = inputs;
  const undated = undatedProblems(inputs).map((problem) => ({
    ...problem,
    ...{ why: 'day' as const, source: dayTellerOf(problem.metric) },
  }));
  const withoutAnchors = metricsOf(ledger.policy).flatMap((metric) =>
    parameters.anchors[metric] !== null
      ? []
      : costlyMembersOn(ledger, metric, day)
          .filter(({ listed }) => metric !== 'AHT' || listed.length > 0)
          .map(({ orderId, caseId, chatId }) => ({
            ...{ metric, orderId, caseId, chatId },
            ...{ why: 'anchors' as const, source: 'readings' as const },
          })),
  );
  return [...undated, ...withoutAnchors].sort(bySubject);
};
