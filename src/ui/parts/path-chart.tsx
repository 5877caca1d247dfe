import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useEffect, useRef, useState } from 'react';
import type { Assessment } from '#core/model/assessment';
import { formatDay, formatRange, formatScore } from './format';
import { TEXT } from './text';

type Path = Assessment['path'];

const { path: WORDS } = TEXT;
const MARGIN = { top: 8, right: 10, bottom: 20, left: 30 };

const known = (values: (number | null)[]): number[] => values.filter((it) => it !== null);

/** What the picture shows, in words. */
export const describePath = (path: Path): string => {
  const first = path.find((it) => it.p50 !== null);
  const last = path.findLast((it) => it.p50 !== null);
  if (first === undefined || last === undefined) return WORDS.none;
  const projected = WORDS.describe({
    from: formatScore(first.p50),
    first: formatDay(first.day),
    to: formatScore(last.p50),
    last: formatDay(last.day),
    range: formatRange(last.p05, last.p95),
  });
  return last.agedOnly === null ? projected : `${projected} ${WORDS.alone(formatScore(last.agedOnly))}`;
};

/**
 * The scores in view, with room; never a range so small that rounding looks like a cliff. Where the last known orders
 * leave, they alone may make any score: their line leaves the picture before it flattens the rest.
 */
const domainOf = (path: Path, today: number | null): [number, number] => {
  const projected = known(path.flatMap((it) => [it.p05, it.p50, it.p95]));
  const values = known([today, ...(projected.length > 0 ? projected : path.map((it) => it.agedOnly))]);
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const half = Math.max(0.3, (Math.max(...values) - Math.min(...values)) / 2 + 0.08);
  return [Math.max(0, middle - half), Math.min(5, middle + half)];
};

const useWidth = () => {
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

interface Props {
  path: Path;
  today: number | null;
  thresholds: readonly number[];
  height: number;
}

/** The projection day by day: interval as a band, what known orders alone would do as a dashed line, thresholds. */
export const PathChart = ({ path, today, thresholds, height }: Props) => {
  const { frame, width } = useWidth();
  if (path.every((it) => it.p50 === null && it.agedOnly === null)) return <p className="muted">{WORDS.none}</p>;
  const [low, high] = domainOf(path, today);
  const x = scaleLinear([0, path.length - 1], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear([low, high], [height - MARGIN.bottom, MARGIN.top]);
  const band = area<Path[number]>()
    .defined((it) => it.p05 !== null && it.p95 !== null)
    .x((_, index) => x(index))
    .y0((it) => y(it.p05 ?? 0))
    .y1((it) => y(it.p95 ?? 0));
  const through = (pick: (it: Path[number]) => number | null) =>
    line<Path[number]>()
      .defined((it) => pick(it) !== null)
      .x((_, index) => x(index))
      .y((it) => y(pick(it) ?? 0))(path) ?? undefined;
  const inside = (score: number | null) => (score === null || score < low || score > high ? null : score);
  const marks = [0, Math.floor((path.length - 1) / 2), path.length - 1].filter((it, at, all) => all.indexOf(it) === at);
  const inView = thresholds.filter((it) => it >= low && it <= high);
  return (
    <div ref={frame} className="path-chart">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={describePath(path)}>
          {inView.map((it) => (
            <g key={it} className="threshold">
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(it)} y2={y(it)} />
              <text x={MARGIN.left - 6} y={y(it)} dy="0.32em" textAnchor="end">
                {it.toFixed(1)}
              </text>
            </g>
          ))}
          <path className="band" d={band(path) ?? undefined} />
          <path className="aged" d={through((it) => inside(it.agedOnly))} />
          <path className="middle" d={through((it) => it.p50)} />
          {today !== null && <circle className="today" cx={x(0)} cy={y(today)} r={3} />}
          {marks.map((index) => (
            <text
              key={index}
              className="day"
              x={x(index)}
              y={height - 5}
              textAnchor={index === 0 ? 'start' : index === path.length - 1 ? 'end' : 'middle'}
            >
              {formatDay(path[index]!.day)}
            </text>
          ))}
        </svg>
      )}
      <ul className="legend" aria-hidden="true">
        <li className="middle">{WORDS.legend.middle}</li>
        <li className="band">{WORDS.legend.band}</li>
        <li className="aged">{WORDS.legend.aged}</li>
      </ul>
    </div>
  );
};
