import * as z from 'zod/mini';
import { instant, rate } from './field';

export const ALERT_KINDS = ['threshold', 'ticket', 'clock', 'decided', 'page'] as const;

const hour = z.int().check(z.minimum(0), z.maximum(23));

/** What a seller wants to be told of while no surface is open. */
export const alertSettings = z.object({
  isOn: z.boolean(),
  /** what was so before they were switched on is not told */
  since: instant,
  kinds: z.array(z.enum(ALERT_KINDS)),
  /** of losing or gaining a threshold within 7 days, at least */
  chance: rate,
  /** points that a proven ticket is expected to bring, at least */
  worth: z.number().check(z.minimum(0), z.maximum(5)),
  /** hours of the clock on the wall between which nothing is told; null: at any time */
  quiet: z.nullable(z.object({ from: hour, to: hour })),
});
export type AlertSettings = z.infer<typeof alertSettings>;

export const ALERTS_OFF: AlertSettings = {
  isOn: false,
  since: '1970-01-01',
  kinds: [...ALERT_KINDS],
  chance: 0.5,
  worth: 0.05,
  quiet: { from: 22, to: 8 },
};

/** Whether an hour lies in the quiet ones, which may go over midnight. */
export const isQuiet = ({ quiet }: Pick<AlertSettings, 'quiet'>, at: number): boolean =>
  quiet !== null &&
  quiet.from !== quiet.to &&
  (quiet.from < quiet.to ? at >= quiet.from && at < quiet.to : at >= quiet.from || at < quiet.to);
