import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { t } from '#texts/translate';
import { formatDay, formatRange, formatScore } from './format';

const MARGIN = { top: 8, right: 10, bottom: 20, left: 30 };

export const useWidth = () => {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, width };
};

/** Range of scores with a margin; never so narrow that rounding looks like a cliff. */
export const scoresInView = (scores: readonly number[]): [number, number] => {
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const middle = (least + most) / 2;
  const half = Math.max(0.3, (most - least) / 2 + 0.08);
  return [Math.max(0, middle - half), Math.min(5, middle + half)];
};

interface ChartProps {
  /** description for screen readers */
  says: string;
  days: readonly Day[];
  scores: readonly [low: number, high: number];
  thresholds: readonly number[];
  height: number;
  legend: readonly { line: string; name: string }[];
  children: (x: ScaleLinear<number, number>, y: ScaleLinear<number, number>) => ReactNode;
}

/** Frame of a chart of scores over days, as wide as its container, with the thresholds in range. */
const Chart = ({ says, days, scores: [low, high], thresholds, height, legend, children }: ChartProps) => {
  const { frame, width } = useWidth();
  const last = days.length - 1;
  const x = scaleLinear([0, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear([low, high], [height - MARGIN.bottom, MARGIN.top]);
  const marks = [0, Math.floor(last / 2), last].filter((mark, at, all) => all.indexOf(mark) === at);
  return (
    <div ref={frame} className="path-chart">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={says}>
          {thresholds
            .filter((threshold) => threshold >= low && threshold <= high)
            .map((threshold) => (
              <g key={threshold} className="threshold">
                <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(threshold)} y2={y(threshold)} />
                <text x={MARGIN.left - 6} y={y(threshold)} dy="0.32em" textAnchor="end">
                  {formatScore(threshold, 1)}
                </text>
              </g>
            ))}
          {children(x, y)}
          {marks.map((index) => (
            <text
              key={index}
              className="day"
              x={x(index)}
              y={height - 5}
              textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
            >
              {formatDay(days[index]!)}
            </text>
          ))}
        </svg>
      )}
      <ul className="legend" aria-hidden="true">
        {legend.map(({ line, name }) => (
          <li key={line} className={line}>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
};

type Path = Assessment['path'];

const known = (values: (number | null)[]): number[] => values.filter((value) => value !== null);

/** Describes a forecast path in words. */
export const describePath = (path: Path): string => {
  const first = path.find((day) => day.mean !== null);
  const last = path.findLast((day) => day.mean !== null);
  if (first === undefined || last === undefined) return t('components.path.none');
  return t('components.path.describe', {
    from: formatScore(first.mean),
    first: formatDay(first.day),
    to: formatScore(last.mean),
    last: formatDay(last.day),
    range: formatRange(last.p05, last.p95),
  });
};

interface PathProps {
  /** from today on */
  path: Path;
  thresholds: readonly number[];
  height: number;
}

/** Chart of the forecast from today: its mean as a line, the 90 % interval as a band, and thresholds. */
export const PathChart = ({ path, thresholds, height }: PathProps) => {
  if (path.every((day) => day.mean === null)) return <p className="muted">{t('components.path.none')}</p>;
  const scores = scoresInView(known(path.flatMap((day) => [day.p05, day.mean, day.p95])));
  return (
    <Chart
      says={describePath(path)}
      days={path.map((day) => day.day)}
      scores={scores}
      thresholds={thresholds}
      height={height}
      legend={[
        { line: 'middle', name: t('components.path.legend.middle') },
        { line: 'band', name: t('components.path.legend.band') },
      ]}
    >
      {(x, y) => {
        const band = area<Path[number]>()
          .defined((day) => day.p05 !== null && day.p95 !== null)
          .x((_, index) => x(index))
          .y0((day) => y(day.p05 ?? 0))
          .y1((day) => y(day.p95 ?? 0));
        const through = (pick: (day: Path[number]) => number | null) =>
          line<Path[number]>()
            .defined((day) => pick(day) !== null)
            .x((_, index) => x(index))
            .y((day) => y(pick(day) ?? 0))(path) ?? undefined;
        return (
          <>
            <path className="band" d={band(path) ?? undefined} />
            <path className="middle" d={through((day) => day.mean)} />
            {path[0]!.mean !== null && <circle className="today" cx={x(0)} cy={y(path[0]!.mean)} r={3} />}
          </>
        );
      }}
    </Chart>
  );
};
