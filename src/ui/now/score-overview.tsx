import { type Assessment, hasFormula } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import { t } from '#texts/translate';
import { PathChart } from '../components/charts';
import { formatDay, formatRange, formatScore, formatToday } from '../components/format';
import { DashboardLink } from '../components/page-link';
import { pageLink } from '../components/route';
import { Why } from '../explain/why';
import { ScoreFigure } from '../glance/score-figure';
import { headlineOf } from './headline';

/** Days ahead that stand for "in a month". */
const LATER_DAYS = 30;

const todayText = ({ overall }: Assessment['today']): string | null => {
  if (overall.from === 'unknown') return null;
  if (overall.from === 'computed') return t('now.figures.onlyCount');
  const shows = t('now.figures.shows', { score: formatScore(overall.value, 1) });
  return overall.computed === null
    ? shows
    : `${shows} · ${t('now.figures.count', { score: formatScore(overall.computed) })}`;
};

/** The headline, and the score of today, tomorrow and in a month. */
export const ScoreOverview = ({ assessment, checks }: { assessment: Assessment; checks: readonly CheckItem[] }) => {
  const { today, next, path, eligible } = assessment;
  const { overall } = today;
  const { text, tone } = headlineOf(assessment, checks);
  const later = path[LATER_DAYS - 1];
  const { estimate } = overall;
  const start = { day: assessment.asOf, mean: estimate, p05: estimate, p95: estimate };
  const hasForecast = next.overall !== null;
  return (
    <section className="card score-overview" aria-label={t('now.title')}>
      <h2 className={`headline ${tone}`}>{text}</h2>
      {eligible.state === 'no-score' ? (
        <>
          <p className="muted">{t('glance.noScoreAside')}</p>
          {hasFormula(assessment) && (
            <Why about={t('now.title')} assessment={assessment} question={{ kind: 'eligible' }} />
          )}
        </>
      ) : (
        <div className="score-overview-grid">
          <div>
            <div className="figures">
              <ScoreFigure
                Heading="h3"
                className="now"
                name={t('words.today')}
                figure={overall.value === null ? null : formatToday(overall)}
                note={todayText(today)}
                asked={{ assessment, question: { kind: 'overall' } }}
              />
              <ScoreFigure
                Heading="h3"
                className="then"
                name={t('glance.tomorrow', { day: formatDay(next.day) })}
                figure={next.overall === null ? null : formatScore(next.overall.mean)}
                note={
                  next.overall === null
                    ? null
                    : t('glance.range', { range: formatRange(next.overall.p05, next.overall.p95) })
                }
                asked={{ assessment, question: { kind: 'next' } }}
              />
              {hasForecast && later !== undefined && later.mean !== null && (
                <ScoreFigure
                  Heading="h3"
                  className="then"
                  name={t('now.figures.later', { day: formatDay(later.day) })}
                  figure={formatScore(later.mean)}
                  note={t('glance.range', { range: formatRange(later.p05, later.p95) })}
                  asked={null}
                />
              )}
            </div>
          </div>
          {hasForecast && (
            <div className="score-overview-chart">
              <PathChart
                path={[{ ...path[0]!, ...start }, ...path.slice(0, LATER_DAYS)]}
                thresholds={assessment.crossings.map(({ threshold }) => threshold)}
                height={150}
              />
              {hasFormula(assessment) && (
                <p className="end">
                  <DashboardLink to={pageLink('forecast')}>{t('now.figures.open')}</DashboardLink>
                </p>
              )}
            </div>
          )}
        </div>
      )}
    </section>
  );
};
