import { policyOf } from '#core/explain/first-steps';
import { isThreatened, nearestOf, THREATENED_IN_7, THREATENED_IN_30 } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { formatChance, formatCount, formatDay, formatScore } from '../components/format';
import { neededOrders } from '../components/needed-orders';
import { NOW_TEXT } from './text';

const { headline: WORDS } = NOW_TEXT;

export type Tone = 'bad' | 'warn' | 'good' | 'plain';

type Crossing = Assessment['crossings'][number];

/** A chance below this is no news. */
const REMOTE = 0.05;

/** Below this score a shop has lost what most sellers live by. */
const affiliateAt = (assessment: Assessment): number =>
  policyOf(assessment)?.benefits.find(({ name }) => name === 'affiliate')?.gain ?? 0;

/** How the shop stands, in one sentence. */
export const headlineOf = (assessment: Assessment): { says: string; tone: Tone } => {
  const { eligible, today, next } = assessment;
  const { overall } = today;
  if (eligible.state === 'no-score')
    return { says: WORDS.noScore(neededOrders(assessment), formatCount(eligible.delivered)), tone: 'plain' };
  if (overall.value === null) return { says: WORDS.unseen, tone: 'plain' };
  const figure = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const { below, above } = nearestOf(assessment);
  if (next.overall === null) return { says: WORDS.todayOnly(figure), tone: 'plain' };
  const from = (crossing: Crossing) => (crossing.medianDay === null ? null : formatDay(crossing.medianDay));
  const name = (crossing: Crossing) => formatScore(crossing.threshold, 1);
  if (below !== null && isThreatened(below)) {
    const [week, month] = [below.within7 ?? 0, below.within30 ?? 0];
    return week >= THREATENED_IN_7
      ? { says: WORDS.fallingWeek(name(below), formatChance(week)), tone: 'bad' }
      : { says: WORDS.falling(name(below), formatChance(month), from(below)), tone: 'warn' };
  }
  if (above !== null && (above.within30 ?? 0) >= THREATENED_IN_30)
    return { says: WORDS.rising(name(above), formatChance(above.within30!), from(above)), tone: 'good' };
  if (above !== null && above.threshold <= affiliateAt(assessment))
    return { says: WORDS.fallen(name(above), formatChance(above.within30 ?? 0)), tone: 'bad' };
  if (below !== null && (below.within30 ?? 0) >= REMOTE)
    return { says: WORDS.watch(name(below), formatChance(below.within30!)), tone: 'plain' };
  return { says: WORDS.steady, tone: 'good' };
};
