import type { FollowUp } from '#core/model/appeal-details';
import { type DayNumber, type Instant, isDay, makeDay } from '#core/model/day';
import { isMetric, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Ticket } from '#core/model/ticket';
import type { Standing } from '#core/score/standing';
import { type AppealGain, makeGainOf } from './appeal-gain';
import type { AttemptFacts } from './attempts';
import { reviewDayOf } from './deadlines';
import { type MatchedTicket, matchTickets } from './match';
import { groundOfReason } from './reasons';

/** What a decided ticket teaches about its ground. */
export interface Decided {
  ground: string | null;
  approved: boolean;
}

type Ids = 'orderIds' | 'caseIds' | 'chatIds';

/** The ids that a ticket is counted by: of a request the Appeal Center may show the order alone. */
const countedBy = (it: Pick<Ticket, Ids>): Ids =>
  it.orderIds.length > 0 ? 'orderIds' : it.chatIds.length > 0 ? 'chatIds' : 'caseIds';

const lastOf = (days: readonly DayNumber[]): DayNumber | null => (days.length === 0 ? null : Math.max(...days));

const stateOf = ({ prepared, tickets }: MatchedTicket, verdicts: readonly (boolean | null)[]): FollowUp['state'] => {
  if (tickets.length === 0) return prepared?.state === 'filed' ? 'filed' : 'open';
  if (verdicts.includes(null)) return 'in-review';
  return verdicts.every((it) => it) ? 'approved' : verdicts.some((it) => it) ? 'mixed' : 'rejected';
};

/** The printed overall on the last day before, and on the first from then on. */
const printedAround = (readings: readonly Reading[], at: DayNumber | null): FollowUp['printed'] => {
  if (at === null) return { before: null, after: null };
  const day = makeDay(at);
  const inOrder = readings.filter((it) => it.overall !== null).sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    before: inOrder.findLast((it) => it.day < day)?.overall ?? null,
    after: inOrder.find((it) => it.day >= day)?.overall ?? null,
  };
};

/**
 * What became of every ticket, prepared here or not: whether it was filed, when a decision can be expected and whether it is
 * overdue, and what was won beside what was promised. Newest first, those not filed yet before all.
 */
export const followUpTickets = (
  standing: Standing,
  { tickets, preparedTickets, readings }: AttemptFacts & { readings: readonly Reading[] },
  standingOn: (day: DayNumber) => Standing,
): { followUps: FollowUp[]; decided: Decided[] } => {
  const { ledger, day } = standing;
  const { policy, zone } = ledger;
  const outcomeOf = makeGainOf(standing, standingOn);
  const dayOf = (at: Instant | null) => (at === null ? null : zone.dayOf(at));
  /** null while it is not decided, as far as that day knows */
  const verdictOn = ({ status, decidedAt }: Ticket): boolean | null => {
    const decided = dayOf(decidedAt);
    if ((status !== 'approved' && status !== 'rejected') || (decided !== null && decided > day)) return null;
    return status === 'approved';
  };
  const decided: Decided[] = [];
  const rows = matchTickets(preparedTickets, tickets, zone, day).map((it): FollowUp & { at: number } => {
    const { prepared } = it;
    const first = it.tickets[0];
    const code = prepared?.metric ?? first?.metric ?? null;
    const metric: Metric | null = code !== null && isMetric(code) ? code : null;
    const reason = first?.reason ?? null;
    const ground = prepared?.ground ?? (reason === null ? null : groundOfReason(policy.grounds, metric, reason));
    const verdicts = it.tickets.map(verdictOn);
    for (const approved of verdicts) if (approved !== null) decided.push({ ground, approved });
    const state = stateOf(it, verdicts);
    const filedOn = state === 'open' ? null : dayOf(prepared?.filedAt ?? null);
    const submitted = it.tickets.flatMap(({ submittedAt }) => dayOf(submittedAt) ?? []);
    const submittedOn = submitted.length > 0 ? Math.min(...submitted) : filedOn;
    const lastFiled = lastOf(submitted) ?? filedOn;
    const decisionOn = lastFiled === null ? null : reviewDayOf(policy, lastFiled);
    const base = prepared ?? first!;
    const by = countedBy(base);
    const shown = new Set(it.tickets.flatMap((ticket) => ticket[by]));
    const approvedOnes = it.tickets.filter((_, index) => verdicts[index] === true);
    const outcome: AppealGain =
      metric === null
        ? { expected: null, dropped: 0, actual: null, goneOn: null }
        : outcomeOf(metric, it.tickets, approvedOnes, submittedOn);
    // A file may tell of moments in years that no day is written in.
    const orNull = (at: DayNumber | null) => (at === null || !isDay(makeDay(at)) ? null : makeDay(at));
    return {
      at: submittedOn ?? Number.POSITIVE_INFINITY,
      preparedId: prepared?.id ?? null,
      ticketIds: it.tickets.map(({ id }) => id),
      metric,
      ground,
      state,
      submittedOn: orNull(submittedOn),
      decisionOn: orNull(decisionOn),
      overdue: (state === 'filed' || state === 'in-review') && decisionOn !== null && decisionOn < day,
      decidedOn: orNull(
        lastOf(
          it.tickets.flatMap(({ decidedAt }, index) => (verdicts[index] === null ? [] : (dayOf(decidedAt) ?? []))),
        ),
      ),
      asked: base[by].length,
      filed: base[by].filter((id) => shown.has(id)).length,
      dropped: outcome.dropped,
      expected: prepared?.expected?.points ?? outcome.expected,
      actual: outcome.actual,
      printed: printedAround(readings, outcome.goneOn),
    };
  });
  const followUps = rows.sort((a, b) => b.at - a.at).map(({ at: _, ...row }) => row);
  return { followUps, decided };
};
