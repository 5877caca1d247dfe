import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';
import { formatCount, formatDay, formatScore } from '../components/format';
import { NOW_TEXT } from './text';

const { headline: WORDS, odds: ODDS } = NOW_TEXT;

const REMOTE = 0.05;
const SURE = 0.95;
/** The wholes that people count chances in. */
const WHOLES = [2, 3, 4, 5, 10];

/** A chance in the words people count in: "3 in 4", the simplest fraction that is near enough. */
export const formatOdds = (chance: number): string => {
  if (chance < REMOTE) return ODDS.remote;
  if (chance > SURE) return ODDS.sure;
  const fractions = WHOLES.map((whole) => ({ whole, part: Math.max(1, Math.round(chance * whole)) }));
  const off = ({ whole, part }: (typeof fractions)[number]) =>
    part >= whole ? Number.POSITIVE_INFINITY : Math.abs(part / whole - chance);
  const best =
    fractions.find((fraction) => off(fraction) <= 0.02) ?? fractions.reduce((a, b) => (off(b) < off(a) ? b : a));
  return ODDS.of(best.part, best.whole);
};

export type Tone = 'bad' | 'warn' | 'good' | 'plain';

/** More likely than this within a week, or than not within 30 days, a threshold is threatened. */
const THREATENED_IN_7 = 0.2;
const THREATENED_IN_30 = 0.5;

type Crossing = Assessment['crossings'][number];

/** The threshold next below the score and the one next above it. */
export const nearestOf = ({ crossings }: Assessment): { below: Crossing | null; above: Crossing | null } => ({
  below: crossings.findLast(({ direction }) => direction === 'down') ?? null,
  above: crossings.find(({ direction }) => direction === 'up') ?? null,
});

export const isThreatened = ({ direction, within7, within30 }: Crossing): boolean =>
  direction === 'down' && ((within7 ?? 0) >= THREATENED_IN_7 || (within30 ?? 0) >= THREATENED_IN_30);

/** Below this score a shop has lost what most sellers live by. */
const affiliateAt = (assessment: Assessment): number =>
  policyOf(assessment)?.benefits.find(({ name }) => name === 'affiliate')?.gain ?? 0;

/** How the shop stands, in one sentence. */
export const headlineOf = (assessment: Assessment): { says: string; tone: Tone } => {
  const { eligible, today, next } = assessment;
  const { overall } = today;
  if (eligible.state === 'no-score')
    return { says: WORDS.noScore(formatCount(eligible.need), formatCount(eligible.delivered)), tone: 'plain' };
  if (overall.value === null) return { says: WORDS.unseen, tone: 'plain' };
  const figure = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const { below, above } = nearestOf(assessment);
  if (next.overall === null) return { says: WORDS.todayOnly(figure), tone: 'plain' };
  const from = (crossing: Crossing) => (crossing.medianDay === null ? null : formatDay(crossing.medianDay));
  const name = (crossing: Crossing) => formatScore(crossing.threshold, 1);
  if (below !== null && isThreatened(below)) {
    const [week, month] = [below.within7 ?? 0, below.within30 ?? 0];
    return week >= THREATENED_IN_7
      ? { says: WORDS.fallingWeek(name(below), formatOdds(week)), tone: 'bad' }
      : { says: WORDS.falling(name(below), formatOdds(month), from(below)), tone: 'warn' };
  }
  if (above !== null && (above.within30 ?? 0) >= THREATENED_IN_30)
    return { says: WORDS.rising(name(above), formatOdds(above.within30!), from(above)), tone: 'good' };
  if (above !== null && above.threshold <= affiliateAt(assessment))
    return { says: WORDS.fallen(name(above), formatOdds(above.within30 ?? 0)), tone: 'bad' };
  if (below !== null && (below.within30 ?? 0) >= REMOTE)
    return { says: WORDS.watch(name(below), formatOdds(below.within30!)), tone: 'plain' };
  return { says: WORDS.steady, tone: 'good' };
};
