import type { Adjustment, Assessment, Candidate, MetricToday } from '#core/model/assessment';
import type { CoverageSource } from '#core/model/coverage';
import type { ListName } from '#core/model/facts';
import type { Dimension, Metric, MetricCode } from '#core/model/metric';
import type { IssueCode, Page } from '#core/model/page';
import type { Shop } from '#core/model/shop';
import type { CounterFactId } from '#core/policy/counter-facts';
import type { GroundId } from '#core/policy/grounds';
import type { Strength } from '#core/policy/source';

// The words that more than one surface uses; what only one surface says is in its own text.ts.

export const PRODUCT = 'SPS Ahead';

export const METRIC_NAMES: Record<MetricCode, string> = {
  NRR: 'Negative reviews',
  NBFR: 'Non-buyer-fault returns',
  SFCR: 'Seller-fault cancellations',
  OTDR: 'On-time delivery',
  AHT: 'After-sales handling time',
  IM_DSAT: 'Chat dissatisfaction',
  LDR: 'Late dispatch',
  FDR: 'Fast dispatch',
  CR: 'Complaints',
  RR12: 'Response within 12 hours',
  RR24: 'Response within 24 hours',
};

/** As the portal prints them, so that a seller finds the page. */
export const PORTAL_METRIC_NAMES: Record<Metric, string> = {
  NRR: 'Negative Review Rate',
  NBFR: 'Non-Buyer Fault R&R Rate',
  SFCR: 'Seller Fault Cancellation Rate',
  OTDR: 'On-Time Delivery Rate',
  AHT: 'After-Sales Handling Time',
  IM_DSAT: 'IM Dissatisfaction Rate',
  LDR: 'Late Dispatch Rate',
  RR24: '24-Hour Response Rate',
};

export const DIMENSION_NAMES: Record<Dimension, string> = {
  product: 'Product Satisfaction',
  fulfillment: 'Fulfillment and Logistics',
  service: 'Customer Service',
};

type State = MetricToday['state'];
export const METRIC_STATE: Record<State, { name: string; says: string }> = {
  scored: { name: 'Complete', says: 'The window is wholly covered by what was read, or the page printed the figure.' },
  partial: { name: 'Partial', says: 'Computed from what was read so far; part of the window has not been read.' },
  unknown: { name: 'Unknown', says: 'Nothing has been read that this could be computed from.' },
  'not-scored': { name: 'Not scored', says: 'No published formula turns this into a score in this market.' },
};

export const FROM: Record<'read' | 'computed' | 'unknown', string> = {
  read: 'TikTok shows it',
  computed: 'our count',
  unknown: 'not known',
};

export const SUPPORT: Record<'read' | 'learned' | 'assumed' | 'unknown', string> = {
  read: 'read from the page',
  learned: 'learned from your readings',
  assumed: 'assumed',
  unknown: 'unknown',
};

export const STRENGTH: Record<Strength, string> = {
  official: 'official text',
  secondary: 'second-hand account',
  assumed: 'our assumption',
};

export const BASIS: Record<Candidate['basis'], { name: string; says: string }> = {
  sourced: { name: 'TikTok’s rule', says: 'A published definition or exclusion says it should not count.' },
  inferred: { name: 'By analogy', says: 'Another policy of TikTok suggests it should not count.' },
  judged: { name: 'You decide', says: 'Only a person can tell whether it should count.' },
};

export const ADJUSTMENT: Record<Adjustment['kind'], string> = {
  'small-seller-floor': 'Small-seller protection',
  'product-gate': 'Product Satisfaction gate',
  'nrr-adjustment': 'Negative-review adjustment',
};

export const BECAUSE: Record<Assessment['calendar'][number]['because'][number], string> = {
  decay: 'older orders count less',
  leaves: 'orders stop counting',
};

