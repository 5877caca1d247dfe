import type { Facts } from '#core/model/facts';
import { ask } from './ask';
import type { Imported, Sent } from './protocol';

type Read = Sent<'import-read', 'request'>['read'];

/** Lays aside what is read out of an export, batch by batch, and has all of it taken in together at the end. */
export const makeOutbox = () => {
  const ticket = crypto.randomUUID();
  let parts = 0;
  return {
    put: async (facts: Facts): Promise<void> => {
      await ask('import-part', { ticket, index: parts, text: JSON.stringify(facts) });
      parts += 1;
    },
    send: (shopId: string | null, { kind, rows, refused, from, to }: Read): Promise<Imported> =>
      ask('import-read', { shopId, before: { ticket, parts }, read: { kind, rows, refused, from, to } }),
  };
};
