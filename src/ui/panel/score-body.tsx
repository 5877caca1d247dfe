import type { Assessment } from '#core/model/assessment';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import type { PanelActions } from './panel';

/** Beside the score: where it goes, what it may cross, each metric's next move, and what to do first. */
export const ScoreBody = ({ assessment, actions }: { assessment: Assessment; actions: PanelActions }) => (
  <>
    <Headline assessment={assessment} />
    <NearThresholds assessment={assessment} />
    <MetricGlance assessment={assessment} />
    <BestAction assessment={assessment} link={actionButton(actions)} hasReadProblems={null} />
  </>
);

/** A page of the portal cannot link to the dashboard: the background opens it. */
export const actionButton = (actions: PanelActions) => (anchor: string, text: string) => (
  <button type="button" className="button primary small" onClick={() => actions.showDashboard(anchor)}>
    {text}
  </button>
);
