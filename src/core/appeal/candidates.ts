import type { Candidate } from '#core/model/assessment';
import type { DayNumber } from '#core/model/day';
import { isMetric, METRICS, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { GROUNDS, type Ground, type Predicate } from '#core/policy/grounds';
import { byCost } from '#core/score/cost';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Named } from '#core/score/post';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import { problemsOn } from '#core/score/tally';
import { makeAttempts } from './attempts';

/** A candidate with the member it would take out; null where its day is not known, so that it has no price. */
export interface Found {
  candidate: Candidate;
  ground: Ground;
  entry: Entry | null;
}

const SMALLEST_LOSS = -1e-12;

interface Argued {
  metric: Metric;
  named: Named;
  entry: Entry | null;
  proofs: readonly Predicate[];
}

const listedNow = ({ ledger, day }: Standing): Argued[] => {
  const counted = METRICS.flatMap((metric) =>
    problemsOn(ledger, metric, day)
      .filter((entry) => listingOn(entry.listed, entry.day, day) === 'listed')
      .map((entry) => ({ metric, named: entry as Named, entry, proofs: entry.proofs })),
  );
  const undated = ledger.listing.entries.flatMap((it) => {
    const { metric } = it.problem;
    if (it.joined || !isMetric(metric) || listingOn([it], day - 1, day) !== 'listed') return [];
    return [{ metric, named: it.problem, entry: null, proofs: it.proofs }];
  });
  return [...counted, ...undated];
};

/**
 * What the platform counts today although a published definition or exclusion says it should not: each on its strongest
 * ground, dearest first. Source: conventions, 16.
 */
export const findCandidates = (
  standing: Standing,
  pricer: Pricer,
  tickets: readonly Ticket[],
  decision: DayNumber,
): Found[] => {
  const { ledger, day } = standing;
  const { policy, zone } = ledger;
  const attemptsOf = makeAttempts(tickets, zone, day);
  const found: Found[] = [];
  for (const { metric, named, entry, proofs } of listedNow(standing)) {
    const { used, closed } = attemptsOf(metric, named);
    const attemptsLeft = policy.appeal.value.attempts - used;
    if (closed || attemptsLeft <= 0) continue;
    const ground = GROUNDS.find((it) => it.metric === metric && proofs.includes(it.predicate));
    if (ground === undefined) continue;
    const gainNow = entry === null ? null : pricer.gain(metric, [entry], 0);
    if (gainNow !== null && gainNow < SMALLEST_LOSS) continue;
    const { orderId, caseId, chatId } = named;
    found.push({
      ground,
      entry,
      candidate: {
        metric,
        orderId,
        caseId,
        chatId,
        ground: ground.id,
        basis: ground.basis,
        confidence: ground.confidence,
        gainNow,
        gainAtDecision: entry === null ? null : pricer.gain(metric, [entry], decision - day),
        attemptsLeft,
        evidence: [...ground.evidence],
      },
    });
  }
  const costOf = ({ candidate }: Found) => ({ ...candidate, points: -(candidate.gainNow ?? Number.NEGATIVE_INFINITY) });
  return found.sort((a, b) => byCost(costOf(a), costOf(b)));
};
