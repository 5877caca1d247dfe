import { useId, useState } from 'react';
import type { HeadRoom, OrdersNeeded } from '#core/explain/question';
import { type Assessment, metricsToday } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { InputField } from '../../components/field';
import { formatCount, formatDay, formatFullDay, formatMany, formatScore } from '../../components/format';
import { DataTable } from '../../components/table';
import { newestAnswer, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { Outcome, ThresholdField } from './form-parts';

const sayNeeded = (threshold: number, by: Day, needed: OrdersNeeded): string => {
  const figure = formatScore(threshold, 1);
  if (needed.state !== 'needed') return t(`forecast.reach.states.${needed.state}`, { threshold: figure });
  return t('forecast.reach.needed', {
    perDay: formatMany(needed.perDay, 'good-order'),
    orders: formatCount(needed.orders),
    threshold: figure,
    by: formatFullDay(by),
    first: formatDay(needed.day),
  });
};

/** The last day of the month after that of a day, as people plan; no later than the last that is forecast. */
const endOfNextMonth = (day: Day, last: Day): Day => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const end = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  return end < last ? end : last;
};

interface ReachProps {
  assessment: Assessment;
  first: Day;
  last: Day;
  /** copies so many good orders a day into the levers above */
  onSee(perDay: number): void;
}

/** The good orders a day that reach a threshold by a given day. */
export const Reach = ({ assessment, first, last, onSee }: ReachProps) => {
  const thresholds = assessment.crossings.map((crossing) => crossing.threshold);
  const start = assessment.today.overall.estimate ?? 0;
  const [threshold, setThreshold] = useState(thresholds.find((above) => above > start) ?? thresholds.at(-1)!);
  const [by, setBy] = useState<string>(() => endOfNextMonth(first, last));
  const isDay = by >= first && by <= last;
  const asked = useAnswer(isDay ? { kind: 'what-if-needed', threshold, by } : undefined, 200);
  const needed = newestAnswer(asked);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('forecast.reach.title')}</h3>
      <div className="group">
        <ThresholdField
          label={t('forecast.reach.threshold')}
          thresholds={thresholds}
          value={threshold}
          onChange={setThreshold}
        />
        <InputField
          label={t('forecast.reach.by')}
          type="date"
          value={by}
          min={first}
          max={last}
          wrong={isDay ? null : t('forecast.form.wrong.from', { first: formatDay(first), last: formatDay(last) })}
          onChange={setBy}
        />
      </div>
      <Outcome asked={asked}>
        {needed != null && (
          <>
            <p className="verdict" role="status">
              {sayNeeded(threshold, by, needed)}
            </p>
            {needed.state === 'needed' && (
              <p>
                <Button small onClick={() => onSee(needed.perDay)}>
                  {t('forecast.reach.see')}
                </Button>
              </p>
            )}
          </>
        )}
      </Outcome>
      <p className="muted">{t('forecast.reach.only')}</p>
      <Why about={t('forecast.reach.title')} assessment={assessment} question={{ kind: 'needed' }} />
    </section>
  );
};

/** The score after one bad event too many; if it rounds to the threshold, "under" it. */
const fallenText = (fallen: number, threshold: number): string =>
  Number(fallen.toFixed(2)) >= threshold ? t('figures.under', { chance: formatScore(threshold) }) : formatScore(fallen);

const Cells = ({ room, threshold }: { room: HeadRoom; threshold: number }) =>
  room.state === 'room' ? (
    <>
      <td className="number">
        <strong>{formatCount(room.more)}</strong>
      </td>
      <td className="number nowrap">{fallenText(room.fallen, threshold)}</td>
    </>
  ) : (
    <td className="number muted" colSpan={2}>
      {t(`forecast.room.states.${room.state}`)}
    </td>
  );

/** How many more bad events of each kind leave the score above a threshold. */
export const Room = ({ assessment }: { assessment: Assessment }) => {
  const thresholds = assessment.crossings.map((crossing) => crossing.threshold);
  const start = assessment.today.overall.estimate ?? 0;
  const [threshold, setThreshold] = useState(thresholds.findLast((below) => below <= start) ?? thresholds[0]!);
  const asked = useAnswer({ kind: 'what-if-head-room', threshold });
  const rooms = newestAnswer(asked);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('forecast.room.title')}</h3>
      <div className="group">
        <ThresholdField
          label={t('forecast.room.threshold')}
          thresholds={thresholds}
          value={threshold}
          onChange={setThreshold}
        />
      </div>
      <Outcome asked={asked}>
        {rooms != null && (
          <DataTable
            caption={t('forecast.room.title')}
            columns={[
              { name: t('forecast.room.columns.what') },
              { name: t('forecast.room.columns.room'), number: true },
              { name: t('forecast.room.columns.fallen'), number: true },
            ]}
          >
            {metricsToday(assessment.today).map(({ metric }) => (
              <tr key={metric}>
                <th scope="row">{t(`forecast.room.one.${metric}`)}</th>
                <Cells room={rooms[metric]} threshold={threshold} />
              </tr>
            ))}
          </DataTable>
        )}
      </Outcome>
      <p className="muted">{t('forecast.room.says', { threshold: formatScore(threshold, 1) })}</p>
      <Why about={t('forecast.room.title')} assessment={assessment} question={{ kind: 'head-room' }} />
    </section>
  );
};
