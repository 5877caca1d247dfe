import { useId, useState } from 'react';
import type { HeadRoom, OrdersNeeded } from '#core/explain/question';
import { type Assessment, metricsToday } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { formatCount, formatDay, formatFullDay, formatMany, formatScore } from '../../components/format';
import { DataTable } from '../../components/table';
import { newest, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { InputField, Outcome, ThresholdField } from './form-parts';
import { FORECAST_TEXT } from './text';

const { reach: REACH } = FORECAST_TEXT;

const sayNeeded = (threshold: number, by: Day, needed: OrdersNeeded): string => {
  const figure = formatScore(threshold, 1);
  if (needed.state !== 'needed') return REACH[needed.state](figure);
  return REACH.needed(
    formatMany(needed.perDay, 'good order'),
    formatCount(needed.orders),
    figure,
    formatFullDay(by),
    formatDay(needed.day),
  );
};

/** The last day of the month after that of a day, as people plan; no later than the last that is forecast. */
export const endOfNextMonth = (day: Day, last: Day): Day => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const end = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  return end < last ? end : last;
};

interface ReachProps {
  assessment: Assessment;
  first: Day;
  last: Day;
  /** puts so many good orders a day into the change above */
  onSee(perDay: number): void;
}

/** How many good orders a day reach a threshold by a day. */
export const Reach = ({ assessment, first, last, onSee }: ReachProps) => {
  const thresholds = assessment.crossings.map((crossing) => crossing.threshold);
  const start = assessment.today.overall.computed ?? assessment.today.overall.value ?? 0;
  const [threshold, setThreshold] = useState(thresholds.find((above) => above > start) ?? thresholds.at(-1)!);
  const [by, setBy] = useState<string>(() => endOfNextMonth(first, last));
  const isDay = by >= first && by <= last;
  const asked = useAnswer(isDay ? { kind: 'what-if-needed', threshold, by } : undefined, 200);
  const needed = newest(asked);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{REACH.title}</h3>
      <div className="group">
        <ThresholdField label={REACH.threshold} thresholds={thresholds} value={threshold} onChange={setThreshold} />
        <InputField
          label={REACH.by}
          type="date"
          value={by}
          min={first}
          max={last}
          wrong={isDay ? null : FORECAST_TEXT.form.wrong.from(formatDay(first), formatDay(last))}
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
                <button type="button" className="button small" onClick={() => onSee(needed.perDay)}>
                  {REACH.see}
                </button>
              </p>
            )}
          </>
        )}
      </Outcome>
      <p className="muted">{REACH.only}</p>
      <Why about={REACH.title} assessment={assessment} question={{ kind: 'needed' }} />
    </section>
  );
};

const { room: ROOM } = FORECAST_TEXT;

const Cells = ({ room }: { room: HeadRoom }) =>
  room.state === 'room' ? (
    <>
      <td className="number">
        <strong>{formatCount(room.more)}</strong>
      </td>
      <td className="number wide">{formatScore(room.kept)}</td>
      <td className="number">{formatScore(room.fallen)}</td>
    </>
  ) : (
    <>
      <td className="number muted" colSpan={2}>
        {ROOM[room.state]}
      </td>
      <td className="wide" />
    </>
  );

/** How many more bad ones of each kind today's score bears. */
export const Room = ({ assessment }: { assessment: Assessment }) => {
  const thresholds = assessment.crossings.map((crossing) => crossing.threshold);
  const start = assessment.today.overall.computed ?? assessment.today.overall.value ?? 0;
  const [threshold, setThreshold] = useState(thresholds.findLast((below) => below <= start) ?? thresholds[0]!);
  const asked = useAnswer({ kind: 'what-if-head-room', threshold });
  const rooms = newest(asked);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{ROOM.title}</h3>
      <div className="group">
        <ThresholdField label={ROOM.threshold} thresholds={thresholds} value={threshold} onChange={setThreshold} />
      </div>
      <Outcome asked={asked}>
        {rooms != null && (
          <DataTable
            caption={ROOM.title}
            columns={[
              { name: ROOM.columns.what },
              { name: ROOM.columns.room, number: true },
              { name: ROOM.columns.kept, number: true, wide: true },
              { name: ROOM.columns.fallen, number: true },
            ]}
          >
            {metricsToday(assessment.today).map(({ metric }) => (
              <tr key={metric}>
                <th scope="row">{ROOM.one[metric]}</th>
                <Cells room={rooms[metric]} />
              </tr>
            ))}
          </DataTable>
        )}
      </Outcome>
      <p className="muted">{ROOM.says(formatScore(threshold, 1))}</p>
      <Why about={ROOM.title} assessment={assessment} question={{ kind: 'head-room' }} />
    </section>
  );
};
