import { findCandidates } from '#core/appeal/candidates';
import { packTickets } from '#core/appeal/tickets';
import { accessOf } from '#core/forecast/access';
import { crossingsOf } from '#core/forecast/crossings';
import { overallAhead } from '#core/forecast/project';
import { prospectOf } from '#core/forecast/prospect';
import { summarise } from '#core/forecast/quantile';
import { trackRecordOf } from '#core/forecast/track-record';
import type { Assessment } from '#core/model/assessment';
import { type Day, dayNumber, type Instant, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { byMetric } from '#core/model/metric';
import { isRegion, REGIONS } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { addBusinessDays } from '#core/policy/calendar';
import { policyFor } from '#core/policy/policies';
import { calendarOf } from '#core/score/ageing';
import { costsOf } from '#core/score/cost';
import { eligibilityOn } from '#core/score/eligibility';
import { keepLedger } from '#core/score/keep-ledger';
import { makePricer } from '#core/score/price';
import { readingOnly } from '#core/score/reading-only';
import { readingsUpTo, readScale } from '#core/score/scale';
import { isEmpty, standOn } from '#core/score/standing';
import { tallyOn } from '#core/score/tally';
import { isWindowCovered, todayOf } from '#core/score/today';
import { unknownOf } from '#core/score/unknown';
import { withUnseen } from '#core/score/unseen';

export interface AssessOptions {
  /** the day whose score is asked for, in the shop's time zone */
  asOf: Day;
  /** days ahead, 60 by default */
  horizon?: number;
  seed?: number;
  /** when the facts end, if that is within `asOf`; otherwise the whole of `asOf` is taken for known */
  knownUntil?: Instant;
  /** whether to replay the past for the track record; it costs more than all the rest */
  replay?: boolean;
}

const REHEARSALS = 400;
export const DEFAULT_HORIZON = 60;

/** The one question: facts + policy + day → assessment. Pure: no clock, no randomness beyond the seed. */
export const assess = (file: { shop: Shop } & Facts, options: AssessOptions): Assessment => {
  const { shop } = file;
  const { asOf, horizon = DEFAULT_HORIZON, seed = 1, replay = true } = options;
  const policy = policyFor(shop.region, asOf);
  const zone = makeZone(shop.timeZone ?? (isRegion(shop.region) ? REGIONS[shop.region].timeZone : 'UTC'));
  if (policy === null) return readingOnly(file, asOf, horizon);

  const day = dayNumber(asOf);
  const until =
    options.knownUntil === undefined ? day + 1 : Math.min(day + 1, Math.max(day, zone.timeOf(options.knownUntil)));
  const facts: Facts = { ...file, readings: file.readings.filter((it) => it.day <= asOf && zone.dayOf(it.at) <= day) };
  const latestFirst = readingsUpTo(facts.readings, asOf);
  const reading = latestFirst[0]?.day === asOf ? latestFirst[0] : undefined;

  const ledger = keepLedger(facts, policy, zone);
  const standingOn = (at: number) => {
    const readings = readingsUpTo(facts.readings, makeDay(at));
    const tallies = byMetric((metric) => {
      const tally = tallyOn(ledger, metric, at);
      return isWindowCovered(ledger, facts.coverage, metric, at)
        ? tally
        : withUnseen(tally, ledger, readings, at).tally;
    });
    return standOn(ledger, at, readScale(policy, readings, makeDay(at)), shop.openedOn, tallies);
  };
  const standing = standingOn(day);
  const pricer = makePricer(standing);
  const eligible = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, day);
  const today = todayOf(standing, facts.coverage, reading, eligible);

  const hasScore = eligible.state !== 'no-score';
  const prospect = hasScore
    ? prospectOf(standing, shop, facts, { horizon, seed, size: REHEARSALS, until })
    : { start: null, projection: null };
  const { projection, start } = prospect;

  const decision = addBusinessDays(
    policy.region,
    day,
    policy.appeal.value.reviewDays + policy.appeal.value.correctionDays,
  );
  const found = findCandidates(standing, pricer, facts, decision);

  return {
    asOf,
    region: shop.region,
    policy: policy.id,
    eligible,
    today,
    next: {
      day: makeDay(day + 1),
      overall: projection === null ? null : summarise(overallAhead(projection, 1)),
      metrics: projection?.nextMetrics ?? byMetric(() => null),
    },
    path: Array.from({ length: horizon }, (_, i) => {
      const spread = projection === null ? null : summarise(overallAhead(projection, i + 1));
      return {
        day: makeDay(day + i + 1),
        p05: spread?.p05 ?? null,
        p50: spread?.p50 ?? null,
        p95: spread?.p95 ?? null,
        agedOnly: !hasScore || isEmpty(standing, i + 1) ? null : pricer.overall(i + 1),
      };
    }),
    crossings: crossingsOf(projection, policy.thresholds, start, day),
    access: accessOf(policy, [...latestFirst].reverse(), today.overall.value, projection),
    costs: hasScore ? costsOf(standing, pricer) : [],
    calendar: hasScore ? calendarOf(standing, horizon) : [],
    appeals: {
      candidates: found.map((it) => it.candidate),
      judged: [],
      tickets: packTickets(standing, pricer, found, decision),
    },
    unknown: unknownOf(shop, today, eligible),
    trackRecord: replay && hasScore ? trackRecordOf(ledger, shop, facts, day, seed, standingOn) : null,
  };
};
