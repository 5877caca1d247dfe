import type { AccountHealth } from '#core/model/account-health';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import { MORE_TEXT } from './explain-more-text';
import { TEXT } from './explain-text';
import { type Explanation, rulesOf } from './explanation';
import {
  formatChance,
  formatCount,
  formatFullDay,
  formatPercent,
  formatPoints,
  formatRange,
  formatScore,
} from './format';
import { healthNeed } from './health-need';
import { portalLink } from './portal';
import { METRIC_NAMES } from './words';

const decayOf = (it: Assessment): Explanation['rules'] => [rulesOf(it)?.decay].filter((rule) => rule !== undefined);

export const explainNext = (it: Assessment): Explanation => {
  const { next: WORDS } = TEXT;
  const { overall } = it.next;
  if (overall === null)
    return {
      anchor: 'why-next',
      says: [WORDS.unread],
      rules: [],
      inputs: [],
      open: { says: WORDS.open, href: portalLink(it.region, 'orders') },
    };
  const record = it.trackRecord;
  const past =
    record === null
      ? WORDS.noRecord
      : WORDS.record(record.days, formatScore(record.mae), formatPercent(record.coverage90));
  return {
    anchor: 'why-next',
    says: [WORDS.ages, WORDS.interval, past],
    rules: decayOf(it),
    inputs: [
      [WORDS.computed, formatScore(it.today.overall.computed)],
      [WORDS.expected, formatScore(overall.mean)],
      [WORDS.range, formatRange(overall.p05, overall.p95)],
    ],
  };
};

/** A day of the path, from what is kept of it. */
export const explainDay = (it: Assessment, day: Day): Explanation => {
  const { next: WORDS } = TEXT;
  const row = it.path.find((one) => one.day === day);
  return {
    says: [WORDS.ages, WORDS.interval],
    rules: decayOf(it),
    inputs: [
      [WORDS.middle, formatScore(row?.p50)],
      [WORDS.range, formatRange(row?.p05, row?.p95)],
      [WORDS.aged, formatScore(row?.agedOnly)],
    ],
  };
};

export const explainCrossing = (it: Assessment, crossing: Assessment['crossings'][number]): Explanation => {
  const { crossing: WORDS } = TEXT;
  const policy = rulesOf(it);
  const { within7, within30, medianDay } = crossing;
  return {
    anchor: `why-threshold-${formatScore(crossing.threshold, 1)}`,
    says: [WORDS.rehearsed, WORDS.share],
    rules: [...decayOf(it), ...(policy === null ? [] : [policy.choices.thresholds])],
    inputs: [
      [TEXT.next.computed, formatScore(it.today.overall.computed)],
      [WORDS.within7, formatChance(within7)],
      [WORDS.within30, formatChance(within30)],
      [WORDS.from, medianDay === null ? WORDS.never : formatFullDay(medianDay)],
    ],
  };
};

export const explainCalendar = (it: Assessment): Explanation => {
  const { calendar: WORDS } = MORE_TEXT;
  const policy = rulesOf(it);
  const windows =
    policy === null ? [] : METRICS.map((metric) => [metric, policy.metrics[metric].window.value] as const);
  return {
    anchor: 'why-calendar',
    says: [WORDS.ages, WORDS.each],
    rules: decayOf(it),
    inputs: windows.map(([metric, days]) => [METRIC_NAMES[metric], WORDS.days(days)]),
  };
};

/** One row of the calendar: the brief answer, before its counts are asked for. */
export const explainCalendarRow = (it: Assessment, row: Assessment['calendar'][number]): Explanation => {
  const { calendar: WORDS } = MORE_TEXT;
  const policy = rulesOf(it);
  return {
    says: [WORDS.each],
    rules: policy === null ? [] : [policy.decay, policy.metrics[row.metric].window],
    inputs: [[METRIC_NAMES[row.metric], formatPoints(row.points)]],
  };
};

/** Why a benefit is where it is: the two thresholds between which it stays as it was, and what else it asks for. */
export const explainAccess = (
  it: Assessment,
  { benefit, now, next7 }: Assessment['access'][number],
  read: AccountHealth | null,
): Explanation => {
  const { access: WORDS } = MORE_TEXT;
  const anchor = `why-access-${benefit}`;
  const policy = rulesOf(it);
  const row = policy?.benefits.find(({ name }) => name === benefit);
  if (policy === null || row === undefined) return { anchor, says: [WORDS.says], rules: [], inputs: [] };
  const { gain, lose, frozen, withoutScore, needs, since } = row;
  const health = healthNeed(it, benefit, read);
  const between =
    gain === lose ? [] : [(frozen ? WORDS.frozen : WORDS.kept)(formatScore(lose, 1), formatScore(gain, 1))];
  return {
    anchor,
    says: [
      WORDS.now[now],
      ...between,
      ...(withoutScore === true ? [WORDS.withoutScore] : []),
      ...(needs.length === 0 ? [] : [WORDS.needs(needs.map(WORDS.need))]),
      ...(health?.state === 'met' ? [WORDS.met] : []),
      ...(health?.state === 'short' ? [WORDS.short(health.above)] : []),
      ...(next7 === null ? [] : [WORDS.share]),
    ],
    rules: [
      { says: row.rule, source: row.source },
      policy.choices.thresholds,
      ...(benefit === 'affiliate' ? [policy.choices.affiliateLoss] : []),
    ],
    inputs: [
      [WORDS.score, formatScore(it.today.overall.value, it.today.overall.from === 'read' ? 1 : 2)],
      [WORDS.gained, formatScore(gain, 1)],
      [WORDS.lost, formatScore(lose, 1)],
      [WORDS.next7, formatChance(next7)],
      ...(since === null ? [] : ([[WORDS.since, formatFullDay(since)]] as const)),
      ...(health === null
        ? []
        : ([
            [
              WORDS.health,
              health.state === 'unread'
                ? WORDS.healthUnread
                : WORDS.healthRead(formatCount(health.read.rating), formatFullDay(health.read.day)),
            ],
          ] as const)),
    ],
    ...(health?.state === 'unread' && { open: { says: WORDS.openHealth, href: portalLink(it.region, 'health') } }),
  };
};

/** How the track record was taken. */
export const explainRecord = (it: Assessment): Explanation => {
  const { record: WORDS } = MORE_TEXT;
  return {
    anchor: 'why-record',
    says: [WORDS.replayed, WORDS.known, WORDS.persistence, WORDS.inside, WORDS.brier],
    rules: [],
    inputs: [[WORDS.days, formatCount(it.trackRecord?.days)]],
  };
};
