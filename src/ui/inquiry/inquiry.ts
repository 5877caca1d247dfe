import { consider, DEFAULT_HORIZON } from '#core/assess';
import { type Conventions, compareConventions } from '#core/estimate/conventions';
import type { ParameterEstimate } from '#core/estimate/estimate-parameters';
import { openWhatIf, type WhatIf, type WhatIfChange } from '#core/forecast/what-if';
import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { byMetric, type Metric } from '#core/model/metric';
import type { Shop } from '#core/model/shop';
import { explain } from '#core/score/explain';
import type { Explanation } from '#core/score/explanation';
import { type Aged, ageAlone, type Priced, priceDays, priceTogether, type Subject } from './known-orders';
import { type Outlook, outlookOn } from './outlook';
import { type Recorded, recordOf } from './record';

/** The seed that kept assessments are drawn with: the same futures are asked as are shown. */
const SEED = 1;

type Considered = NonNullable<ReturnType<typeof consider>>;

export interface ScoreDepth {
  explanation: Explanation;
  learned: ParameterEstimate;
}

/** All that can be asked of the facts behind an assessment; each is answered by the core, and null where it has no answer. */
const makeAnswers = (considered: Considered) => {
  const { ledger, facts, standing, estimate: learned } = considered;
  let opened: WhatIf | null | undefined;
  const whatIf = (): WhatIf | null => {
    opened ??= openWhatIf(considered, { horizon: DEFAULT_HORIZON, seed: SEED });
    return opened;
  };
  let rehearsed: ReturnType<Considered['forecast']> | undefined;
  const prospect = () => {
    rehearsed ??= considered.forecast(DEFAULT_HORIZON, SEED);
    return rehearsed;
  };
  return {
    score: (_: null): ScoreDepth => ({ explanation: explain(considered), learned }),
    conventions: (_: null): Conventions => compareConventions(facts, ledger, standing.day, learned.rate.winner),
    record: (subject: Subject): Recorded => recordOf(facts, ledger.zone.name, subject),
    cost: ({ also, ...subject }: Subject & { also?: Day }): Priced | null => priceDays(standing, subject, also),
    together: (asked: { subjects: readonly Subject[]; on: Day }) => priceTogether(standing, asked),
    calendar: ({ day, metric }: { day: Day; metric: Metric }): Aged => ageAlone(standing, metric, day),
    outlook: ({ day }: { day: Day }): Outlook | null => outlookOn(standing, prospect(), day),
    path: (change: WhatIfChange) => whatIf()?.path(change) ?? null,
    needed: ({ threshold, by }: { threshold: number; by: Day }) => whatIf()?.needed(threshold, by) ?? null,
    headRoom: ({ threshold }: { threshold: number }) => {
      const ours = whatIf();
      return ours && byMetric((metric) => ours.headRoom(metric, threshold));
    },
    cash: (_: null) => {
      const ours = whatIf();
      return ours && { sales: ours.sales, payouts: [...ours.payouts] };
    },
  };
};

export type Answers = ReturnType<typeof makeAnswers>;
export type Question = keyof Answers;
export type Asked<Q extends Question> = Parameters<Answers[Q]>[0];
export type Answered<Q extends Question> = ReturnType<Answers[Q]> | null;

export type Inquiry = <Q extends Question>(question: Q, asked: Asked<Q>) => Answered<Q>;

/** Takes the facts as of a day and answers what is asked of them. A market without a formula has no answers. */
export const openInquiry = (file: { shop: Shop } & Facts, asOf: Day): Inquiry => {
  const considered = consider(file, { asOf });
  if (considered === null) return () => null;
  const answers = makeAnswers(considered);
  return <Q extends Question>(question: Q, asked: Asked<Q>) =>
    (answers[question] as (asked: Asked<Q>) => ReturnType<Answers[Q]>)(asked);
};
