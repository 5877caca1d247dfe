import { useContext } from 'react';
import type { HypothesisComparison } from '#core/estimate/compare-hypotheses';
import type { ConventionComparison } from '#core/estimate/conventions';
import type { ParameterEstimate } from '#core/estimate/estimate-parameters';
import type { Assessment } from '#core/model/assessment';
import type { Choice } from '#core/policy/source';
import { DataTable } from '../../components/data-table';
import { type Explanation, rulesOf, type Step } from '../../components/explanation';
import {
  formatCount,
  formatFine,
  formatFullDay,
  formatMany,
  formatPoints,
  formatScore,
  formatValue,
  formatWeighed,
  UNKNOWN,
} from '../../components/format';
import { WhyRow } from '../../components/why';
import { METRIC_NAMES } from '../../components/words';
import { InquiryContext, newest, useInquiry } from '../../inquiry/use-inquiry';
import { useScoreDepth } from '../why/score-depth';
import { TEXT } from './text';

type Question = keyof typeof TEXT.questions;
/** The rule each question is about, and the way that it takes. */
const TAKEN = {
  rate: { choice: 'printedRate', way: 'decayed' },
  sfcrDenominator: { choice: 'cancellationBase', way: 'confirmed' },
  dayBoundary: { choice: 'day', way: 'shop' },
  nrrCounting: { choice: 'counting', way: 'orders' },
} as const;
/** The rate is judged without the values of a day. */
type Told = HypothesisComparison & { values?: ConventionComparison<string>['values'] };
const QUESTIONS = Object.keys(TAKEN) as Question[];

const nameOf = (question: Question, way: string): string =>
  (TEXT.questions[question] as Record<string, string>)[way] ?? way;

/** Log-likelihoods, for people. Beyond a million the evidence says no more than "clear". */
const timesOf = (advantage: number): string =>
  advantage > Math.log(1e6) ? TEXT.most : formatCount(Math.round(Math.exp(advantage)));

/** What either way makes of the rates of the latest reading, beside what it printed. */
const valueSteps = (question: Question, { options, values = [] }: Told): Step[] => {
  if (values.length === 0 || options.length === 0) return [];
  const names = options.map(({ name }) => name);
  const { title, metric: head, printed: last } = TEXT.values;
  return [
    {
      title,
      sum: {
        columns: [head, ...names.map((it) => nameOf(question, it)), last],
        rows: values.map(({ metric, by, printed }) => [
          METRIC_NAMES[metric],
          ...names.map((it) => formatFine(metric, by[it] ?? Number.NaN)),
          printed === null ? UNKNOWN : formatFine(metric, printed),
        ]),
      },
    },
  ];
};

const explainVerdict = (question: Question, verdict: Told, choice: Choice): Explanation => {
  const { winner, options, advantage, days } = verdict;
  return {
    anchor: `why-formula-${question}`,
    says: [
      ...(winner === 'undecided' ? [] : [TEXT.likelier(timesOf(advantage))]),
      TEXT.how,
      TEXT.when,
      ...(winner === 'undecided' ? [TEXT.open] : winner === TAKEN[question].way ? [] : [TEXT.follows[question]]),
    ],
    rules: [choice],
    steps: valueSteps(question, verdict),
    inputs: [
      ...options.map(({ name, error }) => [nameOf(question, name), TEXT.points(formatWeighed(error))] as const),
      [TEXT.columns.days, formatCount(days)],
      [TEXT.taken, nameOf(question, TAKEN[question].way)],
    ],
  };
};

interface RowProps {
  question: Question;
  verdict: Told;
  choice: Choice;
}

