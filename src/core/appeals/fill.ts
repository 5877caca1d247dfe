import type { Entry } from '#core/score/ledger';
import type { Standing } from '#core/score/standing';
import { countTally } from '#core/score/tally';

/** Something that goes into a ticket; its member is null where its day is not known, so that it has no price. */
interface Item {
  entry: Entry | null;
}

const weightOf = ({ day, tallies }: Standing, entry: Entry, older: number): number => {
  const { weights, window } = tallies[entry.metric];
  const age = day - entry.day + older;
  return age > window ? 0 : weights[age]!;
};

/**
 * The requests that together bring handling time down furthest, at most `size` of them. Hours ÷ rounds is no sum: which
 * requests are best depends on the time that is reached without them. Dinkelbach's iteration finds both: at a time of λ
 * the best are those with the most weight × (hours − λ × rounds), and the time that they reach is the next λ, until it
 * falls no further. Which request comes first among equals is decided by their order in `items`.
 */
const bestRequests = <T extends Item>(items: readonly T[], size: number, standing: Standing, older: number): T[] => {
  const { numerator, denominator } = countTally(standing.tallies.AHT, older).weighted;
  let best: T[] = [];
  let time = denominator > 0 ? numerator / denominator : 0;
  for (;;) {
    const worth = items.map((it) => {
      if (it.entry === null) return { it, off: 0, hours: 0, rounds: 0 };
      const weight = weightOf(standing, it.entry, older);
      const [hours, rounds] = [weight * it.entry.hours, weight * it.entry.rounds];
      return { it, off: hours - time * rounds, hours, rounds };
    });
    const chosen = worth
      .filter(({ off }) => off > 0)
      .sort((a, b) => b.off - a.off)
      .slice(0, size);
    const rest = denominator - chosen.reduce((sum, it) => sum + it.rounds, 0);
    const next = (numerator - chosen.reduce((sum, it) => sum + it.hours, 0)) / rest;
    // Nothing left to handle: no time, and nothing to choose by.
    if (rest < 1e-9) return chosen.map(({ it }) => it);
    if (next >= time - 1e-12) return best;
    [best, time] = [chosen.map(({ it }) => it), next];
  }
};

/**
 * Fills tickets of one metric and ground, at most `size` in each: the first is the best that there is by joint gain on the
 * day of the decision, the next the best of what is left. In rates each record takes its weight off alone, so the heaviest
 * are the best together, under every gate, floor and threshold: the score only ever grows with the rate it is made of.
 */
export const fillTickets = <T extends Item>(
  items: readonly T[],
  size: number,
  standing: Standing,
  older: number,
): T[][] => {
  const tickets: T[][] = [];
  let left = [...items];
  if (left[0]?.entry?.metric === 'AHT') {
    for (;;) {
      const best = bestRequests(left, size, standing, older);
      if (best.length === 0) break;
      tickets.push(best);
      const taken = new Set(best);
      left = left.filter((it) => !taken.has(it));
    }
  } else {
    const weigh = (it: T, days: number) => (it.entry === null ? -1 : weightOf(standing, it.entry, days));
    const weighed = left.map((it) => ({ it, later: weigh(it, older), now: weigh(it, 0) }));
    left = weighed.sort((a, b) => b.later - a.later || b.now - a.now).map(({ it }) => it);
  }
  for (let start = 0; start < left.length; start += size) tickets.push(left.slice(start, start + size));
  return tickets;
};
