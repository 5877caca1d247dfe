import { useState } from 'react';
import { importFile } from '#messages/import-file';
import type { Imported } from '#messages/protocol';

type Outcome = Omit<ImportLine, 'place' | 'name'>;
type Done = Extract<Imported, { ok: true }>;
export interface ImportLine {
  /** its place in the choice: two files may have the same name */
  place: number;
  name: string;
  state: 'waiting' | 'reading' | 'done' | 'failed';
  done?: Done;
  message?: string;
}

const importOne = async (file: File, shopId: string | null): Promise<Outcome> => {
  try {
    const answer = await importFile(file.name, await file.text(), shopId);
    return answer.ok ? { state: 'done', done: answer } : { state: 'failed', message: answer.message };
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
};

/** Several files one after the other, each with its own outcome: one that is refused does not stop the next. */
export const useImport = (onEnd: (good: number, bad: number) => void) => {
  const [lines, setLines] = useState<readonly ImportLine[]>([]);
  const change = (place: number, to: Outcome) =>
    setLines((all) => all.map((line) => (line.place === place ? { place, name: line.name, ...to } : line)));

  const start = async (files: readonly File[], shopId: string | null) => {
    setLines(files.map(({ name }, place) => ({ place, name, state: 'waiting' })));
    let good = 0;
    for (const [index, file] of files.entries()) {
      change(index, { state: 'reading' });
      const outcome = await importOne(file, shopId);
      if (outcome.state === 'done') good += 1;
      change(index, outcome);
    }
    onEnd(good, files.length - good);
  };
  return { lines, start, busy: lines.some(({ state }) => state === 'waiting' || state === 'reading') };
};
