import { dayNumber, makeDay } from '#core/model/day';
import { HIDDEN, type Hidden, otherTruth } from '../portal/hide';
import type { HiddenTruth } from '../simulator/options';
import { simulateShop } from '../simulator/shop';
import { AS_OF, CASES, type Case, seedOf } from './backtest-cases';
import {
  addForecastErrors,
  addUp,
  bootstrapRatioInterval,
  DAYS_AHEAD,
  LEVELS,
  noSums,
  type Sums,
} from './backtest-sums';

// How good is the projection? Simulated shops with a hidden truth are projected day by day from what was known then, and
// compared with the latent score. The first table is of pages that print weights and anchors, by case; the second is of
// shops in other categories, by what the pages keep to themselves. Argument: how many lives of each case (3).

const rounds = Number(process.argv[2] ?? 3);
const open = ({ choices }: Case, seed: number, truth?: HiddenTruth) =>
  simulateShop({
    asOf: AS_OF,
    ahead: DAYS_AHEAD + 2,
    visits: 60,
    days: 150,
    ...choices,
    seed,
    ...(truth && { truth }),
  });

const ratio = (part: number, whole: number) => (part / (whole || Number.NaN)).toFixed(2);
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;
const COLUMNS: [title: string, say: (it: Sums) => string][] = [
  ['n', (it) => String(it.n)],
  ['MAE', (it) => (it.error / it.n).toFixed(4)],
  ['÷persist', (it) => ratio(it.error, it.persistence)],
  ['÷aged', (it) => ratio(it.error, it.aged)],
  ...LEVELS.map((level): [string, (it: Sums) => string] => [`in${level}`, (it) => percent(it.inside[level], it.n)]),
  ['width90', (it) => (it.width / it.n).toFixed(3)],
  ['Brier', (it) => (it.brier / it.n).toFixed(3)],
  ['own', (it) => (it.brierOwn / it.n).toFixed(3)],
  ['÷persist', (it) => ratio(it.brier, it.brierPersistence)],
  ['tenths', (it) => ratio(it.tenths, it.tenthsPersistence)],
];
const say = (name: string, cells: string[]) =>
  console.log([name.padEnd(60), ...cells.map((it) => it.padStart(8))].join(' '));
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

sayTitles('weights printed, by case');
const lives: Sums[] = [];
const all = CASES.map((it, place) => {
  const ours = Array.from({ length: rounds }, (_, round) => {
    const sums = noSums();
    const shop = open(it, seedOf(round, place));
    for (const back of it.looks) addForecastErrors(shop, makeDay(dayNumber(AS_OF) - back), sums);
    return sums;
  });
  lives.push(...ours);
  saySums(it.name, addUp(ours));
  return addUp(ours);
});
const printed = addUp(all);
saySums('all', printed);

const SHOWN = [
  'weights (45 readings)',
  'weights (10 readings)',
  'anchors, weights, metric scores',
  'all but the overall, 30 readings, whole page two weeks ago',
];
const PAGES: (Hidden | null)[] = [null, ...HIDDEN.filter((it) => SHOWN.includes(it.name))];
const EVERY = 4;
const byLevel = PAGES.map(noSums);
for (const [place, it] of CASES.entries())
  for (let round = 0; round < rounds; round++) {
    const seed = seedOf(round + rounds, place);
    const shop = open(it, seed, otherTruth(seed));
    for (const back of it.looks.filter((_, i) => i % EVERY === round % EVERY))
      for (const [i, level] of PAGES.entries())
        addForecastErrors(shop, makeDay(dayNumber(AS_OF) - back), byLevel[i]!, level);
  }
sayTitles('\nother categories, by what the pages keep to themselves');
for (const [i, level] of PAGES.entries()) saySums(level?.name ?? 'nothing', byLevel[i]!);

const hidden = addUp(byLevel.slice(1));
const aim = (name: string, value: string, wanted: string) => console.log(`${name.padEnd(60)} ${value}, aim ${wanted}`);
console.log('');
aim('next-day MAE ÷ persistence, weights printed', ratio(printed.error, printed.persistence), '≤ 0.65');
aim('next-day MAE ÷ persistence, weights hidden', ratio(hidden.error, hidden.persistence), '≤ 0.80');
aim('90 % interval holds', percent(printed.inside[90], printed.n), '87–95 %');
for (const [i, it] of CASES.entries())
  if (it.hard === true) aim(`90 % interval holds: ${it.name}`, percent(all[i]!.inside[90], all[i]!.n), '≥ 83 %');
const range = (part: 'brier' | 'tenths', whole: 'brierPersistence' | 'tenthsPersistence') =>
  `${ratio(printed[part], printed[whole])} (${bootstrapRatioInterval(lives, part, whole)
    .map((it) => it.toFixed(2))
    .join('–')})`;
// What is left of it when nothing but the dice is unknown: foresight.bench.ts.
aim('Brier of 7-day crossings ÷ persistence (nine in ten)', range('brier', 'brierPersistence'), '≤ 0.45');
aim('the same, at every tenth of a point', range('tenths', 'tenthsPersistence'), '≤ 0.45');
