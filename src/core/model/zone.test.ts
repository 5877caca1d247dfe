import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isDay, isInstant, makeDay, utcSeconds, weekday } from './day';
import { makeZone } from './zone';

const california = makeZone('America/Los_Angeles');
const dayOf = (instant: string) => makeDay(california.dayOf(instant));

describe('the day of an instant', () => {
  test('begins at midnight of the shop', () => {
    expect(dayOf('2026-07-01T06:59:59Z')).toBe('2026-06-30');
    expect(dayOf('2026-07-01T07:00:00Z')).toBe('2026-07-01');
  });
  test('follows daylight-saving time on both sides of each change', () => {
    expect(dayOf('2026-01-15T07:59:59Z')).toBe('2026-01-14');
    expect(dayOf('2026-03-08T07:59:59Z')).toBe('2026-03-07');
    expect(dayOf('2026-03-09T06:59:59Z')).toBe('2026-03-08');
    expect(dayOf('2026-03-09T07:00:00Z')).toBe('2026-03-09');
    expect(dayOf('2026-11-02T07:59:59Z')).toBe('2026-11-01');
    expect(dayOf('2026-11-02T08:00:00Z')).toBe('2026-11-02');
  });
  test('agrees with Intl in zones with other rules', () => {
    for (const name of ['Australia/Lord_Howe', 'Asia/Kolkata', 'Europe/London', 'America/Sao_Paulo']) {
      const zone = makeZone(name);
      const format = new Intl.DateTimeFormat('en-CA', { timeZone: name });
      for (let hour = 0; hour < 24 * 370; hour += 5) {
        const instant = new Date(Date.UTC(2026, 0, 1, hour, 59)).toISOString();
        expect(makeDay(zone.dayOf(instant)), `${name} ${instant}`).toBe(format.format(new Date(instant)));
      }
    }
  });
  test('of a bare day is itself, and its moment is before the next day begins', () => {
    expect(dayOf('2026-06-30')).toBe('2026-06-30');
    expect(california.timeOf('2026-06-30')).toBeLessThan(dayNumber('2026-07-01'));
    expect(california.timeOf('2026-06-30T19:00:00Z')).toBe(dayNumber('2026-06-30') + 0.5);
  });
});

test('only existing days and instants are valid', () => {
  for (const good of ['2028-02-29', '2026-12-31']) expect(isDay(good), good).toBe(true);
  for (const bad of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-6-1', '06/01/2026', ''])
    expect(isDay(bad), bad).toBe(false);
  expect(isInstant('2026-06-22T22:04:05.123Z')).toBe(true);
  for (const bad of ['2026-06-22T24:00:00Z', '2026-06-22T22:04:05', '2026-06-31T22:04:05Z', '2026-06-22 22:04:05Z'])
    expect(isInstant(bad), bad).toBe(false);
});

test('1 July 2026 is a Wednesday', () => expect(weekday(dayNumber('2026-07-01'))).toBe(3));

test('instants are parsed like Date, and refused if it changes or cannot parse them', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      const instant = date.toISOString();
      expect(isInstant(instant)).toBe(true);
      expect(utcSeconds(instant)).toBe(Math.floor(date.getTime() / 1000));
      expect(makeDay(dayNumber(instant.slice(0, 10)))).toBe(instant.slice(0, 10));
    }),
  );
  const part = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
  fc.assert(
    fc.property(part, part, part, part, part, (month, day, hour, minute, second) => {
      const instant = `2027-${month}-${day}T${hour}:${minute}:${second}Z`;
      const date = new Date(instant);
      const same = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === instant.slice(0, 19);
      expect(isInstant(instant), instant).toBe(same);
    }),
    { numRuns: 2000 },
  );
  fc.assert(fc.property(fc.string({ maxLength: 32 }), (text) => !isInstant(text) || !Number.isNaN(Date.parse(text))));
});
