import { assessAppeals } from '#core/appeals/assess-appeals';
import { estimateAnchorDrift } from '#core/estimate/anchor-history';
import {
  drawParameters,
  estimateParameters,
  MAX_READINGS,
  type ParameterEstimate,
} from '#core/estimate/estimate-parameters';
import { estimatePageLag, type PageLag } from '#core/estimate/page-lag';
import { targetChangesOf } from '#core/estimate/target-changes';
import { makePricerAhead, pointsOf } from '#core/forecast/cost-ahead';
import { type Forecast, forecastScores } from '#core/forecast/forecast';
import { knowledgeOf } from '#core/forecast/knowledge';
import { repeatPrinted } from '#core/forecast/persistence';
import { summarise } from '#core/forecast/quantiles';
import { makeRandom } from '#core/forecast/random';
import { type ForecastSamples, overallAhead } from '#core/forecast/score-samples';
import { benefitAccessOf, crossingsOf } from '#core/forecast/thresholds';
import { type JudgedDay, judgePair, pairsOf, TRACK_RECORD_SAMPLES, trackRecordOf } from '#core/forecast/track-record';
import type { Assessment } from '#core/model/assessment';
import { type Day, type DayNumber, dayNumber, type Instant, makeDay } from '#core/model/day';
import { type Facts, lastReadAt, USER_INPUT_LISTS } from '#core/model/facts';
import { byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { recordsSince, type SubjectRecord } from '#core/model/subject-record';
import { makeZone } from '#core/model/zone';
import { metricsOf } from '#core/policy/policy';
import { costEvidenceOf, costsKnownOf, unpricedOf } from '#core/score/cost-completeness';
import { factsAsOf } from '#core/score/facts-as-of';
import { ageingChangesOf, costsOf, makePricer } from '#core/score/impact';
import type { Ledger, Moment } from '#core/score/ledger';
import { hiddenCountsOn, type Trust } from '#core/score/page-only-counts';
import { ledgerOfRecords, problemsSince } from '#core/score/partitions';
import { readingOnly } from '#core/score/reading-only';
import { rulesFor } from '#core/score/rules';
import { isMostlyKnown, type ScoreInputs } from '#core/score/score-inputs';
import { printedParameters, readingsUpTo } from '#core/score/score-parameters';
import { withHiddenCounts } from '#core/score/spread-hidden-counts';
import { sumTally, tallyOn } from '#core/score/tally';
import { eligibilityOn, isWindowCovered, todayOf } from '#core/score/today';
import { unknownOf } from '#core/score/unknown';
import { agendaOf } from '#core/today/agenda';
import { type DayWork, workByDay, workRulesFor } from '#core/today/day-work';

export interface AssessOptions {
  /** the day to score, in the shop's time zone */
  asOf: Day;
  /** days ahead, 60 by default */
  horizon?: number;
  seed?: number;
  /** simulated futures of each metric, 512 by default: fewer make the forecast coarser, and nothing else */
  futures?: number;
  /** end of the facts, by default the last time that any was read, else the end of `asOf` */
  knownUntil?: Instant | undefined;
}

const FORECAST_SAMPLES = 512;
/** Uncertainty of the score's parameters, shared by all forecast samples. */
const PARAMETER_DRAWS = 32;
/** Simulated for shorter horizons too, so that what is told of a day does not depend on how many are asked for. */
export const DEFAULT_HORIZON = 60;
export const DEFAULT_SEED = 1;

const SCORED_LISTS = ['readings', 'tickets', 'coverage', 'offeredReasons', ...USER_INPUT_LISTS] as const;
type ScoredFacts = Pick<Facts, (typeof SCORED_LISTS)[number]>;
/** The lists that an assessment needs record by record; orders, chats and what belongs to them come from the ledger. */
export const ASSESSED_LISTS = [...SCORED_LISTS, 'stock', 'sales', 'serviceRates'] as const;
type AssessedFacts = Pick<Facts, (typeof ASSESSED_LISTS)[number]>;

/** The facts of a shop, with the members of its metrics already counted. */
interface LedgerFacts extends AssessedFacts {
  shop: Shop;
  /** when any fact was last read; undefined if unknown */
  lastRead: Instant | undefined;
  /** null where the market's formula is not known */
  ledger: Ledger | null;
}

/** The facts of a shop, with orders and chats already counted. */
export interface CountedFacts extends LedgerFacts {
  /** open orders and requests by partition day */
  work: ReadonlyMap<DayNumber, DayWork>;
}

/** Beyond a window nothing that was read bears on the score. */
const MAX_UNREAD_DAYS = 60;

/** The window of the earliest day that is recomputed starts at most this many days before it. */
const DAYS_BEFORE_EARLIEST = 85;
/** An order can enter a metric at most this many days after it was placed. */
const LONGEST_ORDER_DAYS = 65;
/** Days of history that a forecast uses. */
const DAYS_BEFORE_TODAY = 125;

/**
 * The first partition day that an assessment counts, so that its cost grows with its windows and not with older
 * history. The earliest day that is recomputed is that of the oldest reading used to estimate anchors and weights.
 */
export const firstPartitionDay = (readings: readonly Reading[], asOf: Day): DayNumber => {
  const oldest = readingsUpTo(readings, asOf).slice(0, MAX_READINGS).at(-1);
  const earliest = oldest === undefined ? Number.POSITIVE_INFINITY : dayNumber(oldest.day) - DAYS_BEFORE_EARLIEST;
  return Math.min(dayNumber(asOf) - DAYS_BEFORE_TODAY, earliest) - LONGEST_ORDER_DAYS;
};

type ShopFile = { shop: Shop; exportedAt?: Instant } & Facts;

const fileAsOf = (file: ShopFile, asOf: Day): ShopFile => factsAsOf(file, asOf, makeZone(timeZoneOf(file.shop)));

const countFacts = (file: ShopFile, asOf: Day): LedgerFacts & { records: readonly SubjectRecord[] } => {
  const rules = rulesFor(file.shop, asOf);
  const first = firstPartitionDay(file.readings, asOf);
  const records = recordsSince(file, first);
  const named = { problems: problemsSince(file.problems, first), coverage: file.coverage };
  const ledger = rules && ledgerOfRecords(records, named, rules);
  return { ...file, lastRead: lastReadAt(file), ledger, records };
};

/** Everything that an assessment and its explanations are computed from, as of a day. */
export interface ShopModel {
  asOf: Day;
  facts: ScoredFacts;
  ledger: Ledger;
  inputs: ScoreInputs;
  inputsOn(day: DayNumber): ScoreInputs;
  /** the same with today's anchors and weights instead of those known on that day */
  inputsByTodaysParameters(day: DayNumber): ScoreInputs;
  /** days by which pages lag behind the facts */
  pageLag: number;
  /** the fit of the printed figures; `pageLag` is 0 where the facts do not reach that far back */
  lagOfPages: PageLag;
  /** anchors and weights estimated from the readings, with their uncertainty */
  estimate: ParameterEstimate;
  /** the reading of that day, and all readings up to it */
  reading: Reading | undefined;
  latestFirst: readonly Reading[];
  forecast(horizon: number, seed: number, size?: number): Forecast;
}

const memoizeByDay = <T>(make: (day: DayNumber) => T): ((day: DayNumber) => T) => {
  const made = new Map<DayNumber, T>();
  return (day) => {
    const known = made.get(day);
    if (known !== undefined) return known;
    const value = make(day);
    made.set(day, value);
    return value;
  };
};

/**
 * Days up to `day` on which nothing was read: they are unknown, not empty, and the forecast begins before them. Records
 * later than `known` do not say when they were read, so that it is not known how far the facts reach.
 */
const unreadDays = ({ shipments }: Ledger, known: Moment, day: DayNumber): number => {
  const unread = day - Math.floor(known);
  const isLater = (moment: Moment | null) => moment !== null && moment > known && moment < day + 1;
  if (unread <= 0 || shipments.some((order) => isLater(order.placed) || isLater(order.delivered))) return 0;
  return Math.min(MAX_UNREAD_DAYS, unread);
};

/** Null where the market's formula is not known. */
const modelCounted = (
  counted: LedgerFacts,
  { asOf, knownUntil = counted.lastRead }: AssessOptions,
): ShopModel | null => {
  const { shop, ledger, coverage, tickets, offeredReasons, appealMarks, preparedTickets } = counted;
  if (ledger === null) return null;
  const { policy, zone } = ledger;
  const day = dayNumber(asOf);
  const known = knownUntil === undefined ? day + 1 : Math.min(day + 1, zone.timeOf(knownUntil));
  const unread = unreadDays(ledger, known, day);
  const until = Math.max(day - unread, known);
  const readings = counted.readings.filter((reading) => reading.day <= asOf && zone.dayOf(reading.at) <= day);
  const latestFirst = readingsUpTo(readings, asOf);
  const openedOn = shop.openedOn === null ? null : zone.dayOf(shop.openedOn);
  const inputsTrusting =
    (trust: Trust) =>
    (at: DayNumber): ScoreInputs => {
      const known = readingsUpTo(readings, makeDay(at));
      const seen = byMetric((metric) => tallyOn(ledger, metric, at));
      const hidden = byMetric((metric) => {
        // An empty list is no proof of zero where the page prints a count.
        const isWhole = isWindowCovered(ledger, coverage, metric, at) && sumTally(seen[metric]).denominator > 0;
        return policy.metrics[metric] === undefined || (isWhole && trust === 'facts')
          ? null
          : hiddenCountsOn(seen[metric], ledger, coverage, known, at, openedOn, trust, isWhole);
      });
      const tallies = byMetric((metric) => {
        const counts = hidden[metric];
        return counts === null ? seen[metric] : withHiddenCounts(seen[metric], counts, at);
      });
      return { ledger, day: at, parameters: printedParameters(policy, known, makeDay(at)), tallies, openedOn, hidden };
    };
  const inputsWithPrintedParameters = memoizeByDay(inputsTrusting('facts'));
  const inputsTrustingPages = memoizeByDay(inputsTrusting('page'));
  const listedFrom = metricsOf(policy).map(
    (metric) => ledger.listedProblems.firstReadOn(metric) ?? Number.NEGATIVE_INFINITY,
  );
  const lagOfPages = estimatePageLag(latestFirst, zone, inputsWithPrintedParameters);
  // A list first read within the lag may name older problems, so the days before it cannot be recounted.
  const pageLag = Math.max(...listedFrom) > day - lagOfPages.days ? 0 : lagOfPages.days;
  const inputsOfPage = (at: DayNumber): ScoreInputs => inputsWithPrintedParameters(at - pageLag);
  const estimateOn = memoizeByDay((at: DayNumber) =>
    estimateParameters({ policy, readings, day: at, inputsOn: inputsOfPage }),
  );
  const inputsOn = (at: DayNumber): ScoreInputs => ({
    ...inputsWithPrintedParameters(at),
    parameters: estimateOn(at).parameters,
  });
  const forecastInputsOn = (at: DayNumber) => ({ ...inputsTrustingPages(at), parameters: estimateOn(at).parameters });
  const inputs = inputsOn(day);
  const facts = { readings, tickets, coverage, offeredReasons, appealMarks, preparedTickets };
  return {
    asOf,
    facts,
    ledger,
    inputs,
    inputsOn,
    inputsByTodaysParameters: (at) => ({ ...inputsWithPrintedParameters(at), parameters: inputs.parameters }),
    pageLag,
    lagOfPages,
    estimate: estimateOn(day),
    reading: latestFirst[0]?.day === asOf ? latestFirst[0] : undefined,
    latestFirst,
    forecast: (horizon, seed, size = FORECAST_SAMPLES) =>
      forecastScores(forecastInputsOn(day - unread), facts, inputsTrustingPages, {
        horizon,
        unread,
        seed,
        size,
        until,
        pageLag,
        formula: {
          parameterDraws: drawParameters(policy, estimateOn(day), PARAMETER_DRAWS, makeRandom(seed * 31 + 7).normal),
          anchorDriftSd: estimateAnchorDrift(policy, latestFirst).sdPerDay,
          anchorAge: latestFirst[0] === undefined ? 0 : Math.max(0, day - unread - dayNumber(latestFirst[0].day)),
        },
      }),
  };
};

/** Models a shop as of a day, with all facts available to explanations; null if the market's formula is not known. */
export const modelShop = (all: ShopFile, options: AssessOptions): (ShopModel & { facts: Facts }) | null => {
  const file = fileAsOf(all, options.asOf);
  const model = modelCounted(countFacts(file, options.asOf), options);
  return model && { ...model, facts: { ...file, ...model.facts } };
};

/** The forecast days, from tomorrow on. */
const comingDays = (
  asOf: Day,
  horizon: number,
  metrics: readonly Metric[],
  samples: (Pick<ForecastSamples, 'overall' | 'horizon' | 'size'> & Partial<ForecastSamples>) | null,
  agedOnly: (ahead: number) => number | null,
): Pick<Assessment, 'next' | 'path'> => {
  const day = dayNumber(asOf);
  const spreads = Array.from({ length: horizon }, (_, i) => samples && summarise(overallAhead(samples, i + 1)));
  return {
    next: {
      day: makeDay(day + 1),
      overall: spreads[0] ?? null,
      metrics: Object.fromEntries(metrics.map((metric) => [metric, samples?.nextMetrics?.[metric] ?? null])),
    },
    path: spreads.map((spread, i) => ({
      day: makeDay(day + i + 1),
      ...(spread ?? { mean: null, p05: null, p50: null, p95: null }),
      agedOnly: agedOnly(i + 1),
    })),
  };
};

/**
 * Assesses a shop on a day under the policy in force, without replaying the past. Pure: no clock, no randomness beyond
 * the seed.
 */
export const assessCounted = (counted: CountedFacts, options: AssessOptions): Assessment => {
  const { shop } = counted;
  const { asOf, horizon = DEFAULT_HORIZON, seed = DEFAULT_SEED, futures = FORECAST_SAMPLES } = options;
  const simulated = Math.max(horizon, DEFAULT_HORIZON);
  const model = modelCounted(counted, options);
  if (model === null) {
    const latestFirst = readingsUpTo(counted.readings, asOf);
    const printed = readingOnly(shop, latestFirst, asOf);
    const hasScore = printed.eligible.state !== 'no-score';
    const repeated = hasScore
      ? repeatPrinted(latestFirst, dayNumber(asOf), { horizon: simulated, seed, size: futures })
      : null;
    return {
      ...printed,
      ...comingDays(asOf, horizon, METRICS, repeated?.samples ?? null, () => null),
      agenda: agendaOf(counted, counted.work, asOf, null),
    };
  }
  const { facts, ledger, inputs, reading, latestFirst } = model;
  const { policy } = ledger;
  const { day } = inputs;
  const pricer = makePricer(inputs);
  const restsOn = costEvidenceOf(inputs, facts.coverage);
  const eligible = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, day);
  const hasScore = eligible.state !== 'no-score';
  const { samples, start, simulation } = hasScore
    ? model.forecast(simulated, seed, futures)
    : { samples: null, start: null, simulation: null };
  const today = todayOf(inputs, facts.coverage, reading, eligible, start);
  const priceAhead = simulation && makePricerAhead(simulation);

  const { next, path } = comingDays(asOf, horizon, metricsOf(policy), samples, (ahead) =>
    !hasScore || !isMostlyKnown(inputs, ahead) ? null : pricer.overall(ahead),
  );

  return {
    asOf,
    region: shop.region,
    policy: policy.id,
    eligible,
    today,
    pageLag: model.lagOfPages,
    targetChanges: targetChangesOf(inputs, latestFirst, hasScore),
    next,
    knowledge: knowledgeOf({ ...inputs, hidden: (simulation?.inputs ?? inputs).hidden }, facts.coverage, next),
    path,
    crossings: crossingsOf(samples, policy.thresholds, start ?? today.overall.value, day),
    access: benefitAccessOf(policy, [...latestFirst].reverse(), today.overall.value, samples, hasScore),
    costs: hasScore ? costsOf(inputs, pricer, (...of) => pointsOf(priceAhead?.(...of) ?? null), restsOn) : [],
    costsKnown: costsKnownOf(inputs, facts.coverage, hasScore),
    unpriced: unpricedOf(inputs, hasScore),
    calendar: hasScore ? ageingChangesOf(inputs, pricer, horizon, restsOn) : [],
    ...assessAppeals(inputs, pricer, facts, hasScore, restsOn, model.inputsByTodaysParameters),
    unknown: unknownOf(shop, policy, today, eligible),
    trackRecord: null,
    agenda: agendaOf(counted, counted.work, asOf, hasScore ? inputs : null),
  };
};

