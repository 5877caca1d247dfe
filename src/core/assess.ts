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
import { type Forecast, type ForecastSamples, forecastScores, overallAhead, summarise } from '#core/forecast/forecast';
import { knowledgeOf } from '#core/forecast/knowledge';
import { repeatPrinted } from '#core/forecast/persistence';
import { makeRandom } from '#core/forecast/random';
import { accessOf, CROSSING_DAYS, crossingsOf } from '#core/forecast/thresholds';
import { type JudgedDay, judgePair, pairsOf, TRACK_RECORD_SAMPLES, trackRecordOf } from '#core/forecast/track-record';
import type { Assessment } from '#core/model/assessment';
import { type Day, type DayNumber, dayNumber, type Instant, makeDay } from '#core/model/day';
import { type Facts, lastReadAt, USER_INPUT_LISTS } from '#core/model/facts';
import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { metricsOf } from '#core/policy/policy';
import { costsKnownOf, restsOnOf, unpricedOf } from '#core/score/cost-knowledge';
import { factsAsOf } from '#core/score/facts-as-of';
import { calendarOf, costsOf, makePricer } from '#core/score/impact';
import type { Ledger } from '#core/score/ledger';
import { hiddenCountsOn, withHiddenCounts } from '#core/score/page-only-counts';
import { factsSince, ledgerOfFacts } from '#core/score/partitions';
import { readingOnly } from '#core/score/reading-only';
import { rulesFor } from '#core/score/rules';
import { isMostlyKnown, type ScoreInputs, scoreInputsOn } from '#core/score/score-inputs';
import { readingsUpTo, readParameters } from '#core/score/score-parameters';
import { sumTally, tallyOn } from '#core/score/tally';
import { eligibilityOn, isWindowCovered, todayOf } from '#core/score/today';
import { unknownOf } from '#core/score/unknown';
import { agendaOf } from '#core/today/agenda';
import { type DayWork, workByDay, workRulesFor } from '#core/today/day-work';

export interface AssessOptions {
  /** the day whose score is asked for, in the shop's time zone */
  asOf: Day;
  /** days ahead, 60 by default */
  horizon?: number;
  seed?: number;
  /** when the facts end, by default when any was last read; where nothing says, `asOf` is taken for known to its end */
  knownUntil?: Instant | undefined;
}

const FORECAST_SAMPLES = 512;
/** Of the score's parameters, shared by all futures. */
const PARAMETER_DRAWS = 32;
export const DEFAULT_HORIZON = 60;
export const DEFAULT_SEED = 1;

const SCORED_LISTS = ['readings', 'tickets', 'coverage', 'offeredReasons', ...USER_INPUT_LISTS] as const;
type ScoredFacts = Pick<Facts, (typeof SCORED_LISTS)[number]>;
/** The facts that an assessment looks at one by one; all others it looks at as they are counted in a ledger. */
export const ASSESSED_LISTS = [...SCORED_LISTS, 'stock', 'sales', 'serviceRates'] as const;
type AssessedFacts = Pick<Facts, (typeof ASSESSED_LISTS)[number]>;

/** The facts of a shop, orders and chats counted. */
export interface CountedFacts extends AssessedFacts {
  shop: Shop;
  /** when any fact was last read; undefined where nothing says */
  lastRead: Instant | undefined;
  /** null where the market's formula is not known */
  ledger: Ledger | null;
  /** what is open of each partition day */
  work: ReadonlyMap<DayNumber, DayWork>;
}

/** How far before the earliest day that is scored anew any window starts. */
const DAYS_BEFORE_EARLIEST = 85;
/** How long after its placing an order can still join a metric. */
const LONGEST_ORDER_DAYS = 65;
/** As far back as a forecast looks. */
const DAYS_BEFORE_TODAY = 125;

/**
 * The first partition day that an assessment counts: what it costs grows with its windows, not with what is older.
 * The earliest day whose score is counted anew is that of the oldest reading that anchors and weights are learned from.
 */
export const firstPartitionDay = (readings: readonly Reading[], asOf: Day): DayNumber => {
  const oldest = readingsUpTo(readings, asOf).slice(0, MAX_READINGS).at(-1);
  const earliest = oldest === undefined ? Number.POSITIVE_INFINITY : dayNumber(oldest.day) - DAYS_BEFORE_EARLIEST;
  return Math.min(dayNumber(asOf) - DAYS_BEFORE_TODAY, earliest) - LONGEST_ORDER_DAYS;
};

type ShopFile = { shop: Shop; exportedAt?: Instant } & Facts;

const fileAsOf = (file: ShopFile, asOf: Day): ShopFile => factsAsOf(file, asOf, makeZone(timeZoneOf(file.shop)));

/** @param first the first partition day that is counted */
const countFacts = (file: ShopFile, asOf: Day, first: DayNumber): CountedFacts => {
  const rules = rulesFor(file.shop, asOf);
  const counted = factsSince(file, first);
  const ledger = rules && ledgerOfFacts(counted, rules);
  return { ...file, lastRead: lastReadAt(file), ledger, work: workByDay(counted, workRulesFor(file.shop)) };
};

