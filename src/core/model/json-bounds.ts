/** Each open level costs the parser some 80 bytes, so 50 MB of brackets would exhaust the memory of a machine. */
const MAX_DEPTH = 200_000;
/**
 * Brackets and commas outside of texts. Each costs the parser some 30 bytes: 20 MB of empty lists would take 600 MB.
 * Programs write one in 15 bytes or more; a short text may have as many as it likes.
 */
const MAX_SIGNS = 1_000_000;
const MIN_BYTES_PER_SIGN = 8;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [...'"\\[]{},'].map((sign) =>
  sign.charCodeAt(0),
);

/** The end of the text literal that begins at a place; the end of the input if it is not closed. */
const endOfText = (json: string, start: number): number => {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return json.length;
};

/**
 * Visits the brackets and commas of a JSON text that stand outside its text literals.
 * @param visit is told the place of a sign and how many levels are open behind it; false stops
 */
export const walkSigns = (json: string, visit: (at: number, depth: number) => boolean): void => {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(json, at);
      continue;
    }
    if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
    else if (code !== COMMA) continue;
    if (!visit(at, depth)) return;
  }
};

/** Why parsing a JSON text would take far more memory than the text does; checked before parsing. Null if it would not. */
export const findJsonExcess = (json: string): 'nested too deep' | 'of too many values' | null => {
  const max = MAX_SIGNS + json.length / MIN_BYTES_PER_SIGN;
  let signs = 0;
  let isTooDeep = false;
  walkSigns(json, (_, depth) => {
    signs += 1;
    isTooDeep = depth > MAX_DEPTH;
    return !isTooDeep && signs <= max;
  });
  if (isTooDeep) return 'nested too deep';
  return signs > max ? 'of too many values' : null;
};
