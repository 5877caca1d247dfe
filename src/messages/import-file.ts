import { ask } from './ask';
import type { Imported } from './protocol';

/**
 * Browsers refuse a message of 64 MB, an export of 100 000 rows is about as long, and JSON grows quotes. The parts lie
 * in the database until the last has come, because the background may be stopped between two of them.
 */
const PART = 4_000_000;

export const importFile = async (
  name: string,
  text: string,
  shopId: string | null,
  signal?: AbortSignal,
  partLength = PART,
): Promise<Imported> => {
  const parts = Math.floor(Math.max(text.length - 1, 0) / partLength);
  if (parts === 0) return ask('import', { name, text, shopId });
  const ticket = crypto.randomUUID();
  for (let index = 0; index < parts; index += 1) {
    signal?.throwIfAborted();
    await ask('import-part', { ticket, index, text: text.slice(index * partLength, (index + 1) * partLength) });
  }
  return ask('import', { name, text: text.slice(parts * partLength), shopId, before: { ticket, parts } });
};
