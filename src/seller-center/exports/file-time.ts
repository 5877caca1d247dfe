import { dayNumber, type Instant, isDay, MS_PER_DAY } from '#core/model/day';
import type { Zone } from '#core/model/zone';

/** The portal names a file by the time of the export: `All order-2026-06-14-09_30.csv`, `…_20260614…`. */
const NAMED_DAY = /(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?=(?:\d{4}(?:\d\d)?)?(?!\d))/g;

/** The end of the last day that the name of a file tells, which is the latest that it can have been exported. */
const namedTime = (name: string, zone: Zone): Instant | null => {
  const days = [...name.matchAll(NAMED_DAY)].map(([, year, month, date]) => `${year}-${month}-${date}`).filter(isDay);
  const last = days.at(-1);
  if (last === undefined) return null;
  const nextDay = (dayNumber(last) + 1) * MS_PER_DAY;
  return new Date(nextDay - zone.offsetAt(nextDay) - 1000).toISOString();
};

/**
 * When a file was saved, as far as it says: what it tells was so then, and may have changed before it was chosen. Its name
 * says it better than the disk, which says when it was saved anew.
 * @param names of the file, and of the one in it
 */
export const savedAt = (file: Blob, names: readonly string[], zone: Zone, chosenAt: Instant): Instant => {
  const told = [
    ...names.map((name) => namedTime(name, zone)),
    file instanceof File ? new Date(file.lastModified).toISOString() : null,
  ];
  return told.reduce<Instant>(
    (earliest, time) => (time !== null && Date.parse(time) < Date.parse(earliest) ? time : earliest),
    chosenAt,
  );
};
