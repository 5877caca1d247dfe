import { healthNeed } from '#core/explain/first-steps';
import { nearestOf } from '#core/explain/near-thresholds';
import type { AccountHealth } from '#core/model/account-health';
import type { Assessment } from '#core/model/assessment';
import { formatChance, formatFullDay, formatScore } from '../components/format';
import { DataTable, NumberCell } from '../components/table';
import { ACCESS } from '../components/words';
import { WhyRow } from '../explain/why';
import { benefitWords } from '../now/stakes';
import { DASHBOARD_TEXT } from './text';

/** How likely each threshold but the nearest is to be crossed, soon and later. */
export const Crossings = ({ assessment }: { assessment: Assessment }) => {
  const { title, columns, down, up, never } = DASHBOARD_TEXT.crossings;
  const { below, above } = nearestOf(assessment);
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        columns={[
          { name: columns.threshold },
          { name: columns.within7, number: true },
          { name: columns.within30, number: true },
          { name: columns.day, number: true, wide: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {assessment.crossings
          .filter((crossing) => crossing !== below && crossing !== above)
          .map((crossing) => {
            const { threshold, direction, within7, within30, medianDay } = crossing;
            const name = (direction === 'down' ? down : up)(formatScore(threshold, 1));
            return (
              <WhyRow
                key={threshold}
                about={name}
                assessment={assessment}
                question={{ kind: 'crossing', crossing }}
                columns={5}
              >
                <th scope="row">{name}</th>
                <NumberCell value={within7}>{formatChance(within7)}</NumberCell>
                <NumberCell value={within30}>{formatChance(within30)}</NumberCell>
                <td className="number wide">
                  {medianDay !== null ? (
                    formatFullDay(medianDay)
                  ) : (
                    <span className="muted">{within30 === null ? formatChance(null) : never}</span>
                  )}
                </td>
              </WhyRow>
            );
          })}
      </DataTable>
    </>
  );
};

/** What the score opens or closes to the shop, now and in a week. */
export const Access = ({ assessment, health }: { assessment: Assessment; health: AccountHealth | null }) => {
  const { title, columns, short } = DASHBOARD_TEXT.access;
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        columns={[
          { name: columns.benefit },
          { name: columns.now },
          { name: columns.next7, number: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {assessment.access.map((row) => {
          const { benefit, now, rule, next7 } = row;
          return (
            <WhyRow
              key={benefit}
              about={benefitWords(benefit)}
              assessment={assessment}
              question={{ kind: 'benefit', row, health }}
              columns={4}
            >
              <th scope="row">
                {benefitWords(benefit)} <span className="muted under">{rule}</span>
              </th>
              <td>
                <span className={`tag ${ACCESS[now].tone}`}>{ACCESS[now].name}</span>
                {healthNeed(assessment, benefit, health)?.state === 'short' && (
                  <span className="tag warn">{short}</span>
                )}
              </td>
              <NumberCell value={next7}>{formatChance(next7)}</NumberCell>
            </WhyRow>
          );
        })}
      </DataTable>
    </>
  );
};
