import {
  type Agenda,
  type AgendaSource,
  MAX_PRODUCTS,
  type OpenCase,
  type OpenOrder,
  STAKE_COUNTS,
} from '#core/model/agenda';
import {
  CHECKS,
  type CheckCode,
  type CheckedProduct,
  type CheckItem,
  type CheckLevel,
  ORDER_CHECKS,
  type OrderCheckCode,
} from '#core/model/check-item';
import { type DayNumber, dayNumber, type Instant, makeDay } from '#core/model/day';
import type { Money } from '#core/model/field';
import { NEGLIGIBLE_POINTS } from '#core/model/points';
import type { PortalPage } from '#core/model/portal';
import { makeZone } from '#core/model/zone';
import { type DailyChecks, dailyChecksFor } from '#core/policy/daily-checks';
import { CITED_DOCUMENTS } from '#core/policy/source';

/** Checks of what has a deadline that is over or comes today: what they count costs points unless it is done. */
const CLOCKS: ReadonlySet<CheckCode> = new Set([
  'ship-overdue',
  'ship-today',
  'request-overdue',
  'request-4h',
  'request-12h',
]);

const HOUR = 3_600_000;

/** Points that `count` further bad events cost, interpolated and extrapolated linearly between known counts. */
const pointsOf = (curve: readonly number[] | null, count: number): number | null => {
  if (curve === null || count <= 0) return null;
  const above = STAKE_COUNTS.findIndex((known) => known >= count);
  if (above === -1) return curve.at(-1) ?? null;
  if (above === 0) return curve[0] ?? null;
  const [low, high] = [STAKE_COUNTS[above - 1]!, STAKE_COUNTS[above]!];
  const share = (count - low) / (high - low);
  return curve[above - 1]! + share * (curve[above]! - curve[above - 1]!);
};

/** The sum of amounts; null if none is known or currencies differ. */
const sumMoney = (items: readonly { amount: Money | null }[]): Money | null => {
  const known = items.flatMap(({ amount }) => amount ?? []);
  const [first] = known;
  if (first === undefined || known.some(({ currency }) => currency !== first.currency)) return null;
  return { value: known.reduce((sum, { value }) => sum + value, 0), currency: first.currency };
};

interface Moment {
  agenda: Agenda;
  checks: DailyChecks;
  /** milliseconds since 1970 */
  now: number;
  today: DayNumber;
}

const NO_STAKE = { points: null, metric: null, money: null } as const;

const isFresh = ({ now }: Moment, readAt: Instant | null, hours: number): boolean =>
  readAt !== null && now - Date.parse(readAt) <= hours * HOUR;

/** State of a check that found nothing, by the age and completeness of its source. */
const nothingFound = (moment: Moment, source: AgendaSource, hours: number): CheckItem['state'] =>
  !isFresh(moment, source.readAt, hours) ? 'unknown' : source.isWhole ? 'clear' : 'part';

/** @param rule that the check applies; null for what the portal itself asks */
const makeItem = (
  { checks }: Moment,
  code: CheckCode,
  page: PortalPage,
  rule: keyof DailyChecks | null,
  readAt: Instant | null,
  state: CheckItem['state'],
): CheckItem => ({
  code,
  state,
  level: 'info',
  count: state === 'clear' ? 0 : null,
  isAtLeast: false,
  ids: [],
  products: [],
  nextAt: null,
  change: null,
  responseRate: null,
  stake: NO_STAKE,
  page,
  readAt,
  strength: rule === null ? 'official' : CITED_DOCUMENTS[checks[rule].source].strength,
});

interface Waiting {
  id: string;
  amount: Money | null;
  seenAt: Instant | null;
}

interface OpenThings<T> {
  code: CheckCode;
  page: PortalPage;
  rule: keyof DailyChecks;
  source: AgendaSource;
  found: readonly T[];
  level: CheckLevel;
  metric?: keyof Agenda['stakes'];
  withMoney?: boolean;
  deadlineOf?: (item: T) => Instant | null;
}

/** Records whose state is not out of date: seen by the latest complete reading of their list, or lately. */
const recentOf = <T extends Waiting>(moment: Moment, { readAt, isWhole }: AgendaSource, found: readonly T[]): T[] =>
  found.filter(({ seenAt }) => isFresh(moment, isWhole ? readAt : seenAt, moment.checks.fresh.value.list));

