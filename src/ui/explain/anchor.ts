import type { WhyQuestion } from '#core/explain/question';
import { formatScore } from '../components/format';

/** Fragment of the dashboard's address for the answer to a question; null for answers without an address. */
export const anchorOf = (question: WhyQuestion): string | null => {
  switch (question.kind) {
    case 'overall':
    case 'next':
    case 'calendar':
      return `why-${question.kind}`;
    case 'track-record':
      return 'why-record';
    case 'dimension':
      return `why-${question.dimension}`;
    case 'metric':
      return `why-${question.metric}`;
    case 'crossing':
      return `why-threshold-${formatScore(question.crossing.threshold, 1)}`;
    case 'benefit':
      return `why-access-${question.row.benefit}`;
    case 'cost': {
      const { metric, orderId, caseId, chatId } = question.cost;
      return `why-cost-${metric}-${caseId ?? chatId ?? orderId}`;
    }
    case 'interpretation':
      return `why-formula-${question.name}`;
    case 'adjustment':
      return 'why-formula-adjustment';
    default:
      return null;
  }
};
