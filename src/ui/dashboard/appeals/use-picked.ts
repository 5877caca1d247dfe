import { useState } from 'react';
import type { Subject } from '#core/explain/question';
import { problemKey } from '#core/model/problem';

/** What is chosen of a list that is shown a page at a time; it stays chosen on all pages, and goes with its row. */
export const usePicked = <T extends Subject>(all: readonly T[], rows: readonly T[]) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isPicked = (it: T) => chosen.has(problemKey(it));
  const pick = (its: readonly T[], on: boolean) => {
    const next = new Set(chosen);
    for (const it of its) on ? next.add(problemKey(it)) : next.delete(problemKey(it));
    setChosen(next);
  };
  return {
    picked: all.filter(isPicked),
    isPicked,
    pick,
    page: { isPicked: rows.length > 0 && rows.every(isPicked), pick: (on: boolean) => pick(rows, on) },
    clear: () => setChosen(new Set()),
  };
};
