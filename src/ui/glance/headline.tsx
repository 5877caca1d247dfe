import { type Assessment, hasFormula, type Quantiles } from '#core/model/assessment';
import { t } from '#texts/translate';
import { PAGE_OF_SOURCE, pagesRead, pageToOpen } from '../components/best-action';
import { formatDay, formatRange, formatScore, formatToday } from '../components/format';
import { OutLink } from '../components/links';
import { neededOrders } from '../components/needed-orders';
import { portalLink } from '../components/portal';
import { ScoreFigure } from './score-figure';

/** "TikTok would show 3.5 · 9 in 10: 3.44–3.60". */
const tomorrowSentence = ({ mean, p05, p95 }: Quantiles): string => {
  const doubt =
    formatScore(p05) === formatScore(p95) ? t('glance.settled') : t('glance.range', { range: formatRange(p05, p95) });
  return `${t('glance.wouldShow', { printed: formatScore(Math.round(mean * 10) / 10, 1) })} · ${doubt}`;
};

/** Today's and tomorrow's score in two figures and a sentence; if unknown, the reason, and the page that would help. */
export const Headline = ({ assessment }: { assessment: Assessment }) => {
  const { eligible, region, next, today } = assessment;
  const { value, from, computed } = today.overall;
  const isComputed = hasFormula(assessment);
  if (eligible.state === 'no-score')
    return (
      <div className="glance">
        <p className="figure unknown">{t('glance.noScore')}</p>
        <p>
          {isComputed
            ? t('glance.noScoreSays', { needed: neededOrders(assessment), delivered: eligible.delivered })
            : t('glance.noScoreAside')}
        </p>
      </div>
    );
  const isAnyKnown = value !== null || next.overall !== null;
  const open = value === null ? undefined : pageToOpen(assessment);
  const { read, all } = pagesRead(assessment);
  return (
    <div className="glance">
      <div className="pair">
        <ScoreFigure
          Heading="h2"
          name={t('words.today')}
          figure={value === null ? null : formatToday(today.overall)}
          note={t(`glance.todayFrom.${from}`)}
          asked={isComputed && isAnyKnown ? { assessment, question: { kind: 'overall' } } : null}
        />
        {next.overall !== null && (
          <>
            <span className="arrow" aria-hidden="true">
              →
            </span>
            <ScoreFigure
              Heading="h2"
              name={t('glance.tomorrow', { day: formatDay(next.day) })}
              figure={formatScore(next.overall.mean)}
              note={t(computed === null ? 'words.expected' : 'words.from.computed')}
              asked={isComputed ? { assessment, question: { kind: 'next' } } : null}
            />
          </>
        )}
      </div>
      {!isComputed && <p>{t('glance.noFormula', { region })}</p>}
      {isComputed && next.overall === null && (
        <p>
          <OutLink href={portalLink(region, open === undefined ? 'score' : PAGE_OF_SOURCE[open.source].link)}>
            {t('glance.tomorrowUnknown', {
              page: t(`words.pages.${open === undefined ? 'score' : PAGE_OF_SOURCE[open.source].page}`),
              read,
              all,
            })}
          </OutLink>
        </p>
      )}
      {next.overall !== null && <p>{tomorrowSentence(next.overall)}</p>}
    </div>
  );
};
