import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportProgress } from '#core/model/export';
import { type Facts, noFacts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import { CASE_EXPORT_CAPTIONS } from '#seller-center/exports/case-export';
import { ORDER_EXPORT_CAPTIONS } from '#seller-center/exports/order-export';
import { readExport } from '#seller-center/exports/read-export';
import { caseGrid } from '../fixtures/case-export';
import { EXPORT_MARKETS, type ExportMarketName } from '../fixtures/export-markets';
import { type Grid, orderGrid, writeCsv } from '../fixtures/order-export';
import { readFacts } from '../fixtures/read-facts';
import { writeWorkbook } from '../fixtures/workbook';
import { simulateShop } from '../simulator/shop';

// Whatever is done to an export, what comes out is right, or it is refused; and nobody who bought comes out.

const AS_OF = '2026-07-01';
const at = '2026-07-01T16:00:00Z';
const shop = simulateShop({ ordersPerDay: 3 });
const grid = orderGrid(shop, AS_OF, { from: '2026-06-24' });
const context = { region: 'US', currency: 'USD', timeZone: shop.life.clock.timeZone, at } as const;

type Market = Pick<Parameters<typeof readExport>[1], 'region' | 'currency'>;
const read = (file: string | Uint8Array<ArrayBuffer>, { region, currency }: Market = context) =>
  readFacts(file, { ...context, region, currency });
const truth = (await read(writeCsv(grid))).facts;
const byId = new Map(truth.orders.map((order) => [order.id, order]));

/** Each field as it was, or not known. */
const isRight = (order: Order): boolean => {
  const known = byId.get(order.id);
  if (known === undefined) return false;
  const { lines, ...rest } = order;
  const same = (a: object, b: object) =>
    Object.entries(a).every(
      ([key, value]) => value === null || JSON.stringify(value) === JSON.stringify(b[key as never]),
    );
  return (
    same(rest, known) &&
    lines!.length === known.lines!.length &&
    lines!.every((line, index) => same(line, known.lines![index]!))
  );
};

describe('an export', () => {
  const text = writeCsv(grid);
  const bytes = writeWorkbook(grid, { strings: 'shared' });

  test('cut off anywhere is refused, or all that comes out of it is right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (end) => {
        const { facts, outcome } = await read(text.slice(0, end));
        if (!outcome.ok) {
          expect(facts).toEqual(noFacts());
          return;
        }
        // Between two rows a file looks as if it ended there, and the last order as if it had no more of them.
        const orders = facts.orders.filter((_, index) => index < facts.orders.length - 1);
        expect(orders.every(isRight)).toBe(true);
        // elsewhere it is only whole but for cells behind the last that is read
        const rest = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
        const isBetween = rest === '' || rest.endsWith('\r') || text.startsWith('\r\n', end);
        expect(isBetween || facts.orders.every(isRight)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('as a workbook, cut off anywhere, is always refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (end) => {
        const { facts, outcome } = await read(bytes.slice(0, end));
        expect(outcome.ok).toBe(false);
        expect(facts).toEqual(noFacts());
      }),
      { numRuns: 60 },
    );
  });

  test('as a workbook with some bytes changed is refused, or right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, by) => {
          const other = bytes.slice();
          other[place] = (other[place]! + by) % 256;
          const { facts, outcome } = await read(other);
          expect(outcome.ok ? facts.orders.every(isRight) : facts.orders.length === 0).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  const width = grid[0]!.length;
  const column = fc.integer({ min: 0, max: width - 1 });
  const required = new Set<string>(
    ORDER_EXPORT_CAPTIONS.captions
      .filter(([field]) => (ORDER_EXPORT_CAPTIONS.required as readonly string[]).includes(field))
      .map(([, caption]) => caption),
  );
  const orRefused = async (other: Grid, touched: string) => {
    const { facts, outcome } = await read(writeCsv(other));
    if (required.has(touched)) {
      expect(outcome).toMatchObject({
        ok: false,
        code: 'missing-column',
        message: `the column “${touched}” is missing: export it again with all its columns`,
      });
      expect(facts).toEqual(noFacts());
    } else {
      expect(outcome).toMatchObject({ ok: true, value: { refusedRows: 0, records: truth.orders.length } });
      expect(facts.orders.every(isRight)).toBe(true);
    }
  };

  test('without a column names it, or knows less', async () => {
    await fc.assert(
      fc.asyncProperty(column, (gone) =>
        orRefused(
          grid.map((row) => row.filter((_, index) => index !== gone)),
          grid[0]![gone]!,
        ),
      ),
      { numRuns: 40 },
    );
  });

  test('with a column of another name misses it, whatever that name is', async () => {
    const name = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'hasOwnProperty', ''),
      fc.string({ minLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(column, name, (place, caption) => {
        const header = grid[0]!.map((known, index) => (index === place ? `${caption}~` : known));
        return orRefused([header, ...grid.slice(1)], grid[0]![place]!);
      }),
      { numRuns: 60 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('with its columns in another order is the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...Array(width).keys()], { minLength: width }), async (order) => {
        const { facts } = await read(writeCsv(grid.map((row) => order.map((index) => row[index]!))));
        expect(facts).toEqual(truth);
      }),
      { numRuns: 15 },
    );
  });

  test('with its rows in another order is the same orders, with the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(grid.slice(1), { minLength: grid.length - 1 }), async (rows) => {
        const { facts } = await read(writeCsv([grid[0]!, ...rows]));
        const sorted = ({ orders }: Facts) =>
          orders
            .map((order) =>
              JSON.stringify({ ...order, lines: order.lines!.map((line) => JSON.stringify(line)).sort() }),
            )
            .sort();
        expect(sorted(facts)).toEqual(sorted(truth));
        expect(facts.coverage).toEqual(truth.coverage);
      }),
      { numRuns: 15 },
    );
  });
});

