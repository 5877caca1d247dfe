import { BlobReader, ERR_SPLIT_ZIP_FILE, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { ExportError, type ProgressListener } from './raw-file';

/** Number of chunks unpacked ahead of parsing. */
const PIECES_AHEAD = 4;
const MAX_ENTRIES = 10_000;
/** Bound on files in one ZIP, far above any real one. */
const MAX_PACKED_FILES = 1000;
/** Bound on an unpacked entry and on the length of JSON, which are held in memory as a whole. */
const MAX_PART_BYTES = 50_000_000;
/** The same for a large file that the seller has confirmed. */
const MAX_CONFIRMED_PART_BYTES = 2_000_000_000;
/** The longest text of an engine. */
export const MAX_JSON_BYTES = 400_000_000;
/** Multiple of the bound that shared strings, the search for a header and two passes over a sheet may unpack. */
const MAX_UNPACKED_FACTOR = 4;

/** Bounds on reading one chosen file, in bytes, including packed files. */
export interface UnpackLimits {
  readonly part: number;
  /** bytes that may still be unpacked */
  total: number;
  /** bytes of JSON that may still be read */
  json: number;
}
export const makeLimits = (confirmLarge: boolean): UnpackLimits => {
  const part = confirmLarge ? MAX_CONFIRMED_PART_BYTES : MAX_PART_BYTES;
  return { part, total: MAX_UNPACKED_FACTOR * part, json: confirmLarge ? MAX_JSON_BYTES : MAX_PART_BYTES };
};

const cutOff = () => new ExportError('cut-off', 'the archive is cut off or damaged, so save it once more');
export const splitArchiveError = () =>
  new ExportError(
    'not-an-export',
    'it is a part of a split ZIP: unpack all parts together, and import what is in them',
  );
export const emptyArchiveError = () =>
  new ExportError('not-an-export', 'it is a ZIP without a file in it: import the exports themselves');
export const tooLargeError = (limit: number) =>
  new ExportError('too-large', `it unpacks to more than ${Math.round(limit / 1e6)} MB`);
export const NO_PROGRESS: ProgressListener = { onBytes: () => undefined, onRows: () => undefined };

/** Entries of an archive by lower-case name. */
export type Entries = ReadonlyMap<string, FileEntry>;

const listEntries = async (file: Blob): Promise<ReadonlyMap<string, FileEntry>> => {
  const entries = new Map<string, FileEntry>();
  const archive = new ZipReader(new BlobReader(file), { useWebWorkers: false, checkCrc32: true });
  for await (const entry of archive.getEntriesGenerator()) {
    if (entry.encrypted) throw new ExportError('locked', 'it is locked by a password');
    if (entries.size === MAX_ENTRIES) throw cutOff();
    const key = entry.filename.toLowerCase();
    // Two names may differ by case alone.
    if (!entry.directory) entries.set(entries.has(key) ? `${key}:${entries.size}` : key, entry);
  }
  return entries;
};

/** Errors of the archive library are not meant for sellers. */
const asExportError = (error: unknown): unknown =>
  error instanceof ExportError || error instanceof DOMException
    ? error
    : error instanceof Error && error.message === ERR_SPLIT_ZIP_FILE
      ? splitArchiveError()
      : cutOff();

/**
 * Unpacks entries in chunks. Sizes stated by the archive are not trusted: unpacking ends at the bound of an entry, and
 * at a multiple of it for the whole, so that a small file cannot exhaust the reader.
 */
export const makeUnpacker = (limits: UnpackLimits) => {
  async function* unpackBytes(
    entry: FileEntry,
    max: number,
    listener: ProgressListener,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    if (entry.uncompressedSize > max) throw tooLargeError(max);
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
          limits.total -= bytes.byteLength;
          if (size > max) throw tooLargeError(max);
          if (limits.total < 0) throw tooLargeError(MAX_UNPACKED_FACTOR * limits.part);
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

/** The entries of an archive. @throws ExportError `cut-off`, `damaged`, `locked` */
export const readEntries = (file: Blob): Promise<Entries> =>
  listEntries(file).catch((error) => Promise.reject(asExportError(error)));

/** A file in a ZIP. */
export interface PackedFile {
  name: string;
  unpack(): Promise<Blob>;
}

/** Operating systems add hidden files. */
const isHidden = ({ filename }: FileEntry): boolean =>
  /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(filename);

/**
 * The files of an archive that is no workbook, to be unpacked one at a time.
 * @throws ExportError `not-an-export`, `damaged`
 */
export const listPackedFiles = (entries: Entries, limits: UnpackLimits): PackedFile[] => {
  const files = [...entries.values()].filter((entry) => !isHidden(entry));
  if (files.length === 0) throw emptyArchiveError();
  if (files.length > MAX_PACKED_FILES)
    throw new ExportError('not-an-export', `it is a ZIP of more than ${MAX_PACKED_FILES} files`);
  return files.map((entry) => ({
    name: entry.filename,
    unpack: async () => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for await (const piece of makeUnpacker(limits).unpackBytes(entry, limits.part, NO_PROGRESS)) pieces.push(piece);
      return new Blob(pieces);
    },
  }));
};
