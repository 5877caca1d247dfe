import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockScript } from '../clock';

/**
 * Copies a built extension and puts a script before each of its own that sets the clock there: in its background, its
 * pages, its threads, and its own world of the portal's pages. What is tested is the build that is shipped, which knows
 * of no test.
 * @param now what the clocks show at this moment
 * @returns the copy's folder
 */
export const setClock = (built: string, copy: string, now: Date): string => {
  cpSync(built, copy, { recursive: true });
  const script = clockScript(now.getTime() - Date.now());
  for (const name of globSync('**/*.js', { cwd: copy })) {
    const path = join(copy, name);
    writeFileSync(path, `${script}\n${readFileSync(path, 'utf8')}`);
  }
  return copy;
};
