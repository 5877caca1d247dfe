import { readPhrase } from './identity';
import { captionKey } from './text';
import { isRefused, readText, type Value } from './value';

/**
 * Reasons that the portal prints in cells with other text. Sources: Partner API tables of cancel and refund reasons,
 * order exports. An unlisted reason is kept as printed if it stands alone.
 */
export const KNOWN_REASONS = [
  'Out of stock',
  'Pricing error',
  'Unable to deliver to buyer address',
  'Buyer requested cancellation',
  'Buyer did not pay on time',
  'Package delivery failed',
  'No longer needed',
  'Customer overdue to pay',
  'Need to change payment method',
  'High delivery costs',
  'Need to change shipping address',
  'Better price available',
  'Need to change color or size',
  'Seller not responsive to inquiries',
  'Seller requesting order cancellation',
  'Payment method not available',
  "Product didn't arrive on time",
  "Product wouldn't arrive on time",
  'Package damaged',
  'Package lost',
  'Package rejected',
  'Automatically cancelled due to collection time out',
  "Package wasn't received",
  'Missing package',
  'Missing items',
  'Package received but missing item',
  'Damaged item or packaging',
  'Defective item',
  'Missing or broken parts',
  "Item doesn't match description",
  'Wrong item was sent',
  'Does not suit me',
  'Multiple sizes ordered',
  'Size too big',
  'Size too small',
  'Ordered incorrect size',
  'Quality or style not as expected',
  'Unauthorised purchase',
] as const;
const KNOWN: ReadonlySet<string> = new Set(KNOWN_REASONS.map(captionKey));

const textsOf = (runs: readonly string[]): string[] =>
  runs
    .flatMap((text) => text.split(/[;|]/))
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** The listed reasons in a cell; a cell without one is refused. */
export const readKnownReason = (runs: readonly string[]): Value<string> => {
  const texts = textsOf(runs);
  const known = [...new Set(texts.filter((text) => KNOWN.has(captionKey(text))))];
  return known.length > 0 ? known.join('; ') : readText<string>(texts.join(' '), () => undefined);
};

/** The reason in a cell. Several known ones are all kept; a text that a person wrote below never is. */
export const readReason = (runs: readonly string[]): Value<string> => {
  const known = readKnownReason(runs);
  const texts = textsOf(runs);
  if (!isRefused(known) || texts.length > 1) return known;
  return readText(texts[0] ?? '', (text) => readPhrase(text) ?? undefined);
};

/** A text that is a listed reason, as printed; null for anything else. */
export const findReason = (text: string): string | null => (KNOWN.has(captionKey(text)) ? text : null);
