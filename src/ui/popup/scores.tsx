import type { Assessment } from '#core/model/assessment';
import { PathChart } from '../components/charts';
import { formatChance, formatCount, formatScore } from '../components/format';
import { likelyCrossings, TodayAndNext } from '../components/today-and-next';
import { Why } from '../explain/why';
import { POPUP_TEXT } from './text';

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
  const [crossing] = likelyCrossings(assessment);
  return (
    <section className="section scores" aria-label={POPUP_TEXT.today}>
      <TodayAndNext assessment={assessment} />
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
