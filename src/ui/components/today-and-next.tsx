import type { Assessment } from '#core/model/assessment';
import { Why } from '../explain/why';
import { formatDay, formatRange, formatScore } from './format';
import { COMPONENT_TEXT } from './text';
import { FROM } from './words';

const { todayAndNext: WORDS } = COMPONENT_TEXT;

const MIN_CHANCE_SHOWN = 0.05;

/** Crossings that are more than a remote chance within 7 days, likeliest first. */
export const likelyCrossings = ({ crossings }: Assessment): Assessment['crossings'] =>
  crossings
    .filter(({ within7 }) => within7 !== null && within7 >= MIN_CHANCE_SHOWN)
    .sort((a, b) => (b.within7 ?? 0) - (a.within7 ?? 0));

/** The score of today and of the next day side by side, each to be asked why. */
export const TodayAndNext = ({ assessment }: { assessment: Assessment }) => {
  const { today, next } = assessment;
  const { overall } = today;
  const todayFigure = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const nextFigure = formatScore(next.overall?.p50);
  const nextName = WORDS.next(formatDay(next.day));
  const why = (figure: string, isKnown: boolean) => (isKnown ? WORDS.why(figure) : WORDS.whyUnknown);
  return (
    <>
      <div className="pair">
        <div>
          <h2>{WORDS.today}</h2>
          <p className={overall.value === null ? 'figure unknown' : 'figure'}>{todayFigure}</p>
          <p className="muted">
            {FROM[overall.from]}
            {overall.from === 'read' &&
              overall.computed !== null &&
              `, ${WORDS.computed(formatScore(overall.computed))}`}
          </p>
        </div>
        <div>
          <h2>{nextName}</h2>
          <p className={next.overall === null ? 'figure unknown' : 'figure'}>{nextFigure}</p>
          {next.overall !== null && (
            <p className="muted">{WORDS.interval(formatRange(next.overall.p05, next.overall.p95))}</p>
          )}
        </div>
      </div>
      <div className="asks">
        <Why
          label={why(todayFigure, overall.value !== null)}
          about={WORDS.today}
          assessment={assessment}
          question={{ kind: 'overall' }}
        />
        <Why
          label={why(nextFigure, next.overall !== null)}
          about={nextName}
          assessment={assessment}
          question={{ kind: 'next' }}
        />
      </div>
    </>
  );
};
