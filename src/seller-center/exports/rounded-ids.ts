import type { CaptionTable, Header } from './captions';
import type { ExportRow } from './export-row';
import { ExportError } from './raw-file';

/** How a program loses the last digits of an id that it takes for a number. */
interface Rounding {
  by: string;
  /** whether an id may have come of it */
  mayBe(id: string): boolean;
  /** how likely an id that nobody touched looks as if it had */
  chanceOf(id: string): number;
}

const WHOLE_DIGITS = 15;
const BINARY_DIGITS = 53;
const ROUNDINGS: readonly Rounding[] = [
  {
    // keeps 15 digits, and makes the others zero
    by: 'a spreadsheet',
    mayBe: (id) => /^\d{15}0+$/.test(id),
    chanceOf: (id) => 10 ** (WHOLE_DIGITS - id.length),
  },
  {
    // keeps 53 binary digits, and writes all that is left, or as few digits as tell it
    by: 'another program',
    mayBe: (id) => {
      const number = Number(id);
      return !Number.isSafeInteger(number) && (String(number) === id || String(BigInt(number)) === id);
    },
    chanceOf: (id) => (Number.isSafeInteger(Number(id)) ? 0 : 2 ** (BINARY_DIGITS - Math.floor(Math.log2(Number(id))))),
  },
];
export const mayBeRounded = (id: string): boolean => ROUNDINGS.some(({ mayBe }) => mayBe(id));

/** An id as a number: it keeps its zeros, and does not hold on to a piece of the file as a part of its text would. */
export const idKey = (id: string): bigint => BigInt(`1${id}`);

/** Ids, and the numbers of many parcels. */
const LONG_NUMBER = /^\d{15,34}$/;
/** What chance does as seldom is no chance. */
const MIN_CHANCE = 0.0002;
const NEGLIGIBLE = 1e-12;

/** The chance of so many or more where fewer are expected: the upper tail of a Poisson distribution. */
const poissonTail = (count: number, expected: number): number => {
  let logarithm = -expected;
  for (let n = 1; n <= count; n += 1) logarithm += Math.log(expected / n);
  let sum = 0;
  for (let term = Math.exp(logarithm), n = count; term > NEGLIGIBLE; n += 1) {
    sum += term;
    term *= expected / (n + 1);
  }
  return sum;
};

/** A column whose ids were rounded, wholly or in part. */
export interface RoundedColumn {
  field: string;
  rounding: Rounding;
  isWhole: boolean;
}

/** Counts what looks rounded, against what chance would have. */
const makeTally = (rounding: Rounding) => {
  let [count, expected] = [0, 0];
  return {
    rounding,
    see: (isRounded: boolean, chance: number): void => {
      expected += chance;
      if (isRounded) count += 1;
    },
    count: (): number => count,
    isBeyondChance: (): boolean => count > expected && poissonTail(count, expected) < MIN_CHANCE,
  };
};

/** Finds the columns of rounded ids: by the different ids of each, and by the rows of which several ids look rounded. */
export const makeRoundedCounter = (fields: readonly string[]) => {
  const columns = fields.map((field) => ({ field, seen: new Set<bigint>(), tallies: ROUNDINGS.map(makeTally) }));
  const rows = ROUNDINGS.map(makeTally);
  return {
    see: (cells: Readonly<Partial<Record<string, string>>>): void => {
      const found = ROUNDINGS.map(() => ({ rounded: 0, chance: 0, chanceOfTwo: 0 }));
      for (const { field, seen, tallies } of columns) {
        const id = cells[field] ?? '';
        if (!LONG_NUMBER.test(id)) continue;
        const before = seen.size;
        if (seen.add(idKey(id)).size === before) continue;
        for (const [at, { rounding, see }] of tallies.entries()) {
          const [isRounded, chance, row] = [rounding.mayBe(id), rounding.chanceOf(id), found[at]!];
          see(isRounded, chance);
          if (isRounded) row.rounded += 1;
          row.chanceOfTwo += row.chance * chance;
          row.chance += chance;
        }
      }
      for (const [at, { rounded, chanceOfTwo }] of found.entries()) rows[at]!.see(rounded > 1, chanceOfTwo);
    },
    settle: (): RoundedColumn[] =>
      columns.flatMap(({ field, seen, tallies }) =>
        tallies
          .filter((tally, at) => tally.isBeyondChance() || (tally.count() > 0 && rows[at]!.isBeyondChance()))
          .map(({ rounding, count }) => ({ field, rounding, isWhole: count() > 1 && count() === seen.size })),
      ),
  };
};

type Columns = Pick<CaptionTable<string>, 'required'>;
/** Whether a record is nothing without the id: lines do without that of their SKU. */
const isNeeded = (field: string, { required }: Columns): boolean => field !== 'skuId' && required.includes(field);
const captionOf = (field: string, { columns }: Header<string>): string =>
  columns.find((column) => column.field === field)?.caption ?? field;

/** Errors: `rounded-ids` where no record has the ids that it needs. */
export const refuseWhollyRounded = (
  rounded: readonly RoundedColumn[],
  columns: Columns,
  header: Header<string>,
): void => {
  const found = rounded.find(({ field, isWhole }) => isWhole && isNeeded(field, columns));
  if (found !== undefined)
    throw new ExportError(
      'rounded-ids',
      `its ids under “${captionOf(found.field, header)}” were rounded by ${found.rounding.by}; import the file as it was downloaded`,
    );
};

/** Takes rounded ids out of a row; where the row is nothing without one, it is left out. */
export const withoutRounded = (
  row: ExportRow<string>,
  rounded: readonly RoundedColumn[],
  columns: Columns,
  header: Header<string>,
): ExportRow<string> => {
  const found = rounded.filter(({ field, rounding }) => rounding.mayBe(row.cells[field] ?? ''));
  if (found.length === 0) return row;
  const needed = found.find(({ field }) => isNeeded(field, columns));
  if (needed === undefined)
    return { ...row, cells: { ...row.cells, ...Object.fromEntries(found.map(({ field }) => [field, ''])) } };
  const issue = `${captionOf(needed.field, header)}: ${needed.rounding.by} has rounded it; import the file as it was downloaded`;
  return { ...row, issue };
};
