import type { ReactNode } from 'react';
import type { Assessment } from '#core/model/assessment';
import { AtStake } from './at-stake';
import { DoFirst } from './do-first';
import { Knowledge } from './knowledge';
import { Standing } from './standing';

interface Props {
  assessment: Assessment;
  /** what is to be done this morning */
  checklist?: ReactNode;
  /** all thresholds and benefits, where there is room for them */
  all?: ReactNode;
}

/** Am I all right, and what first? */
export const Now = ({ assessment, checklist, all }: Props) => (
  <div className="now-page">
    <Standing assessment={assessment} />
    <div className="now-columns">
      <div className="now-first">
        <DoFirst assessment={assessment} />
        {checklist}
      </div>
      <div className="now-second">
        <AtStake assessment={assessment} all={all} />
        <Knowledge assessment={assessment} />
      </div>
    </div>
  </div>
);
