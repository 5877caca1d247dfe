/** `strong`, with what it does not know taken from `weak`. */
export const fill = <T extends object>(strong: T, weak: T): T => {
  const merged = { ...strong };
  for (const field of Object.keys(weak) as (keyof T)[]) merged[field] ??= weak[field];
  return merged;
};
