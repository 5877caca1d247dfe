/** Each open level costs the parser some 80 bytes, so 50 MB of brackets would exhaust the memory of a machine. */
const MAX_DEPTH = 200_000;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\[]{}'].map((sign) =>
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
 * Visits the brackets of a JSON text that stand outside its text literals.
 * @param visit is told the place of a bracket and how many levels are open behind it; false stops
 */
export const walkBrackets = (json: string, visit: (at: number, depth: number) => boolean): void => {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(json, at);
      continue;
    }
    if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
    else continue;
    if (!visit(at, depth)) return;
  }
};

/** Whether a JSON text is nested deeper than programs write it; checked before parsing. */
export const isNestedTooDeep = (json: string): boolean => {
  let isTooDeep = false;
  walkBrackets(json, (_, depth) => {
    isTooDeep = depth > MAX_DEPTH;
    return !isTooDeep;
  });
  return isTooDeep;
};
