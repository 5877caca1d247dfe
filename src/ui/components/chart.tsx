import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Day } from '#core/model/day';
import { formatDay } from './format';

const MARGIN = { top: 8, right: 10, bottom: 20, left: 30 };

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

/** Scores in view, with room; never a range so small that rounding looks like a cliff. */
export const scoresInView = (scores: readonly number[]): [number, number] => {
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const middle = (least + most) / 2;
  const half = Math.max(0.3, (most - least) / 2 + 0.08);
  return [Math.max(0, middle - half), Math.min(5, middle + half)];
};

interface Props {
  /** what the picture shows, in words */
  says: string;
  days: readonly Day[];
  scores: readonly [low: number, high: number];
  thresholds: readonly number[];
  height: number;
  legend: readonly { line: string; name: string }[];
  children: (x: ScaleLinear<number, number>, y: ScaleLinear<number, number>) => ReactNode;
}

/** Scores over days: the frame, as wide as its place, with the thresholds that are in view. */
export const Chart = ({ says, days, scores: [low, high], thresholds, height, legend, children }: Props) => {
  const { frame, width } = useWidth();
  const last = days.length - 1;
  const x = scaleLinear([0, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear([low, high], [height - MARGIN.bottom, MARGIN.top]);
  const marks = [0, Math.floor(last / 2), last].filter((it, at, all) => all.indexOf(it) === at);
  return (
    <div ref={frame} className="path-chart">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={says}>
          {thresholds
            .filter((it) => it >= low && it <= high)
            .map((it) => (
              <g key={it} className="threshold">
                <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(it)} y2={y(it)} />
                <text x={MARGIN.left - 6} y={y(it)} dy="0.32em" textAnchor="end">
                  {it.toFixed(1)}
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
