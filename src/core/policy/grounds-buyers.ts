import type { CaseRecord } from '#core/model/case';
import { type GroundTest, makeGround } from './ground';
import type { GroundRules, GroundSubject } from './ground-subject';
import { includesReason, type ReasonMeaning } from './reasons';

const isFirstRatingNotNegative: GroundTest = ({ order, reviews }, { negativeStars }) => {
  const isNegative = (stars: number | null) => stars !== null && stars <= negativeStars.value;
  if (reviews.some((review) => isNegative(review.firstStars))) return false;
  if (reviews.length === 0 || reviews.some((review) => review.firstStars === null)) return null;
  // In an order of several lines, the negative review may not have been read yet.
  const isNegativeNow = reviews.some((review) => isNegative(review.stars));
  return isNegativeNow || reviews.length >= (order?.lines?.length ?? 1) ? true : null;
};

const isAboutLogistics: GroundTest = ({ reviews }, { negativeStars }) => {
  const negative = reviews.filter((review) => (review.firstStars ?? review.stars ?? 5) <= negativeStars.value);
  return negative.length > 0 && negative.every((review) => review.topic === 'logistics');
};

/** Always undecided by facts: only a person can judge it. */
const isListed: GroundTest = () => true;

/** Whether all requests pass the test; null if there are none, or if one is undecided and none fails. */
const testEveryCase = (
  cases: readonly CaseRecord[],
  test: (caseRecord: CaseRecord) => boolean | null,
): boolean | null => {
  const results = cases.map(test);
  if (results.includes(false)) return false;
  return results.length === 0 || results.includes(null) ? null : true;
};

/** Requests whose reason has that meaning. */
const findCasesMeaning = (
  { cases }: GroundSubject,
  { appealReasons }: GroundRules,
  meaning: ReasonMeaning,
): CaseRecord[] =>
  cases.filter(({ reason }) => reason !== null && includesReason(appealReasons.value[meaning], reason));

const hasBuyerFaultReasonsOnly = (
  { cases }: Pick<GroundSubject, 'cases'>,
  { buyerFaultReasons }: GroundRules,
): boolean | null =>
  testEveryCase(cases, ({ reason }) => (reason === null ? null : includesReason(buyerFaultReasons.value, reason)));

/** Whether a size is one reason and the buyer is at fault in all others. */
const hasWrongSizeReason: GroundTest = (subject, rules) => {
  const sizes = findCasesMeaning(subject, rules, 'wrong-size');
  if (sizes.length === 0) return false;
  const others = subject.cases.filter((caseRecord) => !sizes.includes(caseRecord));
  return others.length === 0 || hasBuyerFaultReasonsOnly({ ...subject, cases: others }, rules);
};

const isClosedWithoutRefund: GroundTest = ({ cases }) =>
  testEveryCase(cases, ({ status }) => status === 'cancelled' || status === 'rejected');

const isDeliveredBeforeCase: GroundTest = (subject, rules, zone) => {
  const deliveredAt = subject.order?.deliveredAt ?? null;
  if (deliveredAt === null) return false;
  return findCasesMeaning(subject, rules, 'not-received').some(
    ({ requestedAt }) => requestedAt === null || zone.timeOf(deliveredAt) <= zone.timeOf(requestedAt),
  );
};

const isItemDisputed: GroundTest = (subject, rules) => findCasesMeaning(subject, rules, 'item').length > 0;

const isApprovedByPlatform: GroundTest = ({ listedCase }) =>
  listedCase?.approvedBy == null ? null : listedCase.approvedBy === 'platform';

const isComingBack: GroundTest = ({ listedCase }) =>
  listedCase?.type === 'return-refund' || listedCase?.type === 'replacement';

const isTimedOut: GroundTest = ({ listedCase }) => listedCase?.approvedBy === 'seller-timeout';

const isAnsweredByBot: GroundTest = ({ chat }) => (chat?.channel == null ? null : chat.channel !== 'agent');

const isChatRatingNotNegative: GroundTest = ({ chat }, { negativeStars }) =>
  chat?.rating == null ? null : chat.rating > negativeStars.value;

