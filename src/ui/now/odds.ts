import type { Assessment } from '#core/model/assessment';

// Chances and thresholds in words, for every surface.

const ODDS = {
  remote: 'under 1 in 20',
  sure: 'almost certain',
  of: (part: number, whole: number) => `${part} in ${whole}`,
} as const;

export const REMOTE = 0.05;
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

/** More likely than this within a week, or than not within 30 days, a threshold is threatened. */
export const THREATENED_IN_7 = 0.2;
export const THREATENED_IN_30 = 0.5;

type Crossing = Assessment['crossings'][number];

/** The threshold next below the score and the one next above it. */
export const nearestOf = ({ crossings }: Assessment): { below: Crossing | null; above: Crossing | null } => ({
  below: crossings.findLast(({ direction }) => direction === 'down') ?? null,
  above: crossings.find(({ direction }) => direction === 'up') ?? null,
});

export const isThreatened = ({ direction, within7, within30 }: Crossing): boolean =>
  direction === 'down' && ((within7 ?? 0) >= THREATENED_IN_7 || (within30 ?? 0) >= THREATENED_IN_30);
