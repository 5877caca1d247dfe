import { makeZone } from '#core/model/zone';

/**
 * The moment at which the clocks of a run stand when it begins, and the zone of the machine. They are set here and by
 * `npm run test:days`; no test reads the clock of the machine.
 */
export const NOW = new Date(process.env.TEST_NOW ?? '2026-07-01T16:00:00Z');
export const TIME_ZONE = process.env.TEST_ZONE ?? 'America/New_York';

if (Number.isNaN(NOW.getTime())) throw new RangeError(`TEST_NOW is no moment: ${process.env.TEST_NOW}`);
makeZone(TIME_ZONE);

/** A script that sets the clock of the global scope it runs in forward by so many milliseconds, once. It ticks on. */
export const clockScript = (aheadMs: number): string =>
  `if (!Date.isSet) globalThis.Date = class extends Date {
    static isSet = true;
    static now() { return super.now() + ${aheadMs}; }
    constructor(...given) { given.length === 0 ? super(new.target.now()) : super(...given); }
  };`;
