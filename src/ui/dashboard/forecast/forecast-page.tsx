import { useContext, useMemo, useState } from 'react';
import { policyOf } from '#core/explain/first-steps';
import { isThreatened, nearestOf } from '#core/explain/near-thresholds';
import type { PastForecast, PathDay } from '#core/explain/question';
import { type Assessment, decisionDayOf } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { formatCount, formatDay, formatPoints, formatRange, formatScore } from '../../components/format';
import { OutLink } from '../../components/links';
import { Failure } from '../../components/notice';
import { portalLink } from '../../components/portal';
import { DataTable, NumberCell, Pager, usePaged } from '../../components/table';
import type { PrintedScore } from '../../components/view';
import { METRIC_NAMES, PAGE_NAMES } from '../../components/words';
import { newest, useAnswer, WorkerContext } from '../../explain/use-answer';
import { WhyRow } from '../../explain/why';
import { Card } from '../card';
import { Calendar } from './calendar';
import { Cash } from './cash';
import { type Draft, readDraft } from './change';
import { describeChange } from './change-text';
import { Levers } from './levers';
import { RecoveryCard } from './recovery';
import { FORECAST_TEXT } from './text';
import { Reach, Room } from './thresholds';
import { type AheadDay, Timeline } from './timeline';

const { chart: WORDS } = FORECAST_TEXT;

/** Long enough that a slider is not asked about at every pixel, short enough that the chart follows. */
const MOVING_MS = 60;

const emptyDraft = (assessment: Assessment): Draft => ({
  good: '',
  from: assessment.next.day,
  rates: {},
  tickets: [],
  approvedOn: decisionDayOf(assessment),
});

/** The thresholds by the benefit that they are best known for. */
const namedThresholds = (assessment: Assessment): { score: number; name: string }[] => {
  const benefits = policyOf(assessment)?.benefits ?? [];
  return assessment.crossings.map(({ threshold }) => ({
    score: threshold,
    name:
      Object.entries(WORDS.thresholds).find(([code]) =>
        benefits.some(({ name, lose }) => name === code && lose === threshold),
      )?.[1] ?? '',
  }));
};

/** Smaller steps are lost in the band. */
const MARKED_POINTS = 0.03;

/** The days on which orders stop counting in a way that can be seen, in words. */
const dropOuts = ({ calendar }: Assessment): ReadonlyMap<Day, string> => {
  const texts = new Map<Day, string>();
  for (const { day, metric, points, because } of calendar) {
    if (!because.includes('leaves') || Math.abs(points) < MARKED_POINTS) continue;
    const text = WORDS.dropOut(METRIC_NAMES[metric], formatPoints(points));
    texts.set(day, [texts.get(day), text].filter((part) => part !== undefined).join(' · '));
  }
  return texts;
};

interface DaysProps {
  assessment: Assessment;
  printed: readonly PrintedScore[];
  changed: readonly PathDay[] | null;
}

/** The chart's figures, for those who would rather read them: from today on, and the printed ones before it. */
const Days = ({ assessment, printed, changed }: DaysProps) => {
  const [isOpen, setOpen] = useState(false);
  const rows = [
    ...assessment.path.map((row, index) => ({ ...row, shown: null, after: changed?.[index]?.after ?? null })),
    ...printed.toReversed().map(({ day, score }) => ({
      ...{ day, shown: score, mean: null, p05: null, p95: null, after: null },
    })),
  ];
  const { rows: page, pager } = usePaged(rows, 15);
  const { columns } = WORDS;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{WORDS.table}</summary>
      {isOpen && (
        <>
          <DataTable
            caption={WORDS.table}
            columns={[
              { name: columns.day },
              { name: columns.printed, number: true, wide: true },
              { name: columns.before, number: true },
              { name: columns.range, number: true },
              ...(changed === null ? [] : [{ name: columns.after, number: true }]),
              { name: columns.why, onlyHeard: true },
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
                <WhyRow
                  key={day}
                  about={formatDay(day)}
                  assessment={assessment}
                  question={{ kind: 'day', day }}
                  columns={changed === null ? 5 : 6}
                >
                  {cells}
                </WhyRow>
              ) : (
                <tr key={`printed-${day}`}>
                  {cells}
                  <td />
                </tr>
              );
            })}
          </DataTable>
          <Pager of={WORDS.table} pager={pager} />
        </>
      )}
    </details>
  );
};

