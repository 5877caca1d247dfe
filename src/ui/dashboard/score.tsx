import type { Assessment } from '#core/model/assessment';
import { DIMENSIONS } from '#core/model/metric';
import { PathChart } from '../components/charts';
import { formatCount, formatDay, formatRange, formatScore, formatWeight } from '../components/format';
import { neededOrders } from '../components/needed-orders';
import { DataTable, NumberCell, Pager, usePaged } from '../components/table';
import { DIMENSION_NAMES, FROM, SUPPORT } from '../components/words';
import { openRange } from '../explain/show-score';
import { newest, useAnswer } from '../explain/use-answer';
import { Why, WhyRow } from '../explain/why';
import { Card } from './card';
import { DASHBOARD_TEXT } from './text';

const { days: PATH, pathTable } = DASHBOARD_TEXT.today;

/** The chart's figures, for those who would rather read them. */
const PathTable = ({ assessment }: { assessment: Assessment }) => {
  const { rows, pager } = usePaged(assessment.path, 15);
  return (
    <details>
      <summary>{pathTable}</summary>
      <DataTable
        caption={pathTable}
        columns={[
          { name: PATH.day },
          { name: PATH.low, number: true },
          { name: PATH.middle, number: true },
          { name: PATH.high, number: true },
          { name: PATH.aged, number: true, wide: true },
          { name: PATH.why, onlyHeard: true },
        ]}
      >
        {rows.map(({ day, p05, p50, p95, agedOnly }) => (
          <WhyRow key={day} about={formatDay(day)} assessment={assessment} question={{ kind: 'day', day }} columns={6}>
            <th scope="row">{formatDay(day)}</th>
            <NumberCell value={p05}>{formatScore(p05)}</NumberCell>
            <NumberCell value={p50}>{formatScore(p50)}</NumberCell>
            <NumberCell value={p95}>{formatScore(p95)}</NumberCell>
            <NumberCell value={agedOnly} wide>
              {formatScore(agedOnly)}
            </NumberCell>
          </WhyRow>
        ))}
      </DataTable>
      <Pager of={pathTable} pager={pager} />
    </details>
  );
};

const { today: WORDS } = DASHBOARD_TEXT;

/** No score is said at length; that it is not known whether there is one, in a line. */
const Eligible = ({ assessment }: { assessment: Assessment }) => {
  const { state, delivered } = assessment.eligible;
  if (state === 'scored') return null;
  const says = state === 'no-score' ? WORDS.noScoreSays : WORDS.eligibleUnknown;
  return (
    <div>
      {state === 'no-score' && <p className="figure">{WORDS.noScore}</p>}
      <p>{says(formatCount(delivered), neededOrders(assessment))}</p>
      <Why about={WORDS.noScore} assessment={assessment} question={{ kind: 'eligible' }} />
    </div>
  );
};

const Dimensions = ({ assessment }: { assessment: Assessment }) => {
  const estimates = newest(useAnswer({ kind: 'estimates' }));
  return (
    <DataTable
      caption={WORDS.dimensions}
      columns={[
        { name: WORDS.dimension.name },
        { name: WORDS.dimension.score, number: true },
        { name: WORDS.dimension.weight, number: true },
        { name: WORDS.dimension.why, onlyHeard: true },
      ]}
    >
      {DIMENSIONS.map((name) => {
        const { value, weight, weightFrom } = assessment.today.dimensions[name];
        const range = weightFrom === 'unknown' ? null : openRange(weightFrom, estimates?.dimensionWeights[name]);
        return (
          <WhyRow
            key={name}
            about={DIMENSION_NAMES[name]}
            assessment={assessment}
            question={{ kind: 'dimension', dimension: name }}
            columns={4}
          >
            <th scope="row">{DIMENSION_NAMES[name]}</th>
            <NumberCell value={value}>{formatScore(value)}</NumberCell>
            <td className="number">
              {formatWeight(weight, weightFrom)}
              <span className="muted under">{SUPPORT[weightFrom]}</span>
              {range !== null && <span className="muted under">{range}</span>}
            </td>
          </WhyRow>
        );
      })}
    </DataTable>
  );
};

/** Today, the next day and the days after, with where each comes from. */
export const Score = ({ assessment }: { assessment: Assessment }) => {
  const { next, path, eligible } = assessment;
  const { overall } = assessment.today;
  const todayFigure = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const nextFigure = formatScore(next.overall?.mean);
  const nextName = WORDS.next(formatDay(next.day));
  return (
    <Card anchor="score" title={DASHBOARD_TEXT.sections.score}>
      <Eligible assessment={assessment} />
      {eligible.state !== 'no-score' && (
        <>
          <div className="score-grid">
            <div className="pair">
              <div>
                <h3>{WORDS.today}</h3>
                <p className={overall.value === null ? 'figure unknown' : 'figure'}>{todayFigure}</p>
                <p className="muted">
                  {FROM[overall.from]}
                  {overall.from === 'read' &&
                    overall.computed !== null &&
                    `, ${WORDS.computedToo(formatScore(overall.computed))}`}
                </p>
              </div>
              <div>
                <h3>{nextName}</h3>
                <p className={next.overall === null ? 'figure unknown' : 'figure'}>{nextFigure}</p>
                {next.overall !== null && (
                  <p className="muted">{WORDS.interval(formatRange(next.overall.p05, next.overall.p95))}</p>
                )}
              </div>
            </div>
            <Dimensions assessment={assessment} />
          </div>
          <div className="asks">
            <Why
              label={WORDS.why(todayFigure)}
              about={WORDS.today}
              assessment={assessment}
              question={{ kind: 'overall' }}
            />
            <Why label={WORDS.why(nextFigure)} about={nextName} assessment={assessment} question={{ kind: 'next' }} />
          </div>
          <h3>{WORDS.path(path.length)}</h3>
          <PathChart
            path={path}
            today={overall.computed ?? overall.value}
            thresholds={assessment.crossings.map(({ threshold }) => threshold)}
            height={220}
          />
          <PathTable assessment={assessment} />
        </>
      )}
    </Card>
  );
};
