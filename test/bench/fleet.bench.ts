import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { build } from 'esbuild';
import { makeShopFile } from '#core/model/shop-file';
import { simulateShop } from '../simulator/shop';

// `assess --ndjson` as the map step of engines: many shops in one process, under GNU parallel over the cores, and under Dask
// distributed with two workers, one of which is killed. Equal bytes throughout; shops a second of a core's time, which other
// work on the machine hardly changes; memory of one shop. Each simulated life is a shop on ten days, with the scores of its
// last days. The engines are Debian packages: parallel, python3-distributed.

const SHOPS = Number(process.argv[2] ?? 1000);
const DAYS = 10;
/** Of printed scores: the past that is replayed grows with them. */
const READINGS = 8;
const LINES_A_TASK = Number(process.argv[3] ?? 25);
const CORES = availableParallelism();

const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const [shops, command] = [join(folder, 'shops.ndjson'), join(folder, 'assess.mjs')];
const assess = [process.execPath, command, '--ndjson'];

const writeShops = async (): Promise<{ bytes: number; longest: number }> => {
  const file = createWriteStream(shops);
  let [bytes, longest] = [0, 0];
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const life = lifeOf(Math.floor(shop / DAYS));
    const day = `2026-06-${String(21 + (shop % DAYS)).padStart(2, '0')}`;
    const { shop: owner, ...all } = life.facts(day);
    const facts = { ...all, readings: all.readings.slice(-READINGS) };
    const id = String(7_495_000_000_000_000_000n + BigInt(shop));
    const named = { ...owner, id: `US:${id}`, sellerId: id };
    const line = `${JSON.stringify(makeShopFile(named, facts, `${day}T16:00:00Z`))}\n`;
    bytes += line.length;
    longest = Math.max(longest, line.length);
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return { bytes, longest };
};
let known: { index: number; life: ReturnType<typeof simulateShop> } | null = null;
const lifeOf = (index: number) => {
  if (known?.index !== index)
    known = { index, life: simulateShop({ seed: index + 1, ordersPerDay: 1 + (index % 4), asOf: '2026-07-01' }) };
  return known.life;
};

const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
const has = (name: string, ...args: string[]): boolean => spawnSync(name, args).status === 0;

interface Run {
  seconds: number;
  /** of all processes that had ended, in seconds */
  cpu: number;
  /** the most memory that one of them had, in bytes; 0 where the system does not tell */
  peak: number;
}

const print = (what: string, { seconds, cpu }: Pick<Run, 'seconds' | 'cpu'>, more: string): void => {
  const rate = SHOPS / cpu;
  console.log(
    `${what.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s, ${cpu.toFixed(1).padStart(6)} s of a core   ${rate.toFixed(2).padStart(5)} shops a second of a core   load ${loadavg()[0]!.toFixed(1)}   ${more}`,
  );
};

/** The memory of the processes that a shell has started, at most. */
const peakOf = (shell: number | undefined): number => {
  try {
    const children = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ');
    const peaks = children.map((child) => /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1]);
    return Math.max(0, ...peaks.map((kilobytes) => Number(kilobytes ?? 0) * 1024));
  } catch {
    return 0; // it has ended, or the system has no such files
  }
};

/** Runs a command to its end, from and to files, by a shell that counts its time and that of all that it started. */
const run = async (args: readonly string[], out: string, input: string): Promise<Run> => {
  const times = join(folder, 'times.txt');
  const start = performance.now();
  const shell = ['-c', 'TIMEFORMAT="%U %S"; { time "$@" 2>&3; } 3>&2 2>"$0"', times];
  const child = spawn('bash', [...shell, ...args], { stdio: [openSync(input, 'r'), openSync(out, 'w'), 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 50);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  const [user = 0, system = 0] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
  return { seconds: (performance.now() - start) / 1000, cpu: user + system, peak };
};

const megabytes = (size: number): string => `${Math.round(size / 1e6)} MB`;
await build({
  entryPoints: ['src/cli/assess.ts'],
  outfile: command,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'silent',
});
const { bytes, longest } = await writeShops();
console.log(
  `${SHOPS} files of ${Math.ceil(SHOPS / DAYS)} simulated shops, ${megabytes(bytes)}, the longest ${megabytes(longest)}`,
);

// one process: what the others are held to, and whether memory grows with the number of shops
const few = join(folder, 'few.ndjson');
writeFileSync(few, `${readFileSync(shops, 'utf8').split('\n').slice(0, Math.min(20, SHOPS)).join('\n')}\n`);
const first = await run(assess, '/dev/null', few);
const alone = join(folder, 'alone.ndjson');
const one = await run(assess, alone, shops);
const right = digest(alone);
print('one process', one, `${megabytes(one.peak)} at most, of 20 shops ${megabytes(first.peak)}`);

const compare = (out: string): string => {
  if (digest(out) === right) return 'the same bytes';
  process.exitCode = 1;
  return 'OTHER BYTES';
};

if (has('parallel', '--version')) {
  const out = join(folder, 'parallel.ndjson');
  // A file for each task: a job that is tried once more under --pipe or --pipepart is given no input.
  const tasks = join(folder, 'tasks.');
  spawnSync('split', ['-a', '4', '-l', String(LINES_A_TASK), shops, tasks]);
  const names = readdirSync(folder).filter((name) => name.startsWith('tasks.'));
  const list = join(folder, 'list.txt');
  writeFileSync(list, names.map((name) => `${join(folder, name)}\n`).join(''));
  // the first job to come by answers some of its shops, and is killed
  const script = join(folder, 'job.sh');
  const line = assess.map((part) => `'${part}'`).join(' ');
  writeFileSync(
    script,
    `mkdir '${join(folder, 'killed')}' 2>/dev/null && { head -n 2 | ${line}; kill -9 $$; }\nexec ${line}\n`,
  );
  const options = ['--will-cite', '--keep-order', '--retries', '3', '-j', String(CORES)];
  const whole = await run(['parallel', ...options, `bash ${script} < {}`], out, list);
  print(`GNU parallel, ${CORES} jobs, one killed`, whole, compare(out));
} else console.log('GNU parallel: skipped, since it is not installed (Debian package parallel)');

// the one whose packages Debian installs, where another stands before it
const python = ['/usr/bin/python3', 'python3'].find((name) => has(name, '-c', 'import distributed'));
if (python !== undefined) {
  const [out, said] = [join(folder, 'dask.ndjson'), join(folder, 'dask.txt')];
  const { cpu } = await run(
    [python, 'test/bench/fleet.py', shops, out, String(LINES_A_TASK), ...assess],
    said,
    '/dev/null',
  );
  const [seconds = 0, died = 0] = readFileSync(said, 'utf8').trim().split(' ').map(Number);
  print(`Dask, 2 workers, ${died} killed`, { seconds, cpu }, compare(out));
} else console.log('Dask: skipped, since it is not installed (Debian package python3-distributed)');
