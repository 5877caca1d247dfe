import type { ByMetric } from '#core/model/metric';

const ANY = ['Order is excluded from this metric', 'Logistics issue beyond my control', 'Platform or system error'];

/** What the form of a new appeal offers. The portal's own list is not public: these are as somebody might word it. */
export const REASONS: ByMetric<readonly string[]> = {
  NRR: ['The review was edited after 3 stars or more', 'Malicious review', ...ANY],
  NBFR: ["Buyer's fault", 'Proof of delivery is available', ...ANY],
  SFCR: ['Sample order', 'Buyer requested the cancellation', ...ANY],
  OTDR: ['Express shipping', 'Pre-order', 'Fulfilled by TikTok', 'Delivered on time', ...ANY],
  AHT: ['Request was auto-approved', 'Return not received', ...ANY],
  IM_DSAT: ['Rating belongs to the chatbot', 'Spam or abuse', ...ANY],
  LDR: [],
  RR24: [],
};
