import { makeIssueLog } from '../../issues';
import { isReadResult, readLabelledFigures } from '../../labelled-figures';
import type { PageContext, ReadResult } from '../../page-context';
import { readPeriod } from '../../period';
import { SERVICE_CAPTIONS } from './captions';

/** How chats were answered and rated, as a whole; no chat, agent or customer. */
export function* readServiceAnalytics(context: PageContext): Generator<void, ReadResult> {
  const { root, locale } = context;
  const issues = makeIssueLog();
  const read = yield* readLabelledFigures(context, SERVICE_CAPTIONS, issues);
  if (isReadResult(read)) return read;
  const { from = null, to = null } = readPeriod(root, read.textRuns, locale) ?? {};
  const { at, today: day } = locale;
  return {
    kind: 'read',
    strategy: 'captions',
    rows: 1,
    issues,
    list: null,
    drafts: { serviceRates: [{ day, from, to, ...read.tiles, readAt: at, firstSeen: at, lastSeen: at }] },
  };
}
