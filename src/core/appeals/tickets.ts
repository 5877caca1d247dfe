import type { AppealTicket } from '#core/model/assessment';
import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import { NEGLIGIBLE_POINTS } from '#core/model/points';
import { distinctIds } from '#core/model/ticket';
import { appealTerms } from '#core/policy/policy';
import type { Pricer } from '#core/score/impact';
import type { Member } from '#core/score/ledger';
import type { ScoreInputs } from '#core/score/score-inputs';
import { sumTally } from '#core/score/tally';
import type { PricedCandidate } from './candidates';

/** An item of a ticket; without a member it is undated and has no gain. */
interface TicketItem {
  member: Member | null;
}

/** The decay weight of a member `older` days on; 0 outside the window. */
const weightOf = ({ day, tallies }: ScoreInputs, member: Member, older: number): number => {
  const { weights, window } = tallies[member.metric];
  const age = day - member.day + older;
  return age > window ? 0 : weights[age]!;
};

/** Weighted review rounds below this are 0, and leave no handling time. */
const LEAST_ROUNDS = 1e-9;
/** Hours of handling time that an iteration must save for another one to follow. */
const LEAST_SAVING_HOURS = 1e-12;

/**
 * The at most `size` requests whose removal lowers handling time most. Hours ÷ rounds is not additive, so the best
 * requests depend on the time reached; Dinkelbach's iteration finds both: at time λ remove the largest weight × (hours
 * − λ × rounds), and take the time reached as the next λ, until it stops falling. Ties are decided by the order of
 * `items`.
 */
const bestCases = <T extends TicketItem>(
  items: readonly T[],
  size: number,
  inputs: ScoreInputs,
  older: number,
): T[] => {
  const { numerator, denominator } = sumTally(inputs.tallies.AHT, older).weighted;
  let best: T[] = [];
  let time = denominator > 0 ? numerator / denominator : 0;
  for (;;) {
    const cases = items.map((item) => {
      if (item.member === null) return { item, saving: 0, hours: 0, rounds: 0 };
      const weight = weightOf(inputs, item.member, older);
      const [hours, rounds] = [weight * item.member.hours, weight * item.member.rounds];
      return { item, saving: hours - time * rounds, hours, rounds };
    });
    const chosen = cases
      .filter(({ saving }) => saving > 0)
      .sort((a, b) => b.saving - a.saving)
      .slice(0, size);
    const roundsLeft = denominator - chosen.reduce((sum, { rounds }) => sum + rounds, 0);
    const timeLeft = (numerator - chosen.reduce((sum, { hours }) => sum + hours, 0)) / roundsLeft;
    if (roundsLeft < LEAST_ROUNDS) return chosen.map(({ item }) => item);
    if (timeLeft >= time - LEAST_SAVING_HOURS) return best;
    [best, time] = [chosen.map(({ item }) => item), timeLeft];
  }
};

/**
 * Fills tickets of one metric and ground with at most `size` items each: the first has the largest joint gain on the
 * decision day, the next the largest of the rest. Members of a rate have additive weights and the score is monotonic in
 * the rate, so the heaviest are the best despite gate, floors and thresholds.
 */
export const fillTickets = <T extends TicketItem>(
  items: readonly T[],
  size: number,
  inputs: ScoreInputs,
  older: number,
): T[][] => {
  const tickets: T[][] = [];
  let left = [...items];
  if (left[0]?.member?.metric === 'AHT') {
    for (;;) {
      const best = bestCases(left, size, inputs, older);
      if (best.length === 0) break;
      tickets.push(best);
      const taken = new Set(best);
      left = left.filter((item) => !taken.has(item));
    }
  } else {
    const weigh = ({ member }: T, days: number) => (member === null ? -1 : weightOf(inputs, member, days));
    const weighed = left.map((item) => ({ item, later: weigh(item, older), now: weigh(item, 0) }));
    left = weighed.sort((a, b) => b.later - a.later || b.now - a.now).map(({ item }) => item);
  }
  for (let start = 0; start < left.length; start += size) tickets.push(left.slice(start, start + size));
  return tickets;
};

/** The highest threshold above `before` that `after` reaches. */
const thresholdCrossed = (thresholds: readonly number[], before: number | null, after: number | null): number | null =>
  before === null || after === null
    ? null
    : (thresholds.filter((threshold) => before < threshold && threshold <= after).at(-1) ?? null);

/** Packs candidates by ground and chance: one with counter-facts could cost the others their approval. */
const ticketKind = ({ candidate }: PricedCandidate): string => `${candidate.ground} ${candidate.probability}`;

/** Packs candidates into tickets of one metric and ground, best ticket first. Source: conventions.md#16-appeals. */
export const packTickets = (
  inputs: ScoreInputs,
  pricer: Pricer,
  candidates: readonly PricedCandidate[],
  decisionDay: DayNumber,
): AppealTicket[] => {
  const { policy } = inputs.ledger;
  const size = appealTerms(policy).ordersPerTicket;
  const older = decisionDay - inputs.day;
  const before = pricer.overall(older);
  const tickets: AppealTicket[] = [];
  for (const alike of Map.groupBy(candidates, ticketKind).values()) {
    for (const content of fillTickets(alike, size, inputs, older)) {
      const { metric, ground, probability, restsOn } = content[0]!.candidate;
      const members = content.flatMap(({ member }) => member ?? []);
      const gainAtDecision = pricer.gain(metric, members, older);
      if (gainAtDecision < NEGLIGIBLE_POINTS) continue;
      tickets.push({
        metric,
        ground,
        orderIds: distinctIds(content.map(({ candidate }) => candidate.orderId)),
        caseIds: distinctIds(content.map(({ candidate }) => candidate.caseId)),
        chatIds: distinctIds(content.map(({ candidate }) => candidate.chatId)),
        gain: pricer.gain(metric, members, 0),
        gainAtDecision,
        gainWhenDropped: pricer.gainWhenDropped(metric, members, older),
        probability,
        expected: gainAtDecision * probability,
        crosses: thresholdCrossed(policy.thresholds, before, pricer.without(metric, members, older)),
        restsOn,
      });
    }
  }
  const firstId = ({ orderIds, caseIds, chatIds }: AppealTicket) => orderIds[0] ?? caseIds[0] ?? chatIds[0] ?? '';
  return tickets.sort(
    (a, b) =>
      b.expected - a.expected ||
      METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric) ||
      (firstId(a) < firstId(b) ? -1 : 1),
  );
};
