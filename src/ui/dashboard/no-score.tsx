import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { PAGE_OF_SOURCE, pageToOpen } from '../components/best-action';
import { formatCount } from '../components/format';
import { OutLink } from '../components/links';
import { neededOrders } from '../components/needed-orders';
import { portalLink } from '../components/portal';

/** In place of what follows from a score: what it still needs, and the page to open next. */
export const NoScore = ({ assessment, note }: { assessment: Assessment; note: string }) => {
  const open = pageToOpen(assessment);
  const page = open === undefined ? ({ link: 'score', page: 'score' } as const) : PAGE_OF_SOURCE[open.source];
  const seen = formatCount(assessment.eligible.delivered);
  return (
    <>
      <p>{note}</p>
      <p className="muted">{t('now.headline.noScore', { needed: neededOrders(assessment), seen })}</p>
      <p>
        <OutLink href={portalLink(assessment.region, page.link)} className="button primary small">
          {t('words.open', { page: t(`words.pages.${page.page}`) })}
        </OutLink>
      </p>
    </>
  );
};
