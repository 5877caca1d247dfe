import { type Assessment, hasFormula } from '#core/model/assessment';
import { countsChats, METRICS, type Metric, type MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';

// What orders cost, and what of it is unknown: an unread order costs nothing only if every list that could name it
// was read whole. Loads no policies, for the panel's sake.

type KnowledgeSource = Assessment['knowledge'][number]['source'];

/** Lists that show which orders a metric counts against the shop. */
const SOURCES_OF: Record<Metric, readonly KnowledgeSource[]> = {
  NRR: ['reviews'],
  NBFR: ['cases'],
  SFCR: ['orders'],
  OTDR: ['orders'],
  AHT: ['cases'],
  IM_DSAT: ['chats'],
  LDR: ['diagnosis:LDR'],
  RR24: ['diagnosis:RR24'],
};
/** Chat metrics are not about orders. */
const METRICS_OF_ORDERS = METRICS.filter((metric) => !countsChats(metric));

/** The metrics that a page's orders are about: those of its diagnosis, reviews or requests, else all of orders. */
export const metricsOfPage = (page: Page, metric: MetricCode | null): readonly Metric[] => {
  if (page === 'diagnosis') return METRICS.filter((known) => known === metric);
  if (page === 'ratings') return ['NRR'];
  if (page === 'returns') return ['NBFR', 'AHT'];
  return METRICS_OF_ORDERS;
};

const isWhole = ({ knowledge }: Assessment, source: KnowledgeSource): boolean =>
  knowledge.some((known) => known.source === source && known.state === 'whole');

/** Whether the lists that name what a metric counts have been read whole. */
export const isListWhole = (assessment: Assessment, metric: Metric): boolean =>
  SOURCES_OF[metric].every((source) => isWhole(assessment, source));

/** Whether and why the cost of orders is unknown in some metrics. */
export type CostKnowledge =
  /** what the metrics count is known by name; an order that `unpriced` names has a cost nevertheless */
  | { state: 'known' }
  /** no published formula for this market, or no score yet */
  | { state: 'no-formula' | 'no-score' }
  /** incomplete lists; none if a score, or a fact of a list, is missing */
  | { state: 'unknown'; unread: KnowledgeSource[] };

export const costKnowledgeOf = (assessment: Assessment, metrics: readonly Metric[]): CostKnowledge => {
  const { today, eligible, costsKnown } = assessment;
  if (!hasFormula(assessment)) return { state: 'no-formula' };
  if (eligible.state === 'no-score') return { state: 'no-score' };
  const own = metrics.filter((metric) => today.metrics[metric] !== undefined);
  // A complete list may still lack facts, or name fewer than the page counts. Where it names all, but has no price for
  // some, only these are unknown.
  const open = own.filter((metric) => costsKnown[metric]?.state !== 'whole' && costsKnown[metric]?.why !== 'unpriced');
  const unread = [...new Set(open.flatMap((metric) => SOURCES_OF[metric]))].filter(
    (source) => !isWhole(assessment, source),
  );
  const isPriced = today.overall.computed !== null && own.every((metric) => today.metrics[metric]?.score != null);
  return open.length === 0 && isPriced ? { state: 'known' } : { state: 'unknown', unread };
};
