import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { ExportOptions } from '#core/model/export';
import { readExport } from '#seller-center/exports/read-export';
import { type Grid, orderGrid, writeCsv } from '../fixtures/order-export';
import { writeWorkbook } from '../fixtures/workbook';
import { simulateShop } from '../simulator/shop';

// An order export of 100 000 rows, as CSV and as a workbook: how much of a core's time until all of it has been handed out, and
// how much memory it took at most, beside papaparse alone on the same text. The batches are counted and dropped, as a worker does
// that passes them on.

const ROWS = Number(process.argv[2] ?? 100_000);

const makeGrid = (): Grid => {
  const [captions = [], ...rows] = orderGrid(simulateShop({ ordersPerDay: 12 }), '2026-07-01');
  const times = Math.ceil(ROWS / rows.length);
  // the same orders again under other ids, so that there are as many different ones
  const again = Array.from({ length: times }, (_, round) =>
    rows.map((row) => row.map((cell, at) => (at === 0 ? `${6000 + round}${cell.slice(4)}` : cell))),
  );
  return [captions, ...again.flat().slice(0, ROWS)];
};

const gc = (globalThis as { gc?: () => void }).gc;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const used = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** The time of a core, also beside that of the first, and the most memory in use above what was in use before: as it stands, with what nobody has collected yet. */
const measure = async (what: string, run: (sample: () => void) => Promise<string>): Promise<void> => {
  gc?.();
  const before = used();
  let peak = before;
  const sample = () => {
    peak = Math.max(peak, used());
  };
  const start = process.threadCpuUsage();
  const found = await run(sample);
  const { user, system } = process.threadCpuUsage(start);
  const seconds = (user + system) / 1e6;
  baseline ??= seconds;
  sample();
  console.log(
    `${what.padEnd(28)} ${seconds.toFixed(1).padStart(5)} s of a core, ${(seconds / baseline).toFixed(1).padStart(4)} x   ${megabytes(peak - before).padStart(7)}   ${found}`,
  );
};
let baseline: number | null = null;

const context = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at: '2026-07-01T16:00:00Z' } as const;
const read = async (file: Blob, sample: () => void, options: Partial<ExportOptions> = {}): Promise<string> => {
  let longest = 0;
  let last = performance.now();
  const outcome = await readExport(file, context, {
    ...options,
    onFacts: sample,
    onProgress: () => {
      sample();
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    },
  });
  if (!outcome.ok) throw new Error(outcome.message);
  const { rows, records, refusedRows } = outcome.value;
  return `${rows} rows, ${records} orders, ${rows - records - refusedRows} merged, ${refusedRows} refused; a report at least every ${longest.toFixed(0)} ms`;
};

const folder = await mkdtemp(join(tmpdir(), 'export-bench-'));
try {
  const [csv, xlsx] = [join(folder, 'orders.csv'), join(folder, 'orders.xlsx')];
  await writeFile(csv, writeCsv(makeGrid()));
  await writeFile(xlsx, writeWorkbook(makeGrid(), { strings: 'shared' }));
  console.log(`${ROWS} rows: CSV ${megabytes((await stat(csv)).size)}, workbook ${megabytes((await stat(xlsx)).size)}`);
  await measure('papaparse alone, whole text', async (sample) => {
    const text = await (await openAsBlob(csv)).text();
    const { data } = Papa.parse<string[]>(text);
    sample();
    return `${data.length} rows, all held`;
  });
  await measure('papaparse alone, row by row', async (sample) => {
    const text = await (await openAsBlob(csv)).text();
    let rows = 0;
    Papa.parse<string[]>(text, {
      step: () => {
        rows += 1;
        if (rows % 1000 === 0) sample();
      },
    });
    return `${rows} rows, none held`;
  });
  await measure('readExport, CSV', async (sample) => read(await openAsBlob(csv), sample));
  await measure('readExport, workbook', async (sample) => read(await openAsBlob(xlsx), sample, { confirmLarge: true }));
} finally {
  await rm(folder, { recursive: true });
}
