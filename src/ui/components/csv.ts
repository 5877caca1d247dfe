import { unparse } from 'papaparse';

/** Signs that start a formula, the full-width ones too, which East Asian spreadsheets take for them, behind whatever is not seen. */
const STARTS_FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** With a tab after it a spreadsheet takes an id for text, as in the portal's own exports; as a number it loses digits. */
export const idAsText = (id: string | null): string => (id === null ? '' : `${id}\t`);

/** Rows as a file for a spreadsheet; what could start a formula is made a text. Numbers stay numbers, null is empty. */
export const toCsv = (rows: readonly Record<string, string | number | null>[]): string =>
  unparse([...rows], { escapeFormulae: STARTS_FORMULA });
