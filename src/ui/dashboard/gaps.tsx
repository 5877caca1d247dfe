import type { Assessment } from '#core/model/assessment';
import type { CoverageSource } from '#core/model/coverage';
import { DIMENSIONS } from '#core/model/metric';
import { type NotKnown, pageOfRemedy } from '#core/model/not-known';
import type { ShopSummary } from '#storage/queries';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import { formatList, formatPercent } from '../components/format';
import { OutLink } from '../components/links';
import { neededText } from '../components/needed-orders';
import { type PortalPage, portalLink } from '../components/portal';
import { DataTable, Pager, usePaged } from '../components/table';
import { lackText } from '../explain/rule-text';

/**
 * The part of a remedy that is still to be done, and its page; `nothing` once all pages that could help have been
 * read.
 */
export const remedyLeft = (
  { remedy, metrics }: Pick<NotKnown, 'remedy' | 'metrics'>,
  { knowledge }: Pick<Assessment, 'knowledge'>,
  sources: ShopSummary['sources'],
): { remedy: NotKnown['remedy'] | 'export' | 'returns' | 'nothing'; page: PortalPage | null } => {
  const isRead = (source: CoverageSource) => sources.some((read) => read.source === source && read.complete);
  const isWhole = (source: CoverageSource) =>
    knowledge.some((page) => page.source === source && page.state === 'whole');
  if (!remedy.startsWith('diagnosis')) return { remedy, page: pageOfRemedy(remedy) };
  const other =
    remedy === 'diagnosis-and-export' && !isRead('orders-export') && !isWhole('orders')
      ? 'export'
      : remedy === 'diagnosis-and-returns' && !isWhole('cases')
        ? 'returns'
        : 'nothing';
  if (metrics.some((metric) => !isRead(`diagnosis:${metric}`)))
    return { remedy: other === 'nothing' ? 'diagnosis' : remedy, page: 'score' };
  return { remedy: other, page: other === 'nothing' ? null : other === 'export' ? 'orders' : 'returns' };
};

const gapText = (
  { what, metrics: about, lack, eligibility, effect }: NotKnown,
  remedy: ReturnType<typeof remedyLeft>['remedy'],
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

interface Props {
  assessment: Assessment;
  /** how far each source has been read */
  sources: ShopSummary['sources'];
}

/** Unknown facts, their effect on the figures, and the pages that would show them. */
export const GapsCard = ({ assessment, sources }: Props) => {
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
            const left = remedyLeft(gap, assessment, sources);
            const { what, effect, remedy } = gapText(gap, left.remedy, assessment);
            return (
              <tr key={`${what}+${effect}`}>
                <th scope="row">{what}</th>
                <td>{effect}</td>
                <td>
                  {left.page === null ? (
                    <span className="muted">{remedy}</span>
                  ) : (
                    <OutLink href={portalLink(assessment.region, left.page)}>{remedy}</OutLink>
                  )}
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
