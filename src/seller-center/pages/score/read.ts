import type { Day } from '#core/model/day';
import { dayNumber, makeDay } from '#core/model/day';
import { DIMENSIONS, METRIC_CODES } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import { type IssueLog, makeIssueLog } from '../../issues';
import { isForeignPage, type PageLocale } from '../../locale';
import { DIMENSION_CAPTIONS } from '../../metric-captions';
import { type PageContext, type ReadResult, readResult, refusePage } from '../../page-context';
import { type DateOrder, readMoment } from '../../values/moment';
import { readScore } from '../../values/number';
import { isRefused } from '../../values/value';
import { metricCaption, readDimensions, readMetrics } from './assemble';
import { SCORE_CAPTIONS, SHOWN_METRICS } from './captions';
import { isDate, isRecent } from './figures';
import { type Gathered, gatherFigures } from './gather';
import { readHistory } from './history';
import { findLoneScore, findPlainScores, findTitleValues } from './overall';
import { dimensionSubject, isFigureSubject, metricSubject, OVERALL } from './subjects';

/** Largest age in days of a score that is taken for recent. */
const NEAR_DAYS = 7;
const FAR_DAYS = 45;

/** Reads a day; of an ambiguous one, the recent reading if the other is far off or in the future. */
const readRecentDay = (text: string, { zone, dateOrder, today }: PageLocale): Day | undefined => {
  const dayIn = (order: DateOrder): Day | undefined => {
    const moment = readMoment(text, zone, order);
    return typeof moment === 'string' ? makeDay(zone.dayOf(moment)) : undefined;
  };
  const printed = readMoment(text, zone, dateOrder);
  if (!isRefused(printed)) return dayIn(dateOrder);
  if (printed.refused !== 'ambiguous-date') return undefined;
  const [near, other] = [dayIn('mdy')!, dayIn('dmy')!]
    .map((day) => ({ day, age: dayNumber(today) - dayNumber(day) }))
    .sort((a, b) => Math.abs(a.age) - Math.abs(b.age));
  const isNear = near!.age >= 0 && near!.age <= NEAR_DAYS;
  return isNear && (other!.age < 0 || other!.age > FAR_DAYS) ? near!.day : undefined;
};

/** The day of the figures: as printed, or else the shop's today; undefined if two are printed, or one in the future. */
export const dayOfPage = (gathered: Gathered, locale: PageLocale): { day: Day; isAssumed: boolean } | undefined => {
  const { today } = locale;
  const captioned = gathered.pairs.filter((pair) => pair.name === 'day').map(({ text }) => text);
  const printed = captioned.length > 0 ? captioned : [...findTitleValues(gathered)].filter(isDate);
  const days = new Set<Day | undefined>();
  for (const text of printed) days.add(isRecent(text) ? today : readRecentDay(text, locale));
  if (days.size === 0) return { day: today, isAssumed: true };
  const [day] = days;
  return days.size > 1 || day === undefined || day > today ? undefined : { day, isAssumed: false };
};

/** Captions that the market's page certainly has and this one lacks. */
const findMissing = ({ names }: Gathered, { region }: PageLocale): string[] => {
  const missing = names.has(OVERALL) ? [] : [SCORE_CAPTIONS.overall.en[0]!];
  const shown = SHOWN_METRICS[region];
  if (shown === undefined) return missing;
  return [
    ...missing,
    ...DIMENSIONS.filter((dimension) => !names.has(dimensionSubject(dimension))).map(
      (dimension) => DIMENSION_CAPTIONS[dimension].en[0]!,
    ),
    ...shown.filter((metric) => !names.has(metricSubject(metric))).map(metricCaption),
  ];
};

const saysNoScore = ({ textRuns }: Gathered): boolean =>
  textRuns.some(({ text }) => SCORE_CAPTIONS.noScore.en.some((pattern) => pattern.test(text)));

const readOverall = (gathered: Gathered, { region }: PageLocale, issues: IssueLog): number | null => {
  const bare = (texts: readonly string[]) => texts.map((text) => ({ text, caption: '' }));
  const lone = findLoneScore(gathered);
  const shown =
    region in SHOWN_METRICS
      ? (gathered.figures.get(OVERALL)?.get('score') ?? bare(lone === null ? [] : [lone]))
      : bare(findPlainScores(gathered));
  return issues.takeOnly(shown, ({ text }) => readScore(text), SCORE_CAPTIONS.overall.en[0]!);
};

export const readScorePage = async ({ root, scan, locale, taught }: PageContext): Promise<ReadResult> => {
  const issues = makeIssueLog();
  const history = await readHistory(scan, locale, issues);
  const gathered = await gatherFigures(scan, locale, null, taught, history.elements);
  const missing = findMissing(gathered, locale);
  const expected =
    SHOWN_METRICS[locale.region] ?? METRIC_CODES.filter((metric) => gathered.names.has(metricSubject(metric)));
  const overall = readOverall(gathered, locale, issues);
  const metrics = readMetrics(gathered.figures, issues);
  const dimensions = readDimensions(gathered.figures, issues);
  // The need for 30 orders may be stated to any shop, so there is no score only if no subject has one.
  const hasScore = [...Object.values(metrics), ...Object.values(dimensions)].some((figures) => figures?.score != null);
  const isUnscored = overall === null && !hasScore && saysNoScore(gathered);
  if (!isUnscored && missing.length > 0) {
    if (gathered.names.size === 0 && isForeignPage(root)) return refusePage('unsupported-language', 'the score page');
    return refusePage('unknown-header', `no caption ${missing.map((caption) => `“${caption}”`).join(', ')}`);
  }
  if (!isUnscored && overall === null) {
    return refusePage('unknown-value', `${SCORE_CAPTIONS.overall.en[0]}: no number beside it`);
  }
  const dated = dayOfPage(gathered, locale);
  if (dated === undefined) return refusePage('ambiguous-date', 'the day that the score is shown for');
  const { day, isAssumed } = dated;
  for (const metric of expected) {
    if (!isUnscored && metrics[metric] == null)
      issues.add('unknown-value', `${metricCaption(metric)}: no value beside it`);
  }
  // Without a list of shown metrics, completeness is unknown.
  for (const name of gathered.names) {
    if (isFigureSubject(name) && name.kind === 'unknown')
      issues.add('unknown-header', `“${name.caption}”: what it counts in this market is not known`);
  }
  if (expected.length === 0)
    issues.add(isForeignPage(root) ? 'unsupported-language' : 'unknown-header', 'no caption of any metric');
  const isWhole =
    locale.region in SHOWN_METRICS && (isUnscored || expected.every((metric) => metrics[metric]?.value != null));
  const readings: FactDrafts['readings'] = [
    { at: locale.at, readAt: locale.at, day, state: isUnscored ? 'no-score' : 'scored', overall, dimensions, metrics },
    ...history.readings.filter((earlier) => earlier.day !== day),
  ];
  const coverage: FactDrafts['coverage'] = [
    { source: 'readings', from: day, to: day, readAt: locale.at, rows: 1, expected: 1, complete: isWhole },
  ];
  return readResult({ readings, coverage }, issues, { isDayAssumed: isAssumed });
};
