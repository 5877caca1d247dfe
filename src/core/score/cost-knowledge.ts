import type { Assessment, RestsOn } from '#core/model/assessment';
import type { Coverage } from '#core/model/coverage';
import { type ByMetric, byMetric, isMetric, type Metric } from '#core/model/metric';
import { metricsOf } from '#core/policy/policy';
import { bySubject } from './impact';
import { listedStateOn } from './listed-problems';
import type { ScoreInputs } from './score-inputs';
import { costlyMembersOn, sumTally, tallyOn } from './tally';
import { countGapsOn, isWindowCovered } from './today';
import { isCovered, LISTED_SOURCES } from './window-coverage';

/** What a metric's points rest on: a window read whole; facts plus undated page-only counts; an incomplete part. */
export const restsOnOf = (inputs: ScoreInputs, coverage: readonly Coverage[]): ByMetric<RestsOn> =>
  byMetric((metric) => {
    if (isWindowCovered(inputs.ledger, coverage, metric, inputs.day)) return 'whole';
    return inputs.hidden[metric] === null ? 'part' : 'page';
  });

type CostsKnown = NonNullable<Assessment['costsKnown'][Metric]>;

/** A sum of implied fractions above this counts as at least one bad member that no fact names. */
const MIN_UNNAMED_COUNT = 0.5;

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
  const knownOf = (metric: Metric): CostsKnown => {
    const { window } = tallies[metric];
    const list = `diagnosis:${metric}` as const;
    if (!hasScore) return { state: 'none', why: 'no-score', source: null };
    if (parameters.anchors[metric] === null) return { state: 'none', why: 'anchors', source: 'readings' };
    const isListRead = isCovered(coverage, LISTED_SOURCES[metric], day - window, day - 1, ledger.zone);
    if (!isListRead && !isWindowCovered(ledger, coverage, metric, day))
      return { state: 'part', why: 'list', source: list };
    const seen = sumTally(tallyOn(ledger, metric, day));
    const isMoreCounted = sumTally(tallies[metric]).affected - seen.affected > MIN_UNNAMED_COUNT;
    if (isMoreCounted) return { state: 'part', why: 'page-counts-more', source: list };
    if (countGapsOn(ledger, metric, day) > 0) return { state: 'part', why: 'facts', source: list };
    return { state: 'whole', why: null, source: null };
  };
  return Object.fromEntries(metricsOf(ledger.policy).map((metric) => [metric, knownOf(metric)]));
};

/** Problems that count without a price, because their day or the anchors are not known. */
export const unpricedOf = ({ ledger, day, parameters }: ScoreInputs, hasScore: boolean): Assessment['unpriced'] => {
  if (!hasScore) return [];
  const undated = ledger.unmatchedProblems.flatMap((listed): Assessment['unpriced'] => {
    const { metric, orderId, caseId, chatId } = listed.problem;
    if (!isMetric(metric) || listedStateOn([listed], day - 1, day) !== 'listed') return [];
    const source = metric === 'AHT' ? 'cases' : metric === 'IM_DSAT' ? 'chats' : 'orders';
    return [{ metric, orderId, caseId, chatId, why: 'day', source }];
  });
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
