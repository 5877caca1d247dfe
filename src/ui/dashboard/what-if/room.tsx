import { useId, useState } from 'react';
import type { HeadRoom } from '#core/forecast/head-room';
import type { Assessment } from '#core/model/assessment';
import { METRICS } from '#core/model/metric';
import { DataTable } from '../../components/data-table';
import { formatCount, formatScore } from '../../components/format';
import { newest, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { Outcome } from './outcome';
import { TEXT } from './text';
import { ThresholdField } from './threshold-field';

const { room: WORDS } = TEXT;

const Cells = ({ room }: { room: HeadRoom }) =>
  room.state === 'room' ? (
    <>
      <td className="number">
        <strong>{formatCount(room.more)}</strong>
      </td>
      <td className="number wide">{formatScore(room.kept, 3)}</td>
      <td className="number">{formatScore(room.fallen, 3)}</td>
    </>
  ) : (
    <>
      <td className="number muted" colSpan={2}>
        {WORDS[room.state]}
      </td>
      <td className="wide" />
    </>
  );

/** How many more bad ones of each kind today's score bears. */
export const Room = ({ assessment }: { assessment: Assessment }) => {
  const thresholds = assessment.crossings.map((it) => it.threshold);
  const start = assessment.today.overall.computed ?? assessment.today.overall.value ?? 0;
  const [threshold, setThreshold] = useState(thresholds.findLast((it) => it <= start) ?? thresholds[0]!);
  const asked = useAnswer({ kind: 'what-if-head-room', threshold });
  const rooms = newest(asked);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{WORDS.title}</h3>
      <div className="group">
        <ThresholdField label={WORDS.threshold} thresholds={thresholds} value={threshold} onChange={setThreshold} />
      </div>
      <Outcome asked={asked}>
        {rooms != null && (
          <DataTable
            caption={WORDS.title}
            columns={[
              { name: WORDS.columns.what },
              { name: WORDS.columns.room, number: true },
              { name: WORDS.columns.kept, number: true, wide: true },
              { name: WORDS.columns.fallen, number: true },
            ]}
          >
            {METRICS.map((metric) => (
              <tr key={metric}>
                <th scope="row">{WORDS.one[metric]}</th>
                <Cells room={rooms[metric]} />
              </tr>
            ))}
          </DataTable>
        )}
      </Outcome>
      <p className="muted">{WORDS.says(formatScore(threshold, 1))}</p>
      <Why about={WORDS.title} assessment={assessment} question={{ kind: 'head-room' }} />
    </section>
  );
};
