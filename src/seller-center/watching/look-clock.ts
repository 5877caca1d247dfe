/** Pages change in bursts: a page is read after a quiet time, or after the longest wait. */
export const QUIET_MS = 150;
const PATIENCE_MS = 1000;
/** A page is left alone for this multiple of the duration of its last reading, up to a maximum. */
const REST_FACTOR = 8;
const MAX_REST_MS = 4000;

/** When a page that changes is to be read again; knows no page. */
interface LookClock {
  noteChange(): void;
  /** whether the page has changed since the last reading began */
  hasChanged(): boolean;
  /** whether it has changed and is to be read now, not later */
  isDue(): boolean;
  /** a reading begins, which sees all changes so far */
  begin(): void;
  /** @param spentMs what the reading took of the page's time */
  end(spentMs: number): void;
  /** another page is not kept waiting for what the last one took */
  endRest(): void;
}

/** @param now milliseconds since an arbitrary moment */
export const makeLookClock = (now: () => number): LookClock => {
  /** times of the oldest and the newest change since the last reading began */
  let changed: { first: number; last: number } | null = null;
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    noteChange: () => {
      changed = { first: changed?.first ?? now(), last: now() };
    },
    hasChanged: () => changed !== null,
    isDue: () => {
      const at = now();
      if (changed === null || at < restsUntil) return false;
      return at - changed.last >= QUIET_MS || at - changed.first >= PATIENCE_MS;
    },
    begin: () => {
      changed = null;
    },
    end: (spentMs) => {
      restsUntil = now() + Math.min(spentMs * REST_FACTOR, MAX_REST_MS);
    },
    endRest: () => {
      restsUntil = Number.NEGATIVE_INFINITY;
    },
  };
};
