import { useId } from 'react';
import type { PathDay, Payout, Sales } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { formatDay, formatMany, formatMoney, formatScore } from '../../components/format';
import { DataTable, NumberCell } from '../../components/table';
import { newestAnswer, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { Outcome } from './form-parts';

const saySales = (sales: Sales | null): string => {
  if (sales === null) return t('forecast.cash.noSales');
  const { perDay, days, orders, withoutAmount } = sales;
  const said = t('forecast.cash.sales', {
    perDay: formatMoney(perDay),
    days: formatMany(days, 'day'),
    orders: formatMany(orders, 'order'),
  });
  return withoutAmount === 0
    ? said
    : `${said} ${t('forecast.cash.without', { orders: formatMany(withoutAmount, 'order') })}`;
};

/** The money that the change releases or ties up by the end of the path; null if sales are not known. */
const sayFreed = (path: readonly PathDay[]): string | null => {
  const last = path.findLast(({ freed }) => freed !== null);
  if (last?.freed == null) return null;
  const { value, currency } = last.freed;
  if (Math.abs(value) < 0.5) return t('forecast.cash.notFreed');
  const money = formatMoney({ value: Math.abs(value), currency }, 0);
  return value > 0
    ? t('forecast.cash.freed', { money, day: formatDay(last.day) })
    : t('forecast.cash.tied', { money, day: formatDay(last.day) });
};

interface Props {
  assessment: Assessment;
  /** the changed path; null without a change */
  path: readonly PathDay[] | null;
}

/** Days to payment at each score, and the money that waits meanwhile. */
export const Cash = ({ assessment, path }: Props) => {
  const asked = useAnswer({ kind: 'what-if-cash' });
  const cash = newestAnswer(asked);
  const freed = path === null ? null : sayFreed(path);
  const id = useId();
  const score = assessment.today.overall.estimate ?? 0;
  const mine = cash?.payouts.findLast(({ eligibleAt }) => eligibleAt <= score)?.tier;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('forecast.cash.title')}</h3>
      <Outcome asked={asked}>
        {cash != null && (
          <>
            <DataTable
              caption={t('forecast.cash.title')}
              columns={[
                { name: t('forecast.cash.columns.tier') },
                { name: t('forecast.cash.columns.days'), number: true },
                { name: t('forecast.cash.columns.waiting'), number: true },
              ]}
            >
              {cash.payouts.map(({ tier, eligibleAt, days, waiting }: Payout) => (
                <tr key={tier}>
                  <th scope="row">
                    {t(`forecast.cash.tiers.${tier}`)}
                    <span className="muted under">
                      {eligibleAt === 0
                        ? t('forecast.cash.anyScore')
                        : t('forecast.cash.from', { score: formatScore(eligibleAt, 1) })}{' '}
                      {tier === mine && <span className="tag good">{t('forecast.cash.yours')}</span>}
                    </span>
                  </th>
                  <td className="number">{formatMany(days, 'day')}</td>
                  <NumberCell value={waiting?.value}>{formatMoney(waiting, 0)}</NumberCell>
                </tr>
              ))}
            </DataTable>
            {freed !== null && <p className="verdict">{freed}</p>}
            <p className="muted">{saySales(cash.sales)}</p>
          </>
        )}
      </Outcome>
      <p className="muted">{t('forecast.cash.says')}</p>
      <Why
        about={t('forecast.cash.title')}
        assessment={assessment}
        question={{ kind: 'payouts', sales: cash?.sales ?? null }}
      />
    </section>
  );
};
