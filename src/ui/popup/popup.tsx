import './popup.css';
import { benefitsAt } from '#core/explain/benefits-at';
import { pointsTaken } from '#core/explain/points-taken';
import { type Assessment, hasFormula } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import type { Metric } from '#core/model/metric';
import { costliestClock } from '#core/today/checklist';
import { t } from '#texts/translate';
import { bestActionOf } from '../components/best-action';
import { TasksInBrief, useChecks } from '../components/checklist';
import { formatPoints, isNegligible } from '../components/format';
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

/** The headline; left out without a forecast, as the figures below say so themselves. */
const Verdict = ({ assessment, checks }: { assessment: Assessment; checks: readonly CheckItem[] }) => {
  const { text, tone } = headlineOf(assessment, checks);
  return assessment.next.overall !== null && hasFormula(assessment) && assessment.eligible.state !== 'no-score' ? (
    <p className={`verdict ${tone}`}>{text}</p>
  ) : null;
};

/** All metrics, folded under the one that takes most, so that what is to be decided fits the popup. */
const Metrics = ({ assessment }: { assessment: Assessment }) => {
  const [most] = Object.entries(pointsTaken(assessment))
    .filter((row): row is [Metric, number] => row[1] !== null && !isNegligible(row[1]))
    .sort(([, a], [, b]) => b - a);
  return (
    <details className="section">
      <summary>
        {most === undefined ? (
          t('glance.metrics')
        ) : (
          <>
            {t('orders.title')}{' '}
            <span className="muted">
              {t(`words.metrics.${most[0]}`)} {formatPoints(-most[1])}
            </span>
          </>
        )}
      </summary>
      <MetricGlance assessment={assessment} />
    </details>
  );
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
        <NearThresholds assessment={assessment} benefitsAt={benefitsAt(assessment)} />
      </section>
      <BestAction
        assessment={assessment}
        clock={clock}
        link={dashboardButton}
        hasReadProblems={hasReadProblems(view.summary)}
      />
      <TasksInBrief region={assessment.region} checks={checks} first={isClockFirst ? clock : null} />
      {metricsShown(assessment).length > 0 && <Metrics assessment={assessment} />}
    </>
  );
};

const Glance = ({ view, now }: { view: ShopView; now: Date }) => (
  <>
    {view.stored !== undefined && <Known assessment={view.stored.assessment} view={view} now={now} />}
    <Freshness view={view} now={now} />
  </>
);

/** The popup of the toolbar button, drawn from the stored assessment. */
export const Popup = (props: SurfaceProps) => (
  <Surface {...props}>{(view) => <Glance view={view} now={props.now} />}</Surface>
);

export const openPopup = (root: HTMLElement, props: Parameters<typeof openSurface>[1]): void =>
  openSurface(root, props, (parts) => <Popup {...parts} />);