/** What a shop's facts come to as of a day: everything that an assessment and its explanations are computed from. */
export interface ShopModel {
  asOf: Day;
  facts: ScoredFacts;
  ledger: Ledger;
  inputs: ScoreInputs;
  inputsOn(day: DayNumber): ScoreInputs;
  /** the same by today's anchors and weights, not by those that were known on that day */
  inputsByTodaysParameters(day: DayNumber): ScoreInputs;
  /** days by which pages lag behind the facts */
  pageLag: number;
  /** what the printed figures say of it: `pageLag` is 0 where the facts do not reach that far back */
  lagOfPages: PageLag;
  /** what the readings tell of anchors and weights, and how surely */
  estimate: ParameterEstimate;
  /** the reading of that very day, and all up to it */
  reading: Reading | undefined;
  latestFirst: readonly Reading[];
  /** @param rates what-ifs: rates of metrics from now on */
  forecast(horizon: number, seed: number, size?: number, rates?: Partial<ByMetric<number>>): Forecast;
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

/** Null where the market's formula is not known. */
const modelCounted = (
  counted: CountedFacts,
  { asOf, knownUntil = counted.lastRead }: AssessOptions,
): ShopModel | null => {
  const { shop, ledger, coverage, tickets, offeredReasons, appealMarks, preparedTickets } = counted;
  if (ledger === null) return null;
  const { policy, zone } = ledger;
  const day = dayNumber(asOf);
  const until = knownUntil === undefined ? day + 1 : Math.min(day + 1, Math.max(day, zone.timeOf(knownUntil)));
  const readings = counted.readings.filter((reading) => reading.day <= asOf && zone.dayOf(reading.at) <= day);
  const latestFirst = readingsUpTo(readings, asOf);
  const inputsWithPrintedParameters = memoizeByDay((at: DayNumber) => {
    const known = readingsUpTo(readings, makeDay(at));
    const seen = byMetric((metric) => tallyOn(ledger, metric, at));
    const openedOn = shop.openedOn === null ? null : zone.dayOf(shop.openedOn);
    const hidden = byMetric((metric) =>
      // An empty list is no proof of zero where the page prints a count.
      policy.metrics[metric] === undefined ||
      (isWindowCovered(ledger, coverage, metric, at) && sumTally(seen[metric]).denominator > 0)
        ? null
        : hiddenCountsOn(seen[metric], ledger, coverage, known, at, openedOn),
    );
    const tallies = byMetric((metric) => {
      const counts = hidden[metric];
      const isHigher = policy.metrics[metric]?.better === 'higher';
      return counts === null ? seen[metric] : withHiddenCounts(seen[metric], counts, at, isHigher);
    });
    return scoreInputsOn(ledger, at, readParameters(policy, known, makeDay(at)), shop.openedOn, tallies, hidden);
  });
  const listedFrom = metricsOf(policy).map(
    (metric) => ledger.listedProblems.firstReadOn(metric) ?? Number.NEGATIVE_INFINITY,
  );
  const lagOfPages = estimatePageLag(latestFirst, zone, inputsWithPrintedParameters);
  // What a list showed first today counted before, nobody knows since when: earlier days can't be counted without it.
  const pageLag = Math.max(...listedFrom) > day - lagOfPages.days ? 0 : lagOfPages.days;
  const inputsOfPage = (at: DayNumber): ScoreInputs => inputsWithPrintedParameters(at - pageLag);
  const estimateOn = memoizeByDay((at: DayNumber) =>
    estimateParameters({ policy, readings, day: at, inputsOn: inputsOfPage }),
  );
  const inputsOn = (at: DayNumber): ScoreInputs => ({
    ...inputsWithPrintedParameters(at),
    parameters: estimateOn(at).parameters,
  });
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
    forecast: (horizon, seed, size = FORECAST_SAMPLES, rates = {}) =>
      forecastScores(inputs, facts, inputsWithPrintedParameters, {
        horizon,
        seed,
        size,
        until,
        pageLag,
        rates,
        formula: {
          parameterDraws: drawParameters(policy, estimateOn(day), PARAMETER_DRAWS, makeRandom(seed * 31 + 7).normal),
          anchorDriftSd: estimateAnchorDrift(policy, latestFirst).sdPerDay,
          anchorAge: latestFirst[0] === undefined ? 0 : day - dayNumber(latestFirst[0].day),
        },
      }),
  };
};

/** Models a shop as of a day, with all facts at hand for explanations. Null where the market's formula is not known. */
export const modelShop = (all: ShopFile, options: AssessOptions): (ShopModel & { facts: Facts }) | null => {
  const file = fileAsOf(all, options.asOf);
  const model = modelCounted(countFacts(file, options.asOf, firstPartitionDay(file.readings, options.asOf)), options);
  return model && { ...model, facts: { ...file, ...model.facts } };
};

