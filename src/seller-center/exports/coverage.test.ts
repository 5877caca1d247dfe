import { describe, expect, test } from 'vitest';
import { at, CAPTIONS, ID, other, ROW, read, write } from '#test/fixtures/sample-export';

describe('the coverage of an export', () => {
  test('is incomplete if all its orders are in one state', async () => {
    const many = Array.from({ length: 30 }, (_, index) => other(1, { 'Order ID': `5768123456789012${index + 50}` }));
    const mixed = [...many.slice(1), other(1, { 'Order Substatus': 'In transit' })];
    expect(await read(write(many))).toMatchObject({
      refusedRows: 0,
      facts: { coverage: [{ rows: 30, expected: null, complete: false }] },
    });
    expect(await read(write(mixed))).toMatchObject({ facts: { coverage: [{ complete: true }] } });
  });

  test('excludes the day on which the file was saved', async () => {
    const later = Object.fromEntries(
      CAPTIONS.filter((caption) => / Time$/.test(caption)).map((caption) => [caption, '\t']),
    );
    const placed = (day: string) => other(5, { ...later, 'Created Time': `${day} 12:00:00 AM\t` });
    const spanOf = async (day: string, saved?: string) => {
      const text = write([placed(day), { ...placed('05/02/2026'), 'Order ID': `${ID.slice(0, -2)}77` }]);
      const file = saved === undefined ? text : new File([text], 'x.csv', { lastModified: Date.parse(saved) });
      const [coverage] = (await read(file)).facts.coverage;
      return [coverage?.from, coverage?.to, coverage?.complete];
    };
    const today = at.slice(0, 10).replace(/(\d{4})-(\d\d)-(\d\d)/, '$2/$3/$1');
    expect(await spanOf(today)).toEqual(['2026-05-02', '2026-06-30', true]);
    expect(await spanOf('05/12/2026', '2026-05-12T18:00:00Z')).toEqual(['2026-05-02', '2026-05-11', true]);
    expect(await spanOf('05/12/2026', '2026-05-13T18:00:00Z')).toEqual(['2026-05-02', '2026-05-12', true]);
    expect(await spanOf('05/02/2026', '2026-05-02T18:00:00Z')).toEqual(['2026-05-02', '2026-05-02', false]);
    // a file that says that it is older than its own rows says nothing
    expect(await spanOf('05/12/2026', '1980-01-01T00:00:00Z')).toEqual(['2026-05-02', '2026-05-12', true]);
  });

  test('is missing without orders', async () => {
    expect(await read(write([]))).toMatchObject({ rows: 0, records: 0, from: null, to: null, facts: { coverage: [] } });
  });

  test('was read when the file was saved, not when it was chosen', async () => {
    const readAtOf = async (saved: string) => {
      const { facts } = await read(new File([write([ROW])], 'x.csv', { lastModified: Date.parse(saved) }));
      return [facts.orders[0]?.readAt, facts.coverage[0]?.readAt];
    };
    expect(await readAtOf('2026-06-20T12:00:00Z')).toEqual(['2026-06-20T12:00:00.000Z', '2026-06-20T12:00:00.000Z']);
    expect(await readAtOf('2030-01-01T00:00:00Z')).toEqual([at, at]);
    // saved before the last thing that it tells of: the clock was wrong
    expect(await readAtOf('1980-01-01T00:00:00Z')).toEqual(['2026-05-16T07:30:00Z', at]);
  });
});
