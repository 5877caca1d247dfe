const MOST = 1000;
const LONGEST = 60;

/** The same few texts stand in row after row: what one means is worked out once. Not for texts that differ in every row. */
export const remember = <T extends object | string | number | boolean | null>(
  work: (text: string) => T,
): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = work(text);
    if (known.size >= MOST) known.clear();
    if (text.length <= LONGEST) known.set(text, value);
    return value;
  };
};
