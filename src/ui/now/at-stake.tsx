import type { ReactNode } from 'react';
import { benefitsAt } from '#core/explain/benefits-at';
import { isThreatened, nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { formatChance, formatDay, formatMoney, formatScore } from '../components/format';
import { benefitName } from '../components/words';
import { newestAnswer, useAnswer } from '../explain/use-answer';
import { Why } from '../explain/why';
import { affiliateOf, payoutDaysAt } from './stakes';

type Crossing = Assessment['crossings'][number];

/** How much more or less money waits to be paid out beyond a threshold; null if sales are not known. */
const useMoneyAt = ({ threshold, direction }: Crossing): string | null => {
  const payouts = newestAnswer(useAnswer({ kind: 'what-if-cash' }))?.payouts;
  if (payouts === undefined) return null;
  const at = payouts.findIndex(({ eligibleAt }) => eligibleAt === threshold);
  const [slower, faster] = [payouts[at - 1]?.waiting, payouts[at]?.waiting];
  if (at < 1 || slower == null || faster == null) return null;
  const money = formatMoney({ value: Math.round(slower.value - faster.value), currency: slower.currency }, 0);
  return direction === 'down' ? t('now.stakes.waiting', { money }) : t('now.stakes.sooner', { money });
};

/** Days to payment above and below a threshold; null if they are equal or not published. */
const payoutText = (assessment: Assessment, { threshold }: Crossing): string | null => {
  const [above, below] = [payoutDaysAt(assessment, threshold), payoutDaysAt(assessment, threshold - 0.001)];
  return above === null || below === null || above === below
    ? null
    : t('now.stakes.payout', { days: above, slower: below });
};

const Stake = ({ assessment, crossing }: { assessment: Assessment; crossing: Crossing }) => {
  const { threshold, direction, within7, within30, medianDay } = crossing;
  const figure = formatScore(threshold, 1);
  const money = useMoneyAt(crossing);
  const payout = payoutText(assessment, crossing);
  const benefits = benefitsAt(assessment)(crossing).filter((code) => !code.endsWith('-settlement'));
  const changes = [
    ...(payout === null ? [] : [money === null ? payout : `${payout} (${money})`]),
    ...benefits.map(benefitName),
  ];
  const title =
    direction === 'down' ? t('now.stakes.stay', { threshold: figure }) : t('now.stakes.reach', { threshold: figure });
  return (
    <li className={`stake ${isThreatened(crossing) ? 'threatened' : ''}`}>
      <h3>{title}</h3>
      <div className="asks">
        <p>
          <span className="muted">{direction === 'down' ? t('now.stakes.fall') : t('now.stakes.touch')}</span>{' '}
          <strong>{formatChance(within7)}</strong> <span className="muted">{t('now.stakes.within7')}</span>
          {' · '}
          <strong>{formatChance(within30)}</strong> <span className="muted">{t('now.stakes.within30')}</span>
          {medianDay !== null && ` · ${t('now.stakes.even', { day: formatDay(medianDay) })}`}
        </p>
        <Why about={title} assessment={assessment} question={{ kind: 'crossing', crossing }} />
      </div>
      <p>
        {changes.length === 0 ? (
          <span className="muted">{t('now.stakes.nothing')}</span>
        ) : (
          <>
            <span className="muted">{direction === 'down' ? t('now.stakes.lose') : t('now.stakes.get')}</span>{' '}
            {changes.join(' · ')}
          </>
        )}
      </p>
    </li>
  );
};

/** Affiliate access, shown whatever threshold is nearest, as every seller asks about it. */
const Affiliate = ({ assessment }: { assessment: Assessment }) => {
  const affiliate = affiliateOf(assessment);
  if (affiliate === null) return null;
  const { now, terms, crossing } = affiliate;
  const from = crossing?.medianDay == null ? null : formatDay(crossing.medianDay);
  return (
    <p className="affiliate">
      <strong>{t('now.stakes.affiliate.title')}</strong>{' '}
      {now === 'unknown' || crossing?.within30 == null
        ? t('now.stakes.affiliate.unknown')
        : now === 'active'
          ? t('now.stakes.affiliate.active', {
              gain: formatScore(terms.gain, 1),
              score: formatScore(terms.lose, 1),
              chance: formatChance(crossing.within30),
              from: from ?? 'none',
            })
          : t('now.stakes.affiliate.lost', {
              score: formatScore(terms.gain, 1),
              chance: formatChance(crossing.within30),
              from: from ?? 'none',
            })}
    </p>
  );
};

/** The nearest thresholds: chances and dates of crossing, and the benefits affected. */
export const AtStake = ({ assessment, all }: { assessment: Assessment; all?: ReactNode }) => {
  const { below, above } = nearestOf(assessment, benefitsAt(assessment));
  if (below?.within30 == null && above?.within30 == null) return null;
  return (
    <section className="card at-stake" aria-labelledby="at-stake-title">
      <h2 id="at-stake-title">{t('now.stakes.title')}</h2>
      <ul className="stakes">
        {[below, above].map(
          (crossing) =>
            crossing !== null && <Stake key={crossing.threshold} assessment={assessment} crossing={crossing} />,
        )}
      </ul>
      <Affiliate assessment={assessment} />
      <p className="muted small-print">
        {t('now.stakes.rounding')} {t('now.stakes.openOrders')}
      </p>
      {all}
    </section>
  );
};