/** Tomorrow and the days after it, as far as any forecast tells. */
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
 * The one question: facts + policy + day → assessment. Pure: no clock, no randomness beyond the seed. The past is not
 * replayed.
 */
export const assessCounted = (counted: CountedFacts, options: AssessOptions): Assessment => {
  const { shop } = counted;
  const { asOf, horizon = DEFAULT_HORIZON, seed = DEFAULT_SEED } = options;
  const model = modelCounted(counted, options);
  if (model === null) {
    const latestFirst = readingsUpTo(counted.readings, asOf);
    const printed = readingOnly(shop, latestFirst, asOf);
    const hasScore = printed.eligible.state !== 'no-score';
    const repeated = hasScore
      ? repeatPrinted(latestFirst, dayNumber(asOf), { horizon, seed, size: FORECAST_SAMPLES })
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
  const restsOn = restsOnOf(inputs, facts.coverage);
  const eligible = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, day);
  const today = todayOf(inputs, facts.coverage, reading, eligible);
  const hasScore = eligible.state !== 'no-score';
  const { samples, start, simulation } = hasScore
    ? model.forecast(Math.max(horizon, CROSSING_DAYS), seed)
    : { samples: null, start: null, simulation: null };
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
    knowledge: knowledgeOf(inputs, facts.coverage, next),
    path,
    crossings: crossingsOf(samples, policy.thresholds, start ?? today.overall.value, day),
    access: accessOf(policy, [...latestFirst].reverse(), today.overall.value, samples, hasScore),
    costs: hasScore ? costsOf(inputs, pricer, (...of) => pointsOf(priceAhead?.(...of) ?? null), restsOn) : [],
    costsKnown: costsKnownOf(inputs, facts.coverage, hasScore),
    unpriced: unpricedOf(inputs, hasScore),
    calendar: hasScore ? calendarOf(inputs, pricer, horizon, restsOn) : [],
    ...assessAppeals(inputs, pricer, facts, hasScore, restsOn, model.inputsByTodaysParameters),
    unknown: unknownOf(shop, policy, today, eligible),
    trackRecord: null,
    agenda: agendaOf(counted, counted.work, asOf, hasScore ? inputs : null),
  };
};

/** In days: what was read with the score was known with it. */
const A_MOMENT = 1e-6;
/** Records read anew in one replay: of a very large shop only the last days are judged, but no fewer than these. */
const MAX_RECORDS_REPLAYED = 2_000_000;
const FEWEST_REPLAYED = 14;

/**
 * Judges the forecasts of all days of which the day before was read too, each by the facts as they were known when that was:
 * facts that come later move none of them. Its cost grows with the readings, that of an assessment does not.
 */
export const replayDays = (all: ShopFile, { asOf, seed = DEFAULT_SEED }: AssessOptions): JudgedDay[] => {
  const { zone } = rulesFor(all.shop, asOf) ?? {};
  if (zone === undefined) return [];
  const records = all.orders.length + all.reviews.length + all.cases.length + all.chats.length;
  const most = Math.max(FEWEST_REPLAYED, Math.floor(MAX_RECORDS_REPLAYED / Math.max(1, records)));
  return pairsOf(fileAsOf(all, asOf).readings, asOf)
    .slice(-most)
    .flatMap((pair): JudgedDay[] => {
      const { day, at } = pair[0];
      const moment = Math.min(dayNumber(day) + 1, zone.timeOf(at) + A_MOMENT);
      const known = factsAsOf(all, day, zone, moment);
      const model = modelCounted(countFacts(known, day, firstPartitionDay(known.readings, day)), {
        asOf: day,
        knownUntil: at,
      });
      const judged = model && judgePair(pair, model.inputs, model.forecast(1, seed, TRACK_RECORD_SAMPLES));
      return judged === null ? [] : [judged];
    });
};

/** Replays the past. Null where there is no score, or too few days to judge. */
export const replayTrackRecord = (all: ShopFile, options: AssessOptions): Assessment['trackRecord'] => {
  const file = fileAsOf(all, options.asOf);
  const model = modelCounted(countFacts(file, options.asOf, firstPartitionDay(file.readings, options.asOf)), options);
  if (model === null) return null;
  const { facts, ledger, inputs, latestFirst, reading } = model;
  const { state } = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, inputs.day);
  return state === 'no-score' ? null : trackRecordOf(replayDays(all, options));
};

/** The same of all facts. */
export const assess = (
  all: ShopFile,
  options: AssessOptions & { /** whether to replay the past for the track record */ replay?: boolean },
): Assessment => {
  const { asOf } = options;
  const file = fileAsOf(all, asOf);
  const assessment = assessCounted(countFacts(file, asOf, firstPartitionDay(file.readings, asOf)), options);
  return options.replay === false ? assessment : { ...assessment, trackRecord: replayTrackRecord(file, options) };
};
