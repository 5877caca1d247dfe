import { browser } from 'wxt/browser';
import type { ShopHint } from '#core/model/shop';
import type { TaughtText, TeachablePage, Trial } from '#core/model/taught-text';
import { RequestError } from './request';

// The dashboard can't see a page of the portal: the reader of the tab that is open describes it, and tries out there what
// is said of it. What it shows stays in memory, and is neither stored nor sent anywhere else.

/** What the reader of a page answers. */
export interface PageTeacher {
  /** null where the page has nothing that can be taught, or its shop is not known */
  describe(): Promise<TeachablePage | null>;
  tryOut(texts: readonly TaughtText[]): Promise<Trial>;
}

/** A page that is open in a tab, and can be taught. */
export interface OpenPage {
  tabId: number;
  shop: ShopHint;
  page: TeachablePage;
}

type Question = { teach: 'describe' } | { teach: 'try-out'; texts: TaughtText[] };
const isQuestion = (message: unknown): message is Question =>
  typeof message === 'object' && message !== null && 'teach' in message;

/** For the reader of a page: answers pages of the extension, and nobody else. */
export const answerTeaching = (teacher: PageTeacher, shop: () => ShopHint | null): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string | undefined }, respond) => {
    if (sender.id !== browser.runtime.id || !isQuestion(message)) return undefined;
    const answer = message.teach === 'describe' ? teacher.describe() : teacher.tryOut(message.texts);
    answer.then(
      (said) => respond({ said, shop: shop() }),
      (error: unknown) => respond({ failed: String(error) }),
    );
    return true; // keeps the channel open until the answer is there
  });
};

const ask = async (tabId: number, question: Question): Promise<{ said: unknown; shop: ShopHint | null }> => {
  const answer: unknown = await browser.tabs.sendMessage(tabId, question);
  if (typeof answer !== 'object' || answer === null || !('said' in answer))
    throw new RequestError('unreachable', 'the page does not answer any more: reload it');
  return answer as { said: unknown; shop: ShopHint | null };
};

/** The pages of the portal that are open and can be taught; a tab without our reader has none. */
export const findOpenPages = async (): Promise<OpenPage[]> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  const answers = await Promise.allSettled(tabs.map((tab) => ask(tab.id!, { teach: 'describe' })));
  return answers.flatMap((answer, at): OpenPage[] => {
    if (answer.status === 'rejected') return [];
    const { said, shop } = answer.value;
    return said === null || shop === null ? [] : [{ tabId: tabs[at]!.id!, shop, page: said as TeachablePage }];
  });
};

/** Has the reader of a tab describe the page anew, and try out what is said of it. */
export const teacherOf = (tabId: number): PageTeacher => ({
  describe: async () => (await ask(tabId, { teach: 'describe' })).said as TeachablePage | null,
  tryOut: async (texts) => (await ask(tabId, { teach: 'try-out', texts: [...texts] })).said as Trial,
});
