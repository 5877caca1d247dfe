import { addCrc } from './crc';
import { ExportFault } from './export-fault';
import { stopIfAsked, type Watch } from './raw-rows';

/** A file in the archive, by what the directory at its end says. */
export interface Packed {
  name: string;
  method: number;
  /** bytes in the archive, and unpacked as the archive claims */
  packed: number;
  size: number;
  crc: number;
  offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_FILES = 10_000;
const STORED = 0;
const DEFLATED = 8;

const cutOff = () => new ExportFault('cut-off', 'the workbook is cut off or damaged, so export it again');
const viewOf = async (file: Blob, from: number, to: number) => new DataView(await file.slice(from, to).arrayBuffer());

/** Finds what is in an archive. A file that was cut off has no directory, since that stands at the end. */
export const readDirectory = async (file: Blob): Promise<Packed[]> => {
  const start = Math.max(0, file.size - END_LENGTH - LONGEST_COMMENT);
  const tail = await viewOf(file, start, file.size);
  let at = tail.byteLength - END_LENGTH;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw cutOff();
  const count = tail.getUint16(at + 10, true);
  const length = tail.getUint32(at + 12, true);
  const from = tail.getUint32(at + 16, true);
  if (count > MOST_FILES || from + length > file.size) throw cutOff();
  const directory = await viewOf(file, from, from + length);
  const names = new TextDecoder();
  const entries: Packed[] = [];
  let place = 0;
  for (let index = 0; index < count; index += 1) {
    if (place + 46 > length || directory.getUint32(place, true) !== ENTRY) throw cutOff();
    const nameLength = directory.getUint16(place + 28, true);
    const next =
      place + 46 + nameLength + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true);
    if (next > length) throw cutOff();
    if ((directory.getUint16(place + 8, true) & 1) === 1) throw new ExportFault('locked', 'it is locked by a password');
    entries.push({
      name: names.decode(new Uint8Array(directory.buffer, place + 46, nameLength)),
      method: directory.getUint16(place + 10, true),
      packed: directory.getUint32(place + 20, true),
      size: directory.getUint32(place + 24, true),
      crc: directory.getUint32(place + 16, true),
      offset: directory.getUint32(place + 42, true),
    });
    place = next;
  }
  return entries;
};

const findData = async (file: Blob, { method, packed, offset }: Packed): Promise<Blob> => {
  const local = offset + 30 > file.size ? null : await viewOf(file, offset, offset + 30);
  if (local === null || local.getUint32(0, true) !== LOCAL || (method !== STORED && method !== DEFLATED))
    throw cutOff();
  const from = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + packed > file.size) throw cutOff();
  return file.slice(from, from + packed);
};

/**
 * A file out of the archive, piece by piece as text. What it claims to hold is not believed: as soon as more than
 * `limit` bytes have come out, it is given up, so that a small file can't fill the memory.
 */
export async function* unpack(file: Blob, entry: Packed, limit: number, watch: Watch): AsyncGenerator<string, void> {
  const data = await findData(file, entry);
  const counted = data.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (bytes, controller) => {
        watch.saw(bytes.byteLength);
        controller.enqueue(bytes);
      },
    }),
  );
  const reader = (
    entry.method === STORED ? counted : counted.pipeThrough(new DecompressionStream('deflate-raw'))
  ).getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let crc = 0;
  try {
    for (;;) {
      stopIfAsked(watch);
      const { done, value } = await reader.read().catch(() => Promise.reject(cutOff()));
      if (done) break;
      size += value.byteLength;
      crc = addCrc(crc, value);
      if (size > limit) throw new ExportFault('too-large', `it unpacks to more than ${Math.round(limit / 1e6)} MB`);
      yield decoder.decode(value, { stream: true });
    }
    if (size !== entry.size || crc !== entry.crc) throw cutOff();
    yield decoder.decode();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
