import { csvTable } from './csv-rows';
import { ExportFault } from './export-fault';
import type { RawFile, Watch } from './raw-rows';
import { openWorkbook } from './xlsx-rows';

const PEEK = 4096;
/** What a sheet may unpack to without being asked for, and when it was. */
export const UNPACKED = 50_000_000;
const UNPACKED_CONFIRMED = 2_000_000_000;

const no = (message: string) => new ExportFault('not-an-export', message);

/** What is plainly something else is called by its name, which helps more than a list of missing columns. */
const refuseStranger = (text: string): void => {
  if (text.trim() === '') throw new ExportFault('empty', 'it is empty');
  if (text.startsWith('%PDF')) throw no('it is a PDF; choose CSV or Excel when exporting');
  if (['\u0000', '\uFFFD'].some((it) => text.includes(it)))
    throw no('it is not a text file in UTF-8; choose CSV or Excel when exporting');
  if (/^\s*[{[]/.test(text))
    throw no(text.includes('"sps-ahead/shop"') ? 'it is a shop file, not an export' : 'it is JSON, not an export');
  if (/^\s*</.test(text)) throw no('it is a web page, not an export');
};

/** Tells what a file is by how it begins, whatever its name says. */
export const openFile = async (file: Blob, confirmLarge: boolean, watch: Watch): Promise<RawFile> => {
  const bytes = new Uint8Array(await file.slice(0, PEEK).arrayBuffer());
  const begins = (...signature: number[]) => signature.every((it, at) => bytes[at] === it);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return openWorkbook(file, confirmLarge ? UNPACKED_CONFIRMED : UNPACKED, watch);
  // the compound files of before 2007, in which locked workbooks are wrapped to this day
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new ExportFault('locked', 'it is locked by a password, or of an Excel before 2007; save it as .xlsx or CSV');
  const isWide = begins(0xff, 0xfe);
  refuseStranger(new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes, { stream: true }));
  return { tables: [csvTable(file)], isFixedWidth: true, dayZero: null };
};
