import { makeIssueLog } from '../../issues';
import { readLabelledFigures } from '../../layouts/labelled-figures';
import { readPeriod } from '../../layouts/period';
import { type PageContext, type ReadResult, readResult, refusePage, seenNow } from '../../page-context';
import { SALES_CAPTIONS } from './captions';

/** Reads sales between two days; figures without known days are refused. */
export const readSales = async (context: PageContext): Promise<ReadResult> => {
  const issues = makeIssueLog();
  const read = await readLabelledFigures(context, SALES_CAPTIONS, issues);
  if ('kind' in read) return read;
  const period = readPeriod(context.root, read.textRuns, context.locale);
  if (period === null) return refusePage('ambiguous-date', 'the days that the figures are of', 'captions');
  const records = { sales: [{ ...period, ...read.figures, ...seenNow(context.locale) }] };
  return readResult(records, issues);
};
