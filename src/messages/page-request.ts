import type { Facts } from '#core/model/facts';
import { type ImportResult, type Incoming, type Outgoing, PROTOCOL, type RequestName } from './protocol';
import { retryRequest, sendAndParse, sendWithRetry } from './request';

/** Sends a request from an extension page to the background. Rejects with a `RequestError`. */
export const sendRequest = <N extends RequestName>(
  name: N,
  request: Outgoing<N, 'request'>,
): Promise<Incoming<N, 'answer'>> =>
  sendAndParse(PROTOCOL[name].answer, name, request) as Promise<Incoming<N, 'answer'>>;

/**
 * Sends batches read from a file; `finish` imports them together, `cancel` none. The parts are stored meanwhile, as the
 * background may be stopped between them.
 */
export const makeUpload = () => {
  const ticket = crypto.randomUUID();
  let parts = 0;
  return {
    addBatch: async (facts: Facts): Promise<void> => {
      await sendWithRetry('import-part', { ticket, index: parts, text: JSON.stringify(facts) });
      parts += 1;
    },
    finish: (
      target: Outgoing<'import-read', 'request'>['to'],
      { kind, rows, refusedRows, refused, from, to }: Outgoing<'import-read', 'request'>['read'],
    ): Promise<ImportResult> =>
      retryRequest(() =>
        sendRequest('import-read', {
          to: target,
          before: { ticket, parts },
          read: { kind, rows, refusedRows, refused, from, to },
        }),
      ),
    /** drops the parts; an unreachable background drops them within the hour */
    cancel: (): Promise<void> => sendWithRetry('import-cancel', { ticket }).catch(() => {}),
  };
};
