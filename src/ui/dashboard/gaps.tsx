import type { Assessment } from '#core/model/assessment';
import { pageOfRemedy } from '#core/model/remedy';
import { t } from '#texts/translate';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import { DataTable, Pager, usePaged } from '../components/table';
import { Card } from './card';

/** What is not known, what that does to the figures, and which page would tell. */
export const Gaps = ({ assessment }: { assessment: Assessment }) => {
  const { rows, pager } = usePaged(assessment.unknown, 10);
  return (
    <Card anchor="unknown" title={t('dashboard.sections.unknown')}>
      {assessment.unknown.length === 0 && <p>{t('dashboard.unknown.none')}</p>}
      {assessment.unknown.length > 0 && (
        <DataTable
          caption={t('dashboard.sections.unknown')}
          columns={[
            { name: t('dashboard.unknown.columns.what') },
            { name: t('dashboard.unknown.columns.effect') },
            { name: t('dashboard.unknown.columns.remedy') },
          ]}
        >
          {rows.map(({ what, effect, remedy }) => (
            <tr key={`${what}+${effect}`}>
              <th scope="row">{what}</th>
              <td>{effect}</td>
              <td>
                <OutLink href={portalLink(assessment.region, pageOfRemedy(remedy))}>{remedy}</OutLink>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      <Pager of={t('dashboard.sections.unknown')} pager={pager} />
    </Card>
  );
};
