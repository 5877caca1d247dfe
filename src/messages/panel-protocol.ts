import * as z from 'zod/mini';
import { assessment } from '#core/model/assessment';
import { id, instant, text } from '#core/model/field';
import { METRICS } from '#core/model/metric';
import { shopHint } from '#core/model/shop';

// The requests of the panel on a page of the portal: apart from the rest, whose schemas of all facts it does without.

const metric = z.enum(METRICS);

const mark = z.object({
  orderId: id,
  costs: z.array(z.object({ metric, points: z.number() })),
  appeal: z.nullable(z.object({ metric, ground: text })),
  /** the ticket that the seller is getting ready, or has filed, with this order in it */
  prepared: z.optional(z.object({ id, metric, state: z.enum(['open', 'filed']) })),
});
export type OrderMark = z.infer<typeof mark>;

export const PANEL_PROTOCOL = {
  marks: {
    from: 'portal',
    request: z.object({ shop: shopHint, orderIds: z.array(id) }),
    answer: z.object({ marks: z.array(mark) }),
  },
  assessment: {
    from: 'portal',
    request: shopHint,
    answer: z.nullable(z.object({ assessment, computedAt: instant })),
  },
  /** a page cannot open the dashboard itself; the anchor names a place on it */
  'show-dashboard': {
    from: 'portal',
    request: z.object({ anchor: z.string().check(z.regex(/^[\w.-]{1,80}$/)) }),
    answer: z.object({}),
  },
} as const;
