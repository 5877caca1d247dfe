import { type ReactNode, useContext, useMemo, useState } from 'react';
import { benefitsAt } from '#core/explain/benefits-at';
import { policyOf } from '#core/explain/first-steps';
import { isThreatened, nearestOf } from '#core/explain/near-thresholds';
import type { PastForecast, PathDay } from '#core/explain/question';
import { type Assessment, decisionDayOf } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { t } from '#texts/translate';
import { Card, FoldedCard } from '../../components/card';
import { formatCount, formatDay, formatPoints, formatRange, formatRow, formatScore } from '../../components/format';
import { OutLink } from '../../components/links';
import { Failure } from '../../components/notice';
import { portalLink } from '../../components/portal';
import { NumberCell, Pager, usePaged } from '../../components/table';
import type { PrintedScore } from '../../components/view';
import { newestAnswer, useAnswer, WorkerContext } from '../../explain/use-answer';
import { WhyRow, WhyTable } from '../../explain/why';
import { affiliateOf } from '../../now/stakes';
import { NoScore } from '../no-score';
import { Cash } from './cash';
import { type Draft, describeChange, readDraft } from './change';
import { KnownChanges } from './known-changes';
import { Levers } from './levers';
import { RecoveryCard } from './recovery';
import { Reach, Room } from './thresholds';
import { type AheadDay, Timeline } from './timeline';

const emptyDraft = (assessment: Assessment): Draft => ({
  good: '',
  from: assessment.next.day,
  rates: {},
  tickets: [],
  approvedOn: decisionDayOf(assessment),
});

/** Benefits by which thresholds are named, best known first. */
const BEST_KNOWN = [
  'top-visibility',
  'express-settlement',
  'accelerated-settlement',
  'affiliate',
  'flash-deals',
] as const;

const namesOfBenefits = (codes: readonly string[]): string => {
  const code = BEST_KNOWN.find((known) => codes.includes(known));
  return code === undefined ? '' : t(`forecast.chart.thresholds.${code}`);
};

const namedThresholds = (assessment: Assessment): { score: number; name: string }[] => {
  const benefits = policyOf(assessment)?.benefits ?? [];
  return assessment.crossings.map(({ threshold }) => ({
    score: threshold,
    name: namesOfBenefits(benefits.filter(({ lose }) => lose === threshold).map(({ name }) => name)),
  }));
};

/** Smaller steps cannot be seen beside the band. */
const MARKED_POINTS = 0.03;

/** Days on which leaving orders visibly move the score, in words. */
const dropOuts = ({ calendar }: Assessment): ReadonlyMap<Day, string> => {
  const texts = new Map<Day, string>();
  for (const { day, metric, points, because } of calendar) {
    if (!because.includes('leaves') || Math.abs(points) < MARKED_POINTS) continue;
    const text = t('forecast.chart.dropOut', { metric: t(`words.metrics.${metric}`), points: formatPoints(points) });
    texts.set(day, [texts.get(day), text].filter((part) => part !== undefined).join(' · '));
  }
  return texts;
};

interface DaysProps {
  assessment: Assessment;
  printed: readonly PrintedScore[];
  changed: readonly PathDay[] | null;
}

/** The chart's figures as a table: coming days, then printed ones. */
const Days = ({ assessment, printed, changed }: DaysProps) => {
  const [isOpen, setOpen] = useState(false);
  const rows = [
    ...assessment.path.map((row, index) => ({ ...row, shown: null, after: changed?.[index]?.after ?? null })),
    ...printed.toReversed().map(({ day, score }) => ({
      ...{ day, shown: score, mean: null, p05: null, p95: null, after: null },
    })),
  ];
  const { rows: page, pager } = usePaged(rows, 15);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('forecast.chart.table')}</summary>
      {isOpen && (
        <>
          <WhyTable
            assessment={assessment}
            caption={t('forecast.chart.table')}
            columns={[
              { name: t('words.day') },
              { name: t('forecast.chart.legend.printed'), number: true, wide: true },
              { name: t('words.expected'), number: true },
              { name: t('forecast.chart.columns.range'), number: true },
              ...(changed === null ? [] : [{ name: t('forecast.chart.columns.after'), number: true }]),
            ]}
          >
            {page.map(({ day, shown, mean, p05, p95, after }) => {
              const cells = (
                <>
                  <th scope="row">{formatDay(day)}</th>
                  <td className="number wide">{shown !== null && formatScore(shown, 1)}</td>
                  {shown === null ? (
                    <>
                      <NumberCell value={mean}>{formatScore(mean)}</NumberCell>
                      <NumberCell value={p05}>{formatRange(p05, p95)}</NumberCell>
                    </>
                  ) : (
                    <>
                      <td />
                      <td />
                    </>
                  )}
                  {changed !== null && <td className="number">{after !== null && formatScore(after.mean)}</td>}
                </>
              );
              return shown === null ? (
                <WhyRow key={day} about={formatDay(day)} question={{ kind: 'day', day }}>
                  {cells}
                </WhyRow>
              ) : (
                <tr key={`printed-${day}`}>
                  {cells}
                  <td />
                </tr>
              );
            })}
          </WhyTable>
          <Pager of={t('forecast.chart.table')} pager={pager} />
        </>
      )}
    </details>
  );
};

const PastText = ({ past, isWorking }: { past: readonly PastForecast[] | null | undefined; isWorking: boolean }) => (
  <span className="muted" role="status">
    {isWorking
      ? t('forecast.chart.pastWorking')
      : past != null &&
        (past.length === 0
          ? t('forecast.chart.pastNone')
          : t('forecast.chart.pastInside', {
              inside: formatCount(past.filter(({ isInside }) => isInside).length),
              all: formatCount(past.length),
            }))}
  </span>
);

