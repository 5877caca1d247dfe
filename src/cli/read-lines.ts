/** A line with its number from 1; null if it exceeds the limit. */
export interface StreamLine {
  line: number;
  text: string | null;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The lines of a stream, ended by LF or CRLF only, as JSON texts may contain other line separators. One line is held at
 * a time, and read only when asked for.
 * @param maxBytes of one line; longer ones are not held
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<StreamLine, void> {
  let line = 1;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const hold = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= maxBytes) pieces.push(piece);
    else pieces = [];
  };
  const take = (): StreamLine => {
    const bytes = Buffer.concat(pieces);
    const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
    const taken = { line, text: length > maxBytes ? null : bytes.toString('utf8', 0, end) };
    line += 1;
    pieces = [];
    length = 0;
    return taken;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      hold(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) hold(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