/** Facts read within this many days after a score count as known with it. */
const SAME_READING_DAYS = 1e-6;
/** Records that one replay may process: in a very large shop only the latest days are replayed, but at least these. */
const MAX_RECORDS_REPLAYED = 2_000_000;
const FEWEST_REPLAYED = 14;

/**
 * Past days whose forecasts, each made from the facts known on its day, can be scored against the score printed the
 * next day; a call scores one. Their cost grows with the number of readings, unlike that of an assessment.
 */
const replaysOf = (all: ShopFile, { asOf, seed = DEFAULT_SEED }: AssessOptions): (() => JudgedDay | null)[] => {
  const { zone } = rulesFor(all.shop, asOf) ?? {};
  if (zone === undefined) return [];
  const records = all.orders.length + all.reviews.length + all.cases.length + all.chats.length;
  const most = Math.max(FEWEST_REPLAYED, Math.floor(MAX_RECORDS_REPLAYED / Math.max(1, records)));
  return pairsOf(fileAsOf(all, asOf).readings, asOf)
    .slice(-most)
    .map((pair) => () => {
      const { day, at } = pair[0];
      const moment = Math.min(dayNumber(day) + 1, zone.timeOf(at) + SAME_READING_DAYS);
      const known = factsAsOf(all, day, zone, moment);
      const model = modelCounted(countFacts(known, day), { asOf: day, knownUntil: at });
      return model && judgePair(pair, model.inputs, model.forecast(1, seed, TRACK_RECORD_SAMPLES));
    });
};

export const replayDays = (all: ShopFile, options: AssessOptions): JudgedDay[] =>
  replaysOf(all, options).flatMap((replay) => replay() ?? []);

/**
 * The track record of a shop that has a score; null if there are too few days to judge.
 * @param between what goes first before each day
 */
export const replayTrackRecord = async (
  all: ShopFile,
  options: AssessOptions,
  between: () => Promise<void>,
): Promise<Assessment['trackRecord']> => {
  const days: JudgedDay[] = [];
  for (const replay of replaysOf(all, options)) {
    await between();
    const day = replay();
    if (day !== null) days.push(day);
  }
  return trackRecordOf(days);
};

/** The same from all facts of a shop. */
export const assess = (
  all: ShopFile,
  options: AssessOptions & { /** whether to replay the past for the track record */ replay?: boolean },
): Assessment => {
  const { asOf } = options;
  const file = fileAsOf(all, asOf);
  const { records, ...counted } = countFacts(file, asOf);
  const assessment = assessCounted({ ...counted, work: workByDay(records, workRulesFor(file.shop)) }, options);
  return options.replay === false || assessment.eligible.state === 'no-score'
    ? assessment
    : { ...assessment, trackRecord: trackRecordOf(replayDays(file, options)) };
};
