import { listPackedFiles, type PackedFile, readEntries, type UnpackLimits } from './archive';
import { csvTable, encodingOf } from './csv';
import { ExportError, type RawFile } from './raw-file';
import { openWorkbook } from './workbook';

const PEEK_BYTES = 4096;
/** A zero may stand in what somebody pasted; a file that is no text is full of them. */
const MAX_ZEROS = 0.01;
const notAnExport = (message: string) => new ExportError('not-an-export', message);

/** What is plainly something else is called by its name, which helps more than a list of missing columns. */
const refuseOtherFiles = (text: string): void => {
  if (text.trim() === '') throw new ExportError('empty', 'it is empty');
  if (text.startsWith('%PDF')) throw notAnExport('it is a PDF; choose CSV or Excel when exporting');
  if (text.split('\u0000').length - 1 > text.length * MAX_ZEROS)
    throw notAnExport('it is not a text file; choose CSV or Excel when exporting');
  if (/^\s*</.test(text))
    throw notAnExport('it is a web page, perhaps the one to sign in on: sign in, and export once more');
};

/** A table, several files, or JSON, which is read by its values. */
export type OpenedFile = { table: RawFile } | { packed: readonly PackedFile[] } | { json: true };

/** Tells what a file is by how it begins, whatever its name says. */
export const openFile = async (file: Blob, limits: UnpackLimits, isPacked = false): Promise<OpenedFile> => {
  const bytes = new Uint8Array(await file.slice(0, PEEK_BYTES).arrayBuffer());
  const beginsWith = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (beginsWith(0x50, 0x4b, 0x03, 0x04)) {
    const entries = await readEntries(file);
    const table = await openWorkbook(entries, limits);
    if (table !== null) return { table };
    if (isPacked) throw notAnExport('it is a ZIP in a ZIP: unpack it, and import what is in it');
    return { packed: listPackedFiles(entries, limits) };
  }
  // the compound files of before 2007, in which locked workbooks are wrapped to this day
  if (beginsWith(0xd0, 0xcf, 0x11, 0xe0))
    throw new ExportError('locked', 'it is locked by a password, or of an Excel before 2007; save it as .xlsx or CSV');
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes, { stream: true });
  refuseOtherFiles(text);
  if (/^\s*[{[]/.test(text)) return { json: true };
  return { table: { tables: [csvTable(file)], isFixedWidth: true, dayZero: null } };
};
