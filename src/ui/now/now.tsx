import type { ReactNode } from 'react';
import { type Assessment, hasFormula } from '#core/model/assessment';
import { t } from '#texts/translate';
import { Checklist, useChecks } from '../components/checklist';
import { AtStake } from './at-stake';
import { DoFirst } from './do-first';
import { Knowledge } from './knowledge';
import { Market, PrintedMetrics } from './market';
import { ScoreOverview } from './score-overview';

interface Props {
  assessment: Assessment;
  /** the checks of the morning are those of this moment */
  now: Date;
  /** all thresholds and benefits, where there is room for them */
  all?: ReactNode;
}

/** Am I all right, and what first? */
export const Now = ({ assessment, now, all }: Props) => (
  <div className="now-page">
    <ScoreOverview assessment={assessment} checks={useChecks(assessment, now)} />
    {hasFormula(assessment) ? (
      <div className="now-columns">
        <div className="now-first">
          <DoFirst assessment={assessment} />
          <section className="card" aria-labelledby="morning-title">
            <h2 id="morning-title">{t('now.morning')}</h2>
            <Checklist assessment={assessment} now={now} />
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
        <Market region={assessment.region} />
      </>
    )}
  </div>
);
