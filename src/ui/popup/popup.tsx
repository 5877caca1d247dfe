import './popup.css';
import { benefitsAt } from '#core/explain/benefits-at';
import { type Assessment, hasFormula } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import { costliestClock } from '#core/today/checklist';
import { t } from '#texts/translate';
import { bestActionOf } from '../components/best-action';
import { TasksInBrief, useChecks } from '../components/checklist';
import { dashboardButton } from '../components/page-link';
import { hasReadProblems, type ShopView } from '../components/view';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance, metricsShown } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { headlineOf } from '../now/headline';
import { Freshness } from './freshness';
import { openSurface } from './open-surface';
import { Surface, type SurfaceProps } from './surface';

/** Am I all right? In the words of Now; what is not known, the figures below say themselves. */
const Verdict = ({ assessment, checks }: { assessment: Assessment; checks: readonly CheckItem[] }) => {
  const { says, tone } = headlineOf(assessment, checks);
  return assessment.next.overall !== null && hasFormula(assessment) && assessment.eligible.state !== 'no-score' ? (
    <p className={`verdict ${tone}`}>{says}</p>
  ) : null;
};

const Known = ({ assessment, view, now }: { assessment: Assessment; view: ShopView; now: Date }) => {
  const checks = useChecks(assessment, now);
  const clock = costliestClock(checks);
  const isClockFirst = bestActionOf(assessment, clock).kind === 'clock';
  return (
    <>
      <section className="section" aria-label={t('popup.score')}>
        <Verdict assessment={assessment} checks={checks} />
        <Headline assessment={assessment} />
        <NearThresholds assessment={assessment} benefitsAt={(crossing) => benefitsAt(assessment, crossing)} />
      </section>
      <BestAction
        assessment={assessment}
        clock={clock}
        link={dashboardButton}
        hasReadProblems={hasReadProblems(view.summary)}
      />
      <TasksInBrief region={assessment.region} checks={checks} first={isClockFirst ? clock : null} />
      {metricsShown(assessment).length > 0 && (
        <section className="section" aria-label={t('popup.metrics')}>
          <MetricGlance assessment={assessment} />
        </section>
      )}
    </>
  );
};

/** What is known of a shop at a glance: today and tomorrow, what is at stake, what to do first, what moves it. */
const Glance = ({ view, now }: { view: ShopView; now: Date }) => (
  <>
    {view.stored !== undefined && <Known assessment={view.stored.assessment} view={view} now={now} />}
    <Freshness view={view} now={now} />
  </>
);

/** What the toolbar button opens. Drawn from what is stored. */
export const Popup = (props: SurfaceProps) => (
  <Surface {...props}>{(view) => <Glance view={view} now={props.now} />}</Surface>
);

export const openPopup = (root: HTMLElement, props: Parameters<typeof openSurface>[1]): void =>
  openSurface(root, props, (parts) => <Popup {...parts} />);
