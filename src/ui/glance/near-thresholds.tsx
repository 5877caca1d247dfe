import { isThreatened } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { formatChance, formatScore } from '../components/format';
import { Ask } from './ask';
import { GLANCE_TEXT as TEXT } from './text';
import { type BenefitsAt, type NearThreshold, nearThresholds } from './thresholds';

/** A chance that is more than remote is said. */
const LEAST_CHANCE = 0.05;

const Threshold = ({ assessment, near }: { assessment: Assessment; near: NearThreshold }) => {
  const { crossing, distance, benefits } = near;
  const { threshold, direction, within7 } = crossing;
  const score = formatScore(threshold, 1);
  const isDown = direction === 'down';
  const chance = within7 !== null && within7 >= LEAST_CHANCE ? formatChance(within7) : null;
  return (
    <li className={isThreatened(crossing) ? 'near threatened' : 'near'}>
      <div className="asks">
        <p>
          <strong>{(isDown ? TEXT.above : TEXT.below)(distance.toFixed(2), score)}</strong>
          {chance !== null && <span> · {(isDown ? TEXT.chanceDown : TEXT.chanceUp)(chance, score)}</span>}
        </p>
        {chance !== null && <Ask about={score} assessment={assessment} question={{ kind: 'crossing', crossing }} />}
      </div>
      {benefits.length > 0 && <p className="muted">{(isDown ? TEXT.atStake : TEXT.opens)(benefits)}</p>}
    </li>
  );
};

/** How far the thresholds beneath and above are, how likely they are crossed, and what that gives or takes. */
export const NearThresholds = ({ assessment, benefitsAt }: { assessment: Assessment; benefitsAt: BenefitsAt }) => {
  const near = nearThresholds(assessment, benefitsAt);
  if (near.length === 0 || assessment.eligible.state === 'no-score') return null;
  return (
    <ul className="thresholds" aria-label={TEXT.thresholds}>
      {near.map((one) => (
        <Threshold key={one.crossing.threshold} assessment={assessment} near={one} />
      ))}
    </ul>
  );
};