describe('of people, nothing comes out', () => {
  const named = new Set<string>(
    [...ORDER_EXPORT_CAPTIONS.captions, ...CASE_EXPORT_CAPTIONS.captions].map(([, caption]) => caption),
  );
  /** Every cell without a known caption is about somebody, and so are two rows that will be refused. */
  const populate = ([captions = [], ...rows]: Grid): Grid => {
    const secret = (index: number) => `Secret Person ${index}, +1 555 0100 200, 1 Secret Street`;
    const spoilt = rows[0]!.map((_, index) => secret(index));
    return [
      captions,
      ...rows.map((row) => row.map((cell, index) => (named.has(captions[index]!) ? cell : secret(index)))),
      spoilt,
      rows[0]!.map((cell, index) => (index < 2 ? cell : secret(index))),
    ];
  };
  const files: [string, Grid, Market][] = [
    ['US', grid, context],
    ...(['older', 'TH', 'VN', 'ID', 'DE', 'GB', 'SG', 'JP'] satisfies ExportMarketName[]).map(
      (name): [string, Grid, Market] => [name, EXPORT_MARKETS[name].apply(grid), EXPORT_MARKETS[name]],
    ),
    ['returns', caseGrid(shop, AS_OF), { region: 'BR', currency: 'BRL' }],
  ];
  test.each(files)('%s', async (_, exported, market) => {
    for (const file of [writeCsv(populate(exported)), writeWorkbook(populate(exported), { strings: 'shared' })]) {
      const { facts, outcome } = await read(file, market);
      expect(outcome).toMatchObject({ ok: true });
      expect(facts.orders.length + facts.cases.length).toBeGreaterThan(0);
      expect(outcome.ok && outcome.value.refusedRows).toBeGreaterThan(1);
      expect(JSON.stringify([facts, outcome]).match(/secret|0100 200/i)).toBeNull();
    }
  });

  test('no known caption is of a column that speaks of them', () => {
    const personal =
      /buyer|recipient|phone|address|city|zip|name(?<!product name)|user|message|note|creator|受取人|電話|住所|郵便|ユーザー/i;
    expect([...named].filter((caption) => personal.test(caption))).toEqual([]);
  });
});

describe('a long export', () => {
  const long = writeCsv([
    grid[0]!,
    ...Array.from({ length: 160 }, (_, round) =>
      grid
        .slice(1)
        .map((row) => row.map((cell, index) => (index === 0 ? cell.replace(/^\d{4}/, String(6000 + round)) : cell))),
    ).flat(),
  ]);
  const file = () => new Blob([long]);

  test('is handed out in batches, after a check of the whole, with what has been seen of it', async () => {
    const seen: (ExportProgress | number)[] = [];
    const outcome = await readExport(file(), context, {
      onFacts: ({ orders }) => void seen.push(orders.length),
      onProgress: (progress) => void seen.push(progress),
    });
    const batches = seen.filter((entry) => typeof entry === 'number');
    expect(Math.max(...batches)).toBe(500);
    expect(batches.at(-1)).toBe(0);
    expect(outcome).toMatchObject({ ok: true, value: { records: batches.reduce((sum, size) => sum + size, 0) } });
    const stages = seen.filter((entry) => typeof entry !== 'number');
    const checked = stages.filter(({ stage }) => stage === 'checking');
    expect(checked.length).toBeGreaterThan(2);
    expect(seen.findIndex((entry) => typeof entry === 'number')).toBeGreaterThan(checked.length - 1);
    for (const stage of ['checking', 'reading'])
      expect(stages.findLast((progress) => progress.stage === stage)).toEqual({
        stage,
        bytes: file().size,
        of: file().size,
        rows: long.split('\r\n').length - 2,
      });
  });

  test('that changes while it is read is refused', async () => {
    const rows = long.split(/(?<=\r\n)(?="?\d{15})/);
    const [first, second] = [file(), new Blob(rows.slice(0, -3))];
    let pieces = 0;
    const changing = Object.assign(new Blob([long]), {
      slice: (from: number, to: number) => {
        pieces += 1;
        return (pieces > 2 * Math.ceil(first.size / (1 << 18)) ? second : first).slice(from, to);
      },
    });
    const outcome = await readExport(changing, context, { onFacts: () => undefined });
    expect(outcome).toMatchObject({ ok: false, code: 'changed' });
  });
});
