import type { Database } from '#storage/database';
import { shopFacts } from '#storage/look';
import type { Basis, FromDesk, Reply } from './desk';
import { type Inquiry, openInquiry } from './inquiry';

/** The thread's end of its channel. */
interface Counter {
  onQuestion(listen: (question: FromDesk) => void): void;
  reply(reply: Reply): void;
}

const breathe = () => new Promise((done) => setTimeout(done));

/**
 * Answers one question after the other, on a thread of its own. Facts are read once for each basis. Between two answers
 * it listens, so that what is no longer wanted is never begun.
 */
export const serveInquiry = ({ onQuestion, reply }: Counter, db: Database): void => {
  const waiting = new Map<number, Extract<FromDesk, { name: string }>>();
  let open: { basis: string; inquiry: Promise<Inquiry> } | null = null;
  let busy = false;

  const inquiryFor = ({ shopId, asOf, computedAt }: Basis): Promise<Inquiry> => {
    const basis = `${shopId} ${asOf} ${computedAt}`;
    if (open?.basis !== basis) {
      const read = async () => {
        const file = await shopFacts(db, shopId);
        if (file === undefined) throw new Error('the shop is no longer kept');
        return openInquiry(file, asOf);
      };
      open = { basis, inquiry: read() };
    }
    return open.inquiry;
  };

  const work = async () => {
    if (busy) return;
    busy = true;
    for (;;) {
      await breathe();
      const next = waiting.values().next().value;
      if (next === undefined) break;
      waiting.delete(next.id);
      try {
        const inquiry = await inquiryFor(next.basis);
        reply({ id: next.id, answer: inquiry(next.name, next.asked) });
      } catch (error) {
        reply({ id: next.id, failed: error instanceof Error ? error.message : String(error) });
      }
    }
    busy = false;
  };

  onQuestion((question) => {
    if ('forget' in question) waiting.delete(question.forget);
    else {
      waiting.set(question.id, question);
      void work();
    }
  });
};
