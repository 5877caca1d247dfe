import type { UndecidedProblem } from '#core/model/appeal-details';
import type { Candidate, RestsOn } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import { type ByMetric, isMetric, METRICS, type Metric } from '#core/model/metric';
import type { SubjectIds } from '#core/model/problem';
import type { Finding, Ground } from '#core/policy/ground';
import { appealTerms, metricRow } from '#core/policy/policy';
import { byCost, type Pricer } from '#core/score/impact';
import { type Member, recordsNamedBy } from '#core/score/ledger';
import { listedStateOn } from '#core/score/listed-problems';
import type { ScoreInputs } from '#core/score/score-inputs';
import { costlyMembersOn } from '#core/score/tally';
import { type AttemptFacts, type AttemptsMade, makeAttemptsOf } from './attempts';
import { chanceAgainst, makeFindingsOf } from './findings';

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
const LEAST_GAIN = -1e-12;

interface AppealableProblem {
  metric: Metric;
  ids: SubjectIds;
  member: Member | null;
  findings: readonly Finding[];
}

/** What the platform lists today, counted members first, then what it lists of records whose day is not known. */
const appealableProblems = ({ ledger, day }: ScoreInputs): AppealableProblem[] => {
  const findings = makeFindingsOf(ledger.policy, ledger.zone, makeDay(day));
  const counted = METRICS.flatMap((metric) =>
    costlyMembersOn(ledger, metric, day)
      .filter((member) => listedStateOn(member.listed, member.day, day) === 'listed')
      .map((member) => {
        const [record] = recordsNamedBy(ledger, member);
        return { metric, ids: member as SubjectIds, member, findings: findings.ofRecord(record!, metric, member) };
      }),
  );
  const undated = ledger.unmatchedProblems.flatMap((listed) => {
    const { metric } = listed.problem;
    if (!isMetric(metric) || listedStateOn([listed], day - 1, day) !== 'listed') return [];
    const records = recordsNamedBy(ledger, listed.problem);
    const found =
      records.length === 0
        ? findings.ofUnread(metric)
        : records.flatMap((record) => findings.ofRecord(record, metric, listed.problem));
    return [{ metric, ids: listed.problem, member: null, findings: found }];
  });
  return [...counted, ...undated];
};

/** The grounds that one page would decide, and the facts to look for there. */
type MissingFacts = Pick<UndecidedProblem, 'grounds' | 'facts' | 'page'>;

const missingFacts = (undecided: readonly Ground[]): MissingFacts => {
  const { page } = undecided[0]!;
  const onPage = [...new Set(undecided.filter((ground) => ground.page === page))];
  return { grounds: onPage.map(({ id }) => id), facts: [...new Set(onPage.map(({ fact }) => fact))], page };
};

/** The strongest ground that is met; where none is proven, the missing facts that could still prove one. */
interface StrongestGround {
  finding: Finding | undefined;
  missing: MissingFacts | null;
}

/** Of grounds that are met alike, one that no fact speaks against is the strongest. @param findings strongest ground first */
const strongestGroundOf = (findings: readonly Finding[]): StrongestGround => {
  const met = findings.filter(({ state }) => state === 'met').toSorted((a, b) => a.against.length - b.against.length);
  const proven = met.find(({ ground }) => ground.basis !== 'judged');
  if (proven !== undefined) return { finding: proven, missing: null };
  const undecided = findings.filter(({ ground, state }) => ground.basis !== 'judged' && state === 'undecided');
  const missing = undecided.length === 0 ? null : missingFacts(undecided.map(({ ground }) => ground));
  return { finding: met[0], missing };
};

/** What the facts leave undecided, decided by the seller's answers. What the facts decide stands against any answer. */
const withAnswers = (findings: readonly Finding[], answers: AttemptsMade['answers']): Finding[] =>
  findings.flatMap((finding): Finding[] => {
    const answer = finding.state === 'met' ? undefined : answers.get(finding.ground.id);
    if (answer === undefined) return [finding];
    return answer ? [{ ...finding, state: 'met' }] : [];
  });

