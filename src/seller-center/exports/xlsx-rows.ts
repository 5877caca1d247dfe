import { ExportFault } from './export-fault';
import type { RawFile, RawRow, RawTable, Watch } from './raw-rows';
import { makeSharedWalker, makeSheetListener } from './sheet-xml';
import { attributeOf, makeXmlWalker, type XmlListener } from './xml';
import { type Packed, readDirectory, unpack } from './zip';

/** Days from 1970 back to the day 0 of a workbook; the older ones of Macintoshes begin in 1904. */
const DAY_ZERO = -25_569;
const DAY_ZERO_1904 = -24_107;
/** The parts that say where things are, and no honest one is near it. */
const SMALL = 5_000_000;

const quiet = (watch: Watch): Watch => ({ ...watch, saw: () => undefined });
const noListener: XmlListener = { open: () => undefined, close: () => undefined, text: () => undefined };

const readPart = async (file: Blob, entry: Packed, watch: Watch, open: XmlListener['open']): Promise<void> => {
  const walker = makeXmlWalker({ ...noListener, open });
  for await (const text of unpack(file, entry, SMALL, quiet(watch))) walker.write(text);
  walker.end();
};

async function* walkSheet(
  file: Blob,
  entry: Packed,
  shared: readonly string[],
  limit: number,
  watch: Watch,
): AsyncGenerator<RawRow[], void> {
  let rows: RawRow[] = [];
  let isWhole = false;
  const listener = makeSheetListener(shared, (row) => rows.push(row));
  const walker = makeXmlWalker({
    ...listener,
    close: (name) => {
      listener.close(name);
      if (name === 'sheetData') isWhole = true;
    },
  });
  for await (const text of unpack(file, entry, limit, watch)) {
    walker.write(text);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  if (!isWhole) throw new ExportFault('cut-off', 'the workbook is cut off or damaged, so export it again');
}

/**
 * A workbook. Its sheets are unpacked as they are walked; only the texts that cells share are held whole, up to the
 * same bound. Sheets are named in the order of their tabs.
 */
export const openWorkbook = async (file: Blob, limit: number, watch: Watch): Promise<RawFile> => {
  const entries = await readDirectory(file);
  const find = (path: string) => entries.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  const book = find('xl/workbook.xml');
  const links = find('xl/_rels/workbook.xml.rels');
  if (book === undefined || links === undefined)
    throw new ExportFault('not-an-export', 'it is an archive, not an Excel workbook');

  const targets = new Map<string, string>();
  await readPart(file, links, watch, (name, attributes) => {
    const target = name === 'Relationship' ? attributeOf(attributes, 'Target') : null;
    if (target === null) return;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(attributeOf(attributes, 'Id') ?? '', path);
  });
  const sheets: { name: string; path: string }[] = [];
  let dayZero = DAY_ZERO;
  await readPart(file, book, watch, (name, attributes) => {
    if (name === 'workbookPr' && /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')) dayZero = DAY_ZERO_1904;
    if (name !== 'sheet') return;
    const path = targets.get(attributeOf(attributes, 'id') ?? '') ?? '';
    sheets.push({ name: attributeOf(attributes, 'name') ?? '', path });
  });

  const shared: string[] = [];
  const strings = find([...targets.values()].find((it) => /sharedStrings\.xml$/i.test(it)) ?? '');
  const parts = sheets.flatMap(({ name, path }) => ({ name, entry: find(path) ?? [] }));
  // Said aloud it costs nothing to refuse; that it is not more is seen while it is unpacked.
  const claimed = Math.max(strings?.size ?? 0, ...parts.map(({ entry }) => ('size' in entry ? entry.size : 0)));
  if (claimed > limit) throw new ExportFault('too-large', `it unpacks to more than ${Math.round(limit / 1e6)} MB`);
  if (strings !== undefined) {
    const walker = makeSharedWalker(shared);
    for await (const text of unpack(file, strings, limit, quiet(watch))) walker.write(text);
    walker.end();
  }
  const tables: RawTable[] = parts.flatMap(({ name, entry }) =>
    'size' in entry ? { name, walk: (of: Watch) => walkSheet(file, entry, shared, limit, of) } : [],
  );
  return { tables, isFixedWidth: false, dayZero };
};
