import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { ExportError, type ProgressListener, type RawFile, type RawRow, type RawTable } from './raw-file';
import { attributeOf, damagedWorkbook, makeSharedTextsParser, makeSheetParser, makeXmlParser } from './worksheet';

/** Days from 1970 back to the day 0 of a workbook; the older ones of Macintoshes begin in 1904. */
const DAY_ZERO_1900 = -25_569;
const DAY_ZERO_1904 = -24_107;
/** Unpacked beside the thread that parses the pieces before them. */
const PIECES_AHEAD = 4;
const MAX_ENTRIES = 10_000;
/** Of the parts that only say where things are; no honest one comes near it. */
const MAX_INDEX_BYTES = 5_000_000;
/** Shared texts, the search for a header and two walks over a sheet unpack no more than this many times the bound. */
const MAX_UNPACKED_FACTOR = 4;

const cutOff = () => new ExportError('cut-off', 'the workbook is cut off or damaged, so export it again');
const tooLarge = (limit: number) =>
  new ExportError('too-large', `it unpacks to more than ${Math.round(limit / 1e6)} MB`);
const silent: ProgressListener = { onBytes: () => undefined, onRows: () => undefined };

/** The entries of an archive by their names in lower case. */
const readEntries = async (file: Blob): Promise<ReadonlyMap<string, FileEntry>> => {
  const entries = new Map<string, FileEntry>();
  const archive = new ZipReader(new BlobReader(file), { useWebWorkers: false, checkCrc32: true });
  for await (const entry of archive.getEntriesGenerator()) {
    if (entry.encrypted) throw new ExportError('locked', 'it is locked by a password');
    if (entries.size === MAX_ENTRIES) throw damagedWorkbook();
    if (!entry.directory) entries.set(entry.filename.toLowerCase(), entry);
  }
  return entries;
};

/** What the archive library throws says nothing to a seller. */
const asExportError = (error: unknown): unknown =>
  error instanceof ExportError || error instanceof DOMException ? error : cutOff();

/**
 * Unpacks the entries of one workbook as text, piece by piece. The sizes that the archive states are not believed: an
 * entry is given up at `limit` bytes, and the workbook at some times that, so that a small file can't keep the reader busy.
 */
const makeUnpacker = (limit: number) => {
  let total = 0;
  async function* unpackBytes(
    entry: FileEntry,
    max: number,
    listener: ProgressListener,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    if (entry.uncompressedSize > max) throw tooLarge(max);
    let size = 0;
    let packed = 0;
    let fail: (error: unknown) => void = () => undefined;
    const bounded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          fail = (error) => controller.error(error);
        },
        transform: (bytes, controller) => {
          size += bytes.byteLength;
          total += bytes.byteLength;
          if (size > max) throw tooLarge(max);
          if (total > MAX_UNPACKED_FACTOR * limit) throw tooLarge(MAX_UNPACKED_FACTOR * limit);
          controller.enqueue(bytes);
        },
      },
      undefined,
      { highWaterMark: PIECES_AHEAD },
    );
    const reader = bounded.readable.getReader();
    const onprogress = (done: number): undefined => {
      listener.onBytes(done - packed);
      packed = done;
    };
    const whole = entry.getData(bounded.writable, { onprogress });
    whole.catch(fail); // what is wrong before the first byte reaches no stream
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        yield value;
      }
      await whole;
    } catch (error) {
      throw asExportError(error);
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }
  async function* unpack(entry: FileEntry, max: number, listener: ProgressListener): AsyncGenerator<string, void> {
    const decoder = new TextDecoder();
    for await (const bytes of unpackBytes(entry, max, listener)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  }
  return { unpack, unpackBytes };
};

/** What may be an export in an archive; systems add hidden files of their own. */
const isPackedExport = ({ filename }: FileEntry): boolean =>
  /\.(csv|xlsx)$/i.test(filename) && !/(^|\/)(\.|__MACOSX\/)/.test(filename);

/** The one export in an archive that is no workbook. */
const unpackExport = async (entries: readonly FileEntry[], limit: number): Promise<{ packed: Blob; name: string }> => {
  const [entry, another] = entries.filter(isPackedExport);
  if (entry === undefined)
    throw new ExportError('not-an-export', 'it is a ZIP without an export in it: no CSV and no Excel workbook');
  if (another !== undefined)
    throw new ExportError('not-an-export', 'it is a ZIP of several files: unpack it, and import the files in it');
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of makeUnpacker(limit).unpackBytes(entry, limit, silent)) pieces.push(piece);
  return { packed: new Blob(pieces), name: entry.filename };
};

/**
 * A workbook, or the one export in another archive. A workbook’s sheets are unpacked as they are walked; only the texts that cells share are held whole. Sheets are
 * named in the order of their tabs. Errors: `cut-off`, `damaged`, `locked`, `too-large`, and `not-an-export` for
 * an archive of none or several.
 *
 * @param limit bytes that one part of it may unpack to
 */
export const openArchive = async (file: Blob, limit: number): Promise<RawFile | { packed: Blob; name: string }> => {
  const entries = await readEntries(file).catch((error) => Promise.reject(asExportError(error)));
  const find = (path: string | undefined) => entries.get((path ?? '').toLowerCase());
  const index = find('xl/workbook.xml');
  const links = find('xl/_rels/workbook.xml.rels');
  if (index === undefined || links === undefined) return unpackExport([...entries.values()], limit);

  const { unpack } = makeUnpacker(limit);
  const parse = async (entry: FileEntry, max: number, parser: ReturnType<typeof makeXmlParser>): Promise<void> => {
    for await (const text of unpack(entry, max, silent)) parser.write(text);
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
    if (entry !== undefined) sheets.push({ name: attributeOf(attributes, 'name') ?? '', entry });
  };
  await parse(index, MAX_INDEX_BYTES, makeXmlParser({ onOpen: onIndex }));

  const texts: string[] = [];
  const sharedTexts = find([...targets.values()].find((path) => /sharedStrings\.xml$/i.test(path)));
  // A stated size that is too large costs nothing to refuse.
  for (const { entry } of sheets) if (entry.uncompressedSize > limit) throw tooLarge(limit);
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
  return { name: null, tables, isFixedWidth: false, dayZero };
};
