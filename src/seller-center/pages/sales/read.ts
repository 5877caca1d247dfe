import { makeIssueLog } from '../../issues';
import { isReadResult, readLabelledFigures } from '../../labelled-figures';
import { type PageContext, type ReadResult, refusePage } from '../../page-context';
import { readPeriod } from '../../period';
import { SALES_CAPTIONS } from './captions';

/** What was sold between two days. Figures of nobody knows which days are of no use, and refused. */
export function* readSales(context: PageContext): Generator<void, ReadResult> {
  const { root, locale } = context;
  const issues = makeIssueLog();
  const read = yield* readLabelledFigures(context, SALES_CAPTIONS, issues);
  if (isReadResult(read)) return read;
  const period = readPeriod(root, read.textRuns, locale);
  if (period === null) return refusePage('ambiguous-date', 'the days that the figures are of', 'captions');
  const { at } = locale;
  return {
    kind: 'read',
    strategy: 'captions',
    rows: 1,
    issues,
    list: null,
    drafts: { sales: [{ ...period, ...read.tiles, readAt: at, firstSeen: at, lastSeen: at }] },
  };
}
