import * as z from 'zod/mini';

// Shape checks of the extension's own stored rows: a schema is many times slower, and a damaged row is recomputed
// from the facts.

export type ShapeCheck = (value: unknown) => boolean;

export const isText: ShapeCheck = (value) => typeof value === 'string';
export const isFlag: ShapeCheck = (value) => typeof value === 'boolean';
/** Infinity means never. */
export const isNumber: ShapeCheck = (value) => typeof value === 'number';
export const isFiniteNumber: ShapeCheck = (value) => Number.isFinite(value);
export const isWholeNumber: ShapeCheck = (value) => Number.isSafeInteger(value);

export const isNullOr =
  (check: ShapeCheck): ShapeCheck =>
  (value) =>
    value === null || check(value);

export const isListOf =
  (check: ShapeCheck): ShapeCheck =>
  (value) =>
    Array.isArray(value) && value.every(check);

export const isMapOf =
  (keyCheck: ShapeCheck, check: ShapeCheck): ShapeCheck =>
  (value) =>
    value instanceof Map && [...value].every(([key, item]) => keyCheck(key) && check(item));

/** For the few rows whose every field counts. */
export const fits =
  (schema: z.ZodMiniType): ShapeCheck =>
  (value) =>
    z.safeParse(schema, value).success;

/** @param shape the required kind of each field */
export const hasShape = <T>(shape: { [Field in keyof T]: ShapeCheck }): ShapeCheck => {
  const checks = Object.entries<ShapeCheck>(shape);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([field, check]) => check((value as Record<string, unknown>)[field]));
};
