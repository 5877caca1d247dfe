import { type Day, makeDay } from '#core/model/day';
import type { FactDrafts } from '#core/model/page';
import type { PageScan } from '../../dom/page-scan';
import { rowsOf, type Table } from '../../dom/table';
import { textsOf } from '../../dom/text-runs';
import { knownNameOf } from '../../dom/tokens';
import type { IssueLog } from '../../issues';
import type { PageLocale } from '../../locale';
import { readMoment } from '../../values/moment';
import { readScore } from '../../values/number';
import { captionKey } from '../../values/text';
import { SCORE_CAPTIONS } from './captions';
import { readFigure, scoreVocabularyOf } from './figures';
import { type FigureSubject, isFigureSubject } from './subjects';

type Reading = NonNullable<FactDrafts['readings']>[number];

/** Scores of earlier days, and the elements that contain nothing else. */
interface ScoreHistory {
  readings: Reading[];
  elements: Set<Element>;
}

const DAYS = new Set(SCORE_CAPTIONS.history.en.map(captionKey));

interface HistoryColumn {
  index: number;
  caption: string;
  subject: FigureSubject;
}

/** The columns of a table with a day in each row and the score or metrics of that day; null for another table. */
const columnsOf = ({ captions }: Table, { region }: PageLocale): { day: number; figures: HistoryColumn[] } | null => {
  const { names } = scoreVocabularyOf(region);
  const day = captions.findIndex((texts) => texts.some((text) => DAYS.has(captionKey(text))));
  const figures = captions.flatMap((texts, index): HistoryColumn[] => {
    const caption = texts.find((text) => knownNameOf(text, names) !== undefined);
    const subject = caption === undefined ? undefined : knownNameOf(caption, names);
    return subject !== undefined && isFigureSubject(subject) ? [{ index, caption: caption!, subject }] : [];
  });
  return day < 0 || figures.length === 0 ? null : { day, figures };
};

const readFigures = (
  figures: readonly HistoryColumn[],
  textAt: (column: number) => string,
  issues: IssueLog,
): Pick<Reading, 'overall' | 'metrics'> => {
  const read: { overall: number | null; metrics: Record<string, { value: number }> } = { overall: null, metrics: {} };
  for (const { index, caption, subject } of figures) {
    const text = textAt(index);
    if (subject.kind === 'overall') read.overall = issues.take(readScore(text), caption, text);
    if (subject.kind !== 'metric') continue;
    const value = issues.take(readFigure(subject.code, text, caption), caption, text);
    if (value !== null) read.metrics[subject.code] = { value };
  }
  return read;
};

/**
 * Reads a table of days with their scores. A day has only the figures of its row; a day in several rows is left out.
 * Readings made on a day itself take precedence.
 */
export const readHistory = async (scan: PageScan, locale: PageLocale, issues: IssueLog): Promise<ScoreHistory> => {
  const byDay = new Map<Day, Reading | null>();
  const elements = new Set<Element>();
  for (const table of await scan.tables()) {
    const columns = columnsOf(table, locale);
    if (columns === null) continue;
    for (const element of table.elements) elements.add(element);
    for (const row of await rowsOf(table, scan.yieldToPage)) {
      const textAt = (column: number): string => {
        const cell = row.cellAt(column);
        return cell === null ? '' : locale.write(textsOf(cell).join(' '));
      };
      const printed = textAt(columns.day);
      locale.dates.nextRecord();
      locale.dates.see(printed, 'past');
      const moment = issues.take(readMoment(printed, locale.zone, locale.dateOrder), 'Score history', printed);
      const day = moment === null ? null : makeDay(locale.zone.dayOf(moment));
      if (day === null || day >= locale.today) continue;
      const figures = readFigures(columns.figures, textAt, issues);
      const state = figures.overall === null ? null : 'scored';
      byDay.set(day, byDay.has(day) ? null : { at: locale.at, readAt: day, day, state, dimensions: {}, ...figures });
    }
  }
  const readings = [...byDay.values()].filter((reading) => reading !== null);
  return { readings: readings.filter(({ overall, metrics }) => overall !== null || hasValue(metrics)), elements };
};

const hasValue = (metrics: Reading['metrics']): boolean => Object.keys(metrics ?? {}).length > 0;
