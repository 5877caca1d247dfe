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

/**
 * What a metric's points rest on: its whole window, which was read; the facts and what a page counts beyond them, whose days
 * are not known; or a part that nothing completes.
 */
export const restsOnOf = (inputs: ScoreInputs, coverage: readonly Coverage[]): ByMetric<RestsOn> =>
  byMetric((metric) => {
    if (isWindowCovered(inputs.ledger, coverage, metric, inputs.day)) return 'whole';
    return inputs.hidden[metric] === null ? 'part' : 'page';
  });

type CostsKnown = NonNullable<Assessment['costsKnown'][Metric]>;

/** More bad ones than this, in the sums of fractions that pages imply, are one that no fact names. */
const HALF_AN_ORDER = 0.5;

/**
 * Whether all that a metric counts against the shop is known by name and priced, so that whatever has no cost in it costs
 * nothing there; else why not, and the list that tells. Source: conventions.md#13-cost-of-a-problem.
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
    const isMoreCounted = sumTally(tallies[metric]).affected - seen.affected > HALF_AN_ORDER;
    if (isMoreCounted) return { state: 'part', why: 'page-counts-more', source: list };
    if (countGapsOn(ledger, metric, day) > 0) return { state: 'part', why: 'facts', source: list };
    return { state: 'whole', why: null, source: null };
  };
  return Object.fromEntries(metricsOf(ledger.policy).map((metric) => [metric, knownOf(metric)]));
};

/** What is counted against the shop and has no price: the day that it belongs to is not known, or the anchors are not. */
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
