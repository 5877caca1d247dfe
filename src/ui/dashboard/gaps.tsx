import type { Assessment } from '#core/model/assessment';
import type { CoverageSource } from '#core/model/coverage';
import { DIMENSIONS } from '#core/model/metric';
import { type NotKnown, pageOfRemedy } from '#core/model/not-known';
import type { ShopSummary } from '#storage/queries';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import { formatList, formatPercent, formatRow } from '../components/format';
import { OutLink } from '../components/links';
import { neededText } from '../components/needed-orders';
import { type PortalPage, portalLink } from '../components/portal';
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

/** Texts of unknowns that share metrics, effect and remedy, and so differ in what is lacking alone. */
const gapText = (
  alike: readonly NotKnown[],
  remedy: ReturnType<typeof remedyLeft>['remedy'],
  { region, today: { dimensions } }: Assessment,
): { what: string; effect: string; remedy: string } => {
  const { what, metrics, eligibility, effect } = alike[0]!;
  const weights = DIMENSIONS.map((dimension) => formatPercent(dimensions[dimension].weight)).join(' / ');
  return {
    what: t(`dashboard.unknown.what.${what}`, {
      metrics: formatList(metrics.map((metric) => t(`words.metrics.${metric}`))),
      region,
      lack: formatRow(alike.flatMap(({ lack }) => (lack === null ? [] : lackText(lack)))),
      needed: eligibility === null ? '' : neededText(eligibility.counts, eligibility.need, eligibility.days),
      seen: eligibility?.seen ?? 0,
    }),
    effect: t(`dashboard.unknown.effect.${effect}`, { weights }),
    remedy: t(`dashboard.unknown.remedy.${remedy}`, {
      metrics: formatList(metrics.map((metric) => t(`words.portalMetrics.${metric}`))),
    }),
  };
};

interface Props {
  assessment: Assessment;
  /** how far each source has been read */
  sources: ShopSummary['sources'];
}

/** Unknown facts, their effect on the figures, and the pages that would show them. */
export const GapsCard = ({ assessment, sources }: Props) => {
  const gaps = Map.groupBy(assessment.unknown, ({ what, metrics, effect, remedy }) =>
    JSON.stringify([what, metrics, effect, remedy]),
  );
  return (
    <Card anchor="unknown" title={t('checklist.unknownTitle')}>
      {gaps.size === 0 && <p>{t('dashboard.unknown.none')}</p>}
      <ul className="gaps">
        {[...gaps].map(([key, alike]) => {
          const left = remedyLeft(alike[0]!, assessment, sources);
          const { what, effect, remedy } = gapText(alike, left.remedy, assessment);
          return (
            <li key={key}>
              <strong>{what}</strong>
              <span>{effect}</span>
              {left.page === null ? (
                <span className="muted">{remedy}</span>
              ) : (
                <OutLink href={portalLink(assessment.region, left.page)}>{remedy}</OutLink>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
