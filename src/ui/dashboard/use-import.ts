import { useContext, useRef, useState } from 'react';
import type { Region } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import { ImportContext, importOne, type Outcome } from './import-one';

export type ImportLine = Outcome & {
  /** its place in the choice: two files may have the same name */
  place: number;
  file: File;
};

/** Several files one after the other, each with its own outcome: one that is refused does not stop the next. */
export const useImport = (onEnd: (good: number, bad: number) => void) => {
  const desk = useContext(ImportContext);
  const [lines, setLines] = useState<readonly ImportLine[]>([]);
  const stop = useRef(new AbortController());
  const change = (place: number, to: Outcome) =>
    setLines((all) => all.map((line) => (line.place === place ? { place, file: line.file, ...to } : line)));

  const run = async (files: readonly { place: number; file: File }[], owner: Shop | Region, confirmLarge: boolean) => {
    if (desk === null) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    let good = 0;
    for (const { place, file } of files) {
      change(place, { state: 'reading' });
      const outcome = await importOne(
        desk,
        { file, owner, confirmLarge },
        (progress) => change(place, { state: 'reading', progress }),
        signal,
      );
      if (outcome.state === 'done') good += 1;
      change(place, outcome);
    }
    onEnd(good, files.length - good);
  };
  return {
    lines,
    busy: lines.some(({ state }) => state === 'waiting' || state === 'reading'),
    start: (files: readonly File[], owner: Shop | Region) => {
      const chosen = files.map((file, place) => ({ file, place }));
      setLines(chosen.map((it) => ({ ...it, state: 'waiting' })));
      return run(chosen, owner, false);
    },
    /** once more, though it is large */
    confirm: ({ file, place }: ImportLine, owner: Shop | Region) => run([{ file, place }], owner, true),
    cancel: () => stop.current.abort(),
  };
};
