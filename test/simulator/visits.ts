import type { Coverage, CoverageSource } from '#core/model/coverage';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import type { Problem } from '#core/model/problem';
import type { Ticket } from '#core/model/ticket';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { type Ms, makeInstant } from './calendar';
import { knownAt } from './known';
import type { Life } from './life';
import { type Platform, subjectKey } from './platform';

/** When the pages are looked at on a day. */
export const visitAt = ({ clock, options }: Pick<Life, 'clock' | 'options'>, day: Day): Ms =>
  clock.at(dayNumber(day), options.visitHour);

export const ticketsAt = (life: Life, at: Ms): Ticket[] =>
  life.tickets
    .filter((ticket) => ticket.submitted <= at)
    .map((ticket) => {
      const decided = ticket.decided <= at;
      const ids = (pick: 'orderId' | 'caseId' | 'chatId') =>
        ticket.subjects.map((one) => one[pick]).filter((id) => id !== null);
      return {
        id: ticket.id,
        metric: ticket.metric,
        reason: ticket.reason,
        orderIds: ids('orderId'),
        caseIds: ids('caseId'),
        chatIds: ids('chatId'),
        submittedAt: makeInstant(ticket.submitted),
        status: decided ? (ticket.approved ? 'approved' : 'rejected') : 'in-review',
        statusText: decided ? (ticket.approved ? 'Approved' : 'Rejected') : 'Under review',
        decidedAt: decided ? makeInstant(ticket.decided) : null,
        readAt: null,
        firstSeen: null,
        lastSeen: null,
      };
    });

/** What someone who reads every page on the morning of every visit has written down by a day. */
export const makeNotebook = (life: Life, platform: Platform): ((asOf: Day) => Facts) => {
  const { options } = life;
  const firstDay = makeDay(dayNumber(options.asOf) - options.days);
  const firstVisit = dayNumber(options.asOf) - options.visits + 1;
  return (asOf) => {
    const today = dayNumber(asOf);
    const visits = Array.from({ length: Math.max(0, today - firstVisit + 1) }, (_, i) => makeDay(firstVisit + i));
    const problems = new Map<string, Problem>();
    const coverage: Coverage[] = [];
    const cover = (source: CoverageSource, from: Day, to: Day, readAt: string, rows: number): void => {
      coverage.push({ source, from, to, readAt, rows, expected: rows, complete: true });
    };
    for (const day of visits) {
      const at = makeInstant(visitAt(life, day));
      const list = platform.list(day);
      for (const subject of list) {
        const key = subjectKey(subject);
        const firstSeen = problems.get(key)?.firstSeen ?? at;
        problems.set(key, { ...subject, firstSeen, lastSeen: at, readAt: at });
      }
      for (const metric of US_METRICS) {
        const days = metric === 'SFCR' || metric === 'OTDR' ? 30 : 60;
        const rows = list.filter((subject) => subject.metric === metric).length;
        cover(`diagnosis:${metric}`, makeDay(dayNumber(day) - days), makeDay(dayNumber(day) - 1), at, rows);
      }
    }
    const now = visitAt(life, asOf);
    const known = knownAt(life, now);
    const tickets = ticketsAt(life, now);
    const readings = visits.map((day) => ({
      ...platform.print(makeDay(dayNumber(day) - options.pageLag), makeInstant(visitAt(life, day))),
      day,
    }));
    const yesterday = makeDay(today - 1);
    const at = makeInstant(now);
    cover('orders', firstDay, yesterday, at, known.orders.length);
    cover('reviews', firstDay, yesterday, at, known.reviews.length);
    cover('cases', firstDay, yesterday, at, known.cases.length);
    cover('chats', firstDay, yesterday, at, known.chats.length);
    cover('tickets', firstDay, asOf, at, tickets.length);
    if (visits.length > 0) cover('readings', visits[0]!, asOf, at, readings.length);
    return {
      ...noFacts(),
      ...known,
      problems: [...problems.values()],
      readings,
      tickets,
      coverage,
    };
  };
};
