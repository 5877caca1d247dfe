import type { Assessment } from '#core/model/assessment';
import { Points } from '../../components/figures';
import { formatDay, isNegligible } from '../../components/format';
import { DataTable, Pager, usePaged } from '../../components/table';
import { BECAUSE, METRIC_NAMES } from '../../components/words';
import { Why, WhyRow } from '../../explain/why';
import { DASHBOARD_TEXT } from '../text';

interface Props {
  assessment: Assessment;
  /** whether any order has been read: without one, an empty list says nothing */
  known: boolean;
}

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
