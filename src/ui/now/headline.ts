import { benefitsAt } from '#core/explain/benefits-at';
import { nearestOf, riskOf } from '#core/explain/near-thresholds';
import { type Assessment, hasFormula } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import { clocksOf } from '#core/today/checklist';
import { t } from '#texts/translate';
import { formatChance, formatCost, formatCount, formatDay, formatScore, formatToday } from '../components/format';
import { neededOrders } from '../components/needed-orders';
import { affiliateOf } from './stakes';

export type Tone = 'bad' | 'warn' | 'good' | 'plain';

type Crossing = Assessment['crossings'][number];

/** Least chance at which the headline names a threshold above. */
const LIKELY = 0.5;

/** Points that all overdue and due tasks may cost together. */
const pointsAtClock = (checks: readonly CheckItem[]): number =>
  clocksOf(checks).reduce((sum, { stake }) => sum + (stake.points ?? 0), 0);

/**
 * The state of the shop in one sentence.
 * @param checks of this moment, as the forecast assumes usual delays and overdue orders may be worse
 */
export const headlineOf = (assessment: Assessment, checks: readonly CheckItem[]): { text: string; tone: Tone } => {
  const { eligible, today, next } = assessment;
  const { overall } = today;
  if (eligible.state === 'no-score') {
    const seen = formatCount(eligible.delivered);
    // Without the market's rule no order is counted, and nobody knows how many it takes.
    const text = hasFormula(assessment)
      ? t('now.headline.noScore', { needed: neededOrders(assessment), seen })
      : t('glance.noScore');
    return { text, tone: 'plain' };
  }
  if (overall.value === null) return { text: t('now.headline.unseen'), tone: 'plain' };
  const figure = formatToday(overall);
  const { below, above } = nearestOf(assessment, benefitsAt(assessment));
  if (!hasFormula(assessment)) return { text: t('now.headline.noRules', { today: figure }), tone: 'plain' };
  if (next.overall === null) return { text: t('now.headline.todayOnly', { today: figure }), tone: 'plain' };
  const from = (crossing: Crossing) => (crossing.medianDay === null ? null : formatDay(crossing.medianDay));
  const name = (crossing: Crossing) => formatScore(crossing.threshold, 1);
  if (below !== null && riskOf(below) === 'threatened') {
    const [week, month] = [below.within7 ?? 0, below.within30 ?? 0];
    return riskOf({ ...below, within30: null }) === 'threatened'
      ? { text: t('now.headline.fallingWeek', { threshold: name(below), odds: formatChance(week) }), tone: 'bad' }
      : {
          text: t('now.headline.falling', {
            threshold: name(below),
            odds: formatChance(month),
            from: from(below) ?? 'none',
          }),
          tone: 'warn',
        };
  }
  // A shop without affiliate access is not all right, however stable its score.
  const affiliate = affiliateOf(assessment);
  if (affiliate?.now === 'lost' && affiliate.crossing !== undefined)
    return {
      text: t('now.headline.lost', {
        threshold: name(affiliate.crossing),
        odds: formatChance(affiliate.crossing.within30 ?? 0),
        from: from(affiliate.crossing) ?? 'none',
      }),
      tone: 'bad',
    };
  const atClock = pointsAtClock(checks);
  if (below !== null && next.overall.mean + atClock < below.threshold && atClock < 0)
    return {
      text: t('now.headline.overdue', { threshold: name(below), points: formatCost(atClock) }),
      tone: 'warn',
    };
  if (above !== null && (above.within30 ?? 0) >= LIKELY)
    return {
      text: t('now.headline.rising', {
        threshold: name(above),
        odds: formatChance(above.within30!),
        from: from(above) ?? 'none',
      }),
      tone: 'good',
    };
  if (above !== null && affiliate !== null && above.threshold <= affiliate.terms.gain)
    return {
      text: t('now.headline.fallen', { threshold: name(above), odds: formatChance(above.within30 ?? 0) }),
      tone: 'bad',
    };
  if (below !== null && riskOf(below) === 'watch')
    return {
      text: t('now.headline.watch', {
        threshold: name(below),
        week: formatChance(below.within7),
        month: formatChance(below.within30),
      }),
      tone: 'plain',
    };
  return { text: t('now.headline.steady'), tone: 'good' };
};
