import type { Assessment } from '#core/model/assessment';
import { METRICS } from '#core/model/metric';
import { TEXT } from './explain-text';
import { type Explanation, rulesOf } from './explanation';
import { formatChance, formatFullDay, formatPercent, formatRange, formatScore } from './format';
import { METRIC_NAMES } from './words';

const decayOf = (it: Assessment): Explanation['rules'] => [rulesOf(it)?.decay].filter((rule) => rule !== undefined);

export const explainNext = (it: Assessment): Explanation => {
  const { next: WORDS } = TEXT;
  const { overall } = it.next;
  const record = it.trackRecord;
  const past =
    record === null
      ? WORDS.noRecord
      : WORDS.record(record.days, formatScore(record.mae), formatPercent(record.coverage90));
  return {
    says: [WORDS.ages, WORDS.interval, past],
    rules: decayOf(it),
    inputs: [
      [WORDS.computed, formatScore(it.today.overall.computed)],
      [WORDS.expected, formatScore(overall?.mean)],
      [WORDS.range, formatRange(overall?.p05, overall?.p95)],
    ],
  };
};

export const explainCrossing = (it: Assessment, crossing: Assessment['crossings'][number]): Explanation => {
  const { crossing: WORDS } = TEXT;
  const { within7, within30, medianDay } = crossing;
  return {
    says: [WORDS.rehearsed, WORDS.share],
    rules: decayOf(it),
    inputs: [
      [TEXT.next.computed, formatScore(it.today.overall.computed)],
      [WORDS.within7, formatChance(within7)],
      [WORDS.within30, formatChance(within30)],
      [WORDS.from, medianDay === null ? WORDS.never : formatFullDay(medianDay)],
    ],
  };
};

export const explainCalendar = (it: Assessment): Explanation => {
  const { calendar: WORDS } = TEXT;
  const policy = rulesOf(it);
  const windows =
    policy === null ? [] : METRICS.map((metric) => [metric, policy.metrics[metric].window.value] as const);
  return {
    says: [WORDS.ages, WORDS.each],
    rules: decayOf(it),
    inputs: windows.map(([metric, days]) => [METRIC_NAMES[metric], WORDS.days(days)]),
  };
};

export const explainAccess = (it: Assessment, benefit: string): Explanation => {
  const { access: WORDS } = TEXT;
  const row = rulesOf(it)?.benefits.find(({ name }) => name === benefit);
  if (row === undefined) return { says: [WORDS.says], rules: [], inputs: [] };
  return {
    says: [WORDS.says],
    rules: [{ says: row.rule, source: row.source }],
    inputs: [
      [WORDS.gained, formatScore(row.gain, 1)],
      [WORDS.lost, formatScore(row.lose, 1)],
    ],
  };
};