/** An item of open records, without those whose state is out of date. */
const openItem = <T extends Waiting>(
  moment: Moment,
  { code, page, rule, source, found, level, metric, withMoney = false, deadlineOf }: OpenThings<T>,
): CheckItem => {
  const { agenda, checks } = moment;
  const hours = checks.fresh.value.list;
  const recent = recentOf(moment, source, found);
  if (recent.length === 0)
    return makeItem(moment, code, page, rule, source.readAt, nothingFound(moment, source, hours));
  return {
    ...makeItem(moment, code, page, rule, source.readAt, 'do'),
    level,
    count: recent.length,
    isAtLeast: agenda.isCut || !source.isWhole,
    ids: recent.map(({ id }) => id),
    nextAt: recent.flatMap((item) => deadlineOf?.(item) ?? []).sort()[0] ?? null,
    stake: {
      points: metric === undefined ? null : pointsOf(agenda.stakes[metric], recent.length),
      metric: metric ?? null,
      money: withMoney ? sumMoney(recent) : null,
    },
  };
};

/** Open orders by the check that they fail, most urgent first, those too whose state is out of date. */
const ordersByCheck = (moment: Moment): Record<OrderCheckCode, readonly OpenOrder[]> => {
  const { agenda, checks, now, today } = moment;
  const day = makeDay(today);
  const isOlder = ({ placedAt }: OpenOrder, hours: number): boolean => {
    if (placedAt === null) return false;
    // A bare day counts from its end, so that nothing is overdue too early.
    const age = placedAt.length === 10 ? (today - dayNumber(placedAt) - 1) * 24 : (now - Date.parse(placedAt)) / HOUR;
    return age > hours;
  };
  const overdue: OpenOrder[] = [];
  const dueToday: OpenOrder[] = [];
  const waiting: OpenOrder[] = [];
  const held: OpenOrder[] = [];
  for (const order of agenda.orders) {
    if (order.state === 'on-hold' || order.isRisky) {
      if (isOlder(order, checks.heldHours.value)) held.push(order);
    } else if (order.shipBy !== null && order.shipBy < day) overdue.push(order);
    else if (order.shipBy === day) dueToday.push(order);
    else if (order.state === 'to-ship' && isOlder(order, checks.unshippedHours.value)) waiting.push(order);
  }
  const isDispatchKnown = checks.dispatchDays.value !== null;
  return {
    'ship-overdue': isDispatchKnown ? overdue : [],
    'ship-today': isDispatchKnown ? dueToday : [],
    unshipped: waiting,
    held,
  };
};

const orderItems = (moment: Moment): CheckItem[] => {
  const { agenda, checks } = moment;
  const found = ordersByCheck(moment);
  const { orders: source, held: heldSource } = agenda.sources;
  const line = (code: OrderCheckCode, more: Omit<OpenThings<OpenOrder>, 'code' | 'page' | 'found'>) =>
    openItem(moment, { code, page: 'orders', found: found[code], ...more });
  const dispatch = { rule: 'dispatchDays', source } as const;
  return [
    ...(checks.dispatchDays.value === null
      ? []
      : [
          line('ship-overdue', { ...dispatch, level: 'critical', metric: 'SFCR', withMoney: true }),
          line('ship-today', { ...dispatch, level: 'warn', metric: 'OTDR' }),
        ]),
    line('unshipped', { rule: 'unshippedHours', source, level: 'warn', metric: 'OTDR' }),
    line('held', { rule: 'heldHours', source: heldSource, level: 'warn', withMoney: true }),
  ];
};

const REQUEST_DEADLINES = [
  ['request-24h', 'info'],
  ['request-12h', 'warn'],
  ['request-4h', 'critical'],
] as const satisfies readonly (readonly [CheckCode, CheckLevel])[];

