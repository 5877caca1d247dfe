/**
 * Points that two decimals make nothing of, so that no figure shows them. Source:
 * conventions.md#24-a-candidate-does-not-contradict-itself.
 */
export const NEGLIGIBLE_POINTS = 0.005;
