import type { Assessment } from '#core/model/assessment';
import { DIMENSIONS } from '#core/model/metric';
import { type NotKnown, pageOfRemedy } from '#core/model/not-known';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import { formatList, formatPercent } from '../components/format';
import { OutLink } from '../components/links';
import { neededText } from '../components/needed-orders';
import { portalLink } from '../components/portal';
import { DataTable, Pager, usePaged } from '../components/table';
import { lackText } from '../explain/rule-text';

/** An unknown fact, its effect on the figures, and the page that would show it. */
const gapText = (
  { what, metrics: about, lack, eligibility, effect, remedy }: NotKnown,
  { region, today: { dimensions } }: Assessment,
): { what: string; effect: string; remedy: string } => {
  const metrics = formatList(about.map((metric) => t(`words.portalMetrics.${metric}`)));
  const weights = DIMENSIONS.map((dimension) => formatPercent(dimensions[dimension].weight)).join(' / ');
  return {
    what: t(`dashboard.unknown.what.${what}`, {
      metrics,
      region,
      lack: lack === null ? '' : lackText(lack),
      needed: eligibility === null ? '' : neededText(eligibility.counts, eligibility.need, eligibility.days),
      seen: eligibility?.seen ?? 0,
    }),
    effect: t(`dashboard.unknown.effect.${effect}`, { weights }),
    remedy: t(`dashboard.unknown.remedy.${remedy}`, { metrics }),
  };
};

/** Unknown facts, their effect on the figures, and the pages that would show them. */
export const GapsCard = ({ assessment }: { assessment: Assessment }) => {
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
          {rows.map((gap) => {
            const { what, effect, remedy } = gapText(gap, assessment);
            return (
              <tr key={`${what}+${effect}`}>
                <th scope="row">{what}</th>
                <td>{effect}</td>
                <td>
                  <OutLink href={portalLink(assessment.region, pageOfRemedy(gap.remedy))}>{remedy}</OutLink>
                </td>
              </tr>
            );
          })}
        </DataTable>
      )}
      <Pager of={t('dashboard.sections.unknown')} pager={pager} />
    </Card>
  );
};
