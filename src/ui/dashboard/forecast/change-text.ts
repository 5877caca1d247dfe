import type { PathDay } from '#core/explain/question';
import { formatDay, formatPoints, formatRange, formatScore, isNegligible } from '../../components/format';
import { FORECAST_TEXT } from './text';

const { path: WORDS } = FORECAST_TEXT;

/** What a change does, in words: at the end of the path, and where it does most. */
export const describeChange = (path: readonly PathDay[], isEmpty: boolean): string => {
  const last = path.findLast(({ change }) => change !== null);
  if (last === undefined) return FORECAST_TEXT.noScore;
  const [day, before, after] = [formatDay(last.day), formatScore(last.before?.mean), formatScore(last.after?.mean)];
  const range = formatRange(last.after?.p05, last.after?.p95);
  if (isEmpty) return WORDS.none(day, before, range);
  const most = path.reduce((best, row) => (Math.abs(row.change ?? 0) > Math.abs(best.change ?? 0) ? row : best), last);
  if (isNegligible(most.change ?? 0)) return WORDS.same(day, before);
  if (isNegligible(last.change ?? 0))
    return `${WORDS.most(formatDay(most.day), formatPoints(most.change))} ${WORDS.gone(day, after)}`;
  return [
    WORDS.changed(day, before, after, formatPoints(last.change)),
    WORDS.range(range),
    ...(most === last ? [] : [WORDS.most(formatDay(most.day), formatPoints(most.change))]),
  ].join(' ');
};
