import type { Candidate } from '#core/model/assessment';
import type { DayNumber } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { isMetric, METRICS, type Metric } from '#core/model/metric';
import { GROUNDS, type Ground } from '#core/policy/grounds';
import { byCost } from '#core/score/cost';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import { makeAttempts } from './attempts';
import { findSubjects, HOLDS, type Named } from './subject';

/** A candidate with the member it would take out; null where its day is not known, so that it has no price. */
export interface Found {
  candidate: Candidate;
  ground: Ground;
  entry: Entry | null;
}

const SMALLEST_LOSS = -1e-12;

const listedNow = ({ tallies, ledger, day }: Standing): { metric: Metric; named: Named; entry: Entry | null }[] => {
  const counted = METRICS.flatMap((metric) =>
    tallies[metric].problems
      .filter((entry) => listingOn(entry.listed, entry.day, day) === 'listed')
      .map((entry) => ({ metric, named: entry as Named, entry })),
  );
  const undated = ledger.listing.entries.flatMap((it) => {
    const { metric } = it.problem;
    if (it.joined || !isMetric(metric) || listingOn([it], day - 1, day) !== 'listed') return [];
    return [{ metric, named: it.problem, entry: null }];
  });
  return [...counted, ...undated];
};

/**
 * What the platform counts today although a published definition or exclusion says it should not: each on its strongest
 * ground, dearest first. Source: conventions, 16.
 */
export const findCandidates = (standing: Standing, pricer: Pricer, facts: Facts, decision: DayNumber): Found[] => {
  const { ledger, day } = standing;
  const { policy, zone } = ledger;
  const listed = listedNow(standing);
  const subjectOf = findSubjects(
    facts,
    listed.map((it) => it.named),
  );
  const attemptsOf = makeAttempts(facts.tickets, zone, day);
  const found: Found[] = [];
  for (const { metric, named, entry } of listed) {
    const { used, closed } = attemptsOf(metric, named);
    const attemptsLeft = policy.appeal.value.attempts - used;
    if (closed || attemptsLeft <= 0) continue;
    const subject = subjectOf(named);
    const ground = GROUNDS.find((it) => it.metric === metric && HOLDS[it.predicate](subject, policy, zone));
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
