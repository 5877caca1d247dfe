import type { Metric } from '#core/model/metric';
import type { SubjectIds } from '#core/model/problem';
import type { SubjectRecord } from '#core/model/subject-record';
import type { Zone } from '#core/model/zone';
import type { Finding } from '#core/policy/ground';
import type { Policy } from '#core/policy/policy';

export type FindingsOf = (record: Omit<SubjectRecord, 'id'>, metric: Metric, named: SubjectIds) => Finding[];

/** What the facts about a listed order, request or chat say of each ground of its metric. */
export const makeFindingsOf = (policy: Policy, zone: Zone): FindingsOf => {
  const byMetric = Map.groupBy(policy.grounds, (ground) => ground.metric);
  return ({ order, reviews, cases, chat }, metric, { orderId, caseId }) => {
    const requests = cases.filter(({ type }) => type !== 'cancellation');
    const request = cases.find(({ id, orderId: of }) => (id ?? of) === (caseId ?? orderId)) ?? null;
    const subject = { order, reviews, requests, request, chat };
    return (byMetric.get(metric) ?? []).flatMap((ground): Finding[] => {
      const isMet = ground.isMet(subject, policy, zone);
      return isMet === false ? [] : [{ ground: ground.id, state: isMet ? 'met' : 'undecided' }];
    });
  };
};
