import type { PathDay } from '#core/explain/question';
import { t } from '#texts/translate';
import { formatDay, formatPoints, formatRange, formatScore, isNegligible } from '../../components/format';

/** Describes the effect of a change at the end of the path, and where it is largest. */
export const describeChange = (path: readonly PathDay[], isEmpty: boolean): string => {
  const last = path.findLast(({ change }) => change !== null);
  if (last === undefined) return t('forecast.noScore');
  const [day, before, after] = [formatDay(last.day), formatScore(last.before?.mean), formatScore(last.after?.mean)];
  const range = formatRange(last.after?.p05, last.after?.p95);
  if (isEmpty) return t('forecast.path.none', { day, score: before, range });
  const most = path.reduce((best, row) => (Math.abs(row.change ?? 0) > Math.abs(best.change ?? 0) ? row : best), last);
  if (isNegligible(most.change ?? 0)) return t('forecast.path.same', { day, score: before });
  if (isNegligible(last.change ?? 0))
    return `${t('forecast.path.most', { day: formatDay(most.day), points: formatPoints(most.change) })} ${t('forecast.path.gone', { day, score: after })}`;
  return [
    t('forecast.path.changed', { day, before, after, points: formatPoints(last.change) }),
    t('forecast.path.range', { range }),
    ...(most === last
      ? []
      : [t('forecast.path.most', { day: formatDay(most.day), points: formatPoints(most.change) })]),
  ].join(' ');
};
