import type { Coverage } from '#core/model/coverage';
import { type Problem, problemKey } from '#core/model/problem';
import { type Bind, makeBind } from '#core/score/bind';
import type { Sheet } from '#core/score/ledger';
import type { Listing } from '#core/score/listing';
import { readProblems, writeProblems } from '#core/score/problem-text';
import { readSheet, writeSheet } from '#core/score/sheet-text';

/** The facts of a shop as they are worked on in place of the facts. */
export interface Sheets {
  /** by shelf */
  days: Map<string, Sheet>;
  /** all that the platform lists, by key: an assessment needs all of it and a page may change much of it */
  problems: ReadonlyMap<string, Problem>;
  /** the orders that have reviews or requests, which are few: the others need not be asked for any */
  attached: Set<string>;
  /** what was bound last makes the next binding cheap, and so does the listing while it is of the same problems */
  bind: Bind;
  listed: { problems: Sheets['problems']; coverage: readonly Coverage[]; listing: Listing } | null;
}

export const makeSheets = (its: Pick<Sheets, 'days' | 'problems' | 'attached'>): Sheets => ({
  ...its,
  bind: makeBind(),
  listed: null,
});

/** Shelves that are no day's. */
const PROBLEMS = 'problems';
const ATTACHED = 'attached';
export const SHARED_SHELVES = [PROBLEMS, ATTACHED] as const;

export const readSheets = (texts: ReadonlyMap<string, string>): Sheets => {
  const days = new Map<string, Sheet>();
  for (const [shelf, text] of texts) if (shelf !== PROBLEMS && shelf !== ATTACHED) days.set(shelf, readSheet(text));
  const problems = readProblems(texts.get(PROBLEMS) ?? '[]');
  return makeSheets({
    days,
    problems: new Map(problems.map((it) => [problemKey(it), it])),
    attached: new Set(JSON.parse(texts.get(ATTACHED) ?? '[]') as string[]),
  });
};

/** @param shelves those of the days that have changed */
export const writeSheets = (
  { days, problems, attached }: Sheets,
  shelves: Iterable<string>,
  changed: { problems: boolean; attached: boolean },
): Map<string, string> => {
  const texts = new Map([...shelves].map((shelf) => [shelf, writeSheet(days.get(shelf)!)]));
  if (changed.problems) texts.set(PROBLEMS, writeProblems(problems.values()));
  if (changed.attached) texts.set(ATTACHED, JSON.stringify([...attached]));
  return texts;
};

/** Sheets as a worker last had them in hand, true of the facts at one revision counted by one basis. */
export interface Held {
  basis: string;
  revision: number;
  sheets: Sheets;
}

/**
 * Spares a worker that lives on reading again what it has just written. Who works on sheets takes them out and lays them
 * back once what they say is in the database, so that work which fails halfway leaves none.
 */
export interface HeldSheets {
  take(shopId: string, of: { basis: string; revision: number }): Sheets | undefined;
  lay(shopId: string, held: Held): void;
}

export const makeHeldSheets = (): HeldSheets => {
  const held = new Map<string, Held>();
  return {
    take: (shopId, { basis, revision }) => {
      const ours = held.get(shopId);
      held.delete(shopId);
      return ours?.basis === basis && ours.revision === revision ? ours.sheets : undefined;
    },
    lay: (shopId, ours) => void held.set(shopId, ours),
  };
};
