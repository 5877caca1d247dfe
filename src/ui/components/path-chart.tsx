import { area, line } from 'd3-shape';
import type { Assessment } from '#core/model/assessment';
import { Chart, scoresInView } from './chart';
import { formatDay, formatRange, formatScore } from './format';
import { TEXT } from './text';

type Path = Assessment['path'];

const { path: WORDS } = TEXT;

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

/** Where the last known orders leave, they alone may make any score: their line leaves the picture before it flattens the rest. */
const inView = (path: Path, today: number | null): [number, number] => {
  const projected = known(path.flatMap((it) => [it.p05, it.p50, it.p95]));
  return scoresInView(known([today, ...(projected.length > 0 ? projected : path.map((it) => it.agedOnly))]));
};

interface Props {
  path: Path;
  today: number | null;
  thresholds: readonly number[];
  height: number;
}

/** The projection day by day: interval as a band, what known orders alone would do as a dashed line, thresholds. */
export const PathChart = ({ path, today, thresholds, height }: Props) => {
  if (path.every((it) => it.p50 === null && it.agedOnly === null)) return <p className="muted">{WORDS.none}</p>;
  const [low, high] = inView(path, today);
  const inside = (score: number | null) => (score === null || score < low || score > high ? null : score);
  return (
    <Chart
      says={describePath(path)}
      days={path.map((it) => it.day)}
      scores={[low, high]}
      thresholds={thresholds}
      height={height}
      legend={[
        { line: 'middle', name: WORDS.legend.middle },
        { line: 'band', name: WORDS.legend.band },
        { line: 'aged', name: WORDS.legend.aged },
      ]}
    >
      {(x, y) => {
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
        return (
          <>
            <path className="band" d={band(path) ?? undefined} />
            <path className="aged" d={through((it) => inside(it.agedOnly))} />
            <path className="middle" d={through((it) => it.p50)} />
            {today !== null && <circle className="today" cx={x(0)} cy={y(today)} r={3} />}
          </>
        );
      }}
    </Chart>
  );
};
