import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFacts } from '#core/model/facts';
import { findWrong, grid, read, requests, roundId, TIME, trueRequests, truth } from '../fixtures/damaged-export';
import { type Grid, writeCsv } from '../fixtures/order-export';

// Exports as people really have them: saved anew by a spreadsheet, cut, packed, joined. What comes out is right, or
// less, or the file is refused.

const isTime = (caption: string) => /Time/.test(caption);
const isLongId = (caption: string) => /^(Return Order ID|Order ID|SKU ID|Product ID)$/.test(caption);
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const invisible = ['\u200b', '\u200e', '\u202a', '\u202c', '\ufeff', '\u2066', '\u2069'];

/** A spreadsheet that takes day and month for each other writes anew what is a date for it. */
const swapped = (print: (year: string, month: string, day: string, clock: string) => string) => (text: string) => {
  const [, one = '', two = '', year = '', hour = '', minute = '', , half] = TIME.exec(text) ?? [];
  const [month, day] = half === undefined ? [one, two] : [two, one];
  if (month === '' || Number(month) > 12) return text;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.includes('P') ? 12 : 0);
  return print(year, month, day, `${String(hours).padStart(2, '0')}:${minute}`);
};

/** A damage of one cell; files are damaged wholly or in part. */
type CellDamage = (text: string, caption: string) => string;
const CELL_DAMAGES: Record<string, CellDamage> = {
  'ids rounded': (text, caption) => (isLongId(caption) ? roundId(text) : text),
  'ids as scripts print them': (text, caption) =>
    isLongId(caption) && /^\d{16,}/.test(text) ? String(Number(text)) : text,
  'ids as all digits of a number': (text, caption) =>
    isLongId(caption) && /^\d{16,}/.test(text) ? String(BigInt(Number(text))) : text,
  'swapped days before months and points': swapped((year, month, day, clock) => `${day}.${month}.${year} ${clock}`),
  'swapped days behind the year': swapped((year, month, day, clock) => `${year}-${month}-${day} ${clock}`),
  'swapped days beside names': swapped(
    (year, month, day, clock) => `${day} ${MONTHS[Number(month) - 1]} ${year} ${clock}`,
  ),
  'letters misread': (text) => Buffer.from(text, 'utf8').toString('latin1'),
  'errors of a spreadsheet': (text, caption) => (/SKU$|Reason|Tracking|Paid/.test(caption) ? '#NAME?' : text),
  'the empty cells of scripts': (text) => (text.trim() === '' ? 'nan' : text),
  'ids as numbers': (text, caption) =>
    isLongId(caption) && /^\d{16,}/.test(text) ? Number(text).toExponential(5) : text,
  apostrophes: (text, caption) => (isLongId(caption) || isTime(caption) ? `'${text}` : text),
  formulas: (text, caption) => (isLongId(caption) ? `="${text.trim()}"` : text),
  'invisible marks': (text) => (/^\d{16,}/.test(text) ? `${invisible[0]}${invisible[3]}${text}${invisible[6]}` : text),
  'Buddhist years': (text) => text.replace(/\/2026 /, '/2569 '),
  'years of the future': (text, caption) =>
    /Delivered|Refund/.test(caption) ? text.replace('/2026 ', '/2027 ') : text,
  'years of the past': (text, caption) => (/Delivered|Refund/.test(caption) ? text.replace('/2026 ', '/2016 ') : text),
  'day and month changed about': (text) =>
    text.replace(TIME, (whole, a: string, b: string) => whole.replace(`${a}/${b}`, `${b}/${a}`)),
  'seconds dropped': (text) => text.replace(/^(\d\d\/\d\d\/\d{4} \d{1,2}:\d\d):\d\d/, '$1'),
  'no times': (text, caption) => (isTime(caption) ? '' : text),
  'lost letters': (text, caption) => (/Product Name|Address|Buyer/.test(caption) ? `${text}\ufffd` : text),
  'unknown words': (text, caption) => (/^(Order Status|Return Type)$/.test(caption) ? 'Tidak tahu' : text),
  'unneeded cells spoiled': (text, caption) => (/Amount|Quantity|^SKU/.test(caption) ? 'x' : text),
  'products spoiled': (text, caption) => (/^SKU|^Seller SKU|^Product|Quantity/.test(caption) ? '' : text),
};
type RowDamage = (row: readonly string[]) => readonly string[];
const ROW_DAMAGES: Record<string, RowDamage> = {
  'empty cells at the end cut off': (row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1),
  'empty cells at the end added': (row) => [...row, '', ''],
  'a cell taken out': (row) => row.toSpliced(9, 1),
  'an early cell taken out': (row) => row.toSpliced(4, 1),
  'a cell put in': (row) => row.toSpliced(7, 0, ''),
};

