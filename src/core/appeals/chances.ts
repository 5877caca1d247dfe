import type { ApprovalChance } from '#core/model/appeal-details';
import type { Ground } from '#core/policy/ground';
import { PRIOR_TICKETS } from '#core/policy/grounds';

/**
 * The chance that a ticket on a ground is approved: an assumed prior as a Beta distribution, and what became of the
 * shop's own decided tickets on that ground; the mean of the posterior.
 */
export const approvalChances = (
  grounds: readonly Ground[],
  decided: readonly { ground: string | null; approved: boolean }[],
): Map<string, ApprovalChance> => {
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
