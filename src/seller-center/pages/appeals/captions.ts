import type { ByMetric } from '#core/model/metric';
import { type Captions, type Columns, column, orGuessed, requiredColumn } from '../../captions';

const guessed = (...captions: string[]) => orGuessed(column(), ...captions);
const guessedNeeded = (...captions: string[]) => orGuessed(requiredColumn(), ...captions);

/**
 * The Appeal Center (Shop Performance > Appeal Center): "a list of submitted orders and appeal tickets". Neither its
 * address nor its captions are public, so what clearly says ticket, metric, reason, orders, submission and status is
 * guessed, and read as a guess.
 */
export const APPEAL_CAPTIONS = {
  title: { en: ['Appeal Center', 'SPS Appeal Center'] } satisfies Captions,
  /** title of the form, and caption of the button that opens it; source: Seller University, how to appeal */
  titles: { form: column('Submit new appeal', 'Submit an Appeal Ticket') } satisfies Columns<string>,
  /** columns of the list, of which metric and reason are choices of the form too */
  columns: {
    id: guessedNeeded('Ticket ID', 'Appeal ticket ID', 'Appeal ID', 'Ticket No.', 'Ticket number', 'Ticket'),
    metric: guessedNeeded('Metric', 'Metric name', 'Appeal metric', 'Appealed metric', 'SPS metric'),
    reason: guessed(
      ...['Reason', 'Appeal reason', 'Select reason', 'Select a reason', 'Select appeal reason', 'Reason for appeal'],
    ),
    orders: guessedNeeded(
      ...['Orders', 'Order IDs', 'Order ID', 'Order ID(s)', 'Appeal orders', 'Appealed orders', 'Submitted orders'],
      'Orders and chats',
    ),
    submittedAt: guessedNeeded(
      ...['Submitted', 'Submitted on', 'Submitted at', 'Submitted time', 'Submission time', 'Submit time'],
      ...['Submission date', 'Date submitted', 'Time submitted'],
    ),
    status: guessedNeeded('Status', 'Ticket status', 'Appeal status', 'Review status'),
    decidedAt: guessed(
      ...['Decided', 'Decided on', 'Decision time', 'Decision date', 'Reviewed on', 'Review completed'],
      ...['Completed time', 'Result time'],
    ),
  } satisfies Columns<string>,
} as const;

/** Grounds of an appeal that a reason of the form can mean, by metric. */
export const APPEAL_GROUNDS: ByMetric<readonly string[]> = {
  NRR: ['first-rating-not-negative', 'review-about-logistics', 'malicious-review'],
  NBFR: [
    'buyer-fault-request-counted',
    'wrong-size-counted',
    'request-came-to-nothing',
    'not-received-but-delivered',
    'item-disputed',
  ],
  SFCR: [
    'sample-order-counted',
    'tiktok-fulfilled-cancellation-counted',
    'buyer-requested-cancellation-counted',
    'unpaid-order-counted',
    'address-undeliverable',
    'carrier-fault-cancellation',
    'shipped-before-cancelled',
    'security-alert-counted',
    'carrier-or-warehouse',
    'buyer-delayed-dispatch',
    'cancellation-by-system-error',
  ],
  OTDR: [
    'tiktok-fulfilled-order-counted',
    'express-order-counted',
    'pre-order-counted',
    'made-to-order-counted',
    'back-order-counted',
    'custom-order-counted',
    'delivered-by-due-day',
    'cancelled-order-counted',
    'carrier-delay',
  ],
  AHT: ['platform-approval-counted', 'return-late-or-missing', 'handling-system-error'],
  IM_DSAT: ['bot-rating-counted', 'neutral-rating-counted', 'abusive-chat-rating'],
  LDR: [],
  RR24: [],
};

/** The portal's names of ticket states are not public; these words are unambiguous. Others are kept as printed. */
export const TICKET_STATES: Readonly<Record<string, 'draft' | 'submitted' | 'in-review' | 'approved' | 'rejected'>> = {
  draft: 'draft',
  submitted: 'submitted',
  pending: 'in-review',
  pendingreview: 'in-review',
  inreview: 'in-review',
  underreview: 'in-review',
  reviewing: 'in-review',
  inprogress: 'in-review',
  processing: 'in-review',
  inprocess: 'in-review',
  approved: 'approved',
  appealapproved: 'approved',
  appealsuccessful: 'approved',
  successful: 'approved',
  accepted: 'approved',
  rejected: 'rejected',
  appealrejected: 'rejected',
  appealfailed: 'rejected',
  declined: 'rejected',
  denied: 'rejected',
  failed: 'rejected',
};
