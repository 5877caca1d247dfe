import { makeIssueLog } from '../../issues';
import { type FigureCaptions, readLabelledFigures } from '../../labelled-figures';
import type { PageContext, ReadResult } from '../../page-context';
import { readPeriod } from '../../period';

/**
 * Service Analytics (Customer Messages > Service Analytics). Its list of chats names agents and customers and gives a
 * chat no id, so nothing of it is read.
 */
const SERVICE_CAPTIONS = {
  fields: { satisfaction: 'rate', response24: 'rate', response12: 'rate', chats: 'count' },
  required: ['satisfaction'],
  captions: [
    ['satisfaction', 'en', 'Satisfaction rate', 'analytics'],
    ['satisfaction', 'en', 'Chat Satisfaction Rate', 'chat'],
    ['response24', 'en', '24-hour response rate', 'analytics'],
    ['response24', 'en', '24h Response Rate', 'response'],
    ['response12', 'en', '12-Hour Response Rate', 'chat'],
    ['response12', 'vi', 'Tỷ lệ phản hồi 12 giờ', 'survey'],
    ['response12', 'id', 'Tingkat Respons 12 Jam', 'ratingId'],
    ['chats', 'en', 'Chats Received', 'analytics'],
  ],
} as const satisfies FigureCaptions<Readonly<Record<string, 'rate' | 'count'>>>;

/** How chats were answered and rated, as a whole; no chat, agent or customer. */
export const readServiceAnalytics = async (context: PageContext): Promise<ReadResult> => {
  const issues = makeIssueLog();
  const read = await readLabelledFigures(context, SERVICE_CAPTIONS, issues);
  if ('kind' in read) return read;
  const { from = null, to = null } = readPeriod(context.root, read.textRuns, context.locale) ?? {};
  const { at, today: day } = context.locale;
  const records = {
    serviceRates: [{ day, from, to, ...read.figures, readAt: at, firstSeen: at, lastSeen: at }],
  };
  return { kind: 'read', records, issues: issues.list(), rows: 1, strategy: 'captions', list: null };
};
