import type { Cost } from '#core/model/assessment';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { problemKey } from '#core/model/problem';
import { aggregate } from '#core/score/aggregate';
import type { Pair } from '#core/score/explanation';
import { makePricer } from '#core/score/price';
import { inputsOf, inputWithout, isSmallSeller, type Standing } from '#core/score/standing';
import { problemsOn } from '#core/score/tally';

export type Subject = Pick<Cost, 'metric' | 'orderId' | 'caseId' | 'chatId'>;

/** The score of a day with a problem counted and without, known orders alone. */
export interface PricedDay {
  day: Day;
  age: number;
  weight: number;
  value: { with: number | null; without: number | null };
  overall: { with: number | null; without: number | null };
}

export interface Priced {
  /** the day by which it belongs to the window */
  member: Day;
  window: number;
  /** today, then each day on which its weight falls */
  days: PricedDay[];
}

/** What a problem takes from the score, today, after each step of its weight and on one day more. Null where it does not count today. */
export const priceDays = (standing: Standing, subject: Subject, also: Day | null = null): Priced | null => {
  const { metric, orderId, caseId, chatId } = subject;
  const { window, weights } = standing.tallies[metric];
  const entry = problemsOn(standing.ledger, metric, standing.day).find(
    (it) => it.orderId === orderId && it.caseId === caseId && it.chatId === chatId,
  );
  if (entry === undefined) return null;
  const pricer = makePricer(standing);
  const now = standing.day - entry.day;
  const ages = [now];
  const asked = also === null ? now : dayNumber(also) - entry.day;
  for (let age = now + 1; age <= window; age++) if (weights[age] !== weights[age - 1] || age === asked) ages.push(age);
  return {
    member: makeDay(entry.day),
    window,
    days: ages.map((age) => {
      const older = age - now;
      return {
        day: makeDay(standing.day + older),
        age,
        weight: weights[age]!,
        value: {
          with: inputsOf(standing, older)[metric].value,
          without: inputWithout(standing, metric, [entry], older).value,
        },
        overall: { with: pricer.overall(older), without: pricer.without(metric, [entry], older) },
      };
    }),
  };
};

/** One metric a day older than the day before, all others as today. */
export interface Aged {
  value: { before: number | null; after: number | null };
  overall: { before: number | null; after: number | null };
  /** what counts, by weight: from the day before to the day it has grown lighter or left */
  weights: { weight: number; before: Pair; after: Pair }[];
}

/** What a row of the calendar is the difference of. Source: conventions.md#14-aged-only-and-the-calendar. */
export const ageAlone = (standing: Standing, metric: Metric, day: Day): Aged => {
  const { ledger, scale, tallies } = standing;
  const older = dayNumber(day) - standing.day;
  const today = inputsOf(standing);
  const at = (days: number) => {
    const aged = inputsOf(standing, days)[metric];
    const inputs = { ...today, [metric]: aged };
    return { value: aged.value, overall: aggregate(inputs, ledger.policy, scale, isSmallSeller(standing)).overall };
  };
  const { weights, window, numerator, denominator } = tallies[metric];
  const countedAt = (weight: number, days: number): Pair => {
    const sum = { numerator: 0, denominator: 0 };
    for (let age = 1; age + days <= window; age++) {
      if (weights[age + days] !== weight) continue;
      sum.numerator += numerator[age]!;
      sum.denominator += denominator[age]!;
    }
    return sum;
  };
  const [before, after] = [at(older - 1), at(older)];
  return {
    value: { before: before.value, after: after.value },
    overall: { before: before.overall, after: after.overall },
    weights: [...new Set(weights.slice(1))].map((weight) => ({
      weight,
      before: countedAt(weight, older - 1),
      after: countedAt(weight, older),
    })),
  };
};

/** What several problems take from the score together, today and on a later day. Source: conventions.md#13-cost-of-a-problem. */
export const priceTogether = (
  standing: Standing,
  { subjects, on }: { subjects: readonly Subject[]; on: Day },
): { now: number; later: number } | null => {
  const metric = subjects[0]?.metric;
  if (metric === undefined) return null;
  const keys = new Set(subjects.map(problemKey));
  const entries = problemsOn(standing.ledger, metric, standing.day).filter((it) => keys.has(problemKey(it)));
  const pricer = makePricer(standing);
  const [now, later] = [0, dayNumber(on) - standing.day].map((older) => pricer.gain(metric, entries, older));
  return { now: now!, later: later! };
};
