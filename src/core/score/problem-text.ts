import type { Problem } from '#core/model/problem';

type Fields = [Problem['metric'], ...(string | null)[]];

/** Problems by the places of their fields: thousands of them are read for every assessment. */
export const writeProblems = (problems: Iterable<Problem>): string =>
  JSON.stringify(
    Array.from(
      problems,
      (it): Fields => [it.metric, it.orderId, it.caseId, it.chatId, it.firstSeen, it.lastSeen, it.readAt],
    ),
  );

export const readProblems = (text: string): Problem[] =>
  (JSON.parse(text) as Fields[]).map(
    ([metric, orderId = null, caseId = null, chatId = null, firstSeen = null, lastSeen = null, readAt = null]) => ({
      metric,
      orderId,
      caseId,
      chatId,
      firstSeen,
      lastSeen,
      readAt,
    }),
  );
