import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeZone } from '#core/model/zone';
import { type DateOrder, readMoment } from './moment';
import { isRefused } from './value';

const read = (text: string, order: DateOrder = 'mdy', zone = 'America/Los_Angeles') => {
  const value = readMoment(text, makeZone(zone), order);
  return isRefused(value) ? value.refused : value;
};

describe('a date', () => {
  test('in Pacific time is read in a shop of that zone alone', () =>
    expect(read('Jul 15, 2026 3:04 PM PT', 'mdy', 'America/New_York')).toBe('unknown-value'));

  test.each([
    ['Jan 15, 2026', '2026-01-15'],
    ['January 15 2026', '2026-01-15'],
    ['Sept. 5, 2026', '2026-09-05'],
    ['15 Jan 2026', '2026-01-15'],
    ['Thu, Jan 15, 2026', '2026-01-15'],
    ['01/15/2026', '2026-01-15'],
    ['1/5/2026', '2026-01-05'],
    ['01/05/26', '2026-01-05'],
    ['2026-01-15', '2026-01-15'],
    ['2026/1/5', '2026-01-05'],
  ])('without a time stays a day: %s', (text, day) => expect(read(text)).toBe(day));

  test.each([
    ['Jan 15, 2026 3:04 PM', '2026-01-15T23:04:00Z'],
    ['Jan 15, 2026, 3:04:05 PM', '2026-01-15T23:04:05Z'],
    ['Jan 15, 2026 at 12:00 AM', '2026-01-15T08:00:00Z'],
    ['07/15/2026 12:30 p.m.', '2026-07-15T19:30:00Z'],
    ['7/15/2026 10:26:17PM', '2026-07-16T05:26:17Z'],
    ['2026-07-15 15:04:05', '2026-07-15T22:04:05Z'],
    ['2026-07-15T15:04:05Z', '2026-07-15T15:04:05Z'],
    ['2026-07-15T15:04:05-04:00', '2026-07-15T19:04:05Z'],
    ['Jul 15, 2026 15:04 (UTC-7)', '2026-07-15T22:04:00Z'],
    ['Jan 15, 2026 3:04 PM PST', '2026-01-15T23:04:00Z'],
    ['Jul 15, 2026 3:04 PM UTC', '2026-07-15T15:04:00Z'],
    ['Jul 15, 2026 · 3:04 PM PT', '2026-07-15T22:04:00Z'],
  ])('with a time is that moment in the zone of the shop: %s', (text, moment) => expect(read(text)).toBe(moment));

  test.each([
    'Feb 30, 2026',
    '13/13/2026',
    'Jan 15',
    'Jan 15, 3:04 PM',
    'yesterday',
    '3 days ago',
    '15/01/2026',
    'Jan 15, 2026 13:04 PM',
    'Jan 15, 2026 0:04 AM',
    'Jan 15, 2026 25:00',
    'Jan 15, 2026 3:04 PM MST',
    'Ship by Jan 15, 2026',
    'Jan 15, 2026 - Jan 20, 2026',
    'Foo 15, 2026',
    'March',
    '20260115',
  ])('of another form is refused: %s', (text) => expect(read(text)).toBe('unknown-value'));

  test('that is ambiguous is refused if the date order of the market is unknown', () => {
    expect(read('03/04/2026', null)).toBe('ambiguous-date');
    expect(read('03/04/2026', 'dmy')).toBe('2026-04-03');
    expect(read('25/04/2026', null)).toBe('2026-04-25');
    expect(read('04/25/2026', null)).toBe('2026-04-25');
    expect(read('04/04/2026', null)).toBe('2026-04-04');
  });

  test('keeps daylight saving', () => {
    expect(read('03/08/2026 1:59 AM')).toBe('2026-03-08T09:59:00Z');
    expect(read('03/08/2026 2:30 AM')).toBe('unknown-value');
    expect(read('03/08/2026 3:00 AM')).toBe('2026-03-08T10:00:00Z');
    // twice on that night: only the day is certain
    expect(read('11/01/2026 1:30 AM')).toBe('2026-11-01');
    expect(read('11/01/2026 12:59 AM')).toBe('2026-11-01T07:59:00Z');
    expect(read('11/01/2026 2:00 AM')).toBe('2026-11-01T10:00:00Z');
    expect(read('2026-03-29 12:00', 'dmy', 'Europe/London')).toBe('2026-03-29T11:00:00Z');
    expect(read('2026-03-29 12:00', 'dmy', 'Asia/Ho_Chi_Minh')).toBe('2026-03-29T05:00:00Z');
  });

  test.each(['America/Los_Angeles', 'Europe/London', 'Asia/Ho_Chi_Minh', 'America/Sao_Paulo'])(
    'is read back as it was printed in %s, and where its clock shows a time twice as its day',
    (timeZone) => {
      const zone = makeZone(timeZone);
      const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
      const clock = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
      const print = (ms: number) => new Intl.DateTimeFormat('en-US', { ...options, ...clock }).format(ms);
      const HOUR = 3_600_000;
      const noted = fc.oneof(
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) }),
        // the nights on which clocks change
        fc
          .constantFrom(...['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25'].map((text) => Date.parse(text)))
          .chain((midnight) => fc.integer({ min: midnight - 12 * HOUR, max: midnight + 36 * HOUR })),
      );
      fc.assert(
        fc.property(noted, fc.constantFrom(' ', ', ', ' · '), (ms, between) => {
          const instant = Math.floor(ms / 1000) * 1000;
          const printed = print(instant).replaceAll('\u202f', ' ');
          const isTwice = [-HOUR, HOUR].some((shift) => print(instant + shift) === print(instant));
          const [day, time] = printed.split(', ');
          const is = readMoment(`${day}${between}${time}`, zone, 'mdy');
          const [month, date, year] = day!.split('/');
          expect(is).toBe(isTwice ? `${year}-${month}-${date}` : new Date(instant).toISOString().replace('.000Z', 'Z'));
        }),
        { numRuns: 500 },
      );
    },
  );

  test.each([
    ['07/15/2026 1:05 AM', '07/15/20261:05 AM'],
    ['Jul 15, 2026 11:05', 'Jul 15, 202611:05'],
  ])('%s is one, and not where its day runs into its time', (right, wrong) => {
    expect(isRefused(readMoment(right, makeZone('America/Los_Angeles'), 'mdy'))).toBe(false);
    expect(read(wrong)).toBe('unknown-value');
  });

  test.each(['', '-', '--', '***'])('%j is none', (text) => expect(read(text)).toBeNull());
});
