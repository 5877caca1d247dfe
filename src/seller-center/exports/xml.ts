import { ExportFault } from './export-fault';

export interface XmlListener {
  /** @param attributes as written */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** not yet decoded */
  text(text: string): void;
}

const damaged = () => new ExportFault('damaged', 'the workbook is damaged, so export it again');
const LONGEST_TAG = 1 << 16;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD');

export const decodeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (_, hex, decimal, name) =>
        name ? NAMED[String(name).toLowerCase()]! : fromCode(hex ? Number.parseInt(hex, 16) : Number(decimal)),
      )
    : text;

const UNUSUAL = /[':\n\r\t]|\s=|=\s/;
const patterns = new Map<string, RegExp>();
const patternOf = (name: string): RegExp => {
  const known = patterns.get(name) ?? new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, known);
  return known;
};
/** @param name without the prefix that it may have */
export const attributeOf = (attributes: string, name: string): string | null => {
  // Almost all are written plainly, and there are millions of them.
  const plain = ` ${name}="`;
  const at = attributes.indexOf(plain);
  if (at !== -1) return decodeXml(attributes.slice(at + plain.length, attributes.indexOf('"', at + plain.length)));
  if (!UNUSUAL.test(attributes)) return null;
  const match = patternOf(name).exec(attributes);
  return match === null ? null : decodeXml(match[1] ?? match[2] ?? '');
};

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where the tag that begins at `open` ends: the first `>` outside quotes. */
const findEnd = (text: string, open: number): number => {
  let close = text.indexOf('>', open);
  for (;;) {
    if (close === -1) return -1;
    let quotes = 0;
    for (let at = text.indexOf('"', open); at !== -1 && at < close; at = text.indexOf('"', at + 1)) quotes += 1;
    if (quotes % 2 === 0) return close;
    close = text.indexOf('>', close + 1);
  }
};

/**
 * Tells of tags and texts as they come, holding no more than an unfinished tag. As much XML as workbooks have: no
 * document type, so no entities that grow; prefixes of namespaces are dropped.
 */
export const makeXmlWalker = (listener: XmlListener) => {
  let buffer = '';
  const tag = (inner: string): void => {
    const first = inner[0];
    if (first === '?') return;
    if (first === '/') {
      listener.close(bare(inner.slice(1).trim()));
      return;
    }
    if (first === '!') throw damaged();
    const isEmpty = inner.endsWith('/');
    const body = isEmpty ? inner.slice(0, -1) : inner;
    const space = body.search(/\s/);
    const name = bare(space === -1 ? body : body.slice(0, space));
    listener.open(name, space === -1 ? '' : body.slice(space));
    if (isEmpty) listener.close(name);
  };
  /** Passes a comment or a literal text; -1 where its end has not come yet, null where none begins here. */
  const passSpecial = (open: number): number | null => {
    if (buffer[open + 1] !== '!') return null;
    const isComment = buffer.startsWith('<!--', open);
    if (!isComment && !buffer.startsWith('<![CDATA[', open)) return buffer.length - open < 9 ? -1 : null;
    const end = buffer.indexOf(isComment ? '-->' : ']]>', open);
    if (end === -1) return -1;
    if (!isComment) listener.text(buffer.slice(open + 9, end).replaceAll('&', '&amp;'));
    return end + 3;
  };
  return {
    write(chunk: string): void {
      buffer += chunk;
      let at = 0;
      for (;;) {
        const open = buffer.indexOf('<', at);
        if (open === -1) break;
        if (open > at) listener.text(buffer.slice(at, open));
        at = open;
        const passed = passSpecial(open);
        if (passed === -1) break;
        if (passed !== null) {
          at = passed;
          continue;
        }
        const close = findEnd(buffer, open);
        if (close === -1) {
          if (buffer.length - open > LONGEST_TAG) throw damaged();
          break;
        }
        tag(buffer.slice(open + 1, close));
        at = close + 1;
      }
      buffer = buffer.slice(at);
    },
    end(): void {
      if (buffer.trim() !== '') throw damaged();
    },
  };
};
