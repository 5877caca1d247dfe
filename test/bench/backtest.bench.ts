import { modelShop } from '#core/assess';
import { makePricer } from '#core/score/impact';
import { FARTHEST, HORIZONS, type Look, looksOf, readEarlier, STAGES, UNREAD_DAYS } from './backtest-looks';
import { addForecast, addUp, noSums, type Sums } from './backtest-scores';

// How good is the forecast? Simulated shops with a hidden truth are forecast from what was known on a day, and compared with
// the latent scores of the next sixty days: by what had been read, by horizon and by kind of shop.
// Arguments: how many shops of each kind (3), or tune and how many, with the seeds that constants are tuned on (tune1); kinds
// that begin with.

const [, isTuning = '', rounds = ''] = /^(tune)?(\d*)$/.exec(process.argv[2] ?? '') ?? [];
const [wanted = ''] = process.argv.slice(3);
const looks = looksOf(Number(rounds) || 3, isTuning === '' ? 'reported' : 'tuning', wanted);
const SEED = 1;

type ByHorizon = Record<(typeof HORIZONS)[number], Sums>;
const noSumsByHorizon = (): ByHorizon =>
  Object.fromEntries(HORIZONS.map((ahead) => [ahead, noSums()])) as unknown as ByHorizon;

const judge = (look: Look, read: (file: Look['file']) => Look['file'], sums: ByHorizon): number => {
  const file = read(look.file);
  const { at, overall: printed } = file.readings.at(-1)!;
  const model = modelShop(file, { asOf: look.day, knownUntil: at });
  // Timed the second time: what a warm forecast takes.
  model?.forecast(FARTHEST, SEED);
  const start = process.cpuUsage();
  const samples = model?.forecast(FARTHEST, SEED).samples;
  const { user, system } = process.cpuUsage(start);
  const pricer = model && makePricer(model.inputs);
  for (const ahead of HORIZONS) {
    sums[ahead].looks += 1;
    if (samples == null || printed === null) continue;
    const aged = pricer?.overall(ahead) ?? null;
    const foreseen = look.foreseen[ahead];
    addForecast(sums[ahead], samples, look.truth, { ahead, printed, aged, foreseen }, ahead === 7 || ahead === 30);
  }
  return (user + system) / 1000;
};

const fixed = (digits: number) => (part: number, count: number) => (part / (count || Number.NaN)).toFixed(digits);
const [two, three] = [fixed(2), fixed(3)];
const COLUMNS: [title: string, cell: (sums: Sums) => string][] = [
  ['told', ({ told, looks: all }) => `${told}/${all}`],
  ['MAE', ({ error, told }) => three(error, told)],
  ['÷persist', ({ error, persistence }) => two(error, persistence)],
  ['÷printed', ({ error, persistencePrinted }) => two(error, persistencePrinted)],
  ['aged', ({ aged, agedLooks }) => three(aged, agedLooks)],
  ['CRPS', ({ crps, told }) => (crps / (told || Number.NaN)).toFixed(4)],
  ['÷learner', ({ crps, crpsForeseen }) => two(crps, crpsForeseen)],
  ['in 90 %', ({ inside90, told }) => two(inside90, told)],
  ['width', ({ width90, told }) => three(width90, told)],
  ['PIT fifths', ({ pit }) => pit.join(' ')],
  ['Brier', ({ brier, brierPersistence }) => two(brier, brierPersistence)],
];
const say = (name: string, cells: readonly string[]) =>
  console.log([name.padEnd(44), ...cells.map((cell) => cell.padStart(10))].join(' '));
const sayTitles = (name: string) =>
  say(
    name,
    COLUMNS.map(([title]) => title),
  );
const saySums = (name: string, sums: Sums) =>
  say(
    name,
    COLUMNS.map(([, cell]) => cell(sums)),
  );

const kinds = [...new Set(looks.map(({ kind }) => kind))];
const byStage = STAGES.map(() => kinds.map(noSumsByHorizon));
const times: number[][] = STAGES.map(() => []);
const unread = kinds.map(noSumsByHorizon);
for (const look of looks) {
  const place = kinds.indexOf(look.kind);
  for (const [stage, { read }] of STAGES.entries()) times[stage]!.push(judge(look, read, byStage[stage]![place]!));
  judge(look, readEarlier, unread[place]!);
}

for (const ahead of HORIZONS) {
  sayTitles(`\n${ahead} days ahead, by what had been read`);
  for (const [stage, { name }] of STAGES.entries()) saySums(name, addUp(byStage[stage]!.map((sums) => sums[ahead])));
  saySums(`everything, ${UNREAD_DAYS} days ago`, addUp(unread.map((sums) => sums[ahead])));
}
for (const ahead of HORIZONS) {
  sayTitles(`\n${ahead} days ahead, everything read, by kind`);
  for (const [place, kind] of kinds.entries()) saySums(kind, byStage.at(-1)![place]![ahead]);
}
console.log(`\nCPU of a warm forecast of ${FARTHEST} days, by what had been read: least and median, in ms`);
for (const [stage, { name }] of STAGES.entries()) {
  const sorted = times[stage]!.sort((a, b) => a - b);
  console.log(name.padEnd(44), sorted[0]!.toFixed(0).padStart(5), sorted[sorted.length >> 1]!.toFixed(0).padStart(5));
}
