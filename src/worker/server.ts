import { explain } from '#core/explain/explain';
import type { Assessment } from '#core/model/assessment';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';
import { readAssessmentRow, shopFacts } from '#storage/queries';
import type { Basis, FromWorker, ToWorker } from './protocol';

interface Stored {
  file: { shop: Shop } & Facts;
  assessment: Assessment;
}

const readStored = async (db: Database, shopId: string): Promise<Stored> => {
  const [file, kept] = await Promise.all([shopFacts(db, shopId), readAssessmentRow(db, shopId)]);
  if (file === undefined || kept === undefined) throw new Error('the shop is no longer stored');
  return { file, assessment: kept.assessment };
};

/** Lets the thread handle pending messages. */
const nextTask = () => new Promise((done) => setTimeout(done));

/**
 * Answers questions one at a time, reading facts once per basis. It handles messages between two answers, so that
 * cancelled questions are never begun.
 */
export const serveQuestions = (
  { onMessage, reply }: { onMessage(listen: (message: ToWorker) => void): void; reply(answer: FromWorker): void },
  db: Database,
): void => {
  const waiting = new Map<number, Extract<ToWorker, { id: number }>>();
  let latest: { key: string; stored: Promise<Stored> } | undefined;
  let isWorking = false;

  const storedOf = ({ shopId, asOf, computedAt }: Basis): Promise<Stored> => {
    const key = `${shopId} ${asOf} ${computedAt}`;
    if (latest?.key !== key) latest = { key, stored: readStored(db, shopId) };
    return latest.stored;
  };

  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    for (;;) {
      await nextTask();
      const [next] = waiting.values();
      if (next === undefined) break;
      const { id, basis, question } = next;
      waiting.delete(id);
      try {
        const { file, assessment } = await storedOf(basis);
        reply({ id, answer: explain(file, assessment, question) });
      } catch (error) {
        reply({ id, failed: error instanceof Error ? error.message : String(error) });
      }
    }
    isWorking = false;
  };

  onMessage((message) => {
    if ('cancel' in message) {
      if (waiting.delete(message.cancel)) reply({ id: message.cancel, cancelled: true });
    } else {
      waiting.set(message.id, message);
      void work();
    }
  });
};