const caseItems = (moment: Moment): CheckItem[] => {
  const { agenda, checks, now } = moment;
  const { cases } = agenda;
  const line = (code: CheckCode, found: readonly OpenCase[], level: CheckLevel, isStaked = true): CheckItem =>
    openItem(moment, {
      ...{ code, page: 'returns', rule: 'caseDeadlines', source: agenda.sources.cases, found, level },
      ...(isStaked && { metric: 'AHT', withMoney: true }),
      deadlineOf: ({ dueAt }) => dueAt,
    });
  const replacements = cases.filter(({ isReplacement }) => isReplacement);
  const replacement = line('replacement', replacements, 'warn', false);
  // A market without a known deadline has those that its pages print.
  if (checks.caseDeadlines.value === null && cases.every(({ dueAt }) => dueAt === null)) return [replacement];
  const hoursLeft = ({ dueAt }: OpenCase): number =>
    dueAt === null ? Number.POSITIVE_INFINITY : (Date.parse(dueAt) - now) / HOUR;
  const limits = checks.warnings.value;
  const pressing = limits.map((limit, index) => {
    const next = limits[index + 1];
    const due = cases.filter((caseRecord) => {
      const left = hoursLeft(caseRecord);
      return left <= limit && (next === undefined ? left >= 0 : left > next);
    });
    const [code, level] = REQUEST_DEADLINES[index]!;
    return line(code, due, level);
  });
  const overdue = cases.filter((caseRecord) => hoursLeft(caseRecord) < 0);
  return [line('request-overdue', overdue, 'critical'), ...pressing.toReversed(), replacement];
};

const ticketItem = (moment: Moment): CheckItem => {
  const { agenda, checks, today } = moment;
  const source = agenda.sources.tickets;
  const item = (state: CheckItem['state']) => makeItem(moment, 'ticket-overdue', 'score', null, source.readAt, state);
  const overdue = agenda.tickets.filter(({ dueOn }) => dueOn < makeDay(today));
  if (overdue.length === 0) return item(nothingFound(moment, source, checks.fresh.value.figure));
  // A ticket stays overdue until the Appeal Center shows its decision, however long ago it was read.
  const ids = overdue.map(({ id }) => id);
  return { ...item('do'), level: 'warn', count: overdue.length, isAtLeast: !source.isWhole, ids };
};

const scoreItem = (moment: Moment): CheckItem => {
  const { agenda, checks, today } = moment;
  const { points, days } = checks.scoreFall.value;
  const item = (state: CheckItem['state']) =>
    makeItem(moment, 'score-fall', 'score', 'scoreFall', agenda.sources.score.readAt, state);
  const latest = agenda.scores.at(-1);
  if (latest === undefined || dayNumber(latest.day) < today - 1) return item('unknown');
  const first = makeDay(dayNumber(latest.day) - days);
  const earlier = agenda.scores.filter(({ day }) => day >= first && day < latest.day);
  if (earlier.length === 0) return item('unknown');
  const from = Math.max(...earlier.map(({ overall }) => overall));
  const change = { from, to: latest.overall, currency: null };
  // Printed scores have one decimal, and so has their difference.
  const isFallen = Math.round(10 * (from - latest.overall)) >= Math.round(10 * points);
  return { ...item(isFallen ? 'do' : 'clear'), level: isFallen ? 'critical' : 'info', change };
};

const salesItem = (moment: Moment): CheckItem => {
  const { agenda, checks, today } = moment;
  const { warn, critical, days, leastDays } = checks.sales.value;
  const makeSalesItem = (state: CheckItem['state']) =>
    makeItem(moment, 'sales-fall', 'sales', 'sales', agenda.sources.sales.readAt, state);
  const yesterday = agenda.sales.find(({ day, isMean }) => !isMean && day === makeDay(today - 1));
  const before = agenda.sales.filter(({ day }) => day >= makeDay(today - 1 - days) && day < makeDay(today - 1));
  if (yesterday === undefined || before.length < leastDays) return makeSalesItem('unknown');
  if (before.some(({ currency }) => currency !== yesterday.currency)) return makeSalesItem('unknown');
  const from = before.reduce((sum, { value }) => sum + value, 0) / before.length;
  const fall = from > 0 ? 1 - yesterday.value / from : 0;
  const { value: to, currency } = yesterday;
  const item = { ...makeSalesItem(fall >= warn ? 'do' : 'clear'), change: { from, to, currency } };
  if (fall < warn) return item;
  const money = { value: to - from, currency };
  return { ...item, level: fall >= critical ? 'critical' : 'warn', stake: { ...NO_STAKE, money } };
};

const productItem = (
  moment: Moment,
  code: CheckCode,
  page: PortalPage,
  rule: keyof DailyChecks,
  source: AgendaSource,
  products: readonly CheckedProduct[],
): CheckItem => {
  const item = (state: CheckItem['state']) => makeItem(moment, code, page, rule, source.readAt, state);
  if (products.length === 0) return item(nothingFound(moment, source, moment.checks.fresh.value.figure));
  const level = products.some((product) => product.level === 'critical') ? 'critical' : 'warn';
  const isAtLeast = products.length >= MAX_PRODUCTS || !source.isWhole;
  return { ...item('do'), level, count: products.length, isAtLeast, products: [...products] };
};

