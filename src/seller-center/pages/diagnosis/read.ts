import { dayNumber, makeDay } from '#core/model/day';
import { countsChats, isHigherBetter, METRICS, type Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import type { MetricReading } from '#core/model/reading';
import { type Columns, findByCaption } from '../../captions';
import { isFiltered } from '../../dom/list-extent';
import { readRating } from '../../dom/stars';
import { makeIssueLog } from '../../issues';
import { type Cells, listResult, readListRows } from '../../layouts/list-rows';
import { isForeignPage, type PageLocale } from '../../locale';
import {
  type OrderDraft,
  type PageContext,
  type ReadResult,
  readResult,
  refusePage,
  seenNow,
} from '../../page-context';
import { readOnlyToken, readProductName } from '../../values/identity';
import { readCount } from '../../values/number';
import { captionKey } from '../../values/text';
import { readText, type Value } from '../../values/value';
import { readMetric } from '../score/assemble';
import { gatherFigures } from '../score/gather';
import { metricKeysOf } from '../score/local-captions';
import { dayOfPage } from '../score/read';
import { metricSubject } from '../score/subjects';
import { CASE_TYPE_CAPTIONS, LIST_DAYS, PROBLEM_COLUMNS } from './captions';

/** Reads a diagnosis page: the metric's figures, and the list of problems that the platform counts against the shop. */
export const readDiagnosisPage = async (context: PageContext): Promise<ReadResult> => {
  const { scan, metric, locale, taught } = context;
  if (metric === null) return refusePage('unknown-header', 'no name of a metric in the heading');
  const drafts = noDrafts();
  const list = await readListRows(context, PROBLEM_COLUMNS[metric] as Columns<never>, (cells) =>
    readProblem(metric, cells as ProblemCells, locale, drafts) ? cells.key() : null,
  );
  if ('kind' in list) return (await readFiguresAlone(context, metric, list)) ?? list;

  const { table, keys, issues, announced } = list;
  const gathered = await gatherFigures(scan, locale, metricSubject(metric), taught, new Set(table.elements));
  const reading = readMetric(gathered.figures, metric, issues);
  const dated = dayOfPage(gathered, locale);
  if (dated === undefined) return refusePage('ambiguous-date', 'the day that the figures are of', table.strategy);
  const { day, isAssumed } = dated;
  if (reading !== null) drafts.readings.push({ at: locale.at, readAt: locale.at, day, metrics: { [metric]: reading } });

  const isPaged = announced !== null || list.pages !== null;
  const subjects = drafts.problems.map(({ caseId, chatId, orderId }) => `${caseId ?? chatId ?? orderId}`);
  const counted = isPaged ? list : { ...list, announced: countedProblems(metric, reading, drafts) };
  const result = listResult(drafts, counted, isPaged ? keys : subjects, {
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

/** Facts in the rows of a diagnosis list. */
type ProblemDrafts = Required<Pick<FactDrafts, 'problems' | 'orders' | 'reviews' | 'cases' | 'chats' | 'readings'>>;
const noDrafts = (): ProblemDrafts => ({ problems: [], orders: [], reviews: [], cases: [], chats: [], readings: [] });

const METRIC_KEYS = new Set(METRICS.flatMap(metricKeysOf));

/** Number of problems by the counts above the table. */
const countedProblems = (metric: Metric, reading: MetricReading | null, drafts: ProblemDrafts): number | null => {
  const { numerator, denominator } = reading ?? { numerator: null, denominator: null };
  if (isHigherBetter(metric)) return numerator === null || denominator === null ? null : denominator - numerator;
  if (metric !== 'AHT') return numerator;
  // Handling time counts review rounds, so the list is whole if its rounds add up to the count.
  const roundsById = new Map(drafts.cases.map(({ id, rounds }) => [id, rounds ?? 0]));
  const rounds = [...roundsById.values()].reduce((sum, count) => sum + count, 0);
  return denominator !== null && rounds === denominator ? roundsById.size : null;
};

type Field = { [M in Metric]: keyof (typeof PROBLEM_COLUMNS)[M] }[Metric];
type ProblemCells = Cells<Field>;

const readCaseType = (text: string): Value<(typeof CASE_TYPE_CAPTIONS)[string]> =>
  readText(text, (printed) => findByCaption(CASE_TYPE_CAPTIONS, printed));

const readOrder = (cells: ProblemCells, id: string, readAt: string): OrderDraft => {
  const skuId = cells.id('skuId');
  const productId = cells.id('productId');
  const productName = readProductName(cells.texts('productName'));
  const isLine = skuId !== null || productId !== null;
  return {
    id,
    readAt,
    placedAt: cells.moment('placedAt'),
    lines: isLine ? [{ skuId, productId, productName }] : null,
  };
};

/**
 * Adds the problem of one row of a diagnosis list, and the facts printed beside it about the order, review, case or
 * chat. False if its subject is unknown.
 */
const readProblem = (metric: Metric, cells: ProblemCells, locale: PageLocale, drafts: ProblemDrafts): boolean => {
  const seen = seenNow(locale);
  if (countsChats(metric)) {
    const chatId = cells.take('chatId', (_text, _cell, texts) => readOnlyToken(texts));
    if (chatId === null) return false;
    drafts.problems.push({ metric, chatId, ...seen });
    const rating = metric === 'RR24' ? null : cells.take('rating', (_, cell) => readRating(cell));
    drafts.chats.push({ id: chatId, rating, startedAt: cells.moment('startedAt'), ...seen });
    return true;
  }
  const orderId = cells.id('orderId');
  if (orderId === null) return false;
  if (metric === 'AHT') {
    const caseId = cells.id('caseId');
    if (caseId === null) return false;
    drafts.problems.push({ metric, orderId, caseId, ...seen });
    drafts.cases.push({
      id: caseId,
      orderId,
      type: cells.word('type', (texts) => readCaseType(texts.join(' '))) ?? null,
      approveHours: cells.hours('approveHours'),
      inspectHours: cells.hours('inspectHours'),
      rounds: cells.take('rounds', readCount),
      ...seen,
    });
    return true;
  }
  const order = readOrder(cells, orderId, locale.at);
  drafts.problems.push({ metric, orderId, ...seen });
  drafts.orders.push(order);
  switch (metric) {
    case 'NRR': {
      order.deliveredAt = cells.moment('deliveredAt');
      const stars = cells.take('stars', (_, cell) => readRating(cell));
      drafts.reviews.push({ orderId, skuId: order.lines?.[0]?.skuId ?? null, stars, firstStars: stars, ...seen });
      break;
    }
    case 'NBFR':
      order.deliveredAt = cells.moment('deliveredAt');
      drafts.cases.push({ orderId, reason: cells.reason('reason'), ...seen });
      break;
    case 'SFCR':
      order.cancelReason = cells.reason('reason');
      // A reason for a cancellation implies one; no other state is inferred, as a later one may be known already.
      if (order.cancelReason !== null) order.status = 'cancelled';
      break;
    case 'OTDR':
      order.deliverBy = cells.moment('deliverBy');
      order.deliveredAt = cells.moment('deliveredAt');
      break;
  }
  return true;
};
