import './popup.css';
import { benefitsAt } from '#core/explain/benefits-at';
import { t } from '#texts/translate';
import { Pressing } from '../components/checklist';
import { hasReadProblems, type ShopView } from '../components/view';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance, metricsShown } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { Freshness } from './freshness';
import { openSurface } from './open-surface';
import { Surface, type SurfaceProps } from './surface';

const actionLink = (anchor: string, text: string) => (
  <a className="button primary small" href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {text}
  </a>
);

/** What is known of a shop at a glance: today and tomorrow, what is at stake, what to do first, what moves it. */
const Glance = ({ view, now }: { view: ShopView; now: Date }) => {
  const assessment = view.stored?.assessment;
  return (
    <>
      {assessment !== undefined && (
        <>
          <section className="section" aria-label={t('popup.score')}>
            <Headline assessment={assessment} />
            <NearThresholds assessment={assessment} benefitsAt={(crossing) => benefitsAt(assessment, crossing)} />
          </section>
          <Pressing assessment={assessment} now={now} />
          <BestAction assessment={assessment} link={actionLink} hasReadProblems={hasReadProblems(view.summary)} />
          {metricsShown(assessment).length > 0 && (
            <section className="section" aria-label={t('popup.metrics')}>
              <MetricGlance assessment={assessment} />
            </section>
          )}
        </>
      )}
      <Freshness view={view} now={now} />
    </>
  );
};

/** What the toolbar button opens. Drawn from what is stored. */
export const Popup = (props: SurfaceProps) => (
  <Surface {...props}>{(view) => <Glance view={view} now={props.now} />}</Surface>
);

export const openPopup = (root: HTMLElement, props: Parameters<typeof openSurface>[1]): void =>
  openSurface(root, props, (parts) => <Popup {...parts} />);
