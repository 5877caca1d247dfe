import type { Policy } from '#core/policy/policy';

/** Decay weight by age in days, index 0 unused: 0.7^(ceil(age/15) − 1), and 0 outside the window. Source: conventions, 3. */
export const weightsByAge = ({ decay }: Policy, window: number): Float64Array => {
  const { factor, bucketDays } = decay.value;
  return Float64Array.from({ length: window + 1 }, (_, age) =>
    age === 0 ? 0 : factor ** (Math.ceil(age / bucketDays) - 1),
  );
};