const damaged = (of: Grid, name: string, hits: (row: number) => boolean): Grid => {
  const [captions = [], ...rows] = of;
  const [cell, row] = [CELL_DAMAGES[name], ROW_DAMAGES[name]];
  return [
    captions,
    ...rows.map((cells, index) => {
      if (!hits(index)) return cells;
      if (row !== undefined) return row(cells);
      return cells.map((text, column) => cell!(text, captions[column]!));
    }),
  ];
};

/** What comes out is right; where it is less, what is left out is named, and a refusal is a sentence. */
const expectRight = async (file: string, isReturns: boolean): Promise<void> => {
  const { facts, outcome } = isReturns ? await read(file, 'BR', 'BRL') : await read(file);
  const [found, known] = isReturns ? [facts.cases, trueRequests] : [facts.orders, truth.orders];
  expect(findWrong(found, known)).toEqual([]);
  if (!outcome.ok) {
    expect(outcome.message).toMatch(/\w+ \w+/);
    expect(facts).toEqual(noFacts());
    return;
  }
  if (found.length < known.length) expect(outcome.value.refused.length).toBeGreaterThan(0);
  expect(outcome.value.refused.filter(({ message }) => message === '')).toEqual([]);
};
const NAMES = Object.keys({ ...CELL_DAMAGES, ...ROW_DAMAGES });
const share = fc.record({ every: fc.integer({ min: 1, max: 5 }), from: fc.integer({ min: 0, max: 4 }) });
type Share = { every: number; from: number };
const damagedIn = (of: Grid, name: string, { every, from }: Share): Grid =>
  damaged(of, name, (row) => row % every === from % every);

describe.each(NAMES)('a file with %s', (name) => {
  test('in all rows or in some gives what is right, or less, or is refused by a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(share, fc.boolean(), (some, isReturns) =>
        expectRight(writeCsv(damagedIn(isReturns ? requests : grid, name, some)), isReturns),
      ),
      { numRuns: 12 },
    );
  });
});

describe('two damages in one file', () => {
  test('give what is right, or less, or a refusal by a sentence', async () => {
    const name = fc.constantFrom(...NAMES);
    await fc.assert(
      fc.asyncProperty(name, name, share, share, fc.boolean(), (first, second, some, others, isReturns) => {
        // one cell more and one less hide each other: all cells behind both stand under their captions
        fc.pre(![first, second].includes('a cell put in') || ![first, second].some((one) => one.endsWith('taken out')));
        return expectRight(
          writeCsv(damagedIn(damagedIn(isReturns ? requests : grid, first, some), second, others)),
          isReturns,
        );
      }),
      // a SKU that is no number, in a column of rounded ones
      {
        numRuns: 60,
        examples: [['ids rounded', 'unneeded cells spoiled', { every: 2, from: 0 }, { every: 3, from: 0 }, false]],
      },
    );
  });
});

/** A damage of the text of a row, as a careless tool writes it. */
const TEXT_DAMAGES: Record<string, (row: string) => string> = {
  'a broken quotation mark in a cell that is not read': (row) =>
    row.replace(/"(secret|[^",]*Secret[^",]*)/i, '"say "hi" $1'),
  'quotation marks taken out': (row) => row.replaceAll('"', ''),
  'one quotation mark taken out': (row) => row.replace(/^(.{40,}?)"/, '$1'),
  'one quotation mark put in': (row) => row.replace(/^(.{40,}?),/, '$1",'),
  'a mark that opens and never closes': (row) => row.replace(/^((?:[^,]*,){48})"/, '$1"""x'),
  'half of it cut off': (row) => row.slice(0, row.length / 2),
};

describe.each(Object.keys(TEXT_DAMAGES))('a file of rows with %s', (name) => {
  test('gives what is right, or less, or is refused by a sentence', async () => {
    const [header = '', ...rows] = writeCsv(grid)
      .trimEnd()
      .split(/\r\n(?="?\d{15})/);
    await fc.assert(
      fc.asyncProperty(share, fc.boolean(), ({ every, from }, isUnended) => {
        const spoilt = rows.map((row, index) => (index % every === from % every ? TEXT_DAMAGES[name]!(row) : row));
        return expectRight([header, ...spoilt].join('\r\n') + (isUnended ? '' : '\r\n'), false);
      }),
      { numRuns: 20 },
    );
  });
});
