import type { UndecidedProblem } from '#core/model/appeal-details';
import type { Candidate } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import { isMetric, METRICS, type Metric } from '#core/model/metric';
import type { SubjectIds } from '#core/model/problem';
import type { Finding, Ground } from '#core/policy/ground';
import { isInForce } from '#core/policy/grounds';
import { byCost, type Pricer } from '#core/score/impact';
import { type Member, recordsNamedBy } from '#core/score/ledger';
import { listedStateOn } from '#core/score/listed-problems';
import type { ScoreInputs } from '#core/score/score-inputs';
import { costlyMembersOn } from '#core/score/tally';
import { type AttemptFacts, type AttemptsMade, makeAttemptsOf } from './attempts';
import { makeFindingsOf } from './findings';

/** A candidate with the member that it would take out; null where its day is not known, so that it has no price. */
export interface PricedCandidate<T = Candidate> {
  candidate: T;
  member: Member | null;
}

type Subject = SubjectIds & Pick<Candidate, 'metric'>;

/** What the facts prove, what a missing fact would decide, and what only a person can judge: never mixed. */
export interface CandidateLists {
  proven: PricedCandidate[];
  undecided: PricedCandidate<UndecidedProblem>[];
  judged: PricedCandidate[];
  /** those whose ground is met by an answer of the seller, for want of a page that shows the fact */
  bySellerAnswer: Subject[];
}

/** Below this an appeal would lower the score: it is not offered. */
export const LEAST_GAIN = -1e-12;

interface AppealableProblem {
  metric: Metric;
  ids: SubjectIds;
  member: Member | null;
  /** null where nothing is known of it */
  findings: readonly Finding[] | null;
}

/** What the platform lists today, counted members first, then what it lists of records whose day is not known. */
const appealableProblems = ({ ledger, day }: ScoreInputs): AppealableProblem[] => {
  const findingsOf = makeFindingsOf(ledger.policy, ledger.zone);
  const counted = METRICS.flatMap((metric) =>
    costlyMembersOn(ledger, metric, day)
      .filter((member) => listedStateOn(member.listed, member.day, day) === 'listed')
      .map((member) => {
        const [record] = recordsNamedBy(ledger, member);
        return { metric, ids: member as SubjectIds, member, findings: findingsOf(record!, metric, member) };
      }),
  );
  const undated = ledger.unmatchedProblems.flatMap((listed) => {
    const { metric } = listed.problem;
    if (!isMetric(metric) || listedStateOn([listed], day - 1, day) !== 'listed') return [];
    const records = recordsNamedBy(ledger, listed.problem);
    const findings = records.flatMap((record) => findingsOf(record, metric, listed.problem));
    return [{ metric, ids: listed.problem, member: null, findings: records.length === 0 ? null : findings }];
  });
  return [...counted, ...undated];
};

/** The grounds that one page would decide, and the facts to look for there. */
type MissingFacts = Pick<UndecidedProblem, 'grounds' | 'facts' | 'page'>;

const missingFacts = (undecided: readonly Ground[]): MissingFacts => {
  const { page } = undecided[0]!;
  const onPage = undecided.filter((ground) => ground.page === page);
  return { grounds: onPage.map(({ id }) => id), facts: [...new Set(onPage.map(({ fact }) => fact))], page };
};

/** The strongest ground that is met; where none is proven, the missing facts that could still prove one. */
interface Verdict {
  ground: Ground | undefined;
  missing: MissingFacts | null;
}

/** @param grounds of the metric, strongest first */
const verdictOf = (grounds: readonly Ground[], findings: AppealableProblem['findings']): Verdict => {
  const isIn = (ground: Ground, state: Finding['state']) =>
    findings?.some((finding) => finding.ground === ground.id && finding.state === state) ?? state === 'undecided';
  const met = grounds.filter((ground) => isIn(ground, 'met'));
  const proven = met.find(({ basis }) => basis !== 'judged');
  if (proven !== undefined) return { ground: proven, missing: null };
  const undecided = grounds.filter((ground) => ground.basis !== 'judged' && isIn(ground, 'undecided'));
  return { ground: met[0], missing: undecided.length === 0 ? null : missingFacts(undecided) };
};

