import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { FoldedCard } from '../../components/card';
import { Points } from '../../components/figures';
import { formatDay, formatRow, isNegligible } from '../../components/format';
import { Pager, usePaged } from '../../components/table';
import { Why, WhyRow, WhyTable } from '../../explain/why';

interface Props {
  assessment: Assessment;
  /** whether any order has been read; without one, an empty list proves nothing */
  known: boolean;
}

/** Changes of the score by the ageing of known orders, day by day. */
export const KnownChanges = ({ assessment, known }: Props) => {
  const all = assessment.calendar.filter(({ points }) => !isNegligible(points));
  const { rows, pager } = usePaged(all, 15);
  return (
    <FoldedCard anchor="calendar" title={t('dashboard.sections.calendar')} note={t('dashboard.calendar.says')}>
      {all.length === 0 && <p>{known ? t('dashboard.calendar.none') : t('orders.list.unread')}</p>}
      <Why about={t('dashboard.sections.calendar')} assessment={assessment} question={{ kind: 'calendar' }} />
      {all.length > 0 && (
        <WhyTable
          assessment={assessment}
          caption={t('dashboard.sections.calendar')}
          columns={[
            { name: t('words.day') },
            { name: t('words.metric') },
            { name: t('dashboard.calendar.columns.change'), number: true },
            { name: t('dashboard.calendar.columns.because'), wide: true },
          ]}
        >
          {rows.map((row) => {
            const { day, metric, points, because } = row;
            return (
              <WhyRow
                key={`${day}+${metric}`}
                about={t('dashboard.calendar.about', { metric: t(`words.metrics.${metric}`), day: formatDay(day) })}
                question={{ kind: 'calendar-row', row }}
              >
                <th scope="row" className="nowrap">
                  {formatDay(day)}
                </th>
                <td>{t(`words.metrics.${metric}`)}</td>
                <td className="number">
                  <Points value={points} />
                </td>
                <td className="muted wide">{formatRow(because.map((reason) => t(`words.because.${reason}`)))}</td>
              </WhyRow>
            );
          })}
        </WhyTable>
      )}
      <Pager of={t('dashboard.sections.calendar')} pager={pager} />
    </FoldedCard>
  );
};
