import { useContext } from 'react';
import { policyOf } from '#core/explain/first-steps';
import type { Answer } from '#core/explain/question';
import { CONVENTIONS, type ConventionName, type ConventionVerdict } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import {
  formatCount,
  formatFinePoints,
  formatFullDay,
  formatMany,
  formatScore,
  formatWeighed,
} from '../components/format';
import { Failure } from '../components/notice';
import { DataTable } from '../components/table';
import { DASHBOARD_EXPLANATION_TEXT as EXPLAIN } from '../explain/dashboard-text';
import { wayName } from '../explain/show-forecast';
import { newest, useAnswer, WorkerContext } from '../explain/use-answer';
import { WhyRow } from '../explain/why';
import { Card } from './card';
import { DASHBOARD_TEXT as DASHBOARD } from './text';

const { conventions: TEXT } = DASHBOARD;
const { points } = EXPLAIN.convention;
const NAMES = Object.keys(CONVENTIONS) as ConventionName[];

type Estimates = NonNullable<Answer<{ kind: 'estimates' }>>;

interface RowProps {
  assessment: Assessment;
  name: ConventionName;
  verdict: ConventionVerdict;
}

const ConventionRow = ({ assessment, name, verdict }: RowProps) => {
  const { winner, options, days } = verdict;
  const asks = TEXT.asks[name];
  const won = options.find((option) => option.name === winner);
  const lost = options.find((option) => option.name !== winner);
  return (
    <WhyRow about={asks} assessment={assessment} question={{ kind: 'convention', name, verdict }} columns={5}>
      <th scope="row">{asks}</th>
      {won === undefined ? (
        <td className="unknown">{days === 0 ? TEXT.never : TEXT.undecided}</td>
      ) : (
        <td>
          {wayName(name, won.name)}{' '}
          {won.name !== CONVENTIONS[name].taken && <span className="tag warn">{TEXT.against}</span>}
        </td>
      )}
      <td className="number wide">
        {won !== undefined && points(formatWeighed(won.error))}
        {won !== undefined && lost !== undefined && (
          <span className="muted under">{TEXT.other(points(formatWeighed(lost.error)))}</span>
        )}
      </td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const AdjustmentRow = ({ assessment, estimates }: { assessment: Assessment; estimates: Estimates }) => {
  const { asks, ...says } = TEXT.adjustment;
  const estimate = estimates.nrrAdjustment;
  const { state, days, medianResidual } = estimate;
  return (
    <WhyRow about={asks} assessment={assessment} question={{ kind: 'adjustment', estimate }} columns={5}>
      <th scope="row">{asks}</th>
      <td className={state === 'undecided' ? 'unknown' : ''}>{says[state]}</td>
      <td className="number wide">{days > 0 && formatFinePoints(medianResidual)}</td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const LagRow = ({ pageLag }: Pick<Assessment, 'pageLag'>) => (
  <tr>
    <th scope="row">{TEXT.lag.asks}</th>
    <td className={pageLag?.from === 'learned' ? '' : 'unknown'}>
      {pageLag?.from === 'learned' ? TEXT.lag.days(pageLag.days) : TEXT.lag.undecided}
    </td>
    <td className="number wide" />
    <td className="number" />
    <td />
  </tr>
);

/** How well one set of anchors and weights explains what was printed. */
const Fit = ({ fit }: Pick<Estimates, 'fit'>) =>
  fit === null ? null : (
    <p className="muted">
      {TEXT.fit(formatMany(fit.readings, 'reading'), formatFullDay(fit.since))}{' '}
      {fit.medianMisfit < 0.0005 ? TEXT.exact : TEXT.off(formatScore(fit.medianMisfit, 3))}{' '}
      {Number.isFinite(fit.uncertainty) && fit.uncertainty >= 0.005 && TEXT.unsure(formatScore(fit.uncertainty))}
    </p>
  );

const Conventions = ({ assessment }: { assessment: Assessment }) => {
  const isAsked = useContext(WorkerContext) !== null;
  const asked = useAnswer({ kind: 'conventions' });
  const conventions = newest(asked);
  const estimates = newest(useAnswer({ kind: 'estimates' }));
  if (!isAsked) return <p className="muted">{TEXT.absent}</p>;
  if (asked.state === 'failed')
    return (
      <p className="loss" role="alert">
        {TEXT.failed(asked.message)}
      </p>
    );
  if (policyOf(assessment) === null || estimates == null || conventions == null)
    return <p className="muted">{TEXT.working}</p>;
  const verdicts: Record<ConventionName, ConventionVerdict> = { rate: estimates.rate, ...conventions };
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
        {NAMES.map((name) => (
          <ConventionRow key={name} assessment={assessment} name={name} verdict={verdicts[name]} />
        ))}
        <LagRow pageLag={assessment.pageLag} />
        <AdjustmentRow assessment={assessment} estimates={estimates} />
      </DataTable>
      <Fit fit={estimates.fit} />
    </>
  );
};

/** Which conventions the shop's own readings bear out, by how much and on how many days. */
export const ConventionsCard = ({ assessment }: { assessment: Assessment }) => (
  <Card anchor="formula" title={TEXT.title} says={TEXT.says}>
    <Failure>
      <Conventions assessment={assessment} />
    </Failure>
  </Card>
);
