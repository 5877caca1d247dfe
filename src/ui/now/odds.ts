// Chances in words, for every surface.

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