export const ACCESS: Record<Assessment['access'][number]['now'], { name: string; tone: 'good' | 'warn' | 'bad' | '' }> =
  {
    active: { name: 'Yours', tone: 'good' },
    frozen: { name: 'Frozen', tone: 'warn' },
    lost: { name: 'Not yours', tone: '' },
    unknown: { name: 'Unknown', tone: '' },
  };

export const PAGE_NAMES: Record<Page, string> = {
  'order-list': 'Manage orders',
  'order-detail': 'Order details',
  ratings: 'Product ratings',
  returns: 'Manage returns',
  score: 'Shop Performance',
  diagnosis: 'Diagnosis',
  'appeal-center': 'Appeal Center',
  'account-health': 'Account health',
  service: 'Service Analytics',
  products: 'Manage products',
  sales: 'Data overview',
};

export const ISSUE_TEXTS: Record<IssueCode, string> = {
  'unknown-header': 'a column or label that should be there is missing or has a new name',
  'unknown-value': 'a column holds something it never held before',
  'ambiguous-date': 'a date could be read as two different days',
  'unknown-region': 'nothing on the page says which market it belongs to',
  'unsupported-language': 'the page is in a language that is not supported yet',
  'no-rows': 'the page announced rows but showed none',
  'still-loading': 'the page has not finished loading; load it again',
  'translated-page': 'the browser has translated the page; choose “Show original” in its translation menu',
  'unknown-shop':
    'the page names a shop without its id, and it may be another than the one that is known; load it again',
};

export const LIST_WORDS: Record<ListName, string> = {
  orders: 'Orders',
  reviews: 'Reviews',
  cases: 'After-sales requests',
  chats: 'Chats',
  problems: 'Problems the platform counted',
  readings: 'Daily score readings',
  tickets: 'Appeal tickets',
  coverage: 'Coverage records',
  appealMarks: 'Marks on what can be appealed',
  preparedTickets: 'Tickets you prepared',
  offeredReasons: 'Reasons the portal offers',
  accountHealth: 'Account health readings',
  serviceRates: 'Chat service readings',
  stock: 'Products in the stock list',
  sales: 'Sales readings',
};

export const SOURCE_NAMES: Record<CoverageSource, string> = {
  orders: 'Manage orders',
  'orders-to-ship': 'Manage orders › To ship',
  'orders-export': 'Order export',
  cases: 'Manage returns',
  'cases-export': 'Returns export',
  reviews: 'Product ratings',
  chats: 'Chat ratings',
  readings: 'Shop Performance',
  tickets: 'Appeal Center',
  'diagnosis:NRR': `Diagnosis › ${METRIC_NAMES.NRR}`,
  'diagnosis:NBFR': `Diagnosis › ${METRIC_NAMES.NBFR}`,
  'diagnosis:SFCR': `Diagnosis › ${METRIC_NAMES.SFCR}`,
  'diagnosis:OTDR': `Diagnosis › ${METRIC_NAMES.OTDR}`,
  'diagnosis:AHT': `Diagnosis › ${METRIC_NAMES.AHT}`,
  'diagnosis:IM_DSAT': `Diagnosis › ${METRIC_NAMES.IM_DSAT}`,
  'diagnosis:LDR': `Diagnosis › ${METRIC_NAMES.LDR}`,
  'diagnosis:FDR': `Diagnosis › ${METRIC_NAMES.FDR}`,
  'diagnosis:CR': `Diagnosis › ${METRIC_NAMES.CR}`,
  'diagnosis:RR12': `Diagnosis › ${METRIC_NAMES.RR12}`,
  'diagnosis:RR24': `Diagnosis › ${METRIC_NAMES.RR24}`,
};

