import { useId, useState } from 'react';
import type { OrdersNeeded } from '#core/forecast/what-if';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { formatCount, formatDay, formatFullDay, formatMany, formatScore } from '../../components/format';
import { newest, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { InputField } from './input-field';
import { Outcome } from './outcome';
import { TEXT } from './text';
import { ThresholdField } from './threshold-field';

const { reach: WORDS } = TEXT;

const sayNeeded = (threshold: number, needed: OrdersNeeded): string => {
  const figure = formatScore(threshold, 1);
  if (needed.state !== 'needed') return WORDS[needed.state](figure);
  return WORDS.needed(formatMany(needed.perDay, 'good order'), formatCount(needed.orders), formatFullDay(needed.day));
};

interface Props {
  assessment: Assessment;
  first: Day;
  last: Day;
  /** puts so many good orders a day into the change above */
  onSee(perDay: number): void;
}

/** How many good orders a day reach a threshold by a day. */
export const Reach = ({ assessment, first, last, onSee }: Props) => {
  const thresholds = assessment.crossings.map((it) => it.threshold);
  const start = assessment.today.overall.computed ?? assessment.today.overall.value ?? 0;
  const [threshold, setThreshold] = useState(thresholds.find((it) => it > start) ?? thresholds.at(-1)!);
  const [by, setBy] = useState<string>(last);
  const isDay = by >= first && by <= last;
  const asked = useAnswer(isDay ? { kind: 'what-if-needed', threshold, by } : undefined, 200);
  const needed = newest(asked);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{WORDS.title}</h3>
      <div className="group">
        <ThresholdField label={WORDS.threshold} thresholds={thresholds} value={threshold} onChange={setThreshold} />
        <InputField
          label={WORDS.by}
          type="date"
          value={by}
          min={first}
          max={last}
          wrong={isDay ? null : TEXT.form.wrong.from(formatDay(first), formatDay(last))}
          onChange={setBy}
        />
      </div>
      <Outcome asked={asked}>
        {needed != null && (
          <>
            <p className="verdict" role="status">
              {sayNeeded(threshold, needed)}
            </p>
            {needed.state === 'needed' && (
              <p>
                <button type="button" className="button small" onClick={() => onSee(needed.perDay)}>
                  {WORDS.see}
                </button>
              </p>
            )}
          </>
        )}
      </Outcome>
      <p className="muted">{WORDS.only}</p>
      <Why about={WORDS.title} assessment={assessment} question={{ kind: 'needed' }} />
    </section>
  );
};
