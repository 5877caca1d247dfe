import type { Assessment } from '#core/model/assessment';
import { METRICS, type Metric, type MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';

// What orders cost and what of that is not known: an order that was not read costs nothing only where every list that
// could tell otherwise was read whole. Apart from the policies, which the panel does without.

type KnowledgeSource = Assessment['knowledge'][number]['source'];

/** The lists that tell which orders a metric counts against the shop. */
const TELLING: Record<Metric, readonly KnowledgeSource[]> = {
  NRR: ['reviews'],
  NBFR: ['cases'],
  SFCR: ['orders'],
  OTDR: ['orders'],
  AHT: ['cases'],
  IM_DSAT: ['chats'],
  LDR: ['diagnosis:LDR'],
  RR24: ['diagnosis:RR24'],
};
/** Chats are not of orders. */
const METRICS_OF_ORDERS = METRICS.filter((metric) => metric !== 'IM_DSAT' && metric !== 'RR24');

/** The metrics that a page's orders are about: one diagnosis, reviews, requests, else all that orders count in. */
export const metricsOfPage = (page: Page, metric: MetricCode | null): readonly Metric[] => {
  if (page === 'diagnosis') return METRICS.filter((known) => known === metric);
  if (page === 'ratings') return ['NRR'];
  if (page === 'returns') return ['NBFR', 'AHT'];
  return METRICS_OF_ORDERS;
};

/** Why it is not known what orders cost in some metrics, or that it is. */
export type CostKnowledge =
  | { state: 'known' }
  /** no formula is published for this market, or there is no score yet */
  | { state: 'no-formula' | 'no-score' }
  /** lists that have not been read whole; none where a score, or a fact of a list, is missing */
  | { state: 'unknown'; unread: KnowledgeSource[] };

/** Whether the market's score can be computed at all: a formula is published. */
export const hasFormula = ({ today }: Assessment): boolean =>
  Object.values(today.metrics).some(({ state }) => state !== 'not-scored');

export const costKnowledgeOf = (assessment: Assessment, metrics: readonly Metric[]): CostKnowledge => {
  const { today, eligible, knowledge, costsKnown } = assessment;
  if (!hasFormula(assessment)) return { state: 'no-formula' };
  if (eligible.state === 'no-score') return { state: 'no-score' };
  const isWhole = (source: KnowledgeSource) =>
    knowledge.some((known) => known.source === source && known.state === 'whole');
  const own = metrics.filter((metric) => today.metrics[metric] !== undefined);
  // A list read whole may still lack facts, or name fewer than the page counts.
  const open = own.filter((metric) => costsKnown[metric]?.state !== 'whole');
  const unread = [...new Set(open.flatMap((metric) => TELLING[metric]))].filter((source) => !isWhole(source));
  const isPriced = today.overall.computed !== null && own.every((metric) => today.metrics[metric]?.score != null);
  return open.length === 0 && isPriced ? { state: 'known' } : { state: 'unknown', unread };
};
