import type { Assessment } from '#core/model/assessment';
import { pageOfRemedy } from '#core/model/remedy';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import { DataTable, Pager, usePaged } from '../components/table';
import { Card } from './card';
import { DASHBOARD_TEXT } from './text';

const { unknown: WORDS, sections } = DASHBOARD_TEXT;

/** What is not known, what that does to the figures, and which page would tell. */
export const Gaps = ({ assessment }: { assessment: Assessment }) => {
  const { rows, pager } = usePaged(assessment.unknown, 10);
  return (
    <Card anchor="unknown" title={sections.unknown}>
      {assessment.unknown.length === 0 && <p>{WORDS.none}</p>}
      {assessment.unknown.length > 0 && (
        <DataTable
          caption={sections.unknown}
          columns={[{ name: WORDS.columns.what }, { name: WORDS.columns.effect }, { name: WORDS.columns.remedy }]}
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
      <Pager of={sections.unknown} pager={pager} />
    </Card>
  );
};
