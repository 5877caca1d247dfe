import type { Assessment } from '#core/model/assessment';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { actionButton, type PanelActions } from './panel-actions';

/** Beside the score: where it goes, what it may cross, each metric's next move, and what to do first. */
export const ScoreBody = ({ assessment, actions }: { assessment: Assessment; actions: PanelActions }) => (
  <>
    <Headline assessment={assessment} />
    <NearThresholds assessment={assessment} />
    <MetricGlance assessment={assessment} />
    <BestAction assessment={assessment} link={actionButton(actions)} hasReadProblems={null} />
  </>
);
