import { makeIssueLog } from '../../issues';
import { readLabelledFigures } from '../../layouts/labelled-figures';
import { readPeriod } from '../../layouts/period';
import { type PageContext, type ReadResult, readResult, seenNow } from '../../page-context';
import { SERVICE_CAPTIONS } from './captions';

/** Reads totals of how chats were answered and rated, without any chat, agent or customer. */
export const readServiceAnalytics = async (context: PageContext): Promise<ReadResult> => {
  const issues = makeIssueLog();
  const read = await readLabelledFigures(context, SERVICE_CAPTIONS, issues);
  if ('kind' in read) return read;
  const { from = null, to = null } = readPeriod(context.root, read.textRuns, context.locale) ?? {};
  const day = context.locale.today;
  const records = { serviceRates: [{ day, from, to, ...read.figures, ...seenNow(context.locale) }] };
  return readResult(records, issues);
};
