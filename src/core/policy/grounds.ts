import type { Day } from '#core/model/day';
import type { Ground } from './ground';
import { BUYER_GROUNDS } from './grounds-buyers';
import { CANCELLATION_GROUNDS } from './grounds-cancellation';
import { DELIVERY_GROUNDS } from './grounds-delivery';
import type { Rule } from './source';

/** All grounds of the United States, strongest first within a metric. */
export const GROUNDS = [...DELIVERY_GROUNDS, ...CANCELLATION_GROUNDS, ...BUYER_GROUNDS];

/** Weight of a ground's prior, in decided tickets. */
export const PRIOR_TICKETS = {
  value: 4,
  says: 'Until a shop has tickets of its own decided, the assumed chance of a ground counts like four of them',
  source: 'assumption',
} as const satisfies Rule<number>;

/** The ground with an id, for its name and source. */
export const groundOf = (id: string): Ground | undefined => GROUNDS.find((ground) => ground.id === id);

/** Whether a ground can be argued on a day. */
export const isArguableOn = ({ since, until }: Pick<Ground, 'since' | 'until'>, day: Day): boolean =>
  (since === null || since <= day) && (until === null || day <= until);
