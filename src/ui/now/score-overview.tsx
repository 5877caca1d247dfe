import { type Assessment, hasFormula } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import { t } from '#texts/translate';
import { PathChart } from '../components/charts';
import { formatDay, formatRange, formatScore } from '../components/format';
import { DashboardLink } from '../components/page-link';
import { pageLink } from '../components/route';
import { Why } from '../explain/why';
import { headlineOf } from './headline';

/** Days ahead that stand for "in a month". */
const LATER_DAYS = 30;

interface FigureProps {
  name: string;
  value: string;
  isKnown: boolean;
  note: string | null;
  className: string;
}

const Figure = ({ name, value, isKnown, note, className }: FigureProps) => (
  <div className={className}>
    <h3>{name}</h3>
    <p className={isKnown ? 'figure' : 'figure unknown'}>{value}</p>
    {note !== null && <p className="muted">{note}</p>}
  </div>
);

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
  const todayFigure =
    overall.value === null ? t('now.figures.unknown') : formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const nextFigure = next.overall === null ? t('now.figures.unknown') : formatScore(next.overall.mean);
  const hasForecast = next.overall !== null;
  const why = (figure: string, isKnown: boolean) =>
    isKnown ? t('now.figures.why', { figure }) : t('now.figures.whyUnknown');
  return (
    <section className="card score-overview" aria-label={t('now.title')}>
      <h2 className={`headline ${tone}`}>{text}</h2>
      {eligible.state === 'no-score' ? (
        <>
          <p className="muted">{t('now.headline.noScoreAside')}</p>
          <Why about={t('now.title')} assessment={assessment} question={{ kind: 'eligible' }} />
        </>
      ) : (
        <div className="score-overview-grid">
          <div>
            <div className="figures">
              <Figure
                className="now"
                name={t('now.figures.today')}
                value={todayFigure}
                isKnown={overall.value !== null}
                note={todayText(today)}
              />
              {hasForecast && (
                <>
                  <Figure
                    className="then"
                    name={t('now.figures.tomorrow', { day: formatDay(next.day) })}
                    value={nextFigure}
                    isKnown
                    note={t('glance.range', { range: formatRange(next.overall!.p05, next.overall!.p95) })}
                  />
                  {later !== undefined && later.mean !== null && (
                    <Figure
                      className="then"
                      name={t('now.figures.later', { day: formatDay(later.day) })}
                      value={formatScore(later.mean)}
                      isKnown
                      note={t('glance.range', { range: formatRange(later.p05, later.p95) })}
                    />
                  )}
                </>
              )}
            </div>
            <div className="asks">
              <Why
                label={why(todayFigure, overall.value !== null)}
                about={t('now.figures.today')}
                assessment={assessment}
                question={{ kind: 'overall' }}
              />
              <Why
                label={why(nextFigure, hasForecast)}
                about={t('now.figures.tomorrow', { day: formatDay(next.day) })}
                assessment={assessment}
                question={{ kind: 'next' }}
              />
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
