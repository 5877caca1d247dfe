import { recordFacts } from '#core/appeals/record-facts';
import type { PriceMemberAhead } from '#core/forecast/cost-ahead';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import { problemKey, type Subject } from '#core/model/problem';
import { metricRow } from '#core/policy/policy';
import { makePricer } from '#core/score/impact';
import { metricInputsOf, metricInputWithout, type ScoreInputs } from '#core/score/score-inputs';
import { costlyMembersOn } from '#core/score/tally';
import { cite, type Ratio, type Step } from './steps';

/**
 * A problem's cost today, and on each later day on which its weight falls, by the score expected then; or on a given
 * day, by what is known today. Empty if it does not count today.
 */
export const pricedSteps = (
  inputs: ScoreInputs,
  subject: Subject,
  later: { decisionDay: Day } | { priceAhead: PriceMemberAhead | null },
): Step[] => {
  const decisionDay = 'decisionDay' in later ? later.decisionDay : null;
  const priceAhead = 'priceAhead' in later ? later.priceAhead : null;
  const { metric } = subject;
  const { window, weights } = inputs.tallies[metric];
  const { policy } = inputs.ledger;
  const member = costlyMembersOn(inputs.ledger, metric, inputs.day).find(
    (entry) => problemKey({ ...entry, metric }) === problemKey(subject),
  );
  if (member === undefined) return [];
  const pricer = makePricer(inputs);
  const ageToday = inputs.day - member.day;
  const laterAges = Array.from({ length: window - ageToday }, (_, i) => ageToday + 1 + i);
  const ages = laterAges.filter((age) =>
    decisionDay === null ? weights[age] !== weights[age - 1] : age === dayNumber(decisionDay) - member.day,
  );
  const days = [ageToday, ...ages].map((age) => {
    const older = age - ageToday;
    const expected = older === 0 ? null : (priceAhead?.(metric, member, older) ?? null);
    return {
      day: makeDay(inputs.day + older),
      weight: weights[age]!,
      ...(expected ?? {
        value: {
          with: metricInputsOf(inputs, older)[metric].value,
          without: metricInputWithout(inputs, metric, [member], older).value,
        },
        overall: { with: pricer.overall(older), without: pricer.without(metric, [member], older) },
      }),
    };
  });
  const rules = decisionDay === null ? cite(metricRow(policy, metric).window, policy.decay) : cite(policy.appeal);
  return [{ step: 'priced', metric, member: makeDay(member.day), window, days, isGain: decisionDay !== null, rules }];
};

/**
 * Joint cost of several problems of one metric, today and on a later day. Source: conventions.md#13-cost-of-a-problem.
 */
export const jointCostOf = (
  inputs: ScoreInputs,
  subjects: readonly Subject[],
  laterDay: Day,
): { now: number; later: number } | null => {
  const metric = subjects[0]?.metric;
  if (metric === undefined) return null;
  const keys = new Set(subjects.map(problemKey));
  const members = costlyMembersOn(inputs.ledger, metric, inputs.day).filter((entry) => keys.has(problemKey(entry)));
  const pricer = makePricer(inputs);
  return {
    now: pricer.gain(metric, members, 0),
    later: pricer.gain(metric, members, dayNumber(laterDay) - inputs.day),
  };
};

/**
 * A calendar row as a difference: one metric a day older, all others as on the day before. Source:
 * conventions.md#14-aged-only-and-the-calendar.
 */
export const ageingSteps = (inputs: ScoreInputs, metric: Metric, day: Day): Step[] => {
  const { policy } = inputs.ledger;
  const older = dayNumber(day) - inputs.day;
  const pricer = makePricer(inputs);
  const valueOn = (days: number) => metricInputsOf(inputs, days)[metric].value;
  const { weights, window, numerator, denominator } = inputs.tallies[metric];
  const countedAt = (weight: number, days: number): Ratio => {
    const sum = { numerator: 0, denominator: 0 };
    for (let age = 1; age + days <= window; age++) {
      if (weights[age + days] !== weight) continue;
      sum.numerator += numerator[age]!;
      sum.denominator += denominator[age]!;
    }
    return sum;
  };
  return [
    {
      step: 'moved',
      weights: [...new Set(weights.slice(1))].map((weight) => ({
        weight,
        before: countedAt(weight, older - 1),
        after: countedAt(weight, older),
      })),
      rules: cite(policy.decay, metricRow(policy, metric).window),
    },
    {
      step: 'change',
      metric,
      value: { before: valueOn(older - 1), after: valueOn(older) },
      overall: { before: pricer.overall(older - 1), after: pricer.alone(metric, older) },
      rules: [],
    },
  ];
};

type Records = Pick<Facts, 'problems' | 'orders' | 'reviews' | 'cases' | 'chats'>;

/**
 * What the platform listed and the facts about it, before any rule is applied.
 * @param zone of the shop
 */
export const recordedStep = (facts: Records, zone: string, subject: Subject): Step => {
  const { metric, caseId, chatId } = subject;
  const problem = facts.problems.find((listed) => problemKey(listed) === problemKey(subject));
  const orderId = subject.orderId ?? facts.cases.find((caseRecord) => caseRecord.id === caseId)?.orderId ?? null;
  return {
    step: 'recorded',
    metric,
    listed: problem === undefined ? null : { firstSeen: problem.firstSeen, lastSeen: problem.lastSeen },
    facts: recordFacts(metric, {
      id: orderId ?? chatId ?? '',
      order: facts.orders.find((order) => order.id === orderId) ?? null,
      reviews: facts.reviews.filter((review) => review.orderId === orderId),
      cases: facts.cases.filter((caseRecord) =>
        caseId === null ? caseRecord.orderId === orderId : caseRecord.id === caseId,
      ),
      chat: facts.chats.find((chat) => chat.id === chatId) ?? null,
    }),
    zone,
    rules: [],
  };
};
