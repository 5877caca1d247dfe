import type { Candidate } from '#core/model/assessment';
import type { Undecided } from '#core/model/casework';
import { type DayNumber, makeDay } from '#core/model/day';
import { isMetric, METRICS, type Metric } from '#core/model/metric';
import { problemKey } from '#core/model/problem';
import type { Finding, Ground } from '#core/policy/ground';
import { isInForce } from '#core/policy/grounds';
import { byCost } from '#core/score/cost';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Named } from '#core/score/post';
import type { Pricer } from '#core/score/price';
import type { Standing } from '#core/score/standing';
import { problemsOn } from '#core/score/tally';
import { type Attempts, makeAttempts, type Tried } from './attempts';

/** A candidate with the member it would take out; null where its day is not known, so that it has no price. */
export interface Found<T = Candidate> {
  candidate: T;
  entry: Entry | null;
}

/** What can be argued by the facts, what a missing fact would decide, and what only a person can tell: never mixed. */
export interface Finds {
  proven: Found[];
  undecided: Found<Undecided>[];
  judged: Found[];
  /** those of them, by `problemKey`, that stand on the seller's word for a fact that no page told */
  byWord: string[];
}

/** Below this an appeal would lower the score: it is not offered. */
export const SMALLEST_LOSS = -1e-12;

interface Listed {
  metric: Metric;
  named: Named;
  entry: Entry | null;
  /** null where nothing is known of it */
  findings: readonly Finding[] | null;
}

const listedNow = ({ ledger, day }: Standing): Listed[] => {
  const counted = METRICS.flatMap((metric) =>
    problemsOn(ledger, metric, day)
      .filter((entry) => listingOn(entry.listed, entry.day, day) === 'listed')
      .map((entry) => ({ metric, named: entry as Named, entry, findings: entry.proofs })),
  );
  const undated = ledger.orphans.flatMap(({ listed, proofs }) => {
    const { metric } = listed.problem;
    if (!isMetric(metric) || listingOn([listed], day - 1, day) !== 'listed') return [];
    return [{ metric, named: listed.problem, entry: null, findings: proofs }];
  });
  return [...counted, ...undated];
};

/** What a look at one page would decide. */
const lookFor = (open: readonly Ground[]) => {
  const look = open[0]!.look;
  const here = open.filter((it) => it.look === look);
  return { grounds: here.map((it) => it.id), facts: [...new Set(here.map((it) => it.fact))], look };
};

/** What findings come to: the strongest ground that holds, and where none is proven, what a look would decide. */
interface Verdict {
  ground: Ground | undefined;
  look: ReturnType<typeof lookFor> | null;
}

/** Thousands of problems have the same few findings: each of these is weighed once. */
const makeWeigh = (grounds: readonly Ground[]): ((metric: Metric, findings: Listed['findings']) => Verdict) => {
  const ofMetric = Map.groupBy(grounds, (it) => it.metric);
  const weigh = (metric: Metric, findings: Listed['findings']): Verdict => {
    const ours = ofMetric.get(metric) ?? [];
    const holding = ours.filter((it) => findings?.includes(it.predicate));
    const proven = holding.find((it) => it.basis !== 'judged');
    const open = ours.filter(
      ({ predicate, basis }) => basis !== 'judged' && (findings === null || findings.includes(`?${predicate}`)),
    );
    return {
      ground: proven ?? holding[0],
      look: proven !== undefined || open.length === 0 ? null : lookFor(open),
    };
  };
  const known = new Map<string, Verdict>();
  return (metric, findings) => {
    const key = `${metric} ${findings?.join(' ')}`;
    let verdict = known.get(key);
    if (verdict === undefined) {
      verdict = weigh(metric, findings);
      known.set(key, verdict);
    }
    return verdict;
  };
};

/**
 * What facts leave open, settled by what the seller looked up. Facts that decide are not asked again: where they are known
 * they stand, whatever was said.
 */
const settle = (
  grounds: readonly Ground[],
  metric: Metric,
  findings: Listed['findings'],
  answers: Attempts['answers'],
) => {
  const ours = grounds.filter((it) => it.metric === metric);
  const open = findings ?? ours.map((it) => `?${it.predicate}` as const);
  return open.flatMap((it): readonly Finding[] => {
    const ground = ours.find(({ predicate }) => it === `?${predicate}`);
    const holds = ground && answers.get(ground.id);
    return holds === undefined ? [it] : holds ? [ground!.predicate] : [];
  });
};

const dearestFirst = <T extends Pick<Candidate, 'gainNow' | 'metric' | 'orderId' | 'caseId' | 'chatId'>>(
  found: readonly Found<T>[],
): Found<T>[] => {
  const inOrder = byCost<T>(({ gainNow }) => -(gainNow ?? Number.NEGATIVE_INFINITY));
  return found.toSorted((a, b) => inOrder(a.candidate, b.candidate));
};

/**
 * What the platform counts today although a published definition or exclusion says that it should not: each on its
 * strongest ground, dearest first. Where none is proven, what could still be: by a fact that is missing, or by a
 * person. Source: conventions.md#16-appeals.
 */
export const findCandidates = (standing: Standing, pricer: Pricer, tried: Tried, decision: DayNumber): Finds => {
  const { ledger, day } = standing;
  const { policy, zone } = ledger;
  const today = makeDay(day);
  const grounds = policy.grounds.filter((it) => isInForce(it, today));
  const weigh = makeWeigh(grounds);
  const attemptsOf = makeAttempts(tried, policy, zone, day);
  const finds: Finds = { proven: [], undecided: [], judged: [], byWord: [] };
  for (const { metric, named, entry, findings } of listedNow(standing)) {
    const byFacts = weigh(metric, findings);
    if (byFacts.ground === undefined && byFacts.look === null) continue;
    const { used, closed, answers } = attemptsOf(metric, named);
    const isAsked = byFacts.look !== null && answers.size > 0;
    const { ground, look } = isAsked ? weigh(metric, settle(grounds, metric, findings, answers)) : byFacts;
    const attemptsLeft = policy.appeal.value.attempts - used;
    if (closed || attemptsLeft <= 0) continue;
    const gainNow = entry === null ? null : pricer.gain(metric, [entry], 0);
    if (gainNow !== null && gainNow < SMALLEST_LOSS) continue;
    const gainAtDecision = entry === null ? null : pricer.gain(metric, [entry], decision - day);
    const { orderId, caseId, chatId } = named;
    const gains = { gainNow, gainAtDecision, attemptsLeft };
    if (look !== null)
      finds.undecided.push({ entry, candidate: { metric, orderId, caseId, chatId, ...look, ...gains } });
    if (ground === undefined) continue;
    const { id, basis, confidence, evidence } = ground;
    const candidate: Candidate = {
      metric,
      orderId,
      caseId,
      chatId,
      ground: id,
      basis,
      confidence,
      gainNow,
      gainAtDecision,
      attemptsLeft,
      evidence: [...evidence],
    };
    finds[basis === 'judged' ? 'judged' : 'proven'].push({ entry, candidate });
    if (isAsked && answers.get(id) === true) finds.byWord.push(problemKey(candidate));
  }
  return {
    proven: dearestFirst(finds.proven),
    undecided: dearestFirst(finds.undecided),
    judged: dearestFirst(finds.judged),
    byWord: finds.byWord,
  };
};