/** What the facts leave undecided, decided by the seller's answers. What the facts decide stands against any answer. */
const withAnswers = (
  grounds: readonly Ground[],
  findings: AppealableProblem['findings'],
  answers: AttemptsMade['answers'],
): Finding[] => {
  const known = findings ?? grounds.map(({ id }): Finding => ({ ground: id, state: 'undecided' }));
  return known.flatMap((finding): Finding[] => {
    const answer = finding.state === 'met' ? undefined : answers.get(finding.ground);
    if (answer === undefined) return [finding];
    return answer ? [{ ...finding, state: 'met' }] : [];
  });
};

const dearestFirst = <T extends Subject & Pick<Candidate, 'gainNow'>>(
  priced: readonly PricedCandidate<T>[],
): PricedCandidate<T>[] => {
  const inOrder = byCost<T>(({ gainNow }) => -(gainNow ?? Number.NEGATIVE_INFINITY));
  return priced.toSorted((a, b) => inOrder(a.candidate, b.candidate));
};

/**
 * What the platform counts today although a published definition or exclusion says that it should not: each on its
 * strongest ground, dearest first. Where none is proven, what could still prove one: a missing fact, or a person.
 * Source: conventions.md#16-appeals.
 */
export const findCandidates = (
  inputs: ScoreInputs,
  pricer: Pricer,
  attempts: AttemptFacts,
  decisionDay: DayNumber,
): CandidateLists => {
  const { ledger, day } = inputs;
  const { policy, zone } = ledger;
  const today = makeDay(day);
  const groundsOf = Map.groupBy(
    policy.grounds.filter((ground) => isInForce(ground, today)),
    (ground) => ground.metric,
  );
  const attemptsOf = makeAttemptsOf(attempts, policy, zone, day);
  const lists: CandidateLists = { proven: [], undecided: [], judged: [], bySellerAnswer: [] };
  for (const { metric, ids, member, findings } of appealableProblems(inputs)) {
    const grounds = groundsOf.get(metric) ?? [];
    const byFacts = verdictOf(grounds, findings);
    if (byFacts.ground === undefined && byFacts.missing === null) continue;
    const { used, closed, answers } = attemptsOf(metric, ids);
    const isAnswered = byFacts.missing !== null && answers.size > 0;
    const { ground, missing } = isAnswered ? verdictOf(grounds, withAnswers(grounds, findings, answers)) : byFacts;
    const attemptsLeft = policy.appeal.value.attempts - used;
    if (closed || attemptsLeft <= 0) continue;
    const gainNow = member === null ? null : pricer.gain(metric, [member], 0);
    if (gainNow !== null && gainNow < LEAST_GAIN) continue;
    const gainAtDecision = member === null ? null : pricer.gain(metric, [member], decisionDay - day);
    const { orderId, caseId, chatId } = ids;
    const subject = { metric, orderId, caseId, chatId };
    const gains = { gainNow, gainAtDecision, attemptsLeft };
    if (missing !== null) lists.undecided.push({ member, candidate: { ...subject, ...missing, ...gains } });
    if (ground === undefined) continue;
    const { id, basis, confidence, evidence } = ground;
    const candidate = { ...subject, ground: id, basis, confidence, ...gains, evidence: [...evidence] };
    lists[basis === 'judged' ? 'judged' : 'proven'].push({ member, candidate });
    if (isAnswered && answers.get(id) === true) lists.bySellerAnswer.push(subject);
  }
  return {
    proven: dearestFirst(lists.proven),
    undecided: dearestFirst(lists.undecided),
    judged: dearestFirst(lists.judged),
    bySellerAnswer: lists.bySellerAnswer,
  };
};
