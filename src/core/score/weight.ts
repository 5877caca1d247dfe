import type { Policy } from '#core/policy/policy';

const made = new WeakMap<Policy, Map<number, Float64Array>>();

/** Decay weight by age in days, index 0 unused: 0.7^(ceil(age/15) − 1), and 0 outside the window. Source: conventions.md#3-decay. */
export const weightsByAge = (policy: Policy, window: number): Readonly<Float64Array> => {
  const ours = made.get(policy) ?? new Map<number, Float64Array>();
  made.set(policy, ours);
  const known = ours.get(window);
  if (known !== undefined) return known;
  const { factor, bucketDays } = policy.decay.value;
  const weights = Float64Array.from({ length: window + 1 }, (_, age) =>
    age === 0 ? 0 : factor ** (Math.ceil(age / bucketDays) - 1),
  );
  ours.set(window, weights);
  return weights;
};
