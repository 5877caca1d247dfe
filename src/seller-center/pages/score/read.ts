import type { Day } from '#core/model/day';
import { makeDay } from '#core/model/day';
import { DIMENSIONS, METRIC_CODES } from '#core/model/metric';
import { DIMENSION_CAPTIONS } from '../../captions';
import { type Complaints, makeComplaints } from '../../complaints';
import type { Dialect } from '../../dialect';
import { isForeignPage } from '../../language';
import { refusedSight, type Sight, type Spot } from '../../sight';
import { readMoment } from '../../values/moment';
import { readScore } from '../../values/number';
import { metricCaption, onlyFigure, readDimensions, readMetrics } from './assemble';
import { SCORE_SHEET, SHOWN } from './captions';
import { isDate, isRecent, isUnkept } from './figures';
import { type Gathered, gatherFigures } from './gather';
import { loneScore, plainScores, titleValues } from './overall';

/** The day that the figures are of: as printed, else the shop's today; undefined where two are printed, or one to come. */
export const dayOfPage = (
  gathered: Gathered,
  { zone, dateOrder, today }: Dialect,
): { day: Day; isAssumed: boolean } | undefined => {
  const captioned = gathered.pairs.filter((it) => it.name === 'day').map(({ text }) => text);
  const printed = captioned.length > 0 ? captioned : [...titleValues(gathered)].filter(isDate);
  const days = new Set<Day | undefined>();
  for (const text of printed) {
    const moment = isRecent(text) ? today : readMoment(text, zone, dateOrder);
    days.add(typeof moment === 'string' ? makeDay(zone.dayOf(moment)) : undefined);
  }
  if (days.size === 0) return { day: today, isAssumed: true };
  const [day] = days;
  return days.size > 1 || day === undefined || day > today ? undefined : { day, isAssumed: false };
};

/** Captions that the page of the market has for sure, and this one has not. */
const findMissing = ({ names }: Gathered, { region }: Dialect): string[] => {
  const missing = names.has('overall') ? [] : [SCORE_SHEET.overall.en[0]!];
  const shown = SHOWN[region];
  if (shown === undefined) return missing;
  return [
    ...missing,
    ...DIMENSIONS.filter((it) => !names.has(`dimension:${it}`)).map((it) => DIMENSION_CAPTIONS[it].en[0]!),
    ...shown.filter((it) => !names.has(`metric:${it}`)).map(metricCaption),
  ];
};

const saysNoScore = ({ pieces }: Gathered): boolean =>
  pieces.some(({ text }) => SCORE_SHEET.noScore.en.some((it) => it.test(text)));

const readOverall = (gathered: Gathered, { region }: Dialect, complaints: Complaints): number | null => {
  const bare = (texts: readonly string[]) => texts.map((text) => ({ text, caption: '' }));
  const lone = loneScore(gathered);
  const shown =
    region in SHOWN
      ? (gathered.figures.get('overall')?.get('score') ?? bare(lone === null ? [] : [lone]))
      : bare(plainScores(gathered));
  return onlyFigure(shown, ({ text }) => readScore(text), SCORE_SHEET.overall.en[0]!, complaints);
};

export function* readScorePage({ root, dialect }: Spot): Generator<void, Sight> {
  const gathered = yield* gatherFigures({ root, dialect }, null, new Set());
  const complaints = makeComplaints();
  const missing = findMissing(gathered, dialect);
  const expected = SHOWN[dialect.region] ?? METRIC_CODES.filter((it) => gathered.names.has(`metric:${it}`));
  const overall = readOverall(gathered, dialect, complaints);
  const metrics = readMetrics(gathered.figures, complaints);
  const dimensions = readDimensions(gathered.figures, complaints);
  // That 30 orders are needed may be said to any shop: only where nothing has a score there is none.
  const hasScore = [...Object.values(metrics), ...Object.values(dimensions)].some((it) => it?.score != null);
  const isUnscored = overall === null && !hasScore && saysNoScore(gathered);
  if (!isUnscored && missing.length > 0) {
    if (gathered.names.size === 0 && isForeignPage(root)) return refusedSight('unsupported-language', 'the score page');
    return refusedSight('unknown-header', `no caption ${missing.map((it) => `“${it}”`).join(', ')}`);
  }
  if (!isUnscored && overall === null) {
    return refusedSight('unknown-value', `${SCORE_SHEET.overall.en[0]}: no number beside it`);
  }
  const dated = dayOfPage(gathered, dialect);
  if (dated === undefined) return refusedSight('ambiguous-date', 'the day that the score is shown for');
  const { day, isAssumed } = dated;
  for (const metric of expected) {
    if (!isUnscored && metrics[metric] == null)
      complaints.add('unknown-value', `${metricCaption(metric)}: no value beside it`);
  }
  // Where nobody says what there is to see, having seen all of it can't be told.
  for (const name of gathered.names) {
    if (isUnkept(name))
      complaints.add('unknown-header', `“${name.slice(7)}”: what it counts in this market is not known`);
  }
  if (expected.length === 0)
    complaints.add(isForeignPage(root) ? 'unsupported-language' : 'unknown-header', 'no caption of any metric');
  const isWhole = dialect.region in SHOWN && (isUnscored || expected.every((it) => metrics[it]?.value != null));
  return {
    kind: 'read',
    strategy: 'captions',
    rows: 1,
    complaints,
    list: null,
    isDayAssumed: isAssumed,
    drafts: {
      readings: [
        {
          at: dialect.at,
          readAt: dialect.at,
          day,
          state: isUnscored ? 'no-score' : 'scored',
          overall,
          dimensions,
          metrics,
        },
      ],
      coverage: [
        { source: 'readings', from: day, to: day, readAt: dialect.at, rows: 1, expected: 1, complete: isWhole },
      ],
    },
  };
}
