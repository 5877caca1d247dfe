import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { t } from '#texts/translate';
import { scoresInView, ThresholdLines, useWidth } from '../../components/charts';
import { formatDay, formatNamed, formatRange, formatScore } from '../../components/format';

const MARGIN = { top: 12, right: 16, bottom: 28, left: 32 };
const HEIGHT = 320;
/** Least distance of day labels. */
const TICK_PIXELS = 76;

export interface AheadDay {
  day: Day;
  mean: number | null;
  p05: number | null;
  p95: number | null;
}

export interface TimelineProps {
  today: Day;
  /** printed scores, oldest first */
  printed: readonly { day: Day; score: number }[];
  ahead: readonly AheadDay[];
  /** expected path without the change, if shown */
  before: readonly { day: Day; mean: number | null }[] | null;
  /** one-day forecasts of past days, if requested */
  past: readonly AheadDay[] | null;
  thresholds: readonly { score: number; name: string }[];
  /** events of a day, in words */
  marks: ReadonlyMap<Day, string>;
}

type Point = readonly [day: Day, score: number];
const known = (days: readonly { day: Day; mean: number | null }[]): Point[] =>
  days.flatMap(({ day, mean }) => (mean === null ? [] : [[day, mean] as const]));

/** Describes the figures of a day. */
const describeDay = (day: Day, { today, printed, ahead, before, past, marks }: TimelineProps): string => {
  const shown = printed.find((reading) => reading.day === day);
  const forecast = day === today ? undefined : ahead.find((row) => row.day === day);
  const plain = day === today ? undefined : before?.find((row) => row.day === day);
  const foretold = past?.find((row) => row.day === day);
  const mark = marks.get(day);
  const parts = [
    ...(shown === undefined ? [] : [t('forecast.chart.printed', { score: formatScore(shown.score, 1) })]),
    ...(foretold?.mean == null
      ? []
      : [
          t('forecast.chart.foretold', {
            score: formatScore(foretold.mean),
            range: formatRange(foretold.p05, foretold.p95),
          }),
        ]),
    ...(plain?.mean == null || forecast?.mean == null
      ? []
      : [t('forecast.chart.changed', { before: formatScore(plain.mean), after: formatScore(forecast.mean) })]),
    ...(forecast?.mean == null || plain?.mean != null
      ? []
      : [t('forecast.chart.expected', { score: formatScore(forecast.mean) })]),
    ...(forecast?.p05 == null ? [] : [t('glance.range', { range: formatRange(forecast.p05, forecast.p95) })]),
    ...(mark === undefined ? [] : [mark]),
  ];
  return formatNamed(
    day === today ? t('forecast.chart.today', { day: formatDay(day) }) : formatDay(day),
    parts.length === 0 ? t('forecast.chart.nothing') : parts.join(' · '),
  );
};

/**
 * Chart of past and coming scores, with the value under the pointer or by arrow keys. Its figures are also in the table
 * below.
 */
