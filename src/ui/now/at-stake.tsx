import type { ReactNode } from 'react';
import { benefitsAt } from '#core/explain/benefits-at';
import { policyOf } from '#core/explain/first-steps';
import { isThreatened, nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { formatChance, formatDay, formatMoney, formatScore } from '../components/format';
import { newest, useAnswer } from '../explain/use-answer';
import { Why } from '../explain/why';
import { benefitWords, payoutDaysAt } from './stakes';
import { NOW_TEXT } from './text';

const { stakes: WORDS } = NOW_TEXT;

type Crossing = Assessment['crossings'][number];

/** What changes in money: how much more, or less, waits to be paid out on the other side. Null where sales are not known. */
const useMoneyAt = (assessment: Assessment, { threshold, direction }: Crossing): string | null => {
  const payouts = newest(useAnswer({ kind: 'what-if-cash' }))?.payouts;
  if (payouts === undefined) return null;
  const at = payouts.findIndex(({ eligibleAt }) => eligibleAt === threshold);
  const [slower, faster] = [payouts[at - 1]?.waiting, payouts[at]?.waiting];
  if (at < 1 || slower == null || faster == null || policyOf(assessment) === null) return null;
  const money = formatMoney({ value: Math.round(slower.value - faster.value), currency: slower.currency }, 0);
  return direction === 'down' ? WORDS.waiting(money) : WORDS.sooner(money);
};

/** Below the threshold another tier pays, so many days later or sooner. */
const payoutText = (assessment: Assessment, { threshold }: Crossing): string | null => {
  const [above, below] = [payoutDaysAt(assessment, threshold), payoutDaysAt(assessment, threshold - 0.001)];
  return above === null || below === null || above === below ? null : WORDS.payout(above, below);
};

const Stake = ({ assessment, crossing }: { assessment: Assessment; crossing: Crossing }) => {
  const { threshold, direction, within7, within30, medianDay } = crossing;
  const figure = formatScore(threshold, 1);
  const money = useMoneyAt(assessment, crossing);
  const payout = payoutText(assessment, crossing);
  const benefits = benefitsAt(assessment, crossing).filter((code) => !code.endsWith('-settlement'));
  const changes = [
    ...(payout === null ? [] : [money === null ? payout : `${payout} (${money})`]),
    ...benefits.map(benefitWords),
  ];
  const title = direction === 'down' ? WORDS.stay(figure) : WORDS.reach(figure);
  return (
    <li className={`stake ${isThreatened(crossing) ? 'threatened' : ''}`}>
      <div className="head">
        <h3>{title}</h3>
        <p>
          <span className="muted">{direction === 'down' ? WORDS.fall : WORDS.touch}</span>{' '}
          <strong>{formatChance(within7)}</strong> <span className="muted">{WORDS.within7}</span>
          {' · '}
          <strong>{formatChance(within30)}</strong> <span className="muted">{WORDS.within30}</span>
          {medianDay !== null && ` · ${WORDS.from(formatDay(medianDay))}`}
        </p>
      </div>
      <p>
        {changes.length === 0 ? (
          <span className="muted">{WORDS.nothing}</span>
        ) : (
          <>
            <span className="muted">{direction === 'down' ? WORDS.lose : WORDS.get}</span> {changes.join(' · ')}
          </>
        )}
      </p>
      <Why about={title} assessment={assessment} question={{ kind: 'crossing', crossing }} />
    </li>
  );
};

/** The one benefit every seller asks about, said by name whatever threshold is nearest. */
const Affiliate = ({ assessment }: { assessment: Assessment }) => {
  const row = assessment.access.find(({ benefit }) => benefit === 'affiliate');
  const terms = policyOf(assessment)?.benefits.find(({ name }) => name === 'affiliate');
  if (row === undefined || terms === undefined) return null;
  const score = row.now === 'active' ? terms.lose : terms.gain;
  const crossing = assessment.crossings.find(({ threshold }) => threshold === score);
  const { affiliate } = WORDS;
  const say = row.now === 'active' ? affiliate.active : affiliate.lost;
  return (
    <p className="affiliate">
      <strong>{affiliate.title}</strong>{' '}
      {row.now === 'unknown' || crossing?.within30 == null
        ? affiliate.unknown
        : say(
            formatScore(score, 1),
            formatChance(crossing.within30),
            crossing.medianDay === null ? null : formatDay(crossing.medianDay),
          )}
    </p>
  );
};

/** The nearest thresholds: how likely each is crossed, from when, and what that gives or takes. */
export const AtStake = ({ assessment, all }: { assessment: Assessment; all?: ReactNode }) => {
  const { below, above } = nearestOf(assessment);
  if (below?.within30 == null && above?.within30 == null) return null;
  return (
    <section className="card at-stake" aria-labelledby="at-stake-title">
      <h2 id="at-stake-title">{WORDS.title}</h2>
      <ul className="stakes">
        {[below, above].map(
          (crossing) =>
            crossing !== null && <Stake key={crossing.threshold} assessment={assessment} crossing={crossing} />,
        )}
      </ul>
      <Affiliate assessment={assessment} />
      <p className="muted small-print">{WORDS.rounding}</p>
      {all}
    </section>
  );
};
