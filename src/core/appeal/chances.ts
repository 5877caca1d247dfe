import type { Chance, PortalReason } from '#core/model/casework';
import { isMetric, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import type { Ground } from '#core/policy/ground';
import { PRIOR_TICKETS } from '#core/policy/grounds';

const isSpoken = (words: readonly string[], text: string): boolean =>
  words.some((it) => {
    const at = text.indexOf(it);
    const [before, after] = [text[at - 1] ?? ' ', text[at + it.length] ?? ' '];
    return at >= 0 && !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
  });

/**
 * The ground that a reason of the portal's own list means. What its list holds is not public: a wording that fits none of
 * ours, or several, is taken for none.
 */
export const groundOfReason = (grounds: readonly Ground[], metric: Metric | null, reason: string): string | null => {
  const text = reason.toLowerCase();
  const meant = grounds.filter((it) => (metric === null || it.metric === metric) && isSpoken(it.words, text));
  const [only, another] = meant;
  return another === undefined ? (only?.id ?? null) : null;
};

/** What the portal's reasons were, in its own words, most used first: those that we know no ground for are shown too. */
export const reasonsOf = (grounds: readonly Ground[], tickets: readonly Ticket[]): PortalReason[] => {
  const known = new Map<string, PortalReason>();
  for (const { reason, metric: code } of tickets) {
    if (reason === null) continue;
    const metric = code !== null && isMetric(code) ? code : null;
    const key = `${metric} ${reason.trim().toLowerCase()}`;
    const row = known.get(key) ?? { metric, text: reason, ground: groundOfReason(grounds, metric, reason), tickets: 0 };
    known.set(key, { ...row, tickets: row.tickets + 1 });
  }
  return [...known.values()].sort((a, b) => b.tickets - a.tickets || (a.text < b.text ? -1 : 1));
};

/**
 * The chance that a ticket on a ground is approved: an assumed prior as a Beta distribution, and what became of the
 * shop's own decided tickets on that ground; the mean of the posterior.
 */
export const chancesOf = (
  grounds: readonly Ground[],
  decided: readonly { ground: string | null; approved: boolean }[],
): Map<string, Chance> => {
  const weight = PRIOR_TICKETS.value;
  return new Map(
    grounds.map(({ id, probability: prior }) => {
      const ours = decided.filter((it) => it.ground === id);
      const approved = ours.filter((it) => it.approved).length;
      const probability = (prior * weight + approved) / (weight + ours.length);
      return [id, { ground: id, prior, weight, approved, rejected: ours.length - approved, probability }];
    }),
  );
};
