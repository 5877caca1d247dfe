import { dayNumber, makeDay } from '#core/model/day';
import { noFacts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import type { MetricReading } from '#core/model/reading';
import { captionKey } from '../../dom/caption';
import type { Columns } from '../../dom/columns';
import { isFiltered, readExtent } from '../../dom/pager';
import { isMissing, isReadResult, readList } from '../../list-rows';
import { METRIC_CAPTIONS } from '../../metric-captions';
import { type Drafts, type PageContext, type ReadResult, refusePage, type VisibleList } from '../../page-context';
import { readMetric } from '../score/assemble';
import { gatherFigures } from '../score/gather';
import { dayOfPage } from '../score/read';
import { LIST_DAYS, PROBLEM_COLUMNS } from './captions';
import { type ProblemCells, readProblem } from './row';

const METRIC_KEYS = new Set(Object.values(METRIC_CAPTIONS).flatMap(({ en }) => en.map(captionKey)));

/** How many problems the counts above the table speak of. */
const countedProblems = (metric: Metric, reading: MetricReading | null, drafts: Required<Drafts>): number | null => {
  const { numerator, denominator } = reading ?? { numerator: null, denominator: null };
  if (metric === 'OTDR') return numerator === null || denominator === null ? null : denominator - numerator;
  if (metric !== 'AHT') return numerator;
  // Handling time counts review rounds: the list is whole when its rounds are all that were counted.
  const rounds = drafts.cases.reduce((sum, it) => sum + (it.rounds ?? 0), 0);
  return denominator !== null && rounds === denominator ? drafts.problems.length : null;
};

/** A diagnosis page: the metric's figures above, and below what the platform counted against the shop. */
export function* readDiagnosisPage({ root, metric, locale }: PageContext): Generator<void, ReadResult> {
  if (metric === null) return refusePage('unknown-header', 'no name of a metric in the heading');
  const drafts = noFacts() as Required<Drafts>;
  const list = yield* readList({ root, locale }, PROBLEM_COLUMNS[metric] as Columns<never>, (cells) =>
    readProblem(metric, cells as ProblemCells, locale, drafts) ? cells.key() : null,
  );
  if (isReadResult(list)) return list;

  const { table, rows, keys, isAll, issues } = list;
  const gathered = yield* gatherFigures({ root, locale }, `metric:${metric}`, new Set(table.boxes));
  const reading = readMetric(gathered.figures, metric, issues);
  const { announced, pages } = readExtent(table, gathered.textRuns);
  if (isMissing(rows, announced))
    return refusePage('no-rows', `${announced} rows announced, none shown`, table.strategy);
  const dated = dayOfPage(gathered, locale);
  if (dated === undefined) return refusePage('ambiguous-date', 'the day that the figures are of', table.strategy);
  const { day, isAssumed } = dated;
  if (reading !== null) drafts.readings.push({ at: locale.at, readAt: locale.at, day, metrics: { [metric]: reading } });

  const isPaged = announced !== null || pages !== null;
  const seen: VisibleList = {
    source: `diagnosis:${metric}`,
    rowKeys: isPaged ? keys : drafts.problems.map((it) => `${it.caseId ?? it.chatId ?? it.orderId}`),
    announced: isPaged ? announced : countedProblems(metric, reading, drafts),
    pages,
    isPart: isFiltered(root, (text) => METRIC_KEYS.has(captionKey(text))) || !isAll,
    span: { from: makeDay(dayNumber(day) - LIST_DAYS[metric]), to: makeDay(dayNumber(day) - 1) },
  };
  return { kind: 'read', drafts, rows, strategy: table.strategy, issues, list: seen, isDayAssumed: isAssumed };
}