/** "express-order-counted" → "Express order counted": for a code that has no words of its own yet. */
export const spellOut = (code: string): string => {
  const words = code.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const BENEFITS: Record<string, string> = {
  affiliate: 'Affiliate marketing',
  crm: 'Customer messages (CRM)',
};
/** As the page names it; a shop without a name goes by the seller's id, and one of which not even that is known is yours. */
export const shopName = ({ name, sellerId }: Shop): string => name ?? sellerId ?? 'Your shop';

export const benefitName = (code: string): string => BENEFITS[code] ?? spellOut(code);

export const pageName = (page: Page, metric: MetricCode | null): string =>
  metric === null ? PAGE_NAMES[page] : `${PAGE_NAMES[page]} › ${METRIC_NAMES[metric]}`;

const GROUNDS: Record<GroundId, string> = {
  'tiktok-fulfilled-order-counted': 'Orders fulfilled by TikTok',
  'express-order-counted': 'Express orders',
  'pre-order-counted': 'Pre-orders',
  'made-to-order-counted': 'Made-to-order items',
  'back-order-counted': 'Back-orders',
  'custom-order-counted': 'Custom handling',
  'delivered-by-due-day': 'Delivered by the due day',
  'sample-order-counted': 'Sample orders',
  'tiktok-fulfilled-cancellation-counted': 'Cancelled while fulfilled by TikTok',
  'buyer-requested-cancellation-counted': 'Cancelled at the buyer’s request',
  'address-undeliverable': 'Undeliverable address',
  'first-rating-not-negative': 'First rating was not negative',
  'buyer-fault-request-counted': 'Requests that are the buyer’s fault',
  'platform-approval-counted': 'Approved by the platform',
  'bot-rating-counted': 'Ratings of chatbot or FAQ',
  'cancelled-order-counted': 'Cancelled before it arrived',
  'carrier-delay': 'Weather or carrier at fault',
  'unpaid-order-counted': 'Never paid',
  'carrier-fault-cancellation': 'Lost or damaged by the carrier',
  'shipped-before-cancelled': 'Dispatched before it was cancelled',
  'security-alert-counted': 'Security Alert order',
  'wrong-size-counted': 'Wrong size',
  'carrier-or-warehouse': 'Carrier or warehouse at fault',
  'buyer-delayed-dispatch': 'Buyer delayed the dispatch',
  'cancellation-by-system-error': 'Error of the platform',
  'review-about-logistics': 'Review about the delivery',
  'malicious-review': 'Malicious or irrelevant review',
  'request-came-to-nothing': 'Request withdrawn or rejected',
  'not-received-but-delivered': 'Delivered, though reported missing',
  'item-disputed': 'Item was as described',
  'return-late-or-missing': 'Return late or missing',
  'handling-system-error': 'Error of the platform',
  'neutral-rating-counted': 'Rating was not negative',
  'abusive-chat-rating': 'Abusive or mistaken rating',
};
/** Known facts that speak against a ground, each as it follows “Speaks against it:”. */
const COUNTER_FACTS: Record<CounterFactId, string> = {
  'out-of-stock': 'it was cancelled for “Out of stock”',
  'pricing-error': 'it was cancelled for “Pricing error”',
  'late-dispatch': 'it was cancelled because it was not handed over in time',
  'untraceable-tracking': 'it was cancelled because the tracking number could not be traced',
  'cancelled-by-seller': 'it was you who cancelled',
  'cancelled-after-due': 'it was cancelled only after its deliver-by day',
  shipped: 'it was shipped',
  delivered: 'it was delivered',
  'delivered-late': 'it was delivered after its deliver-by day',
  'dispatched-late': 'it was ready after the days for dispatch',
  'not-received': 'the buyer says that it did not arrive',
  'item-fault': 'the buyer asked for a refund for a fault of the item',
  'wrong-size': 'TikTok names “Wrong size” as an example of what it counts',
  'review-about-product': 'the review is about the product',
  'approved-by-seller': 'you approved the request',
  inspected: 'what came back was inspected',
};
export const counterFactText = (code: string): string =>
  (COUNTER_FACTS as Record<string, string>)[code] ?? spellOut(code);

export const groundName = (code: string): string => (GROUNDS as Record<string, string>)[code] ?? spellOut(code);
