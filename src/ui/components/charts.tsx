import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useEffect, useRef, useState } from 'react';
import type { Assessment } from '#core/model/assessment';
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

interface ThresholdProps {
  thresholds: readonly { score: number; name?: string }[];
  left: number;
  right: number;
  y: ScaleLinear<number, number>;
  /** the score shown beside the names, which keep on the other side of their lines */
  beside?: number | undefined;
}

/** Height of a name, and of its distance from the line. */
const NAME_HEIGHT = 16;

/** Lines at the thresholds that the chart's range of scores holds. */
export const ThresholdLines = ({ thresholds, left, right, y, beside = 0 }: ThresholdProps) => {
  const [low, high] = y.domain() as [number, number];
  const isBelow = (score: number) => score < beside && y(score) + NAME_HEIGHT < y(low);
  return thresholds
    .filter(({ score }) => score >= low && score <= high)
    .map(({ score, name }) => (
      <g key={score} className="threshold">
        <line x1={left} x2={right} y1={y(score)} y2={y(score)} />
        <text x={left - 6} y={y(score)} dy="0.32em" textAnchor="end">
          {formatScore(score, 1)}
        </text>
        {name !== undefined && (
          <text className="name" x={left + 6} y={y(score) + (isBelow(score) ? 13 : -5)}>
            {name}
          </text>
        )}
      </g>
    ));
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
  const { frame, width } = useWidth();
  if (path.every((day) => day.mean === null)) return <p className="muted">{t('components.path.none')}</p>;
  const last = path.length - 1;
  const x = scaleLinear([0, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const scores = scoresInView(known(path.flatMap((day) => [day.p05, day.mean, day.p95])));
  const y = scaleLinear(scores, [height - MARGIN.bottom, MARGIN.top]);
  const band = area<Path[number]>()
    .defined((day) => day.p05 !== null && day.p95 !== null)
    .x((_, index) => x(index))
    .y0((day) => y(day.p05 ?? 0))
    .y1((day) => y(day.p95 ?? 0));
  const middle = line<Path[number]>()
    .defined((day) => day.mean !== null)
    .x((_, index) => x(index))
    .y((day) => y(day.mean ?? 0));
  const today = path[0]!.mean;
  return (
    <div ref={frame} className="path-chart">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={describePath(path)}>
          <ThresholdLines
            thresholds={thresholds.map((score) => ({ score }))}
            left={MARGIN.left}
            right={width - MARGIN.right}
            y={y}
          />
          <path className="band" d={band(path) ?? undefined} />
          <path className="middle" d={middle(path) ?? undefined} />
          {today !== null && <circle className="today" cx={x(0)} cy={y(today)} r={3} />}
          {[...new Set([0, Math.floor(last / 2), last])].map((index) => (
            <text
              key={index}
              className="day"
              x={x(index)}
              y={height - 5}
              textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
            >
              {formatDay(path[index]!.day)}
            </text>
          ))}
        </svg>
      )}
      <ul className="legend" aria-hidden="true">
        <li className="middle">{t('words.expected')}</li>
        <li className="band">{t('components.path.legend.band')}</li>
      </ul>
    </div>
  );
};
