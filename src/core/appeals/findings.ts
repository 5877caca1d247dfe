import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { SubjectIds } from '#core/model/problem';
import type { SubjectRecord } from '#core/model/subject-record';
import type { Zone } from '#core/model/zone';
import { COUNTER_FACT_FACTOR, COUNTER_FACTS, type CounterFactId } from '#core/policy/counter-facts';
import type { Finding, Ground } from '#core/policy/ground';
import type { GroundSubject } from '#core/policy/ground-subject';
import { isArguableOn } from '#core/policy/grounds';
import type { Policy } from '#core/policy/policy';

/**
 * The facts of a record as the subject of ground tests.
 * @param named ids that the platform lists
 */
export const groundSubjectOf = (
  { order, reviews, cases, chat }: Omit<SubjectRecord, 'id'>,
  { orderId, caseId }: Pick<SubjectIds, 'orderId' | 'caseId'>,
): GroundSubject => ({
  order,
  reviews,
  cases: cases.filter(({ type }) => type !== 'cancellation'),
  listedCase: cases.find(({ id, orderId: of }) => (id ?? of) === (caseId ?? orderId)) ?? null,
  chat,
});

/** Known facts against a ground. */
export const factsAgainst = (
  { counterFacts }: Ground,
  subject: GroundSubject,
  policy: Policy,
  zone: Zone,
): CounterFactId[] => counterFacts.filter((id) => COUNTER_FACTS[id].isKnown(subject, policy, zone));

/** Reduces a chance by the counter-facts. */
export const chanceAgainst = (chance: number, against: readonly CounterFactId[]): number =>
  chance * COUNTER_FACT_FACTOR.value ** against.length;

export interface FindingsOf {
  /** findings for a listed order, request or chat on the grounds of its metric, strongest first */
  ofRecord(record: Omit<SubjectRecord, 'id'>, metric: Metric, named: SubjectIds): Finding[];
  /** findings for one that was never read: undecided */
  ofUnread(metric: Metric): Finding[];
}

/** Tests only the grounds that can be argued on a day. */
export const makeFindingsOf = (policy: Policy, zone: Zone, day: Day): FindingsOf => {
  const byMetric = Map.groupBy(
    policy.grounds.filter((ground) => isArguableOn(ground, day)),
    (ground) => ground.metric,
  );
  const groundsOf = (metric: Metric): readonly Ground[] => byMetric.get(metric) ?? [];
  return {
    ofRecord: (record, metric, named) => {
      const subject = groundSubjectOf(record, named);
      return groundsOf(metric).flatMap((ground): Finding[] => {
        const isMet = ground.isMet(subject, policy, zone);
        if (isMet === false) return [];
        const state = isMet ? 'met' : 'undecided';
        return [{ ground, state, against: factsAgainst(ground, subject, policy, zone) }];
      });
    },
    ofUnread: (metric) => groundsOf(metric).map((ground) => ({ ground, state: 'undecided', against: [] })),
  };
};
