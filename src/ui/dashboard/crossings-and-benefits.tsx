import { benefitsAt } from '#core/explain/benefits-at';
import { healthNeed } from '#core/explain/first-steps';
import { nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import type { AccountHealth } from '#core/model/shop-figures';
import { t } from '#texts/translate';
import { formatChance, formatFullDay, formatScore } from '../components/format';
import { NumberCell } from '../components/table';
import { ACCESS_TONES, benefitName } from '../components/words';
import { ruleText } from '../explain/rule-text';
import { WhyRow, WhyTable } from '../explain/why';

/** Chances of crossing the further thresholds, within 7 and 30 days. */
export const Crossings = ({ assessment }: { assessment: Assessment }) => {
  const { below, above } = nearestOf(assessment, benefitsAt(assessment));
  return (
    <>
      <h3>{t('dashboard.crossings.title')}</h3>
      <WhyTable
        assessment={assessment}
        caption={t('dashboard.crossings.title')}
        columns={[
          { name: t('dashboard.crossings.columns.threshold') },
          { name: t('words.within7'), number: true },
          { name: t('words.within30'), number: true },
          { name: t('dashboard.crossings.columns.day'), number: true, wide: true },
        ]}
      >
        {assessment.crossings
          .filter((crossing) => crossing !== below && crossing !== above)
          .map((crossing) => {
            const { threshold, direction, within7, within30, medianDay } = crossing;
            const name =
              direction === 'down'
                ? t('dashboard.crossings.down', { threshold: formatScore(threshold, 1) })
                : t('dashboard.crossings.up', { threshold: formatScore(threshold, 1) });
            return (
              <WhyRow key={threshold} about={name} question={{ kind: 'crossing', crossing }}>
                <th scope="row">{name}</th>
                <NumberCell value={within7}>{formatChance(within7)}</NumberCell>
                <NumberCell value={within30}>{formatChance(within30)}</NumberCell>
                <td className="number wide">
                  {medianDay !== null ? (
                    formatFullDay(medianDay)
                  ) : (
                    <span className="muted">
                      {within30 === null ? formatChance(null) : t('dashboard.crossings.never')}
                    </span>
                  )}
                </td>
              </WhyRow>
            );
          })}
      </WhyTable>
    </>
  );
};

/** Benefits at the present score, and their chances in a week. */
export const Access = ({ assessment, health }: { assessment: Assessment; health: AccountHealth | null }) => {
  return (
    <>
      <h3>{t('dashboard.access.title')}</h3>
      <WhyTable
        assessment={assessment}
        caption={t('dashboard.access.title')}
        columns={[
          { name: t('dashboard.access.columns.benefit') },
          { name: t('dashboard.access.columns.now') },
          { name: t('dashboard.access.columns.next7'), number: true },
        ]}
      >
        {assessment.access.map((row) => {
          const { benefit, now, rule, next7 } = row;
          return (
            <WhyRow key={benefit} about={benefitName(benefit)} question={{ kind: 'benefit', row, health }}>
              <th scope="row">
                {benefitName(benefit)} <span className="muted under">{ruleText(rule)}</span>
              </th>
              <td>
                <span className={`tag ${ACCESS_TONES[now]}`}>{t(`words.access.${now}`)}</span>
                {healthNeed(assessment, benefit, health)?.state === 'short' && (
                  <span className="tag warn">{t('dashboard.access.short')}</span>
                )}
              </td>
              <NumberCell value={next7}>{formatChance(next7)}</NumberCell>
            </WhyRow>
          );
        })}
      </WhyTable>
    </>
  );
};
