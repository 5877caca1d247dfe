/** A row as far as it identifies its record: the id as written, and the time that all rows of a record share. */
interface RowOwner {
  id: string;
  time: string;
}

const CLOCK = /\d{1,2}:\d\d/;
/** Hour and minute, which spreadsheets do not change; null if absent. */
const clockOf = (time: string): string | null => CLOCK.exec(time)?.[0] ?? null;
const mayBeSame = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

const ZEROED = /^(\d{15})(0+)$/;
const POWER = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;
/**
 * Remains of an id that a spreadsheet rounded: its length and its first digits, which may be rounded up; null if
 * unreadable.
 */
const restOf = (id: string): { length: number; digits: string } | null => {
  const [, digits] = ZEROED.exec(id) ?? [];
  if (digits !== undefined) return { length: id.length, digits };
  const [, first, others = '', power] = POWER.exec(id) ?? [];
  return first === undefined ? null : { length: Number(power) + 1, digits: first + others };
};

/**
 * Finds the records that may have lost a row because its id is unreadable: those whose ids begin like its remains;
 * without remains, those with the same time, and adjacent ones unless their time differs, as the rows of a record are
 * adjacent in an export.
 * @param isUsable whether an id names a record
 */
export const makeOrphanTracker = (isUsable: (id: string) => boolean) => {
  /** by length of the id, then by length of the remains */
  const rests = new Map<number, Map<number, Set<number>>>();
  const times = new Set<string>();
  const neighbours = new Set<string>();
  let before: RowOwner | null = null;
  let waiting: string[] = [];
  let isEmpty = true;
  const addRest = ({ length, digits }: { length: number; digits: string }): void => {
    const ofLength = rests.get(length) ?? new Map<number, Set<number>>();
    const begins = ofLength.get(digits.length) ?? new Set<number>();
    rests.set(length, ofLength.set(digits.length, begins.add(Number(digits))));
  };
  const hasRest = (id: string): boolean =>
    [...(rests.get(id.length) ?? [])].some(([digits, begins]) => {
      const begin = Number(id.slice(0, digits));
      return begins.has(begin) || (id[digits]! >= '5' && begins.has(begin + 1));
    });
  return {
    see: (owner: RowOwner): void => {
      const { id, time } = owner;
      if (isUsable(id)) {
        for (const other of waiting) if (mayBeSame(clockOf(other), clockOf(time))) neighbours.add(id);
        if (waiting.length > 0) waiting = [];
        before = owner;
        return;
      }
      isEmpty = false;
      const rest = restOf(id);
      if (rest !== null) {
        addRest(rest);
        return;
      }
      if (time !== '') times.add(time);
      if (waiting.at(-1) !== time) waiting.push(time);
      if (before !== null && mayBeSame(clockOf(before.time), clockOf(time))) neighbours.add(before.id);
    },
    hasOrphans: (): boolean => !isEmpty,
    mayHaveLost: ({ id, time }: RowOwner): boolean => neighbours.has(id) || times.has(time) || hasRest(id),
  };
};
