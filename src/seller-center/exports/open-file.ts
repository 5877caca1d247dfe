import {
  type Entries,
  emptyArchiveError,
  listPackedFiles,
  type PackedFile,
  readEntries,
  splitArchiveError,
  type UnpackLimits,
} from './archive';
import { csvTable, encodingOf, PEEK_BYTES } from './csv';
import { ExportError, emptyError, type RawFile } from './raw-file';
import { openWorkbook } from './workbook';

/** Largest share of zero bytes in a text; other files are full of them. */
const MAX_ZEROS = 0.01;
const notAnExport = (message: string) => new ExportError('not-an-export', message);

const otherWorkbook = () => notAnExport('it is a workbook of another program or kind; save it as .xlsx or CSV');
const otherArchive = () =>
  notAnExport('it is packed in a way that only a program of its own unpacks: unpack it, and import what is in it');

/** Signatures of other kinds of files. */
const SIGNATURES: readonly (readonly [bytes: string, refuse: () => ExportError])[] = [
  // Compound files of Office before 2007, which still wrap password-protected workbooks.
  [
    '\xd0\xcf\x11\xe0',
    () => new ExportError('locked', 'it is locked by a password, or of an Excel before 2007; save it as .xlsx or CSV'),
  ],
  ['PK\x07\x08', splitArchiveError],
  ['PK\x05\x06', emptyArchiveError],
  ['\x1f\x8b', otherArchive], // gzip
  ['Rar!', otherArchive],
  ['7z\xbc\xaf', otherArchive],
  ['%PDF', () => notAnExport('it is a PDF; choose CSV or Excel when exporting')],
];
/** Entries of workbooks by LibreOffice and Numbers, and of Excel's binary format. */
const OTHER_WORKBOOK_PARTS = ['content.xml', 'index/document.iwa', 'index.zip', 'xl/workbook.bin'];
const isOtherWorkbook = (entries: Entries): boolean => OTHER_WORKBOOK_PARTS.some((part) => entries.has(part));

/** Refuses other kinds of files by name, which helps more than a list of missing columns. */
const refuseOtherFiles = (text: string): void => {
  if (text.trim() === '') throw emptyError();
  if (text.split('\u0000').length - 1 > text.length * MAX_ZEROS)
    throw notAnExport('it is not a text file; choose CSV or Excel when exporting');
  if (/^\s*</.test(text) && /<Workbook|<table|office:excel/i.test(text)) throw otherWorkbook();
  if (/^\s*</.test(text))
    throw notAnExport('it is a web page, perhaps the one to sign in on: sign in, and export once more');
};

/** A table, a list of packed files, or JSON, which is read by its values. */
export type OpenedFile = { table: RawFile } | { packed: readonly PackedFile[] } | { json: true };

/** Recognises a file by its first bytes, whatever its name. */
export const openFile = async (file: Blob, limits: UnpackLimits, isPacked = false): Promise<OpenedFile> => {
  const bytes = new Uint8Array(await file.slice(0, PEEK_BYTES).arrayBuffer());
  const head = Array.from(bytes.subarray(0, 4), (byte) => String.fromCharCode(byte)).join('');
  if (head === 'PK\x03\x04') {
    const entries = await readEntries(file);
    const table = await openWorkbook(entries, limits);
    if (table !== null) return { table };
    if (isOtherWorkbook(entries)) throw otherWorkbook();
    if (isPacked) throw notAnExport('it is a ZIP in a ZIP: unpack it, and import what is in it');
    return { packed: listPackedFiles(entries, limits) };
  }
  const signature = SIGNATURES.find(([begin]) => head.startsWith(begin));
  if (signature !== undefined) throw signature[1]();
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes, { stream: true });
  refuseOtherFiles(text);
  if (/^\s*[{[]/.test(text)) return { json: true };
  return { table: { tables: [csvTable(file)], isFixedWidth: true, dayZero: null } };
};
