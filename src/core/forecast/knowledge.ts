import type { Assessment } from '#core/model/assessment';
import { CASE_LISTS, type Coverage, type CoverageSource, ORDER_LISTS } from '#core/model/coverage';
import { countsChats, countsOrders, METRICS, type Metric } from '#core/model/metric';
import { metricRow, metricsIn } from '#core/policy/policy';
import { type Ledger, NEVER } from '#core/score/ledger';
import type { ScoreInputs } from '#core/score/score-inputs';
import { isCovered } from '#core/score/window-coverage';

type Knowledge = Assessment['knowledge'][number];

/** Pages, the sources with the same facts, and the metrics whose hidden days they reveal. */
const PAGES: readonly { source: CoverageSource; same: readonly CoverageSource[]; metrics: readonly Metric[] }[] = [
  { source: 'orders', same: ORDER_LISTS, metrics: METRICS.filter(countsOrders) },
  { source: 'reviews', same: ['reviews', 'diagnosis:NRR'], metrics: ['NRR'] },
  { source: 'cases', same: CASE_LISTS, metrics: ['NBFR', 'AHT'] },
  { source: 'chats', same: ['chats'], metrics: METRICS.filter(countsChats) },
];

/** Whether there are facts of a page, even if no coverage row says that it was read. */
const hasFactsOf = ({ shipments, members, goodMembers, pending }: Ledger, source: CoverageSource): boolean => {
  const hasMembers = (metric: Metric) => members[metric].length > 0 || goodMembers[metric].size > 0;
  const hasBad = (metric: Metric) => members[metric].some(({ badSince }) => badSince !== NEVER);
  switch (source) {
    case 'orders':
      return shipments.length > 0;
    case 'reviews':
      return hasBad('NRR');
    case 'cases':
      return hasBad('NBFR') || hasMembers('AHT') || pending.size > 0;
    default:
      return hasMembers('IM_DSAT') || hasMembers('RR24');
  }
};

/** Assumed share of a hidden metric's variance that its facts would remove; two needed pages count half each. */
const EXPLAINED_SHARE = 0.55;
const PAGES_NEEDED: Record<Metric, number> = { NRR: 2, NBFR: 2, SFCR: 1, OTDR: 1, AHT: 1, IM_DSAT: 1, LDR: 2, RR24: 1 };

/**
 * State of knowledge of each page, and the expected reduction in width, in points, of tomorrow's 90 % interval if it were
 * read whole; approximated by the variances of hidden metrics, not by a second forecast.
 */
export const knowledgeOf = (
  { ledger, day, hidden, parameters }: ScoreInputs,
  coverage: readonly Coverage[],
  next: Assessment['next'],
): Knowledge[] => {
  const width = next.overall === null ? 0 : next.overall.p95 - next.overall.p05;
  const { policy, zone } = ledger;
  const contributionOf = (metric: Metric): number => {
    const spread = next.metrics[metric];
    if (hidden[metric] === null || spread == null) return 0;
    const { dimension } = metricRow(policy, metric);
    const pair = metricsIn(policy, dimension);
    const whole = pair.reduce((sum, other) => sum + parameters.metricWeights[other], 0);
    const weight = (parameters.dimensionWeights[dimension].weight * parameters.metricWeights[metric]) / whole;
    return (EXPLAINED_SHARE * (weight * (spread.p95 - spread.p05)) ** 2) / PAGES_NEEDED[metric];
  };
  return PAGES.map(({ source, same, metrics }): Knowledge => {
    const window = Math.max(...metrics.map((metric) => policy.metrics[metric]?.window.value ?? 0));
    const read = coverage.filter((part) => same.includes(part.source));
    const largest = read.reduce<Coverage | null>(
      (best, part) => ((part.rows ?? 0) > (best?.rows ?? -1) ? part : best),
      null,
    );
    const isWhole = isCovered(coverage, same, day - window, day - 1, zone);
    const less = metrics.reduce((sum, metric) => sum + contributionOf(metric), 0);
    return {
      source,
      state: isWhole ? 'whole' : read.length > 0 || hasFactsOf(ledger, source) ? 'part' : 'none',
      rows: largest?.rows ?? null,
      of: largest?.expected ?? null,
      narrows: isWhole ? 0 : width - Math.sqrt(Math.max(0, width ** 2 - less)),
    };
  });
};
