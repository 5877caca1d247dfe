import type { Assessment } from '#core/model/assessment';
import type { PageSummary } from '#messages/panel-protocol';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { actionButton, type PanelActions } from './panel-actions';

interface Props {
  assessment: Assessment;
  stakes: PageSummary['stakes'];
  actions: PanelActions;
}

/** Beside the score: where it goes, what it may cross, each metric's next move, and what to do first. */
export const ScoreBody = ({ assessment, stakes, actions }: Props) => (
  <>
    <Headline assessment={assessment} />
    <NearThresholds
      assessment={assessment}
      benefitsAt={({ threshold }) => stakes.find((stake) => stake.threshold === threshold)?.benefits ?? []}
    />
    <MetricGlance assessment={assessment} />
    <BestAction assessment={assessment} link={actionButton(actions)} hasReadProblems={null} />
  </>
);
