import { dayNumber, makeDay } from '#core/model/day';
import { isHigherBetter, METRICS, type Metric } from '#core/model/metric';
import type { MetricReading } from '#core/model/reading';
import { type Columns, findByCaption } from '../../captions';
import { isFiltered } from '../../dom/list-extent';
import { readRating } from '../../dom/stars';
import { makeIssueLog } from '../../issues';
import { type Cells, listResult, readListRows } from '../../layouts/list-rows';
import { isForeignPage } from '../../locale';
import { type PageContext, type ReadResult, readResult, refusePage, seenNow } from '../../page-context';
import { readOnlyToken, readProductName } from '../../values/identity';
import { readCount } from '../../values/number';
import { captionKey } from '../../values/text';
import { readText } from '../../values/value';
import { readMetric } from '../score/assemble';
import { gatherFigures } from '../score/gather';
import { metricKeysOf } from '../score/local-captions';
import { dayOfPage } from '../score/read';
import { metricSubject } from '../score/subjects';
import { CASE_TYPE_CAPTIONS, LIST_DAYS, PROBLEM_COLUMNS } from './captions';
import { addProblem, noDrafts, type PrintedProblem, type ProblemDrafts } from './problem-facts';

/** Reads a diagnosis page: the metric's figures, and the list of problems that the platform counts against the shop. */
export const readDiagnosisPage = async (context: PageContext): Promise<ReadResult> => {
  const { scan, metric, locale, taught } = context;
  if (metric === null) return refusePage('unknown-header', 'no name of a metric in the heading');
  const drafts = noDrafts();
  const list = await readListRows(
    context,
    PROBLEM_COLUMNS[metric] as Columns<never>,
    (cells) => addProblem(metric, printedIn(cells as ProblemCells), seenNow(locale), drafts) || null,
  );
  if ('kind' in list) return (await readFiguresAlone(context, metric, list)) ?? list;

  const { table, keys, issues, announced } = list;
  const gathered = await gatherFigures(scan, locale, metricSubject(metric), taught, new Set(table.elements));
  const reading = readMetric(gathered.figures, metric, issues);
  const dated = dayOfPage(gathered, locale);
  if (dated === undefined) return refusePage('ambiguous-date', 'the day that the figures are of', table.strategy);
  const { day, isAssumed } = dated;
  const readings = reading === null ? [] : [{ at: locale.at, readAt: locale.at, day, metrics: { [metric]: reading } }];

  const isPaged = announced !== null || list.pages !== null;
  const subjects = drafts.problems.map(({ caseId, chatId, orderId }) => `${caseId ?? chatId ?? orderId}`);
  const counted = isPaged ? list : { ...list, announced: countedProblems(metric, reading, drafts.cases) };
  const result = listResult({ ...drafts, readings }, counted, isPaged ? keys : subjects, {
    source: `diagnosis:${metric}`,
    isPart: !list.isAll || (await isFiltered(scan, (text) => METRIC_KEYS.has(captionKey(text)))),
    span: { from: makeDay(dayNumber(day) - LIST_DAYS[metric]), to: makeDay(dayNumber(day) - 1) },
  });
  return { ...result, isDayAssumed: isAssumed };
};

/**
 * Reads the figures without a list of problems, as a metric of 4 points and more has none. In a language without
 * sourced captions of the list, the figures stand and an issue names the list. Null if a list should be understood and
 * is not, or without any figure. Source: Seller University of Brazil, on the diagnosis.
 */
const readFiguresAlone = async (
  { root, scan, locale, taught }: PageContext,
  metric: Metric,
  list: ReadResult,
): Promise<ReadResult | null> => {
  const tables = await scan.tables();
  if (list.kind !== 'refused' || (tables.length > 0 && !isForeignPage(root))) return null;
  const issues = makeIssueLog();
  if (tables.length > 0) for (const { code, detail } of list.issues) issues.add(code, detail);
  const inTables = new Set(tables.flatMap(({ elements }) => elements));
  const gathered = await gatherFigures(scan, locale, metricSubject(metric), taught, inTables);
  const reading = readMetric(gathered.figures, metric, issues);
  const dated = dayOfPage(gathered, locale);
  if (reading === null || reading.value === null || dated === undefined) return null;
  const { day, isAssumed } = dated;
  const readings = [{ at: locale.at, readAt: locale.at, day, metrics: { [metric]: reading } }];
  return readResult({ readings }, issues, { rows: 0, isDayAssumed: isAssumed });
};

const METRIC_KEYS = new Set(METRICS.flatMap(metricKeysOf));

/** Number of problems by the counts above the table. */
const countedProblems = (
  metric: Metric,
  reading: MetricReading | null,
  cases: ProblemDrafts['cases'],
): number | null => {
  const { numerator, denominator } = reading ?? { numerator: null, denominator: null };
  if (isHigherBetter(metric)) return numerator === null || denominator === null ? null : denominator - numerator;
  if (metric !== 'AHT') return numerator;
  // Handling time counts review rounds, so the list is whole if its rounds add up to the count.
  const roundsById = new Map(cases.map(({ id, rounds }) => [id, rounds ?? 0]));
  const rounds = [...roundsById.values()].reduce((sum, count) => sum + count, 0);
  return denominator !== null && rounds === denominator ? roundsById.size : null;
};

type ProblemCells = Cells<{ [M in Metric]: keyof (typeof PROBLEM_COLUMNS)[M] }[Metric]>;

const printedIn = (cells: ProblemCells): PrintedProblem => ({
  id: cells.id,
  chatId: () => cells.take('chatId', (_text, _cell, texts) => readOnlyToken(texts)),
  productName: () => readProductName(cells.texts('productName')),
  moment: cells.moment,
  stars: (field) => cells.take(field, (_, cell) => readRating(cell)),
  hours: cells.hours,
  rounds: () => cells.take('rounds', readCount),
  type: () =>
    cells.word('type', (texts) => readText(texts.join(' '), (text) => findByCaption(CASE_TYPE_CAPTIONS, text))),
  reason: () => cells.reason('reason'),
});
