import type { UndecidedProblem } from '#core/model/appeal-details';
import type { Candidate, RestsOn } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import { type ByMetric, isMetric, METRICS, type Metric } from '#core/model/metric';
import type { Subject, SubjectIds } from '#core/model/problem';
import type { Finding, Ground } from '#core/policy/ground';
import { appealTerms, metricRow } from '#core/policy/policy';
import { byCost, type Pricer } from '#core/score/impact';
import { type Member, recordsNamedBy } from '#core/score/ledger';
import { listedStateOn } from '#core/score/listed-problems';
import type { ScoreInputs } from '#core/score/score-inputs';
import { costlyMembersOn } from '#core/score/tally';
import { type AttemptFacts, type AttemptsMade, makeAttemptsOf } from './attempts';
import { chanceAgainst, makeFindingsOf } from './findings';

/** A candidate with the member that it would remove; null if undated, and so without a cost. */
export interface PricedCandidate<T = Candidate> {
  candidate: T;
  member: Member | null;
}

/** Candidates by what decides them: facts, a missing fact, or only a person's judgement. */
export interface CandidateLists {
  proven: PricedCandidate[];
  undecided: PricedCandidate<UndecidedProblem>[];
  judged: PricedCandidate[];
  /** candidates whose ground rests on the seller's answer, as no page shows the fact */
  bySellerAnswer: Subject[];
}

/** A gain below this lowers the score, so the appeal is not offered. */
const LEAST_GAIN = -1e-12;

interface AppealableProblem {
  metric: Metric;
  ids: SubjectIds;
  member: Member | null;
  findings: readonly Finding[];
}

/** Listed problems of today: counted members first, then undated records. */
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

/** Grounds that one page would decide, and the facts to look for there. */
type MissingFacts = Pick<UndecidedProblem, 'grounds' | 'facts' | 'page'>;

const missingFacts = (undecided: readonly Ground[]): MissingFacts => {
  const { page } = undecided[0]!;
  const onPage = [...new Set(undecided.filter((ground) => ground.page === page))];
  return { grounds: onPage.map(({ id }) => id), facts: [...new Set(onPage.map(({ fact }) => fact))], page };
};

/** The strongest proven ground; without one, the missing facts that could still prove one. */
interface StrongestGround {
  finding: Finding | undefined;
  missing: MissingFacts | null;
}

/**
 * The strongest finding, preferring grounds without counter-facts.
 * @param findings strongest ground first
 */
const strongestGroundOf = (findings: readonly Finding[]): StrongestGround => {
  const met = findings.filter(({ state }) => state === 'met').toSorted((a, b) => a.against.length - b.against.length);
  const proven = met.find(({ ground }) => ground.basis !== 'judged');
  if (proven !== undefined) return { finding: proven, missing: null };
  const undecided = findings.filter(({ ground, state }) => ground.basis !== 'judged' && state === 'undecided');
  const missing = undecided.length === 0 ? null : missingFacts(undecided.map(({ ground }) => ground));
  return { finding: met[0], missing };
};

/** Lets the seller's answers decide what the facts leave open, but never overrule facts. */
const withAnswers = (findings: readonly Finding[], answers: AttemptsMade['answers']): Finding[] =>
  findings.flatMap((finding): Finding[] => {
    const answer = finding.state === 'met' ? undefined : answers.get(finding.ground.id);
    if (answer === undefined) return [finding];
    return answer ? [{ ...finding, state: 'met' }] : [];
  });

const costliestFirst = <T extends Subject & Pick<Candidate, 'gainNow'>>(
  priced: readonly PricedCandidate<T>[],
): PricedCandidate<T>[] => {
  const inOrder = byCost<T>(({ gainNow }) => -(gainNow ?? Number.NEGATIVE_INFINITY));
  return priced.toSorted((a, b) => inOrder(a.candidate, b.candidate));
};

/** Gain of removing a problem, today and on the decision day; null, not 0, if it cannot be computed. */
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
 * Problems that the platform counts today and still on the decision day although a definition or exclusion says
 * otherwise, each on its strongest ground, costliest first; else what could still prove one: a missing fact or a
 * person. Source: conventions.md#16-appeals and #24-a-candidate-does-not-contradict-itself.
 * @param pricer null without a score
 * @param chanceOf approval of a ticket on a ground without counter-facts
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
    proven: costliestFirst(lists.proven),
    undecided: costliestFirst(lists.undecided),
    judged: costliestFirst(lists.judged),
    bySellerAnswer: lists.bySellerAnswer,
  };
};
