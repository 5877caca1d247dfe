import type { ReactNode } from 'react';
import { type Assessment, hasFormula } from '#core/model/assessment';
import { costliestClock } from '#core/today/checklist';
import { t } from '#texts/translate';
import { bestActionOf } from '../components/best-action';
import { Checklist, useChecks } from '../components/checklist';
import { dashboardButton } from '../components/page-link';
import { BestAction } from '../glance/best-action';
import { AtStake } from './at-stake';
import { Knowledge } from './knowledge';
import { DocumentedScore, PrintedMetrics } from './market';
import { ScoreOverview } from './score-overview';

interface Props {
  assessment: Assessment;
  /** time of the checklist */
  now: Date;
  /** whether the lists that appeals come from have been read */
  hasReadProblems: boolean;
  /** all thresholds and benefits; left out on small surfaces */
  all?: ReactNode;
}

/** The state of the shop, what to do first, and what is at stake. */
export const Now = ({ assessment, now, hasReadProblems, all }: Props) => {
  const checks = useChecks(assessment, now);
  const clock = costliestClock(checks);
  const isClockFirst = bestActionOf(assessment, clock).kind === 'clock';
  return (
    <div className="now-page">
      <ScoreOverview assessment={assessment} checks={checks} />
      {hasFormula(assessment) ? (
        <div className="now-columns">
          <div className="now-first">
            <BestAction
              isCard
              assessment={assessment}
              clock={clock}
              link={dashboardButton}
              hasReadProblems={hasReadProblems}
            />
            <section className="card" aria-labelledby="morning-title">
              <h2 id="morning-title">{t('now.morning')}</h2>
              <Checklist region={assessment.region} checks={checks} first={isClockFirst ? clock : null} />
            </section>
          </div>
          <div className="now-second">
            <AtStake assessment={assessment} all={all} />
            <Knowledge assessment={assessment} />
          </div>
        </div>
      ) : (
        <>
          <PrintedMetrics assessment={assessment} />
          <DocumentedScore region={assessment.region} />
        </>
      )}
    </div>
  );
};
