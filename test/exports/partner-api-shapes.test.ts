import { expect, test } from 'vitest';
import type { Facts } from '#core/model/facts';
import { API_METRICS, type ApiChoices, answersOf } from '../fixtures/partner-api';
import { readFacts } from '../fixtures/read-facts';
import { simulateShop } from '../simulator/shop';

// Answers of the Partner API as tools have kept and changed them: what is read of them is right, or less, and the rest is named.

const AS_OF = '2026-07-01';
const context = { region: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', at: `${AS_OF}T16:00:00Z` } as const;
const known = simulateShop({ ordersPerDay: 20 }).facts(AS_OF);
const readings = known.readings.filter(({ day }) => day <= AS_OF).slice(-30);

const read = (text: string) => readFacts(text, context);

const FIGURES = ['value', 'score', 'excellent', 'poor', 'numerator', 'denominator'] as const;
const differs = (read: number | null | undefined, right: number | null | undefined): boolean =>
  read != null && (right == null || Math.abs(read - right) > 1e-9);
/** What is read and is another than the platform said. */
const findWrong = (facts: Facts): string[] => [
  ...facts.readings.flatMap(({ day, overall, metrics, dimensions }) => {
    const right = readings.find((reading) => reading.day === day);
    return [
      ...(differs(overall, right?.overall) ? [`${day} overall`] : []),
      ...(['product', 'fulfillment', 'service'] as const).filter((name) =>
        (['score', 'weight'] as const).some((of) => differs(dimensions[name]?.[of], right?.dimensions[name]?.[of])),
      ),
      ...API_METRICS.flatMap((metric) =>
        FIGURES.filter((figure) => differs(metrics[metric]?.[figure], right?.metrics[metric]?.[figure])).map(
          (figure) => `${day} ${metric} ${figure}: ${metrics[metric]?.[figure]}`,
        ),
      ),
    ];
  }),
  ...facts.problems
    .filter(
      ({ metric, orderId, caseId, chatId }) =>
        !known.problems.some(
          (right) =>
            right.metric === metric && right.orderId === orderId && right.caseId === caseId && right.chatId === chatId,
        ),
    )
    .map(({ metric, orderId }) => `${metric} of ${orderId}`),
];

type Change = (key: string, value: unknown) => unknown;
const changed = (node: unknown, change: Change): unknown => {
  if (Array.isArray(node)) return node.map((entry) => changed(entry, change));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, changed(change(key, value), change)]));
};
const answers = (choices: Partial<ApiChoices> = {}) => {
  const { overview, metrics, diagnoses, problemPages } = answersOf(known, readings, choices);
  return [overview, metrics, ...diagnoses, ...API_METRICS.flatMap(problemPages)];
};
const at =
  (pattern: RegExp, change: (text: string) => unknown): Change =>
  (key, value) =>
    pattern.test(key) && typeof value === 'string' ? change(value) : value;
const asText =
  (pattern: RegExp): Change =>
  (key, value) =>
    pattern.test(key) && typeof value === 'object' ? JSON.stringify(value) : value;
const byKey =
  (list: string, key: string): Change =>
  (name, value) =>
    name === list && Array.isArray(value) ? Object.fromEntries(value.map((entry) => [entry[key], entry])) : value;
const times =
  (change: (seconds: number) => unknown): Change =>
  (key, value) =>
    /time$/.test(key) && typeof value === 'number' ? change(value) : value;
const shifted = (factor: number) => at(/^value$/, (text) => String(Number(text) * factor));

/** `all`: nothing is lost; a pattern: what is lost is named so. */
const SHAPES: [name: string, change: Change, lost: 'all' | RegExp, choices?: Partial<ApiChoices>][] = [
  ['the data as a text', asText(/^data$/), 'all'],
  ['lists as texts', asText(/^metrics$|_items$|^data_points$|^dimensions$/), 'all'],
  ['metrics by their codes', byKey('metrics', 'metric_code'), 'all'],
  ['dimensions by their names', byKey('dimensions', 'name'), /dimensions: “” is none that is known/],
  ['trends by their days', byKey('data_points', 'record_date'), /trend: “” is no day/],
  ['lists in lists', (key, value) => (/_items$/.test(key) ? [value] : value), /it is no row/],
  ['no token where there is none', (key, value) => (key === 'next_page_token' && value === '' ? null : value), 'all'],
  ['percent signs', at(/^value$/, (text) => `${text}%`), 'all'],
  ['percent signs behind fractions', at(/^value$/, (text) => `${text}%`), 'all', { value: 1 }],
  ['values a hundred times too large', shifted(100), /is no percentage|another than its score or its counts/],
  ['values ten times too large', shifted(10), /another than its score or its counts/],
  ['values ten times too small', shifted(0.1), /another than its score or its counts/],
  ['scores of a hundred', at(/score$/, (text) => String(Number(text) * 20)), /it is above 5/],
  ['weights as fractions', at(/^weight$/, (text) => String(Number(text) / 100)), 'all'],
  ['commas before fractions', at(/./, (text) => text.replace(/^(\d+)\.(\d+)$/, '$1,$2')), /cannot be read/],
  ['days with dashes', at(/^record_date$/, (text) => text.replace(/^(....)(..)/, '$1-$2-')), 'all'],
  [
    'days with the day first',
    at(/^record_date$/, (text) => text.replace(/^(....)(..)(..)/, '$3$2$1')),
    /is no day up to/,
  ],
  ['moments in milliseconds', times((seconds) => seconds * 1000), 'all'],
  ['moments in microseconds', times((seconds) => seconds * 1e6), /update_time: .* cannot be read/],
  ['moments as texts of digits', times(String), 'all'],
  ['moments as dates', times((seconds) => new Date(seconds * 1000).toISOString()), /update_time: .* cannot be read/],
  [
    'ids as scripts print numbers',
    at(/^order_id$/, (text) => String(Number(text))),
    /order_id: .* was rounded to a number/,
  ],
  [
    'ids as all digits of a number',
    at(/^order_id$/, (text) => String(BigInt(Number(text)))),
    /was rounded to a number/,
  ],
  ['figures that are missing', at(/value$|score$|threshold$/, () => null), /is no day up to|^$/],
  ['figures below zero', at(/value$|score$|threshold$/, () => '-1'), /cannot be read/],
];

test.each(SHAPES)('answers with %s', async (_, change, lost, choices) => {
  const { facts, outcome } = await read(JSON.stringify(changed(answers(choices), change)));
  expect(findWrong(facts)).toEqual([]);
  if (!outcome.ok) throw new Error(outcome.message);
  if (lost === 'all') {
    expect(outcome.value.refused).toEqual([]);
    expect(facts.readings).toHaveLength(readings.length);
    expect(facts.problems).toHaveLength(known.problems.length);
  } else expect(outcome.value.refused.map(({ message }) => message).join('\n')).toMatch(lost);
});