const VerdictRow = ({ question, verdict, choice }: RowProps) => {
  const { winner, options, days } = verdict;
  const { asks } = TEXT.questions[question];
  const [won, lost] = [options.find((it) => it.name === winner), options.find((it) => it.name !== winner)];
  return (
    <WhyRow about={asks} answer={explainVerdict(question, verdict, choice)} columns={5}>
      <th scope="row">{asks}</th>
      {won === undefined ? (
        <td className="unknown">{days === 0 ? TEXT.never : TEXT.undecided}</td>
      ) : (
        <td>
          {nameOf(question, won.name)}{' '}
          {won.name !== TAKEN[question].way && <span className="tag warn">{TEXT.against}</span>}
        </td>
      )}
      <td className="number wide">
        {won !== undefined && TEXT.points(formatWeighed(won.error))}
        {won !== undefined && lost !== undefined && (
          <span className="muted under">{TEXT.other(TEXT.points(formatWeighed(lost.error)))}</span>
        )}
      </td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const AdjustmentRow = ({ assessment, learned }: { assessment: Assessment; learned: ParameterEstimate }) => {
  const { adjustment: WORDS } = TEXT;
  const { state, found, days, medianResidual: off, advantage } = learned.nrrAdjustment;
  const rule = rulesOf(assessment)?.nrrAdjustment;
  const answer: Explanation = {
    anchor: 'why-formula-adjustment',
    says: [
      WORDS.how,
      WORDS.anchor,
      ...(found === null
        ? []
        : [
            WORDS.per(formatPoints(-found.points), formatValue('NRR', found.average)),
            TEXT.likelier(timesOf(advantage)),
          ]),
      ...(state === 'undecided' ? [TEXT.open] : []),
    ],
    rules: rule === undefined ? [] : [rule],
    inputs: [
      [TEXT.columns.days, formatCount(days)],
      ...(days === 0 ? [] : [[TEXT.columns.off, formatPoints(off)] as const]),
    ],
  };
  return (
    <WhyRow about={WORDS.asks} answer={answer} columns={5}>
      <th scope="row">{WORDS.asks}</th>
      <td className={state === 'undecided' ? 'unknown' : ''}>{WORDS[state]}</td>
      <td className="number wide">{days > 0 && formatPoints(off)}</td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const Fit = ({ fit }: Pick<ParameterEstimate, 'fit'>) =>
  fit === null ? null : (
    <p className="muted">
      {TEXT.fit(formatMany(fit.readings, 'reading'), formatFullDay(fit.since))}{' '}
      {fit.medianMisfit < 0.0005 ? TEXT.exact : TEXT.off(formatScore(fit.medianMisfit, 3))}{' '}
      {Number.isFinite(fit.uncertainty) && fit.uncertainty >= 0.005 && TEXT.unsure(formatScore(fit.uncertainty))}
    </p>
  );

/** Which conventions the shop's own readings bear out, by how much and on how many days. */
export const Verdicts = ({ assessment }: { assessment: Assessment }) => {
  const place = useContext(InquiryContext);
  const inquired = useInquiry('conventions', null);
  const learned = useScoreDepth()?.learned;
  const conventions = newest(inquired);
  const policy = rulesOf(assessment);
  if (place === null) return <p className="muted">{TEXT.absent}</p>;
  if (inquired.state === 'failed')
    return (
      <p className="loss" role="alert">
        {TEXT.failed(inquired.message)}
      </p>
    );
  if (policy === null || learned === undefined || conventions == null) return <p className="muted">{TEXT.working}</p>;
  const verdicts: Record<Question, Told> = { rate: learned.rate, ...conventions };
  const { columns } = TEXT;
  return (
    <>
      <DataTable
        caption={TEXT.title}
        columns={[
          { name: columns.question },
          { name: columns.answer },
          { name: columns.off, number: true, wide: true },
          { name: columns.days, number: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {QUESTIONS.map((it) => (
          <VerdictRow key={it} question={it} verdict={verdicts[it]} choice={policy.choices[TAKEN[it].choice]} />
        ))}
        <AdjustmentRow assessment={assessment} learned={learned} />
      </DataTable>
      <Fit fit={learned.fit} />
    </>
  );
};
