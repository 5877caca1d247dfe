import { type Day, makeDay } from '#core/model/day';
import { closest, queryAll, type Root } from '../dom/access';
import type { TextRun } from '../dom/text-runs';
import type { PageLocale } from '../locale';
import { readMoment } from '../values/moment';

interface Period {
  from: Day;
  to: Day;
}

const PICKER = '[class*="picker"]';
const TO = / (?:-|–|—|~|to) /;

/**
 * The days that figures cover, if the page prints them: in the two fields of a date picker, or as `Jun 24, 2026 – Jun
 * 30, 2026`. "Last 7 days" does not say whether today is included. Null if two periods are printed.
 */
export const readPeriod = (
  root: Root,
  textRuns: readonly TextRun[],
  { zone, dateOrder, today }: PageLocale,
): Period | null => {
  const dayOf = (text: string): Day | null => {
    const moment = readMoment(text, zone, dateOrder);
    return typeof moment === 'string' ? makeDay(zone.dayOf(moment)) : null;
  };
  const fields = Map.groupBy(
    queryAll(root, 'input').filter((element) => closest(element, PICKER) !== null),
    (element) => closest(element, '[class*="picker-range"]') ?? element,
  );
  const printed = [
    ...[...fields.values()].map((inputs) => inputs.map((element) => (element as HTMLInputElement).value.trim())),
    ...textRuns.flatMap(({ text }) => {
      const ends = text.split(TO);
      return ends.length === 2 ? [ends] : [];
    }),
  ];
  const periods = new Map<string, Period>();
  for (const ends of printed) {
    const [from = null, to = from] = ends.map(dayOf);
    if (ends.length > 2 || from === null || to === null || from > to || to > today) continue;
    periods.set(`${from} ${to}`, { from, to });
  }
  return periods.size === 1 ? [...periods.values()][0]! : null;
};
