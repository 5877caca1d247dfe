import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { METRIC_CODES } from '#core/model/metric';
import { PAGES } from '#core/model/page-kind';
import { shopHint } from '#core/model/shop';
import { teachablePage, trial } from '#core/model/taught-text';
import { RequestError } from './request';
import type { PageTeacher, Question } from './teach-relay';

// The asking side of teaching, for the dashboard. Readers of pages load no schemas, so what they say is parsed here.

const openPlace = z.nullable(
  z.object({ page: z.enum(PAGES), metric: z.nullable(z.enum(METRIC_CODES)), shop: shopHint }),
);
export type OpenPage = NonNullable<z.infer<typeof openPlace>> & { tabId: number };

const ask = async <T>(tabId: number, question: Question, schema: z.ZodMiniType<T>): Promise<T> => {
  const answer: unknown = await browser.tabs.sendMessage(tabId, question);
  if (typeof answer !== 'object' || answer === null || !('said' in answer))
    throw new RequestError('unreachable', 'the page does not answer any more: reload it');
  return z.parse(schema, answer.said);
};

/** Finds the open portal pages by asking only for their location; a tab without a reader has none. */
export const findOpenPages = async (): Promise<OpenPage[]> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  const answers = await Promise.allSettled(tabs.map((tab) => ask(tab.id!, { teach: 'which' }, openPlace)));
  return answers.flatMap((answer, at) =>
    answer.status === 'fulfilled' && answer.value !== null ? [{ ...answer.value, tabId: tabs[at]!.id! }] : [],
  );
};

/** Lets a tab's reader describe its page and try meanings. */
export const teacherOf = (tabId: number): PageTeacher => ({
  describe: () => ask(tabId, { teach: 'describe' }, z.nullable(teachablePage)),
  tryOut: (texts) => ask(tabId, { teach: 'try-out', texts: [...texts] }, trial),
});
