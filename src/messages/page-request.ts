import type { Facts } from '#core/model/facts';
import { type ImportResult, type Incoming, type Outgoing, PROTOCOL, type RequestName } from './protocol';
import { askAgain, sendAndParse, sendWithRetry } from './request';

/** Sends a request from a page of the extension to the background. Rejects with a `RequestError`. */
export const sendRequest = <N extends RequestName>(
  name: N,
  request: Outgoing<N, 'request'>,
): Promise<Incoming<N, 'answer'>> =>
  sendAndParse(PROTOCOL[name].answer, name, request) as Promise<Incoming<N, 'answer'>>;

/**
 * Browsers refuse a message of 64 MB, and JSON grows quotes. The parts lie in the database until the last has come,
 * because the background may be stopped between two of them.
 */
const PART_CHARS = 4_000_000;

/** Drops the parts of a file whose import failed or was cancelled; what can't be reached now is dropped within the hour. */
const cancelImport = (ticket: string): Promise<void> => sendWithRetry('import-cancel', { ticket }).catch(() => {});

/** Has a shop file imported, in as many messages as it needs. Aborting between two of them leaves nothing of it. */
export const sendShopFile = async (
  name: string,
  text: string,
  shopId: string | null,
  signal?: AbortSignal,
  partChars = PART_CHARS,
): Promise<ImportResult> => {
  const parts = Math.floor(Math.max(text.length - 1, 0) / partChars);
  if (parts === 0) return sendRequest('import', { name, text, shopId });
  const ticket = crypto.randomUUID();
  try {
    for (let index = 0; index < parts; index += 1) {
      signal?.throwIfAborted();
      const part = text.slice(index * partChars, (index + 1) * partChars);
      await sendWithRetry('import-part', { ticket, index, text: part });
    }
    signal?.throwIfAborted();
    const last = { name, text: text.slice(parts * partChars), shopId, before: { ticket, parts } };
    return await askAgain(() => sendRequest('import', last));
  } catch (error) {
    await cancelImport(ticket);
    throw error;
  }
};

/** Sends what is read out of an export batch by batch; `finish` has all of it imported together, `cancel` nothing. */
export const makeExportUpload = () => {
  const ticket = crypto.randomUUID();
  let parts = 0;
  return {
    addBatch: async (facts: Facts): Promise<void> => {
      await sendWithRetry('import-part', { ticket, index: parts, text: JSON.stringify(facts) });
      parts += 1;
    },
    finish: (
      owner: { shopId: string | null } | { region: string },
      { kind, rows, refused, from, to }: Outgoing<'import-read', 'request'>['read'],
    ): Promise<ImportResult> =>
      askAgain(() =>
        sendRequest('import-read', {
          shopId: null,
          ...owner,
          before: { ticket, parts },
          read: { kind, rows, refused, from, to },
        }),
      ),
    cancel: () => cancelImport(ticket),
  };
};