const dearestFirst = <T extends Subject & Pick<Candidate, 'gainNow'>>(
  priced: readonly PricedCandidate<T>[],
): PricedCandidate<T>[] => {
  const inOrder = byCost<T>(({ gainNow }) => -(gainNow ?? Number.NEGATIVE_INFINITY));
  return priced.toSorted((a, b) => inOrder(a.candidate, b.candidate));
};

/** What taking a problem out gains today and on the decision day; null, not 0, where it cannot be computed. */
const gainsOf = (
  { parameters }: ScoreInputs,
  pricer: Pricer | null,
  member: Member | null,
  older: number,
): Pick<Candidate, 'gainNow' | 'gainAtDecision'> => {
  if (member === null || parameters.anchors[member.metric] === null || pricer === null || pricer.overall(0) === null)
    return { gainNow: null, gainAtDecision: null };
  const { metric } = member;
  return { gainNow: pricer.gain(metric, [member], 0), gainAtDecision: pricer.gain(metric, [member], older) };
};

/**
 * What the platform counts today, and will still count on the decision day, although a published definition or exclusion
 * says that it should not: each on its strongest ground, dearest first. Where none is proven, what could still prove one: a
 * missing fact, or a person. Source: conventions.md#16-appeals and #24-a-candidate-does-not-contradict-itself.
 * @param pricer null where there is no score
 * @param chanceOf that a ticket on a ground is approved, where no fact speaks against it
 */
export const findCandidates = (
  inputs: ScoreInputs,
  pricer: Pricer | null,
  attempts: AttemptFacts,
  decisionDay: DayNumber,
  restsOn: ByMetric<RestsOn>,
  chanceOf: (ground: string) => number,
): CandidateLists => {
  const { ledger, day } = inputs;
  const { policy, zone } = ledger;
  const attemptsOf = makeAttemptsOf(attempts, policy, zone, day);
  const lists: CandidateLists = { proven: [], undecided: [], judged: [], bySellerAnswer: [] };
  for (const { metric, ids, member, findings } of appealableProblems(inputs)) {
    if (member !== null && decisionDay - member.day > metricRow(policy, metric).window.value) continue;
    const byFacts = strongestGroundOf(findings);
    if (byFacts.finding === undefined && byFacts.missing === null) continue;
    const { used, closed, answers } = attemptsOf(metric, ids);
    const isAnswered = byFacts.missing !== null && answers.size > 0;
    const { finding, missing } = isAnswered ? strongestGroundOf(withAnswers(findings, answers)) : byFacts;
    const attemptsLeft = appealTerms(policy).attempts - used;
    if (closed || attemptsLeft <= 0) continue;
    const gains = gainsOf(inputs, pricer, member, decisionDay - day);
    if ([gains.gainNow, gains.gainAtDecision].some((gain) => gain !== null && gain < LEAST_GAIN)) continue;
    const { orderId, caseId, chatId } = ids;
    const subject = { metric, orderId, caseId, chatId };
    const terms = { ...gains, attemptsLeft };
    if (missing !== null) lists.undecided.push({ member, candidate: { ...subject, ...missing, ...terms } });
    if (finding === undefined) continue;
    const { ground, against } = finding;
    const { id, basis, evidence } = ground;
    const confidence = chanceAgainst(ground.confidence, against);
    const probability = chanceAgainst(chanceOf(id), against);
    const candidate = { ...subject, ground: id, basis, confidence, probability, ...terms, evidence: [...evidence] };
    lists[basis === 'judged' ? 'judged' : 'proven'].push({
      member,
      candidate: { ...candidate, against: [...against], restsOn: restsOn[metric] },
    });
    if (isAnswered && answers.get(id) === true) lists.bySellerAnswer.push(subject);
  }
  return {
    proven: dearestFirst(lists.proven),
    undecided: dearestFirst(lists.undecided),
    judged: dearestFirst(lists.judged),
    bySellerAnswer: lists.bySellerAnswer,
  };
};