const productItems = (moment: Moment): CheckItem[] => {
  const { agenda, checks } = moment;
  const { returns, stock, reviews } = agenda.sources;
  const { pull } = checks.returns.value;
  const levelOf = (isCritical: boolean): CheckLevel => (isCritical ? 'critical' : 'warn');
  const returned = agenda.returns.map((row) => ({ ...row, level: levelOf(row.part / row.of > pull) }));
  const low = agenda.stock
    .filter(({ readAt }) => isFresh(moment, readAt, checks.fresh.value.figure))
    .map(({ productId, name, quantity: part, perDay: of }) => ({
      productId,
      name,
      part,
      of,
      level: levelOf(part < of),
    }));
  const bad = agenda.badReviews.map((row) => ({ ...row, level: 'warn' as const }));
  return [
    productItem(moment, 'returns', 'returns', 'returns', returns, returned),
    productItem(moment, 'stock', 'products', 'stock', stock, low),
    productItem(moment, 'bad-reviews', 'ratings', 'badReviews', reviews, bad),
  ];
};

/** No page that is read shows waiting chats or the conversion rate: the item says where to look. */
const unseenItems = (moment: Moment): CheckItem[] => {
  const { sources, response24: responseRate } = moment.agenda;
  return [
    { ...makeItem(moment, 'chats', 'messages', null, sources.service.readAt, 'unknown'), responseRate },
    makeItem(moment, 'conversion-fall', 'sales', 'conversion', null, 'unknown'),
  ];
};

const momentOf = (agenda: Agenda, region: string, now: Instant): Moment => ({
  agenda,
  checks: dailyChecksFor(region),
  now: Date.parse(now),
  today: makeZone(agenda.timeZone).dayOf(now),
});

/** The check that each open order fails, as the checklist counts them. */
export const orderChecksAt = (agenda: Agenda, region: string, now: Instant): ReadonlyMap<string, OrderCheckCode> => {
  const moment = momentOf(agenda, region, now);
  const { orders, held } = agenda.sources;
  const found = ordersByCheck(moment);
  return new Map(
    ORDER_CHECKS.flatMap((code) =>
      recentOf(moment, code === 'held' ? held : orders, found[code]).map(({ id }) => [id, code] as const),
    ),
  );
};

/**
 * The daily checks at an instant: deadlines of open records, and recent figures, if not out of date. In the order of
 * `CHECKS`, without checks that the market has no rule for.
 */
export const checklistAt = (agenda: Agenda, region: string, now: Instant): CheckItem[] => {
  const moment = momentOf(agenda, region, now);
  const items = [
    ...orderItems(moment),
    ...caseItems(moment),
    ...unseenItems(moment),
    ticketItem(moment),
    scoreItem(moment),
    salesItem(moment),
    ...productItems(moment),
  ];
  return items.sort((a, b) => CHECKS.indexOf(a.code) - CHECKS.indexOf(b.code));
};

/** What is overdue, or due today. */
export const clocksOf = (items: readonly CheckItem[]): CheckItem[] =>
  items.filter(({ code, state }) => state === 'do' && CLOCKS.has(code));

/** Of what is overdue or due today, that which costs most; null where nothing is. */
export const costliestClock = (items: readonly CheckItem[]): CheckItem | null =>
  clocksOf(items).reduce<CheckItem | null>(
    (costliest, item) =>
      costliest === null || (item.stake.points ?? 0) < (costliest.stake.points ?? 0) ? item : costliest,
    null,
  );

const LEVELS: readonly CheckLevel[] = ['critical', 'warn', 'info'];
const hasStake = ({ code, stake }: CheckItem): boolean =>
  code !== 'sales-fall' && (stake.money !== null || Math.abs(stake.points ?? 0) >= NEGLIGIBLE_POINTS);

/** What there is to do: first what points or money hang on, then by urgency, then by points. */
export const tasksOf = (items: readonly CheckItem[]): CheckItem[] =>
  items
    .filter(({ state }) => state === 'do')
    .sort(
      (a, b) =>
        Number(hasStake(b)) - Number(hasStake(a)) ||
        LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
        (a.stake.points ?? 0) - (b.stake.points ?? 0),
    );