const PastText = ({ past, isWorking }: { past: readonly PastForecast[] | null | undefined; isWorking: boolean }) => (
  <span className="muted" role="status">
    {isWorking
      ? WORDS.pastWorking
      : past != null &&
        (past.length === 0
          ? WORDS.pastNone
          : WORDS.pastInside(formatCount(past.filter(({ isInside }) => isInside).length), formatCount(past.length)))}
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

/** The way back stands open where a threshold is lost or threatened; else it waits until it is asked for. */
const WayBack = ({ assessment }: { assessment: Assessment }) => {
  const [isOpen, setOpen] = useState(false);
  const { below } = nearestOf(assessment);
  const isLost = assessment.access.some(({ benefit, now }) => benefit === 'affiliate' && now === 'lost');
  if (isLost || (below !== null && isThreatened(below))) return <RecoveryCard assessment={assessment} />;
  return (
    <details className="card about" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{FORECAST_TEXT.wayUp.title}</h2> <span className="muted">{FORECAST_TEXT.wayUp.says}</span>
      </summary>
      {isOpen && <RecoveryCard assessment={assessment} />}
    </details>
  );
};

const Forecast = ({ assessment, printed }: Omit<Props, 'known'>) => {
  const { path, appeals, asOf, today } = assessment;
  const canAsk = useContext(WorkerContext) !== null;
  const [draft, setDraft] = useState(() => emptyDraft(assessment));
  const [first, last] = [path[0]!.day, path.at(-1)!.day];
  const { change, wrong, isEmpty } = readDraft(draft, appeals.tickets, first, last);
  const asked = useAnswer(isEmpty ? undefined : { kind: 'what-if-path', change }, MOVING_MS);
  const changed = isEmpty ? null : (newest(asked) ?? null);
  const isOld = !isEmpty && asked.state === 'working';
  const [isPastShown, showPast] = useState(false);
  const pastAsked = useAnswer(isPastShown ? { kind: 'past-forecasts' } : undefined);
  const past = isPastShown ? newest(pastAsked) : null;
  const now = today.overall.computed ?? today.overall.value;
  const start = { day: asOf, mean: now, p05: now, p95: now };
  const marks = useMemo(() => dropOuts(assessment), [assessment]);
  const unchanged = path.map(({ day, ...quantiles }): PathDay => {
    const known = quantiles.mean === null ? null : (quantiles as NonNullable<PathDay['after']>);
    return { day, before: known, after: known, change: known && 0, freed: null };
  });
  return (
    <>
      <Card title={FORECAST_TEXT.title}>
        <p className="verdict" role="status">
          {asked.state === 'failed'
            ? FORECAST_TEXT.failed(asked.message)
            : isOld && changed === null
              ? FORECAST_TEXT.working
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
              {WORDS.past}
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
          <p className="muted">{FORECAST_TEXT.absent}</p>
        )}
      </Card>
      {canAsk && (
        <>
          <WayBack assessment={assessment} />
          <div className="answers-three">
            <Reach
              assessment={assessment}
              first={first}
              last={last}
              onSee={(perDay) => setDraft({ ...emptyDraft(assessment), good: String(perDay) })}
            />
            <Room assessment={assessment} />
            <Cash assessment={assessment} path={changed} />
          </div>
        </>
      )}
    </>
  );
};

/** Where am I going? */
export const ForecastPage = ({ assessment, printed, known }: Props) => {
  const { eligible, path, next, region } = assessment;
  const hasForecast = eligible.state !== 'no-score' && path.length > 0 && next.overall !== null;
  return (
    <div id="forecast" className="page">
      <Failure>
        {hasForecast ? (
          <Forecast assessment={assessment} printed={printed} />
        ) : (
          <Card title={FORECAST_TEXT.title}>
            {eligible.state === 'no-score' ? (
              <p>{FORECAST_TEXT.noScore}</p>
            ) : (
              <p>
                {FORECAST_TEXT.unread} <OutLink href={portalLink(region, 'orders')}>{PAGE_NAMES['order-list']}</OutLink>
              </p>
            )}
          </Card>
        )}
      </Failure>
      <Failure>
        <Calendar assessment={assessment} known={known} />
      </Failure>
    </div>
  );
};
