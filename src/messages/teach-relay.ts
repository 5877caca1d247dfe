import { browser } from 'wxt/browser';
import type { ShopHint } from '#core/model/shop';
import type { TaughtText, TeachablePage, Trial } from '#core/model/taught-text';
import type { CurrentPage } from './current-page';

// The dashboard cannot see a portal page, so the reader in its tab describes it and tries meanings there; the texts
// stay in memory, unstored and unsent.

/** Answers of a page's reader. */
export interface PageTeacher {
  /** null if nothing on the page can be taught, or its shop is not known */
  describe(): Promise<TeachablePage | null>;
  tryOut(texts: readonly TaughtText[]): Promise<Trial>;
}

/** The page in a tab; null if it is not read, or its shop is not known. */
type OpenPlace = (CurrentPage & { shop: ShopHint }) | null;

export type Question = { teach: 'which' | 'describe' } | { teach: 'try-out'; texts: TaughtText[] };
const isQuestion = (message: unknown): message is Question =>
  typeof message === 'object' && message !== null && 'teach' in message;

/** For page readers: answers extension pages and nobody else. */
export const answerTeaching = (teacher: PageTeacher, place: () => OpenPlace): void => {
  const answer = async (question: Question): Promise<unknown> => {
    if (question.teach === 'try-out') return teacher.tryOut(question.texts);
    return question.teach === 'describe' ? teacher.describe() : place();
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string | undefined }, respond) => {
    if (sender.id !== browser.runtime.id || !isQuestion(message)) return undefined;
    answer(message).then(
      (said) => respond({ said }),
      (error: unknown) => respond({ failed: String(error) }),
    );
    return true; // keeps the channel open for the answer
  });
};
