import type { Assessment } from '#core/model/assessment';
import { problemKey } from '#core/model/problem';
import { Points } from '../components/figures';
import { formatDay, formatPoints, isNegligible } from '../components/format';
import { SubjectLink, shownId } from '../components/links';
import { DataTable, Pager, usePaged } from '../components/table';
import { BECAUSE, METRIC_NAMES } from '../components/words';
import { Why, WhyRow } from '../explain/why';
import { Card } from './card';
import { DASHBOARD_TEXT } from './text';

interface Props {
  assessment: Assessment;
  /** whether any order has been read: without one, an empty list says nothing */
  known: boolean;
}

export const Costs = ({ assessment, known }: Props) => {
  const { costs: WORDS, sections } = DASHBOARD_TEXT;
  const { rows, pager } = usePaged(assessment.costs);
  const { columns } = WORDS;
  return (
    <Card anchor="costs" title={sections.costs} says={WORDS.says}>
      {assessment.costs.length === 0 && <p>{known ? WORDS.none : WORDS.unread}</p>}
      {assessment.costs.length > 0 && (
        <DataTable
          caption={sections.costs}
          columns={[
            { name: columns.order },
            { name: columns.metric },
            { name: columns.today, number: true },
            { name: columns.next, number: true, wide: true },
            { name: columns.leaves, number: true },
            { name: columns.why, onlyHeard: true },
          ]}
        >
          {rows.map((cost) => {
            const step = cost.steps[0];
            return (
              <WhyRow
                key={problemKey(cost)}
                about={shownId(cost)}
                assessment={assessment}
                question={{ kind: 'cost', cost }}
                columns={6}
              >
                <th scope="row">
                  <SubjectLink region={assessment.region} subject={cost} />
                </th>
                <td>{METRIC_NAMES[cost.metric]}</td>
                <td className="number">
                  <Points value={cost.points} />
                </td>
                <td className="number muted wide">
                  {step === undefined ? WORDS.noStep : WORDS.step(formatPoints(step.points), formatDay(step.day))}
                </td>
                <td className="number">{formatDay(cost.leavesOn)}</td>
              </WhyRow>
            );
          })}
        </DataTable>
      )}
      <Pager of={sections.costs} pager={pager} />
    </Card>
  );
};

/** How the orders that are known move the score as they age, day by day. */
export const Calendar = ({ assessment, known }: Props) => {
  const { calendar: WORDS, sections } = DASHBOARD_TEXT;
  const all = assessment.calendar.filter(({ points }) => !isNegligible(points));
  const { rows, pager } = usePaged(all, 15);
  const { columns } = WORDS;
  return (
    <details className="card" id="calendar">
      <summary>
        <h2>{sections.calendar}</h2> <span className="muted">{WORDS.says}</span>
      </summary>
      {all.length === 0 && <p>{known ? WORDS.none : DASHBOARD_TEXT.costs.unread}</p>}
      <Why about={sections.calendar} assessment={assessment} question={{ kind: 'calendar' }} />
      {all.length > 0 && (
        <DataTable
          caption={sections.calendar}
          columns={[
            { name: columns.day },
            { name: columns.metric },
            { name: columns.change, number: true },
            { name: columns.because, wide: true },
            { name: columns.why, onlyHeard: true },
          ]}
        >
          {rows.map((row) => {
            const { day, metric, points, because } = row;
            return (
              <WhyRow
                key={`${day}+${metric}`}
                about={WORDS.about(METRIC_NAMES[metric], formatDay(day))}
                assessment={assessment}
                question={{ kind: 'calendar-row', row }}
                columns={5}
              >
                <th scope="row" className="nowrap">
                  {formatDay(day)}
                </th>
                <td>{METRIC_NAMES[metric]}</td>
                <td className="number">
                  <Points value={points} />
                </td>
                <td className="muted wide">{because.map((reason) => BECAUSE[reason]).join(', ')}</td>
              </WhyRow>
            );
          })}
        </DataTable>
      )}
      <Pager of={sections.calendar} pager={pager} />
    </details>
  );
};