const UNKNOWN_DAY = { mean: null, p05: null, p95: null };
const toAfter = ({ day, after }: PathDay): AheadDay => ({ day, ...(after ?? UNKNOWN_DAY) });
const toAhead = ({ day, forecast }: PastForecast): AheadDay => ({ day, ...forecast });

interface Props {
  assessment: Assessment;
  printed: readonly PrintedScore[];
  /** whether any order has been read */
  known: boolean;
}

/** The way back stands open where a threshold is lost or threatened, and the further answers are folded; else it is. */
const Answers = ({ assessment, children }: { assessment: Assessment; children: ReactNode }) => {
  const { below } = nearestOf(assessment, benefitsAt(assessment));
  const further = <div className="answers-three">{children}</div>;
  return affiliateOf(assessment)?.now === 'lost' || (below !== null && isThreatened(below)) ? (
    <>
      <RecoveryCard assessment={assessment} isFolded={false} />
      <FoldedCard
        title={formatRow([t('forecast.reach.title'), t('forecast.room.title'), t('forecast.cash.title')])}
        isLazy
      >
        {further}
      </FoldedCard>
    </>
  ) : (
    <>
      <RecoveryCard assessment={assessment} isFolded />
      {further}
    </>
  );
};

const Forecast = ({ assessment, printed }: Omit<Props, 'known'>) => {
  const { path, appeals, asOf, today } = assessment;
  const canAsk = useContext(WorkerContext) !== null;
  const [draft, setDraft] = useState(() => emptyDraft(assessment));
  const [first, last] = [path[0]!.day, path.at(-1)!.day];
  const { change, wrong, isEmpty } = readDraft(draft, appeals.tickets, first, last);
  const asked = useAnswer(isEmpty ? undefined : { kind: 'what-if-path', change });
  const changed = isEmpty ? null : (newestAnswer(asked) ?? null);
  const isOld = !isEmpty && asked.state === 'working';
  const [isPastShown, showPast] = useState(false);
  const pastAsked = useAnswer(isPastShown ? { kind: 'past-forecasts' } : undefined);
  const past = isPastShown ? newestAnswer(pastAsked) : null;
  const now = today.overall.estimate;
  const start = { day: asOf, mean: now, p05: now, p95: now };
  const marks = useMemo(() => dropOuts(assessment), [assessment]);
  const unchanged = path.map(({ day, ...quantiles }): PathDay => {
    const known = quantiles.mean === null ? null : (quantiles as NonNullable<PathDay['after']>);
    return { day, before: known, after: known, change: known && 0, freed: null };
  });
  return (
    <>
      <Card title={t('forecast.title')}>
        <p className="verdict" role="status">
          {asked.state === 'failed'
            ? t('forecast.failed', { why: asked.message })
            : isOld && changed === null
              ? t('forecast.working')
              : describeChange(changed ?? unchanged, changed === null)}
        </p>
        <div aria-busy={isOld} className={isOld ? 'old' : ''}>
          <Timeline
            today={asOf}
            printed={printed}
            ahead={[start, ...(changed === null ? path : changed.map(toAfter))]}
            before={changed === null ? null : [start, ...path]}
            past={past?.map(toAhead) ?? null}
            thresholds={namedThresholds(assessment)}
            marks={marks}
          />
        </div>
        {canAsk && (
          <div className="row">
            <label className="check-line">
              <input type="checkbox" checked={isPastShown} onChange={({ target }) => showPast(target.checked)} />
              {t('forecast.chart.past')}
            </label>
            <PastText past={past} isWorking={isPastShown && pastAsked.state === 'working'} />
          </div>
        )}
        <Days assessment={assessment} printed={printed} changed={changed} />
        {canAsk ? (
          <section id="what-if">
            <Levers
              assessment={assessment}
              draft={draft}
              wrong={wrong}
              first={first}
              last={last}
              isEmpty={isEmpty && wrong.length === 0}
              onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
              onReset={() => setDraft(emptyDraft(assessment))}
            />
          </section>
        ) : (
          <p className="muted">{t('forecast.absent')}</p>
        )}
      </Card>
      {canAsk && (
        <Answers assessment={assessment}>
          <Reach
            assessment={assessment}
            first={first}
            last={last}
            onSee={(perDay) => setDraft({ ...emptyDraft(assessment), good: String(perDay) })}
          />
          <Room assessment={assessment} />
          <Cash assessment={assessment} path={changed} />
        </Answers>
      )}
    </>
  );
};

export const ForecastPage = ({ assessment, printed, known }: Props) => {
  const { eligible, path, next, region } = assessment;
  const hasForecast = eligible.state !== 'no-score' && path.length > 0 && next.overall !== null;
  return (
    <div id="forecast" className="page">
      <Failure>
        {hasForecast ? (
          <Forecast assessment={assessment} printed={printed} />
        ) : (
          <Card title={t('forecast.title')}>
            {eligible.state === 'no-score' ? (
              <NoScore assessment={assessment} note={t('forecast.noScore')} />
            ) : (
              <p>
                {t('forecast.unread')}{' '}
                <OutLink href={portalLink(region, 'orders')}>{t('words.pages.order-list')}</OutLink>
              </p>
            )}
          </Card>
        )}
      </Failure>
      {eligible.state !== 'no-score' && (
        <Failure>
          <KnownChanges assessment={assessment} known={known} />
        </Failure>
      )}
    </div>
  );
};
