import type { Rule } from './source';

/** What a cancellation or request reason means for an appeal. */
export type ReasonMeaning =
  | 'buyer-asked'
  | 'undeliverable'
  | 'unpaid'
  | 'carrier-fault'
  | 'late-dispatch'
  | 'out-of-stock'
  | 'pricing-error'
  | 'untraceable'
  | 'not-received'
  | 'item'
  | 'wrong-size';

/** Lower-case reasons as printed by the portal; they match whole texts only. */
export interface ReasonRules {
  sellerCancelNotAtFault: Rule<readonly string[]>;
  systemCancelAtFault: Rule<readonly string[]>;
  buyerFaultReasons: Rule<readonly string[]>;
  /** the only request reasons that count; null if all count except the buyer's */
  sellerFaultReasons: Rule<readonly string[] | null>;
  appealReasons: Rule<Readonly<Record<ReasonMeaning, readonly string[]>>>;
}

/** Whether a reason is one of these, ignoring case. */
export const includesReason = (reasons: readonly string[], reason: string): boolean =>
  reasons.includes(reason.trim().toLowerCase());

const BUYER_ASKED = ['buyer requested cancellation'] as const;
const UNDELIVERABLE = ['unable to deliver to buyer address'] as const;
const LATE_DISPATCH = [
  'collection time-out',
  'collection time out',
  'collection timeout',
  'automatically cancelled due to collection time out',
  'automatically cancelled due to collection time-out',
  'late shipping',
] as const;
const UNTRACEABLE = ['untraceable tracking', 'untraceable tracking number'] as const;
const OUT_OF_STOCK = ['out of stock'] as const;
const PRICING_ERROR = ['pricing error'] as const;

export const US_REASONS = {
  sellerCancelNotAtFault: {
    value: [...BUYER_ASKED, ...UNDELIVERABLE],
    says: 'Cancelled by the seller for these reasons is not the fault of the seller',
    source: 'sfcr',
  },
  systemCancelAtFault: {
    value: [...LATE_DISPATCH, ...UNTRACEABLE, ...OUT_OF_STOCK, ...PRICING_ERROR],
    says: 'Cancelled by the system for these reasons only is the fault of the seller',
    source: 'sfcr',
  },
  buyerFaultReasons: {
    value: [
      'no longer needed',
      'does not suit me',
      'multiple sizes ordered',
      'size too big',
      'size too small',
      'size too big / too small',
      'size too big or too small',
      'size too big/small',
      'ordered incorrect size',
      'quality or style not as expected',
      'unauthorised purchase',
      'unauthorized purchase',
      'change of mind',
    ],
    says: 'A request for these reasons is not counted; every other known reason is',
    source: 'api',
  },
  sellerFaultReasons: {
    value: null,
    says: 'A request that the seller or the carrier caused counts, whatever the fault was',
    source: 'nbfr',
  },
  appealReasons: {
    value: {
      'buyer-asked': BUYER_ASKED,
      undeliverable: UNDELIVERABLE,
      unpaid: ['customer overdue to pay', 'buyer did not pay on time', 'payment overdue'],
      'carrier-fault': [
        'package delivery failed',
        'package damaged',
        'package lost',
        'returned to shipper',
        'damaged',
        'lost',
        '3pl breach',
      ],
      'late-dispatch': LATE_DISPATCH,
      'out-of-stock': OUT_OF_STOCK,
      'pricing-error': PRICING_ERROR,
      untraceable: UNTRACEABLE,
      'not-received': ["package wasn't received", 'package was not received'],
      item: [
        'damaged item or packaging',
        'defective item',
        "item doesn't match description",
        'missing or broken parts',
        'wrong item was sent',
        'package received but missing item',
      ],
      'wrong-size': ['wrong size', 'incorrect size'],
    },
    says: 'The reasons that the portal prints for cancellations and requests, by what could be argued about them',
    source: 'api',
  },
} as const satisfies ReasonRules;
