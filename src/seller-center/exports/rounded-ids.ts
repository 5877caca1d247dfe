import type { CaptionTable, Header } from './captions';
import { type ExportRow, rowIssue } from './export-row';
import { ExportError } from './raw-file';

/** A way in which a program loses the last digits of an id by reading it as a number. */
interface Rounding {
  by: string;
  /** whether an id may be a result of it */
  mayBe(id: string): boolean;
  /** probability that an unchanged id looks like a result of it */
  chanceOf(id: string): number;
}

const WHOLE_DIGITS = 15;
const BINARY_DIGITS = 53;
/** Ids, and many tracking numbers. */
const LONG_NUMBER = /^\d{15,34}$/;
const ROUNDINGS: readonly Rounding[] = [
  {
    // Keeps 15 digits and sets the others to zero.
    by: 'a spreadsheet',
    mayBe: (id) => /^\d{15}0+$/.test(id),
    chanceOf: (id) => 10 ** (WHOLE_DIGITS - id.length),
  },
  {
    // Keeps 53 binary digits and writes all of the rest, or the shortest decimal.
    by: 'another program',
    mayBe: (id) => {
      const number = LONG_NUMBER.test(id) ? Number(id) : 0;
      return !Number.isSafeInteger(number) && (String(number) === id || String(BigInt(number)) === id);
    },
    chanceOf: (id) => (Number.isSafeInteger(Number(id)) ? 0 : 2 ** (BINARY_DIGITS - Math.floor(Math.log2(Number(id))))),
  },
];
/** An id in scientific notation, as a spreadsheet shows a long number: 5.76E+17. */
export const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;
export const mayBeRounded = (id: string): boolean => ROUNDINGS.some(({ mayBe }) => mayBe(id));

/**
 * An id as a number, which takes less memory than a slice of the file's text; leading zeros are kept by a leading 1.
 */
export const idKey = (id: string): bigint => BigInt(`1${id}`);

/** Probability below which rounding is no coincidence: one order id of two that ends in 000 is rounded, one of three is kept. */
const MIN_CHANCE = 0.0025;
const NEGLIGIBLE = 1e-12;

/** Upper tail of a Poisson distribution: P(X ≥ count) with mean `expected`. */
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

/** A column of ids that were rounded, wholly or in part. */
export interface RoundedColumn {
  field: string;
  rounding: Rounding;
  isWhole: boolean;
}

/** Counts ids that look rounded, against their expected number. */
const makeContradictionCounter = (rounding: Rounding) => {
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

/** Finds columns of rounded ids, by distinct ids of each and by rows in which several ids look rounded. */
export const makeRoundedCounter = (fields: readonly string[]) => {
  const columns = fields.map((field) => ({
    field,
    seen: new Set<bigint>(),
    tallies: ROUNDINGS.map(makeContradictionCounter),
  }));
  const rows = ROUNDINGS.map(makeContradictionCounter);
  return {
    /** @param whole field of an id that nothing has rounded */
    see: (cells: Readonly<Partial<Record<string, string>>>, whole: string | null = null): void => {
      const found = ROUNDINGS.map(() => ({ rounded: 0, chance: 0, chanceOfTwo: 0 }));
      for (const { field, seen, tallies } of columns) {
        const id = cells[field] ?? '';
        if (!LONG_NUMBER.test(id)) continue;
        const before = seen.size;
        if (seen.add(idKey(id)).size === before) continue;
        for (const [at, { rounding, see }] of tallies.entries()) {
          const isRounded = field !== whole && rounding.mayBe(id);
          const [chance, row] = [rounding.chanceOf(id), found[at]!];
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

type Columns = Pick<CaptionTable<string>, 'key' | 'required'>;
/** Whether a record needs the id; order lines do not need that of their SKU. */
const isNeeded = (field: string, { required }: Columns): boolean => field !== 'skuId' && required.includes(field);
const captionOf = (field: string, { columns }: Header<string>): string =>
  columns.find((column) => column.field === field)?.caption ?? field;

/**
 * @param areScientific whether every row has its id in scientific notation
 * @throws ExportError `rounded-ids` if no record has the ids that it needs
 */
export const refuseWhollyRounded = (
  rounded: readonly RoundedColumn[],
  columns: Columns,
  header: Header<string>,
  areScientific: boolean,
): void => {
  const found = areScientific
    ? { field: columns.key, rounding: ROUNDINGS[0]! }
    : rounded.find(({ field, isWhole }) => isWhole && isNeeded(field, columns));
  if (found !== undefined)
    throw new ExportError(
      'rounded-ids',
      `its ids under “${captionOf(found.field, header)}” were rounded by ${found.rounding.by}; import the file as it was downloaded`,
    );
};

/** Removes rounded ids from a row; null if the row needs one of them. */
export const withoutRounded = (
  row: ExportRow<string>,
  rounded: readonly RoundedColumn[],
  columns: Columns,
  header: Header<string>,
): ExportRow<string> => {
  const found = rounded.filter(
    ({ field, rounding }) => rounding.mayBe(row.cells[field] ?? '') && !(row.isAsExported && field === columns.key),
  );
  if (found.length === 0) return row;
  const needed = found.find(({ field }) => isNeeded(field, columns));
  if (needed === undefined)
    return { ...row, cells: { ...row.cells, ...Object.fromEntries(found.map(({ field }) => [field, ''])) } };
  const says = `${needed.rounding.by} has rounded it; import the file as it was downloaded`;
  const issue = rowIssue('rounded-id', says, captionOf(needed.field, header));
  return { ...row, issue };
};
