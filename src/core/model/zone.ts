import { type DayNumber, dayNumber, type Instant, MS_PER_DAY, utcSeconds } from './day';

/** Lookup spans for zone offsets, coarse to fine; no zone changes its clocks twice within the first. */
const SPAN_LENGTHS_MS = [8 * MS_PER_DAY, MS_PER_DAY, 900_000];
const LAST_MOMENT = 1 - 1e-6;

/** Converts instants to days of a zone. Holds a cache, so make one for each task. */
export interface Zone {
  readonly name: string;
  /** The day of an instant in the shop's zone; a bare day is itself. */
  dayOf(instant: Instant): DayNumber;
  /** The same with the fraction of the day: 20 000.5 is noon. A bare day counts as its last moment. */
  timeOf(instant: Instant): number;
  /** Milliseconds that local time is ahead of UTC at this UTC time. */
  offsetAt(utcMs: number): number;
  /** Milliseconds since 1970 at a local time: a day, with its fraction if not midnight. */
  utcMsAt(localDays: number): number;
}

/** @param name IANA time zone, such as `America/Los_Angeles`; throws RangeError on an unknown one */
export const makeZone = (name: string): Zone => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const measure = (utcMs: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
    const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
    return local - Math.floor(utcMs / 1000) * 1000;
  };
  // Formatter calls cost microseconds and a shop file has a million instants, so equal offsets at both ends of a
  // span are taken for its whole: of eight days, of a day, else of a quarter of an hour.
  const spans = SPAN_LENGTHS_MS.map(() => new Map<number, number | null>());
  const offsetIn = (level: number, utcMs: number): number => {
    const length = SPAN_LENGTHS_MS[level]!;
    const span = Math.floor(utcMs / length);
    let offset = spans[level]!.get(span);
    if (offset === undefined) {
      const start = measure(span * length);
      offset = level === SPAN_LENGTHS_MS.length - 1 || start === measure((span + 1) * length) ? start : null;
      spans[level]!.set(span, offset);
    }
    return offset ?? offsetIn(level + 1, utcMs);
  };
  const offsetAt = (utcMs: number): number => offsetIn(0, utcMs);
  const dayOf = (instant: Instant): DayNumber => {
    if (instant.length === 10) return dayNumber(instant);
    const utcMs = utcSeconds(instant) * 1000;
    return Math.floor((utcMs + offsetAt(utcMs)) / MS_PER_DAY);
  };
  const timeOf = (instant: Instant): number => {
    if (instant.length === 10) return dayNumber(instant) + LAST_MOMENT;
    const utcMs = utcSeconds(instant) * 1000;
    return (utcMs + offsetAt(utcMs)) / MS_PER_DAY;
  };
  const utcMsAt = (localDays: number): number => {
    const local = localDays * MS_PER_DAY;
    // The offset is asked twice, as the first guess is up to a day off: clocks change at most once in between.
    return local - offsetAt(local - offsetAt(local));
  };
  return { name, dayOf, timeOf, offsetAt, utcMsAt };
};
