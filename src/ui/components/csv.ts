import { unparse } from 'papaparse';

/**
 * Characters that start a formula, after invisible ones, including the full-width forms that East Asian spreadsheets
 * accept.
 */
const STARTS_FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * Adds a tab, as the portal's own exports do, so that spreadsheets read an id as text; as a number it would lose
 * digits.
 */
export const idAsText = (id: string | null): string => (id === null ? '' : `${id}\t`);

/** Formats rows as CSV; texts that could start a formula are quoted. Numbers stay numbers, null is empty. */
export const toCsv = (rows: readonly Record<string, string | number | null>[]): string =>
  unparse([...rows], { escapeFormulae: STARTS_FORMULA });
