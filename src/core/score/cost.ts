import type { Cost } from '#core/model/assessment';
import { type Day, type DayNumber, makeDay } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import { problemId } from '#core/model/problem';
import type { Pricer } from './impact';
import type { Member } from './ledger';
import type { ScoreInputs } from './score-inputs';
import { costlyMembersOn } from './tally';

type Subject = Pick<Cost, 'metric' | 'orderId' | 'caseId' | 'chatId'>;

const bySubject = (a: Subject, b: Subject): number => {
  if (a.metric !== b.metric) return METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric);
  return problemId(a) < problemId(b) ? -1 : 1;
};

/** Costliest first, then by metric, then by id. Source: conventions.md#17-ties. @param pointsOf what one costs: not above 0 */
export const byCost =
  <T extends Subject>(pointsOf: (it: T) => number) =>
  (a: T, b: T): number => {
    const [first, second] = [pointsOf(a), pointsOf(b)];
    return first === second ? bySubject(a, b) : first - second;
  };

/** The days after membership on which weight is lost inside the window: 16, 31, 46 where W allows. */
const stepAges = (window: number, bucketDays: number): number[] => {
  const ages: number[] = [];
  for (let age = bucketDays + 1; age <= window; age += bucketDays) ages.push(age);
  return ages;
};

/** What each problem costs today, when it weighs less and when it leaves. Source: conventions.md#13-cost-of-a-problem. */
export const costsOf = (inputs: ScoreInputs, pricer: Pricer): Cost[] => {
  const { bucketDays } = inputs.ledger.policy.decay.value;
  // Thousands of problems name the same hundred days.
  const days = new Map<DayNumber, Day>();
  const dayOf = (number: DayNumber): Day => {
    const day = days.get(number) ?? makeDay(number);
    days.set(number, day);
    return day;
  };
  const costs: Cost[] = [];
  for (const metric of METRICS) {
    // Without anchors there is no score, so what an order costs is not known; it is not nothing.
    if (inputs.parameters.anchors[metric] === null) continue;
    const { window } = inputs.tallies[metric];
    const ages = stepAges(window, bucketDays);
    const priceOf = (member: Member): Pick<Cost, 'points' | 'leavesOn' | 'steps'> => {
      const points = -pricer.gain(metric, [member], 0);
      const steps: Cost['steps'] = [];
      for (const age of ages) {
        const ahead = member.day + age - inputs.day;
        if (ahead > 0) steps.push({ day: dayOf(member.day + age), points: -pricer.gain(metric, [member], ahead) || 0 });
      }
      return { points: points || 0, leavesOn: dayOf(member.day + window + 1), steps };
    };
    // All of one day cost the same, in AHT those of as many hours and rounds.
    const prices = new Map<DayNumber | string, ReturnType<typeof priceOf>>();
    const alike = ({ day, hours, rounds }: Member) => (metric === 'AHT' ? `${day} ${hours} ${rounds}` : day);
    for (const member of costlyMembersOn(inputs.ledger, metric, inputs.day)) {
      const key = alike(member);
      const price = prices.get(key) ?? priceOf(member);
      prices.set(key, price);
      if (metric === 'AHT' && price.points >= 0) continue;
      const { orderId, caseId, chatId } = member;
      const { points, leavesOn, steps } = price;
      costs.push({ metric, orderId, caseId, chatId, points, leavesOn, steps });
    }
  }
  return costs.sort(byCost((it) => it.points));
};
