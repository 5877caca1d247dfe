import { browser } from 'wxt/browser';
import type { ShopHint } from '#core/model/shop';
import type { TaughtText, TeachablePage, Trial } from '#core/model/taught-text';
import type { CurrentPage } from './current-page';
import { RequestError } from './request';

// The dashboard can't see a page of the portal: the reader of the tab that is open describes it, and tries out there what
// is said of it. What it shows stays in memory, and is neither stored nor sent anywhere else.

/** What the reader of a page answers. */
export interface PageTeacher {
  /** null where the page has nothing that can be taught, or its shop is not known */
  describe(): Promise<TeachablePage | null>;
  tryOut(texts: readonly TaughtText[]): Promise<Trial>;
}

/** Where a tab is; null where it is no page that is read, or its shop is not known. */
export type OpenPlace = (CurrentPage & { shop: ShopHint }) | null;
/** A page that is open in a tab. */
export type OpenPage = NonNullable<OpenPlace> & { tabId: number };

type Question = { teach: 'which' | 'describe' } | { teach: 'try-out'; texts: TaughtText[] };
const isQuestion = (message: unknown): message is Question =>
  typeof message === 'object' && message !== null && 'teach' in message;

/** For the reader of a page: answers pages of the extension, and nobody else. */
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
    return true; // keeps the channel open until the answer is there
  });
};

const ask = async (tabId: number, question: Question): Promise<unknown> => {
  const answer: unknown = await browser.tabs.sendMessage(tabId, question);
  if (typeof answer !== 'object' || answer === null || !('said' in answer))
    throw new RequestError('unreachable', 'the page does not answer any more: reload it');
  return answer.said;
};

/** The pages of the portal that are open: only where they are is asked, nothing is read. A tab without our reader has none. */
export const findOpenPages = async (): Promise<OpenPage[]> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  const answers = await Promise.allSettled(tabs.map((tab) => ask(tab.id!, { teach: 'which' }) as Promise<OpenPlace>));
  return answers.flatMap((answer, at) =>
    answer.status === 'fulfilled' && answer.value !== null ? [{ ...answer.value, tabId: tabs[at]!.id! }] : [],
  );
};

/** Has the reader of a tab describe the page anew, and try out what is said of it. */
export const teacherOf = (tabId: number): PageTeacher => ({
  describe: async () => (await ask(tabId, { teach: 'describe' })) as TeachablePage | null,
  tryOut: async (texts) => (await ask(tabId, { teach: 'try-out', texts: [...texts] })) as Trial,
});
