// Entry point of every npm script: `node scripts/run.mjs TASK …`. It runs before packages are installed, on Node 20
// or newer, so its static imports use only Node.
import { delimiter, join } from 'node:path';
import { installPackages } from './packages.mjs';
import { ownNode, ROOT, run, Stop, say } from './processes.mjs';

const NEEDED = 22;
const [task = '', ...args] = process.argv.slice(2);

const main = async () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Stop(`Node 20 or newer is needed, and this is ${process.version}`);
  await installPackages();
  process.env.PATH = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  if (major < NEEDED) {
    const node = ownNode();
    if (node === null)
      throw new Stop(`Node ${NEEDED} or newer is needed: this is ${process.version}, and none came with the packages`);
    return (await run(node, process.argv.slice(1))).code;
  }
  const { TASKS } = await import('./tasks.mjs');
  const work = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined;
  if (work === undefined) throw new Stop(`no task "${task}"; there are ${Object.keys(TASKS).join(', ')}`);
  return work(args);
};

try {
  // Not process.exit, which would cut off pending output to a pipe.
  process.exitCode = (await main()) ?? process.exitCode;
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 2;
}
