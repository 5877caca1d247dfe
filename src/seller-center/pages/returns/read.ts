import type { Instant } from '#core/model/day';
import { findByCaption } from '../../captions';
import { isNarrowed } from '../../dom/list-extent';
import { cellsOfCard, readCards } from '../../layouts/labelled-cards';
import {
  type Cells,
  listResult,
  readListRows,
  refuseMissing,
  type ShownRows,
  spanOfWholeList,
} from '../../layouts/list-rows';
import { daysOf, type PageLocale } from '../../locale';
import { type PageContext, type ReadResult, seenNow } from '../../page-context';
import { dateRoleOf } from '../../values/date-evidence';
import { readMoment, readTimeLeft } from '../../values/moment';
import { readText, type Value } from '../../values/value';
import { type CaseDraft, RETURN_COLUMNS, RETURN_STATES, RETURN_TYPES, type ReturnField } from './captions';

/**
 * Reads the list of returns and refunds. It is whole only under the tab that shows all, with nothing searched or
 * selected.
 */
export const readReturns = async (context: PageContext): Promise<ReadResult> => {
  const { address, locale } = context;
  const shown = await readRequestRows(context);
  if ('kind' in shown) return shown;
  const { records: cases } = shown;
  const days = daysOf(
    locale,
    cases.map(({ requestedAt }) => requestedAt),
  );
  const ids = cases.map(({ id }) => id!);
  const isWhole = shown.isAll && days.length === cases.length;
  return listResult({ cases }, shown, ids, {
    source: 'cases',
    isPart: !isWhole || (await isNarrowed(context.scan, address)),
    span: spanOfWholeList(days, locale.today),
  });
};

/** Requests on the screen, in List view or Card view, then those that have just left it. */
interface RequestRows extends ShownRows {
  records: CaseDraft[];
}

const readRequestRows = async (context: PageContext): Promise<RequestRows | ReadResult> => {
  const list = await readListRows(
    context,
    RETURN_COLUMNS,
    (cells) => readRow(cells, context.locale),
    ({ id }) => id!,
  );
  if (!('kind' in list) || list.kind === 'waiting') return list;
  return (await readCardView(context)) ?? list;
};

const findState = (text: string) => findByCaption(RETURN_STATES, text);

const readRow = (cells: Cells<ReturnField>, locale: PageLocale): CaseDraft | null => {
  const id = cells.id('caseId');
  const orderId = cells.id('orderId');
  if (id === null || orderId === null || id === orderId) return null;
  const { text: statusText, state: status } = cells.state('status', findState);
  return {
    id,
    orderId,
    status,
    statusText,
    type: cells.word('type', (texts) => readType(texts.join(' '))),
    reason: cells.reason('reason'),
    requestedAt: cells.moment('requestedAt'),
    respondBy: cells.take('respondBy', (text) => readClock(text, locale)),
    ...seenNow(locale),
  };
};

const readClock = (text: string, { at, zone, dateOrder, dates }: PageLocale): Value<Instant> => {
  const left = readTimeLeft(text, at, zone);
  if (left !== undefined) return left;
  dates.see(text, dateRoleOf('respondBy'));
  return readMoment(text, zone, dateOrder);
};

const readType = (text: string): Value<NonNullable<CaseDraft['type']>> =>
  readText(text, (printed) => findByCaption(RETURN_TYPES, printed));

/** Reads cards; null without any. The structure of cards is not public, so only captions count. */
const readCardView = async (context: PageContext): Promise<RequestRows | ReadResult | null> => {
  const { locale, taught } = context;
  const columns = taught.addTo(RETURN_COLUMNS);
  const marks = { id: columns.caseId, card: null, texts: null };
  const shown = await readCards(context, marks, (card, issues) =>
    readRow(cellsOfCard(card, columns, context, issues), locale),
  );
  if ('kind' in shown) return shown;
  if (shown.cards.length === 0) return null;
  return refuseMissing(shown.rows, shown, shown.strategy) ?? shown;
};
