import * as z from 'zod/mini';
import { instant, rate } from './field';

export const ALERT_KINDS = ['threshold', 'ticket', 'clock', 'decided', 'page'] as const;

const hour = z.int().check(z.minimum(0), z.maximum(23));

/** What to alert a seller to while no page of the extension is open. */
export const alertSettings = z.object({
  isOn: z.boolean(),
  /** when alerts were switched on: nothing older is alerted */
  since: instant,
  kinds: z.array(z.enum(ALERT_KINDS)),
  /** the least probability of gaining or losing a threshold within 7 days */
  chance: rate,
  /** the least expected gain of a proven ticket, in points */
  worth: z.number().check(z.minimum(0), z.maximum(5)),
  /** hours of local time between which no alert is shown; null: none */
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

/** Whether an hour lies in the quiet hours, which may span midnight. */
export const isQuiet = ({ quiet }: Pick<AlertSettings, 'quiet'>, hourNow: number): boolean =>
  quiet !== null &&
  quiet.from !== quiet.to &&
  (quiet.from < quiet.to ? hourNow >= quiet.from && hourNow < quiet.to : hourNow >= quiet.from || hourNow < quiet.to);
