import { area, line } from 'd3-shape';
import type { PathDay } from '#core/explain/question';
import { Chart, scoresInView } from '../../components/charts';
import { Points } from '../../components/figures';
import { formatDay, formatPoints, formatRange, formatScore } from '../../components/format';
import { DataTable, NumberCell, Pager, usePaged } from '../../components/table';
import { WHAT_IF_TEXT } from './text';

const { path: WORDS } = WHAT_IF_TEXT;

/** Smaller changes are not said: printed with three digits they are none. */
const MIN_CHANGE_SHOWN = 0.0005;

/** What a change does, in words: at the end of the path, and where it does most. */
export const describeChange = (path: readonly PathDay[], isEmpty: boolean): string => {
  if (isEmpty) return WORDS.none;
  const last = path.findLast(({ change }) => change !== null);
  if (last === undefined) return WHAT_IF_TEXT.noScore;
  const [day, before, after] = [formatDay(last.day), formatScore(last.before?.p50), formatScore(last.after?.p50)];
  const most = path.reduce((best, day) => (Math.abs(day.change ?? 0) > Math.abs(best.change ?? 0) ? day : best), last);
  if (Math.abs(most.change ?? 0) < MIN_CHANGE_SHOWN) return WORDS.same(day, before);
  if (Math.abs(last.change ?? 0) < MIN_CHANGE_SHOWN)
    return `${WORDS.most(formatDay(most.day), formatPoints(most.change))} ${WORDS.gone(day, after)}`;
  return [
    WORDS.changed(day, before, after, formatPoints(last.change)),
    WORDS.range(formatRange(last.after?.p05, last.after?.p95)),
    ...(most === last ? [] : [WORDS.most(formatDay(most.day), formatPoints(most.change))]),
  ].join(' ');
};

const Picture = ({
  path,
  says,
  thresholds,
}: {
  path: readonly PathDay[];
  says: string;
  thresholds: readonly number[];
}) => {
  const days = path.filter((day) => day.before !== null && day.after !== null);
  if (days.length === 0) return null;
  const scores = days.flatMap(({ before, after }) => [before!.p50, after!.p05, after!.p50, after!.p95]);
  return (
    <Chart
      says={says}
      days={days.map((day) => day.day)}
      scores={scoresInView(scores)}
      thresholds={thresholds}
      height={200}
      legend={[
        { line: 'before', name: WORDS.legend.before },
        { line: 'middle', name: WORDS.legend.middle },
        { line: 'band', name: WORDS.legend.band },
      ]}
    >
      {(x, y) => {
        const band = area<PathDay>()
          .x((_, index) => x(index))
          .y0((day) => y(day.after!.p05))
          .y1((day) => y(day.after!.p95));
        const through = (pick: (day: PathDay) => number) =>
          line<PathDay>()
            .x((_, index) => x(index))
            .y((day) => y(pick(day)))(days) ?? undefined;
        return (
          <>
            <path className="band" d={band(days) ?? undefined} />
            <path className="before" d={through((day) => day.before!.p50)} />
            <path className="middle" d={through((day) => day.after!.p50)} />
          </>
        );
      }}
    </Chart>
  );
};

const Days = ({ path }: { path: readonly PathDay[] }) => {
  const { rows, pager } = usePaged(path, 15);
  const { columns } = WORDS;
  return (
    <details>
      <summary>{WORDS.table}</summary>
      <DataTable
        caption={WORDS.table}
        columns={[
          { name: columns.day },
          { name: columns.before, number: true },
          { name: columns.after, number: true },
          { name: columns.range, number: true, wide: true },
          { name: columns.change, number: true },
        ]}
      >
        {rows.map(({ day, before, after, change }) => (
          <tr key={day}>
            <th scope="row">{formatDay(day)}</th>
            <NumberCell value={before?.p50}>{formatScore(before?.p50)}</NumberCell>
            <NumberCell value={after?.p50}>{formatScore(after?.p50)}</NumberCell>
            <NumberCell value={after?.p05} wide>
              {formatRange(after?.p05, after?.p95)}
            </NumberCell>
            <NumberCell value={change}>{change === null ? formatPoints(null) : <Points value={change} />}</NumberCell>
          </tr>
        ))}
      </DataTable>
      <Pager of={WORDS.table} pager={pager} />
    </details>
  );
};

interface Props {
  path: readonly PathDay[];
  thresholds: readonly number[];
  isEmpty: boolean;
  /** a newer one is being worked out */
  isOld: boolean;
}

/** The changed path over the present one. */
export const ChangedPath = ({ path, thresholds, isEmpty, isOld }: Props) => {
  const says = describeChange(path, isEmpty);
  return (
    <div className={isOld ? 'old' : ''} aria-busy={isOld}>
      <p className="verdict" role="status">
        {isOld ? WHAT_IF_TEXT.working : says}
      </p>
      <Picture path={path} says={says} thresholds={thresholds} />
      <Days path={path} />
    </div>
  );
};
