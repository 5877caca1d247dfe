import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { noFacts } from '#core/model/facts';
import { DIMENSIONS } from '#core/model/metric';
import type { Problem } from '#core/model/problem';
import type { MetricReading, Reading } from '#core/model/reading';
import type { Shop } from '#core/model/shop';
import { byUsMetric, US_METRICS } from '#test/fixtures/us-metrics';
import { membersOn } from '../oracle/members';
import { type File, type OracleScore, scoreOf } from '../oracle/oracle';
import { addBusinessDays } from './calendar';
import { knownAt } from './known';
import type { Life, LifeTicket, Subject } from './life';
import { truthOn } from './options';

/** What the platform counts on a day, lists on its diagnosis pages and prints. It knows everything, and its own mistakes. */
export interface Platform {
  /** the unrounded score shown on the day, and all that leads to it */
  score(day: Day): OracleScore;
  /** what the diagnosis pages list that day */
  list(day: Day): readonly Subject[];
  print(day: Day, at: string): Reading;
}

export const makeShop = (life: Pick<Life, 'shop' | 'options'>): Shop => ({
  id: `US:${life.shop.sellerId}`,
  sellerId: life.shop.sellerId,
  region: 'US',
  name: life.shop.name,
  timeZone: life.options.timeZone,
  openedOn: life.options.openedOn,
  category: life.shop.category,
});

export const subjectKey = (subject: Subject): string =>
  `${subject.metric} ${subject.caseId ?? subject.chatId ?? subject.orderId}`;

/** An approved ticket takes its records off the lists one business day after the decision. */
const droppedOn = (life: Pick<Life, 'clock'>, ticket: LifeTicket): DayNumber =>
  addBusinessDays(life.clock.day(ticket.decided), 1);

const problem = (subject: Subject, firstSeen: Day, lastSeen: Day): Problem => ({
  metric: subject.metric,
  orderId: subject.orderId,
  caseId: subject.caseId,
  chatId: subject.chatId,
  firstSeen,
  lastSeen,
  readAt: null,
});

/** The shop as the platform sees it at 00:00 of a day. */
const platformFile = (life: Life, day: Day): File => {
  const number = dayNumber(day);
  const dropped = new Map<string, Subject>();
  for (const ticket of life.tickets)
    if (ticket.approved && droppedOn(life, ticket) <= number)
      for (const subject of ticket.subjects) dropped.set(subjectKey(subject), subject);
  const mistaken = life.mistakes.filter((mistake) => mistake.since <= day && !dropped.has(subjectKey(mistake)));
  const yesterday = makeDay(number - 1);
  return {
    ...noFacts(),
    shop: makeShop(life),
    ...knownAt(life, life.clock.start(number)),
    problems: [
      ...mistaken.map((mistake) => problem(mistake, mistake.since, day)),
      ...[...dropped.values()].map((subject) => problem(subject, yesterday, yesterday)),
    ],
    coverage: US_METRICS.map((metric) => ({
      source: `diagnosis:${metric}` as const,
      from: makeDay(number - 60),
      to: yesterday,
      readAt: day,
      rows: null,
      expected: null,
      complete: true,
    })),
  };
};

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits + 1e-9) / 10 ** digits;
const maybeRound = (value: number | null, digits: number): number | null =>
  value === null ? null : round(value, digits);

/** Scores to a tenth, rates to a hundredth of a percent, hours to a hundredth: what a page has room for. */
const print = (life: Life, score: OracleScore, at: string): Reading => {
  const { printing } = life.options;
  const truth = truthOn(life.options, score.day);
  const metrics = byUsMetric((metric): MetricReading => {
    const { numerator, denominator, value, score: points } = score.metrics[metric];
    const raw = denominator === 0 ? null : numerator / denominator;
    const digits = metric === 'AHT' ? 2 : 4;
    return {
      value: maybeRound(printing.rate === 'raw' ? raw : value, digits),
      score: printing.metricScores ? maybeRound(points, 1) : null,
      numerator: round(numerator, 2),
      denominator,
      excellent: printing.anchors ? round(truth.anchors[metric].excellent, 4) : null,
      poor: printing.anchors ? round(truth.anchors[metric].poor, 4) : null,
      target: round(truth.anchors[metric].excellent, 4),
      weight: printing.metricWeights ? truth.metricWeights[metric] : null,
    };
  });
  const dimensions = Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      {
        score: maybeRound(score.dimensions[dimension], 1),
        weight: printing.dimensionWeights ? truth.dimensionWeights[dimension] : null,
      },
    ]),
  ) as Reading['dimensions'];
  return {
    at,
    day: score.day,
    state: score.eligible ? 'scored' : 'no-score',
    overall: maybeRound(score.overall, 1),
    dimensions,
    metrics: { ...metrics, LDR: null, FDR: null, CR: null, RR12: null, RR24: null },
    readAt: null,
    firstSeen: null,
    lastSeen: null,
  };
};

export const makePlatform = (life: Life): Platform => {
  const days = new Map<Day, { score: OracleScore; list: Subject[] }>();
  const look = (day: Day): { score: OracleScore; list: Subject[] } => {
    let seen = days.get(day);
    if (seen === undefined) {
      const file = platformFile(life, day);
      const members = membersOn(file, day);
      const list = members
        .filter((member) => member.bad)
        .map(({ metric, orderId, caseId, chatId }) => ({ metric, orderId, caseId, chatId }));
      seen = { score: scoreOf(file, day, members, truthOn(life.options, day)), list };
      days.set(day, seen);
    }
    return seen;
  };
  return {
    score: (day) => look(day).score,
    list: (day) => look(day).list,
    print: (day, at) => print(life, look(day).score, at),
  };
};

/** The tickets that the seller wrote, each about the newest mistakes on that day's list that no earlier ticket names. */
export const writeTickets = (life: Omit<Life, 'tickets'>): LifeTicket[] => {
  const tickets: LifeTicket[] = [];
  const named = new Set<string>();
  for (const [index, appeal] of life.options.appeals.entries()) {
    const list = new Set(
      makePlatform({ ...life, tickets })
        .list(appeal.on)
        .map(subjectKey),
    );
    const { take } = appeal;
    const newestFirst = life.mistakes
      .filter((mistake) => mistake.metric === appeal.metric)
      .sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
    const isNew = (subject: Subject) => list.has(subjectKey(subject)) && !named.has(subjectKey(subject));
    const subjects =
      typeof take === 'number'
        ? newestFirst.filter(isNew).slice(0, take)
        : newestFirst.filter((mistake) => take.includes(mistake.caseId ?? mistake.chatId ?? mistake.orderId ?? ''));
    if (subjects.length === 0) continue;
    for (const subject of subjects) named.add(subjectKey(subject));
    const on = dayNumber(appeal.on);
    tickets.push({
      id: `73${String(on).padStart(6, '0')}${String(4_410_027_001 + index * 7_919)}`,
      metric: appeal.metric,
      reason: 'Order is excluded from this metric',
      subjects: subjects.map(({ metric, orderId, caseId, chatId }) => ({ metric, orderId, caseId, chatId })),
      submitted: life.clock.at(on, 11),
      decided: life.clock.at(addBusinessDays(on, 3), 10),
      approved: appeal.approved,
    });
  }
  return tickets;
};