export const Timeline = (props: TimelineProps) => {
  const { today, printed, ahead, before, past, thresholds, marks } = props;
  const { frame, width } = useWidth();
  const [cursor, setCursor] = useState<number | null>(null);
  const days = [today, ...printed.map(({ day }) => day), ...ahead.map(({ day }) => day)].map(dayNumber);
  const [first, last, now] = [Math.min(...days), Math.max(...days), dayNumber(today)];
  const scores = [
    ...printed.map(({ score }) => score),
    ...[...ahead, ...(past ?? [])].flatMap(({ mean, p05, p95 }) => [mean, p05, p95].filter((score) => score !== null)),
    ...known(before ?? []).map(([, score]) => score),
  ];
  const [low, high] = scoresInView(scores);
  const x = scaleLinear([first, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear([low, high], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const at = (day: Day) => x(dayNumber(day));
  const through = line<Point>()
    .x(([day]) => at(day))
    .y(([, score]) => y(score));
  const band = area<AheadDay>()
    .defined(({ p05, p95 }) => p05 !== null && p95 !== null)
    .x(({ day }) => at(day))
    .y0(({ p05 }) => y(p05 ?? 0))
    .y1(({ p95 }) => y(p95 ?? 0));
  const step = Math.max(1, Math.ceil(((last - first) * TICK_PIXELS) / Math.max(1, width)));
  const ticks = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, index) => now + (index - Math.floor((now - first) / step)) * step,
  ).filter((tick) => tick <= last && (tick === first || x(tick) - MARGIN.left > TICK_PIXELS / 2));

  const move = (day: number) => setCursor(Math.min(last, Math.max(first, Math.round(day))));
  const onPointer = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) =>
    move(x.invert(clientX - currentTarget.getBoundingClientRect().left));
  const onKey = (event: KeyboardEvent) => {
    const from = cursor ?? now;
    const to = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      PageUp: from - 7,
      PageDown: from + 7,
      Home: first,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  const shownDay = makeDay(cursor ?? now);
  const readout = describeDay(shownDay, props);
  const cursorScore =
    known(ahead).find(([day]) => day === shownDay)?.[1] ?? printed.find(({ day }) => day === shownDay)?.score;
  return (
    <div className="timeline">
      <p className="readout">{readout}</p>
      <div
        ref={frame}
        className="path-chart"
        role="slider"
        tabIndex={0}
        aria-label={t('forecast.chart.label')}
        aria-valuemin={first - now}
        aria-valuemax={last - now}
        aria-valuenow={(cursor ?? now) - now}
        aria-valuetext={readout}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={onKey}
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            <ThresholdLines
              thresholds={thresholds}
              left={MARGIN.left}
              right={width - MARGIN.right}
              y={y}
              beside={scores[0]}
            />
            <line className="now-line" x1={x(now)} x2={x(now)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
            {past?.map(({ day, p05, p95 }) =>
              p05 === null || p95 === null ? null : (
                <line key={day} className="foretold" x1={at(day)} x2={at(day)} y1={y(p05)} y2={y(p95)} />
              ),
            )}
            <path className="band" d={band([...ahead]) ?? undefined} />
            <path className="before" d={through(printed.map(({ day, score }) => [day, score] as const)) ?? undefined} />
            {printed.map(({ day, score }) => (
              <circle key={day} className="printed" cx={at(day)} cy={y(score)} r={2} />
            ))}
            {before !== null && <path className="aged" d={through(known(before)) ?? undefined} />}
            <path className="middle" d={through(known(ahead)) ?? undefined} />
            {[...marks.keys()].map((day) => (
              <path key={day} className="mark" d={`M${at(day)},${HEIGHT - MARGIN.bottom - 6} l4,6 l-8,0 z`} />
            ))}
            {cursor !== null && (
              <line className="cursor" x1={x(cursor)} x2={x(cursor)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
            )}
            {cursor !== null && cursorScore !== undefined && (
              <circle className="today" cx={x(cursor)} cy={y(cursorScore)} r={4} />
            )}
            {ticks.map((tick) => (
              <text
                key={tick}
                className="day"
                x={x(tick)}
                y={HEIGHT - 8}
                textAnchor={tick < first + step / 2 ? 'start' : tick > last - step / 2 ? 'end' : 'middle'}
              >
                {tick === now ? t('words.today') : formatDay(makeDay(tick))}
              </text>
            ))}
          </svg>
        )}
      </div>
      <ul className="legend path-chart" aria-hidden="true">
        {printed.length > 0 && <li className="before">{t('forecast.chart.legend.printed')}</li>}
        <li className="middle">{before === null ? t('words.expected') : t('forecast.chart.legend.changed')}</li>
        {before !== null && <li className="aged">{t('forecast.chart.legend.before')}</li>}
        <li className="band">{t('components.path.legend.band')}</li>
        {marks.size > 0 && <li className="mark">{t('forecast.chart.legend.marks')}</li>}
        {past !== null && <li className="foretold">{t('forecast.chart.legend.foretold')}</li>}
      </ul>
    </div>
  );
};
