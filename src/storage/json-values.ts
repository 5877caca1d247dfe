const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether two JSON values are equal, ignoring the order of fields. */
export const areEqualJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && areEqualJson(a[key], b[key]))
  );
};

/** `strong`, with unknown fields filled in from `weak`. */
export const fillUnknown = <T extends object>(strong: T, weak: T): T => {
  const merged = { ...strong };
  for (const field of Object.keys(weak) as (keyof T)[]) merged[field] ??= weak[field];
  return merged;
};
