import { isThreatened, type ListBenefits, nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { t, tIfKnown } from '#texts/translate';
import { formatChance, formatCount, formatRow, formatScore } from '../components/format';
import { Ask } from './ask';

/** The nearest threshold in one direction, with its benefits. */
interface NearThreshold {
  crossing: Assessment['crossings'][number];
  /** where the score stands from it, in words */
  place: string;
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

/** The distance from the score as it is shown; where rounding hides on which side it is, the printed score and the count. */
const placeOf = (
  { value, from, estimate }: Assessment['today']['overall'],
  { threshold, direction }: NearThreshold['crossing'],
): string => {
  const digits = from === 'read' ? 1 : 2;
  const at = formatScore(threshold, 1);
  const points = ((value ?? estimate)! - threshold) * (direction === 'down' ? 1 : -1);
  if (from === 'read' && Number(points.toFixed(digits)) <= 0)
    return t('glance.edge', { threshold: at, printed: formatScore(value, 1), count: formatScore(estimate) });
  const distance = formatScore(Math.abs(points), digits);
  return direction === 'down'
    ? t('glance.above', { distance, threshold: at })
    : t('glance.below', { distance, threshold: at });
};

/** The nearest thresholds below and above the score; empty without a score. */
const nearThresholdsOf = (assessment: Assessment, benefitsAt: ListBenefits): NearThreshold[] => {
  const { overall } = assessment.today;
  if (overall.estimate === null) return [];
  const { below, above } = nearestOf(assessment, benefitsAt);
  return [below, above].flatMap((crossing) =>
    crossing === null
      ? []
      : {
          crossing,
          place: placeOf(overall, crossing),
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
  const { crossing, place, benefits } = near;
  const { threshold, direction, within7 } = crossing;
  const isDown = direction === 'down';
  const chance = within7 !== null && within7 >= LEAST_CHANCE ? formatChance(within7) : null;
  return (
    <li className={isThreatened(crossing) ? 'near threatened' : 'near'}>
      <div className="asks">
        <p>
          <strong>{place}</strong>
          {chance !== null && (
            <span> · {isDown ? t('glance.chanceDown', { chance }) : t('glance.chanceUp', { chance })}</span>
          )}
        </p>
        {chance !== null && (
          <Ask about={formatScore(threshold, 1)} assessment={assessment} question={{ kind: 'crossing', crossing }} />
        )}
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
