import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { type Entries, makeUnpacker, NO_PROGRESS, tooLargeError, type UnpackLimits } from './archive';
import type { ProgressListener, RawFile, RawRow, RawTable } from './raw-file';
import { attributeOf, damagedWorkbookError, makeSharedTextsParser, makeSheetParser, makeXmlParser } from './worksheet';

/** Day 0 of a workbook in days before 1970; older ones of the Macintosh begin in 1904. */
const DAY_ZERO_1900 = -25_569;
const DAY_ZERO_1904 = -24_107;
/** Bound on index parts, far above any real one. */
const MAX_INDEX_BYTES = 5_000_000;
/** Bound on sheets, each of which is searched for a header; far above any real workbook. */
const MAX_SHEETS = 1000;

/**
 * The workbook in an archive; null if there is none. Sheets, in tab order, are unpacked while read; only shared strings
 * are held whole.
 * @throws ExportError `cut-off`, `damaged`, `too-large`
 */
export const openWorkbook = async (entries: Entries, limits: UnpackLimits): Promise<RawFile | null> => {
  const find = (path: string | undefined) => entries.get((path ?? '').toLowerCase());
  const index = find('xl/workbook.xml');
  const links = find('xl/_rels/workbook.xml.rels');
  if (index === undefined || links === undefined) return null;

  const limit = limits.part;
  const { unpack } = makeUnpacker(limits);
  const parse = async (entry: FileEntry, max: number, parser: ReturnType<typeof makeXmlParser>): Promise<void> => {
    for await (const text of unpack(entry, max, NO_PROGRESS)) parser.write(text);
    parser.close();
  };
  const targets = new Map<string, string>();
  const onLink = (name: string, attributes: Record<string, string>): void => {
    const target = name === 'Relationship' ? attributeOf(attributes, 'Target') : null;
    if (target !== null)
      targets.set(attributeOf(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  };
  await parse(links, MAX_INDEX_BYTES, makeXmlParser({ onOpen: onLink }));

  const sheets: { name: string; entry: FileEntry }[] = [];
  let dayZero = DAY_ZERO_1900;
  const onIndex = (name: string, attributes: Record<string, string>): void => {
    if (name === 'workbookPr' && /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')) dayZero = DAY_ZERO_1904;
    const entry = name === 'sheet' ? find(targets.get(attributeOf(attributes, 'id') ?? '')) : undefined;
    if (entry === undefined) return;
    if (sheets.length === MAX_SHEETS) throw damagedWorkbookError();
    sheets.push({ name: attributeOf(attributes, 'name') ?? '', entry });
  };
  await parse(index, MAX_INDEX_BYTES, makeXmlParser({ onOpen: onIndex }));

  const texts: string[] = [];
  const sharedTexts = find([...targets.values()].find((path) => /sharedStrings\.xml$/i.test(path)));
  // A stated size above the limit can be refused without unpacking.
  for (const { entry } of sheets) if (entry.uncompressedSize > limit) throw tooLargeError(limit);
  if (sharedTexts !== undefined) await parse(sharedTexts, limit, makeSharedTextsParser(texts));

  async function* walk(entry: FileEntry, listener: ProgressListener): AsyncGenerator<RawRow[], void> {
    let rows: RawRow[] = [];
    const parser = makeSheetParser(texts, (row) => rows.push(row));
    for await (const text of unpack(entry, limit, listener)) {
      parser.write(text);
      if (rows.length > 0) yield rows;
      rows = [];
    }
    parser.close();
    if (rows.length > 0) yield rows;
  }
  const tables = sheets.map(({ name, entry }): RawTable => ({ name, walk: (listener) => walk(entry, listener) }));
  return { tables, isFixedWidth: false, dayZero };
};
