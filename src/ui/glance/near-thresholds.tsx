import { isThreatened, type ListBenefits, nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { t, tIfKnown } from '#texts/translate';
import { formatChance, formatCount, formatRow, formatScore } from '../components/format';
import { Ask } from './ask';

/** The nearest threshold in one direction, with its benefits. */
interface NearThreshold {
  crossing: Assessment['crossings'][number];
  /** points from the score to the threshold */
  distance: number;
  /** codes of benefits that are lost below it, or gained at it */
  benefits: string[];
}

/** Benefits by importance to sellers. */
const BY_WEIGHT = [
  'express-settlement',
  'accelerated-settlement',
  'affiliate',
  'more-visibility',
  'top-visibility',
  'campaigns',
  'silver-star-seller',
  'flash-deals',
  'smart-promotion',
  'crm',
];
const weightOf = (name: string): number => {
  const at = BY_WEIGHT.indexOf(name);
  return at < 0 ? BY_WEIGHT.length : at;
};

/** The nearest thresholds below and above the score; empty without a score. */
const nearThresholdsOf = (assessment: Assessment, benefitsAt: ListBenefits): NearThreshold[] => {
  const score = assessment.today.overall.estimate;
  if (score === null) return [];
  const { below, above } = nearestOf(assessment, benefitsAt);
  return [below, above].flatMap((crossing) =>
    crossing === null
      ? []
      : {
          crossing,
          distance: Math.abs(score - crossing.threshold),
          benefits: benefitsAt(crossing).toSorted((a, b) => weightOf(a) - weightOf(b)),
        },
  );
};

/** Number of benefits given by name; others are counted. */
const MAX_NAMED = 2;
const listBenefits = (codes: readonly string[]): string => {
  const named = formatRow(
    codes.slice(0, MAX_NAMED).map((code) => tIfKnown(`glance.benefits.${code}`) ?? code.replaceAll('-', ' ')),
  );
  const more = codes.length - MAX_NAMED;
  return more > 0 ? t('glance.benefitsMore', { named, more: formatCount(more) }) : named;
};

/** Least chance worth stating. */
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
          <strong>
            {isDown
              ? t('glance.above', { distance: formatScore(distance), threshold: score })
              : t('glance.below', { distance: formatScore(distance), threshold: score })}
          </strong>
          {chance !== null && (
            <span> · {isDown ? t('glance.chanceDown', { chance }) : t('glance.chanceUp', { chance })}</span>
          )}
        </p>
        {chance !== null && <Ask about={score} assessment={assessment} question={{ kind: 'crossing', crossing }} />}
      </div>
      {benefits.length > 0 && (
        <p className="muted">
          {isDown
            ? t('glance.atStake', { benefits: listBenefits(benefits) })
            : t('glance.opens', { benefits: listBenefits(benefits) })}
        </p>
      )}
    </li>
  );
};

/** The nearest thresholds below and above: their distance, the chances of crossing, and the benefits affected. */
export const NearThresholds = ({ assessment, benefitsAt }: { assessment: Assessment; benefitsAt: ListBenefits }) => {
  const near = nearThresholdsOf(assessment, benefitsAt);
  if (near.length === 0 || assessment.eligible.state === 'no-score') return null;
  return (
    <ul className="thresholds" aria-label={t('glance.thresholds')}>
      {near.map((one) => (
        <Threshold key={one.crossing.threshold} assessment={assessment} near={one} />
      ))}
    </ul>
  );
};
