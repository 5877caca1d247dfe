import type { Assessment } from '#core/model/assessment';
import { PathChart } from '../components/charts';
import { formatChance, formatCount, formatDay, formatRange, formatScore } from '../components/format';
import { FROM } from '../components/words';
import { Why } from '../explain/why';
import { POPUP_TEXT } from './text';

/** The crossing most worth a sentence: the likeliest of the week, where it is more than a remote chance. */
const likeliest = (assessment: Assessment) =>
  assessment.crossings
    .filter(({ within7 }) => within7 !== null && within7 >= 0.05)
    .sort((a, b) => (b.within7 ?? 0) - (a.within7 ?? 0))[0];

const NoScore = ({ assessment }: { assessment: Assessment }) => (
  <section className="section">
    <h2>{POPUP_TEXT.noScore}</h2>
    <p>{POPUP_TEXT.noScoreSays(formatCount(assessment.eligible.delivered), formatCount(assessment.eligible.need))}</p>
    <Why about={POPUP_TEXT.noScore} assessment={assessment} question={{ kind: 'eligible' }} />
  </section>
);

export const Scores = ({ assessment }: { assessment: Assessment }) => {
  if (assessment.eligible.state === 'no-score') return <NoScore assessment={assessment} />;
  const { overall } = assessment.today;
  const { next } = assessment;
  const crossing = likeliest(assessment);
  const todayFigure = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const nextName = POPUP_TEXT.next(formatDay(next.day));
  return (
    <section className="section scores" aria-label={POPUP_TEXT.today}>
      <div className="pair">
        <div>
          <h2>{POPUP_TEXT.today}</h2>
          <p className={overall.value === null ? 'figure unknown' : 'figure'}>{todayFigure}</p>
          <p className="muted">
            {FROM[overall.from]}
            {overall.from === 'read' &&
              overall.computed !== null &&
              `, ${POPUP_TEXT.computedToo(formatScore(overall.computed))}`}
          </p>
        </div>
        <div>
          <h2>{nextName}</h2>
          <p className={next.overall === null ? 'figure unknown' : 'figure'}>{formatScore(next.overall?.p50)}</p>
          {next.overall !== null && (
            <p className="muted">{POPUP_TEXT.interval(formatRange(next.overall.p05, next.overall.p95))}</p>
          )}
        </div>
      </div>
      <div className="asks">
        <Why
          label={POPUP_TEXT.why(todayFigure)}
          about={POPUP_TEXT.today}
          assessment={assessment}
          question={{ kind: 'overall' }}
        />
        {next.overall !== null && (
          <Why
            label={POPUP_TEXT.why(formatScore(next.overall.p50))}
            about={nextName}
            assessment={assessment}
            question={{ kind: 'next' }}
          />
        )}
      </div>
      {crossing !== undefined && (
        <div className="asks">
          <p className={crossing.direction === 'down' ? 'loss' : 'gain'}>
            {POPUP_TEXT.chance(formatChance(crossing.within7), crossing.direction, formatScore(crossing.threshold, 1))}
          </p>
          <Why
            about={formatScore(crossing.threshold, 1)}
            assessment={assessment}
            question={{ kind: 'crossing', crossing }}
          />
        </div>
      )}
      <h3>{POPUP_TEXT.path(assessment.path.length)}</h3>
      <PathChart
        path={assessment.path}
        today={overall.computed ?? overall.value}
        thresholds={assessment.crossings.map(({ threshold }) => threshold)}
        height={104}
      />
    </section>
  );
};
