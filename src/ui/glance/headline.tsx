import { hasFormula } from '#core/explain/cost-knowledge';
import type { Assessment, Quantiles } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { formatDay, formatScore } from '../components/format';
import { OutLink } from '../components/links';
import { neededOrders } from '../components/needed-orders';
import { portalLink } from '../components/portal';
import { PAGE_NAMES } from '../components/words';
import { PAGE_OF_SOURCE, pagesRead, pageToOpen } from '../now/best-action';
import { Ask } from './ask';
import { roundRange } from './figures';
import { GLANCE_TEXT as TEXT } from './text';

const Figure = ({ name, figure, says }: { name: string; figure: string | null; says: string }) => (
  <div>
    <h2>{name}</h2>
    <p className={figure === null ? 'figure unknown' : 'figure'}>{figure ?? TEXT.notKnown}</p>
    <p className="muted">{says}</p>
  </div>
);

/** "TikTok would show 3.5 on Nov 30: 9 times in 10 between 3.44 and 3.60". */
const tomorrowSentence = (day: Day, { mean, p05, p95 }: Quantiles): string => {
  const printed = (Math.round(mean * 10) / 10).toFixed(1);
  const doubt = p05.toFixed(2) === p95.toFixed(2) ? TEXT.settled : TEXT.range(roundRange(p05, p95));
  return `${TEXT.wouldShow(printed, formatDay(day))}: ${doubt}`;
};

/** Today and tomorrow in two figures and one sentence; where they are not known, why, and what would tell. */
export const Headline = ({ assessment }: { assessment: Assessment }) => {
  const { eligible, region, next, today } = assessment;
  const { value, from } = today.overall;
  if (eligible.state === 'no-score')
    return (
      <div className="glance">
        <p className="figure unknown">{TEXT.noScore}</p>
        <p>{TEXT.noScoreSays(neededOrders(assessment), eligible.delivered)}</p>
      </div>
    );
  const isComputed = hasFormula(assessment);
  const open = value === null ? undefined : pageToOpen(assessment);
  const { read, all } = pagesRead(assessment);
  return (
    <div className="glance">
      <div className="pair">
        <Figure
          name={TEXT.today}
          figure={value === null ? null : formatScore(value, from === 'read' ? 1 : 2)}
          says={TEXT.todayFrom[from]}
        />
        {next.overall !== null && (
          <>
            <span className="arrow" aria-hidden="true">
              →
            </span>
            <Figure name={TEXT.tomorrow(formatDay(next.day))} figure={next.overall.mean.toFixed(2)} says={TEXT.count} />
          </>
        )}
      </div>
      {!isComputed && <p>{TEXT.noFormula(region)}</p>}
      {isComputed && next.overall === null && (
        <p>
          <OutLink href={portalLink(region, open === undefined ? 'score' : PAGE_OF_SOURCE[open.source].link)}>
            {TEXT.tomorrowUnknown(
              PAGE_NAMES[open === undefined ? 'score' : PAGE_OF_SOURCE[open.source].page],
              read,
              all,
            )}
          </OutLink>
        </p>
      )}
      {next.overall !== null && <p>{tomorrowSentence(next.day, next.overall)}</p>}
      {isComputed && (value !== null || next.overall !== null) && (
        <div className="asks">
          <Ask about={TEXT.today} label={TEXT.whyToday} assessment={assessment} question={{ kind: 'overall' }} />
          {next.overall !== null && (
            <Ask
              about={formatDay(next.day)}
              label={TEXT.whyTomorrow}
              assessment={assessment}
              question={{ kind: 'next' }}
            />
          )}
        </div>
      )}
    </div>
  );
};
