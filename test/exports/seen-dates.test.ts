import { describe, expect, test } from 'vitest';
import { noFacts } from '#core/model/facts';
import { findWrong, grid, read, requests, TIME, trueRequests, truth } from '../fixtures/damaged-export';
import { EXPORT_MARKETS } from '../fixtures/export-markets';
import { type Grid, writeCsv } from '../fixtures/order-export';
import { CAPTIONS, type Cells, faultOf, other, ROW, read as readSample, write } from '../fixtures/sample-export';
import { writeWorkbook } from '../fixtures/workbook';

// The kinds of damage to dates that were seen in files of sellers, each with what becomes of it.

const isTime = (caption: string) => /Time/.test(caption);

describe('dates', () => {
  const [captions = [], ...rows] = grid;
  const dayFirst = EXPORT_MARKETS.VN.apply(grid);
  const serial = (text: string, swap: boolean): string => {
    const match = TIME.exec(text);
    if (match === null) return text;
    const [, first, second, year, hour, minute, seconds] = match;
    const [month, day] = swap ? [first, second] : [second, first];
    if (Number(month) > 12) return text;
    return String(
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(seconds)) /
        86_400_000 +
        25_569,
    );
  };
  const asNumbers = (of: Grid) => {
    const bytes = writeWorkbook(of);
    return bytes;
  };

  test('of which a spreadsheet made numbers in part, with day and month swapped, refuse the file', async () => {
    const swapped = dayFirst.map((cells) => cells.map((cell) => serial(cell, true)));
    const { facts, outcome } = await read(asNumbers(swapped), 'VN', 'VND');
    expect(facts).toEqual(noFacts());
    expect(outcome).toMatchObject({ ok: false, code: 'changed-dates' });
    const early = swapped.filter((row, index) => index === 0 || row.every((cell) => !/^\d\d\//.test(cell)));
    expect(early.length).toBeGreaterThan(1);
    expect((await read(asNumbers(early), 'VN', 'VND')).outcome).toMatchObject({ ok: false, code: 'changed-dates' });
  });

  test('that a spreadsheet wrote with the year first refuse the file where day and month may be swapped', async () => {
    // it takes what stands first for the month, and leaves a text what can be none
    const yearFirst = (of: Grid): Grid =>
      of.map((cells) =>
        cells.map((cell) => {
          const [, first, second, year, hour, minute] = TIME.exec(cell) ?? [];
          return Number(first) <= 12 ? `${year}/${Number(first)}/${Number(second)} ${hour}:${minute}` : cell;
        }),
      );
    const swapped = await read(writeCsv(yearFirst(dayFirst)), 'VN', 'VND');
    expect(swapped.facts).toEqual(noFacts());
    expect(swapped.outcome).toMatchObject({ ok: false, code: 'changed-dates' });
    const noClock = (of: Grid) => of.map((cells) => cells.map((cell) => cell.replace(/ \d{1,2}:\d\d$/, '')));
    const kept = await read(writeCsv(noClock(yearFirst(grid))));
    expect(kept.facts.orders.map(({ placedAt }) => placedAt)).toEqual(
      (await read(writeCsv(grid.map((cells) => cells.map((cell) => cell.replace(TIME, '$1/$2/$3')))))).facts.orders.map(
        ({ placedAt }) => placedAt,
      ),
    );
  });

  test.each([
    ['of neighbouring days', [['06-05', '06-06']], [['05-06', '06-06']]],
    ['of days without a delivery', [['06-01'], ['06-02']], [['01-06'], ['02-06']]],
    [
      'up to the 12th alone',
      [
        ['06-05', '06-13'],
        ['06-05', '06-08'],
      ],
      [
        ['05-06', '06-13'],
        ['05-06', '08-06'],
      ],
    ],
  ])('with the year first, %s, are refused where day and month were swapped', async (_, right, swapped) => {
    const of = (days: string[][]) =>
      write(
        days.map(([placed = '', delivered = ''], at) =>
          other(at, {
            ...Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, ''])),
            'Created Time': `2026-${placed} 10:00:00`,
            'Delivered Time': delivered && `2026-${delivered} 11:00:00`,
          }),
        ),
      );
    expect((await readSample(of(right))).facts.orders.map(({ placedAt }) => placedAt?.slice(5, 10))).toEqual(
      right.map(([placed]) => placed),
    );
    expect(await faultOf(of(swapped))).toMatchObject({ code: 'changed-dates' });
  });

  test('with the year first, of one day up to the 12th alone, are refused, as nothing tells whether it was swapped', async () => {
    const none = Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']));
    const placed = (day: string) => write([{ ...ROW, ...none, 'Created Time': `2026-${day} 10:00:00` }]);
    expect(await faultOf(placed('05-06'))).toMatchObject({ code: 'changed-dates' });
    expect(await faultOf(placed('05-13'))).toBeNull();
    expect(await faultOf(placed('06-06'))).toBeNull(); // swapped or not, it is that day
  });

  test('of one row with the day first, beside a clock that goes with the month first, decide nothing', async () => {
    const none = Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']));
    const placed = ['05/06/2026 10:00:00 AM', '06/06/2026 10:00:00 AM', '13/06/2026 10:00:00 AM'];
    const rows = placed.map((time, at) => other(at, { ...none, 'Created Time': time }));
    const { facts, refused } = await readSample(write(rows));
    expect(facts.orders.map(({ placedAt }) => placedAt?.slice(0, 10))).toEqual(['2026-06-06', '2026-06-13']);
    expect(refused).toMatchObject([{ row: 2, code: 'two-days' }]);
  });

  test.each([
    [2, 'changed-dates'],
    [3, undefined],
  ])('in words, of %d days with open orders alone, end with %s', async (days, code) => {
    const none = Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']));
    const rows = Array.from({ length: days }, (_, at) => other(at, { ...none, 'Created Time': `${at + 4} Jun 2026` }));
    expect((await faultOf(write(rows)))?.code).toBe(code);
  });

  test('with hyphens are read by the same evidence as with slashes', async () => {
    const hyphens = (of: Grid): Grid =>
      of.map((cells) => cells.map((cell) => cell.replace(TIME, (time) => time.replaceAll('/', '-'))));
    expect((await read(writeCsv(hyphens(grid)))).facts.orders).toEqual(truth.orders);
    expect((await read(writeCsv(hyphens(dayFirst)), 'VN', 'VND')).facts.orders).toEqual(
      (await read(writeCsv(dayFirst), 'VN', 'VND')).facts.orders,
    );
  });

  test('with the day first in a market that writes the month first are settled by what would be impossible', async () => {
    const of = (day: number, hour = 10): Cells => ({
      ...other(day, Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']))),
      'Created Time': `0${day}/06/2026 ${hour}:00:00`,
    });
    const june = await readSample(write([1, 2, 3, 4, 7, 8, 9].map((day) => of(day))));
    expect(june.facts.orders.map(({ placedAt }) => placedAt?.slice(0, 7))).toEqual(Array(7).fill('2026-06'));
    const thin = await readSample(write([of(3)]));
    expect(thin.refused).toMatchObject([
      {
        row: 2,
        message:
          'Created Time: “99/99/9999 99:99:99” could be two days: export more days at once, as one after the 12th tells which',
      },
    ]);
  });

  test('go by the kind of export: US returns have the day first, BR orders the month', async () => {
    const times = requests[0]!.indexOf('Time Requested');
    const early = requests.filter((row, index) => index === 0 || Number(row[times]!.slice(0, 2)) <= 12);
    const us = (await read(writeCsv(early).replaceAll('R$ 1.062,90', '$1,062.90'))).facts.cases;
    expect(us.length).toBeGreaterThan(1);
    expect(findWrong(us, trueRequests)).toEqual([]);
    const placed = captions.indexOf('Created Time');
    const first = [captions, ...rows.filter((row) => Number(row[placed]!.slice(3, 5)) <= 12)];
    const br = (await read(writeCsv(first), 'BR', 'BRL')).facts.orders;
    expect(br.length).toBeGreaterThan(3);
    expect(
      findWrong(
        br.map((order) => ({ ...order, amount: null })),
        truth.orders,
      ),
    ).toEqual([]);
  });

  test('later than the reading leave their row out by its name', async () => {
    const { refused, facts } = await readSample(
      write([ROW, other(5, { 'Delivered Time': '05/16/2027 12:30:00 AM\t' })]),
    );
    expect(refused).toMatchObject([
      { row: 3, code: 'future', message: 'Delivered Time: it is later than the day on which the file was read' },
    ]);
    expect(facts.orders).toHaveLength(1);
  });

  test('of the Buddhist calendar are read', async () => {
    const thai = writeCsv(dayFirst).replaceAll('/2026 ', '/2569 ');
    expect((await read(thai, 'TH', 'VND')).facts.orders.map(({ placedAt }) => placedAt)).toEqual(
      truth.orders.map(({ placedAt }) => placedAt),
    );
  });
});
