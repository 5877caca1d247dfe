import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './processes.mjs';

const KB = 1000;
const FOLDER = join(ROOT, '.output', 'chrome-mv3', 'content-scripts');

/**
 * Size limits of content scripts: the browser parses them on every page of the portal.
 * @type {Record<string, number>}
 */
const BUDGETS = {
  'watcher.js': 30 * KB, // on every page: recognises pages, without schemas and React
  'reader.js': 150 * KB, // on recognised pages: all readers, their schemas, and captions in seven languages
  'panels.js': 350 * KB, // on pages with something to show
};

/** @returns {Promise<import('./suite.mjs').Result>} */
export const measureSize = async () => {
  const sizes = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, bytes: statSync(join(FOLDER, name)).size, budget: BUDGETS[name] }));
  const over = sizes.filter(({ bytes, budget }) => budget === undefined || bytes > budget);
  return {
    code: over.length > 0 ? 1 : 0,
    output: over
      .map(({ name, bytes, budget }) => `${name} has ${bytes} bytes; its budget: ${budget ?? 'none given'}`)
      .join('\n'),
    note: sizes.map(({ name, bytes }) => `${name} ${(bytes / KB).toFixed(0)} kB`).join(', '),
  };
};