/** Grounds against reviews (NRR), requests (NBFR, AHT) and chat ratings (IM_DSAT), strongest first within a metric. */
export const BUYER_GROUNDS = [
  makeGround({
    id: 'first-rating-not-negative',
    metric: 'NRR',
    isMet: isFirstRatingNotNegative,
    says: 'Only the first rating counts: this one began at 3 stars or more',
    refutedBy: 'The review began at 1 or 2 stars, on any line of the order',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.85,
    probability: 0.6,
    evidence: ['Review history with the first rating', 'Order ID'],
    carriedBy: ['firstStars', 'stars'],
    page: 'ratings',
    fact: 'First rating, and its edits',
    reasonWords: ['edited review', 'review was edited', 'changed rating', 'updated review'],
  }),
  makeGround({
    id: 'review-about-logistics',
    metric: 'NRR',
    isMet: isAboutLogistics,
    says: 'Other markets leave out reviews about the delivery, and the page on appeals names logistics; the US definition does not',
    refutedBy: 'The review speaks of the product too',
    basis: 'judged',
    source: 'indonesia',
    confidence: 0.35,
    probability: 0.3,
    evidence: ['Screenshot of the review', "Carrier's tracking"],
    carriedBy: ['deliveredAt'],
    counterFacts: ['dispatched-late', 'item-fault'],
    page: 'ratings',
    fact: 'What the review is about',
    reasonWords: ['logistics', 'delivery', 'shipping'],
  }),
  makeGround({
    id: 'malicious-review',
    metric: 'NRR',
    isMet: isListed,
    says: 'Reviews that extort, compete, or are about something else can be reported',
    refutedBy: 'It tells of the product, however unfair',
    basis: 'judged',
    source: 'reviewReports',
    confidence: 0.3,
    probability: 0.25,
    evidence: ['Screenshot of the review', 'Chat or listing that shows it'],
    carriedBy: [],
    counterFacts: ['item-fault', 'review-about-product'],
    page: 'ratings',
    fact: 'What the review says',
    reasonWords: ['malicious', 'extort', 'irrelevant', 'competitor', 'abusive review'],
  }),
  makeGround({
    id: 'buyer-fault-request-counted',
    metric: 'NBFR',
    isMet: hasBuyerFaultReasonsOnly,
    says: "Only requests that are not the buyer's fault count",
    refutedBy: 'Another request for the order gives a fault of the product or the carrier',
    basis: 'sourced',
    source: 'nbfr',
    confidence: 0.9,
    probability: 0.7,
    evidence: ["Request details with the buyer's reason", 'Chat with the buyer, if any'],
    carriedBy: ['requestedAt', 'reason'],
    page: 'returns',
    fact: 'Reason of the request',
    reasonWords: ["buyer's fault", 'buyer fault', 'change of mind', 'changed mind', 'no longer needed'],
  }),
  makeGround({
    id: 'wrong-size-counted',
    metric: 'NBFR',
    isMet: hasWrongSizeReason,
    says: "Only requests that are not the buyer's fault count: a size ordered wrong is the buyer's",
    refutedBy: 'Another size was sent than the one that was ordered',
    basis: 'inferred',
    source: 'nbfr',
    confidence: 0.7,
    probability: 0.5,
    evidence: [
      'Order details page with the size that was ordered',
      'Packing photo or label with the size that was sent',
    ],
    carriedBy: ['requestedAt'],
    counterFacts: ['wrong-size'],
    page: 'returns',
    fact: 'Reason of the request',
    reasonWords: ['wrong size', 'incorrect size'],
  }),
  makeGround({
    id: 'request-came-to-nothing',
    metric: 'NBFR',
    isMet: isClosedWithoutRefund,
    says: 'Other markets leave out requests that were withdrawn, or that the seller won; the US definition counts requests',
    refutedBy: 'A refund was paid in the end',
    basis: 'judged',
    source: 'thailand',
    confidence: 0.35,
    probability: 0.3,
    evidence: ['Page of the request with its outcome'],
    carriedBy: ['requestedAt', 'status'],
    page: 'returns',
    fact: 'Status of the request',
    reasonWords: ['withdrawn', 'request cancelled', 'request canceled', 'seller won', 'rejected request'],
  }),
  makeGround({
    id: 'not-received-but-delivered',
    metric: 'NBFR',
    isMet: isDeliveredBeforeCase,
    says: 'After-sales evidence accepts a proof of delivery, or that delivery was on schedule, tried in vain, or in several packages',
    refutedBy: 'No proof of delivery, or to another address',
    basis: 'judged',
    source: 'evidence',
    confidence: 0.4,
    probability: 0.35,
    evidence: ["Carrier's tracking with the Delivered scan", 'Proof of delivery: photo or signature'],
    carriedBy: ['requestedAt', 'reason', 'deliveredAt', 'trackingId'],
    counterFacts: ['delivered-late', 'approved-by-seller'],
    page: 'returns',
    fact: 'Reason of the request, and delivered time',
    reasonWords: ['not received', 'non-receipt', 'proof of delivery'],
  }),
  makeGround({
    id: 'item-disputed',
    metric: 'NBFR',
    isMet: isItemDisputed,
    says: 'After-sales evidence accepts that the item was right, works, was misused, or that something else came back',
    refutedBy: 'The photos of the buyer show the fault',
    basis: 'judged',
    source: 'evidence',
    confidence: 0.4,
    probability: 0.3,
    evidence: ['Listing with photos and description', 'Photos or video of the item', 'Photos of what came back'],
    carriedBy: ['requestedAt'],
    counterFacts: ['review-about-product', 'approved-by-seller'],
    page: 'returns',
    fact: 'Reason of the request, and photos of the buyer',
    reasonWords: ['item as described', 'not defective', 'misuse', 'wrong item returned'],
  }),
  makeGround({
    id: 'platform-approval-counted',
    excludes: true,
    metric: 'AHT',
    isMet: isApprovedByPlatform,
    says: "Requests approved by the platform's own default are not counted",
    refutedBy: 'The timeline shows that you, your rule, or your missed deadline approved it',
    basis: 'sourced',
    source: 'aht',
    confidence: 0.95,
    probability: 0.75,
    evidence: ['Timeline of the request that shows the automatic approval'],
    carriedBy: ['requestedAt', 'approvedBy'],
    page: 'returns',
    fact: 'Who approved, in the timeline of the request',
    reasonWords: ['auto-approved', 'automatic approval', 'platform approval', 'approved by platform'],
  }),
  makeGround({
    id: 'return-late-or-missing',
    metric: 'AHT',
    isMet: isComingBack,
    says: 'After-sales evidence accepts a return that did not arrive, a tracking number that is wrong, or a buyer who was late',
    refutedBy: 'The return was scanned at your address',
    basis: 'judged',
    source: 'evidence',
    confidence: 0.4,
    probability: 0.35,
    evidence: ["Carrier's tracking of the return", 'Chat with the buyer'],
    carriedBy: ['requestedAt'],
    counterFacts: ['inspected'],
    page: 'returns',
    fact: 'Tracking of the return',
    reasonWords: ['return not received', 'return delay', 'wrong tracking'],
  }),
  makeGround({
    id: 'handling-system-error',
    metric: 'AHT',
    isMet: isTimedOut,
    says: 'The page on appeals names errors of the system',
    refutedBy: 'You could have answered in time',
    basis: 'judged',
    source: 'appeals',
    confidence: 0.3,
    probability: 0.25,
    evidence: ['Screenshot of the error with its time'],
    carriedBy: ['requestedAt', 'approvedBy'],
    page: 'returns',
    fact: 'Timeline of the request',
    reasonWords: ['system error', 'platform error', 'technical issue', 'system or platform'],
  }),
  makeGround({
    id: 'bot-rating-counted',
    excludes: true,
    metric: 'IM_DSAT',
    isMet: isAnsweredByBot,
    says: 'Ratings of the chatbot and the FAQ channel are not counted',
    refutedBy: 'Somebody of yours answered in that chat',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: ['Chat record that shows who answered'],
    carriedBy: ['startedAt', 'channel'],
    page: 'messages',
    fact: 'Who answered in the chat',
    reasonWords: ['chatbot', 'bot', 'faq'],
  }),
  makeGround({
    id: 'neutral-rating-counted',
    metric: 'IM_DSAT',
    isMet: isChatRatingNotNegative,
    says: 'Only ratings of 1 and 2 stars are negative',
    refutedBy: 'The rating is of 1 or 2 stars',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: ['Chat record that shows the rating'],
    carriedBy: ['startedAt', 'rating'],
    page: 'messages',
    fact: 'Rating of the chat',
    reasonWords: ['neutral rating', 'not negative'],
  }),
  makeGround({
    id: 'abusive-chat-rating',
    metric: 'IM_DSAT',
    isMet: isListed,
    says: 'Other markets let appeals of chat ratings for spam, abuse, a system bug or force majeure',
    refutedBy: 'An ordinary complaint, however unfair',
    basis: 'judged',
    source: 'chatAppeals',
    confidence: 0.3,
    probability: 0.25,
    evidence: ['Screenshots of the chat with their times'],
    carriedBy: ['startedAt'],
    page: 'messages',
    fact: 'What was said in the chat',
    reasonWords: ['spam', 'abuse', 'abusive', 'harassment'],
  }),
];
