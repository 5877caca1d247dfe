import './popup.css';
import { benefitsAt } from '#core/explain/benefits-at';
import { type Assessment, hasFormula } from '#core/model/assessment';
import { t } from '#texts/translate';
import { Pressing, useChecks } from '../components/checklist';
import { hasReadProblems, type ShopView } from '../components/view';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance, metricsShown } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { headlineOf } from '../now/headline';
import { Freshness } from './freshness';
import { openSurface } from './open-surface';
import { Surface, type SurfaceProps } from './surface';

const actionLink = (anchor: string, text: string) => (
  <a className="button primary small" href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {text}
  </a>
);

/** Am I all right? In the words of Now; what is not known, the figures below say themselves. */
const Verdict = ({ assessment, now }: { assessment: Assessment; now: Date }) => {
  const { says, tone } = headlineOf(assessment, useChecks(assessment, now));
  return assessment.next.overall !== null && hasFormula(assessment) && assessment.eligible.state !== 'no-score' ? (
    <p className={`verdict ${tone}`}>{says}</p>
  ) : null;
};

/** What is known of a shop at a glance: today and tomorrow, what is at stake, what to do first, what moves it. */
const Glance = ({ view, now }: { view: ShopView; now: Date }) => {
  const assessment = view.stored?.assessment;
  return (
    <>
      {assessment !== undefined && (
        <>
          <section className="section" aria-label={t('popup.score')}>
            <Verdict assessment={assessment} now={now} />
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
