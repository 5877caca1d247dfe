import type { Assessment } from '#core/model/assessment';
import { isMetric } from '#core/model/metric';
import type { CurrentPage } from '#messages/current-page';
import { CopyButton } from '../components/copy';
import { formatMany, formatPoints, shortId } from '../components/format';
import { searchText } from '../components/portal';
import { TicketCard } from '../components/ticket-card';
import { groundName, METRIC_NAMES } from '../components/words';
import { Why } from '../explain/why';
import type { MarkedRow } from './layer';
import { PANEL_TEXT } from './text';

const MAX_ROWS_SHOWN = 20;

/** The marks of the page in words, for those who don't see them beside the rows. */
const Row = ({ assessment, row: { orderId, mark } }: { assessment: Assessment; row: MarkedRow }) => (
  <li>
    <p>
      <span title={orderId}>{shortId(orderId)}</span>
      {mark.appeal !== null && <span className="tag good">{groundName(mark.appeal.ground)}</span>}
    </p>
    {mark.costs.map(({ metric, points }) => {
      const cost = assessment.costs.find((listed) => listed.orderId === orderId && listed.metric === metric);
      const label = `${formatPoints(points)} ${METRIC_NAMES[metric]}`;
      return cost === undefined ? (
        <p key={metric}>{label}</p>
      ) : (
        <Why key={metric} label={label} about={orderId} assessment={assessment} question={{ kind: 'cost', cost }} />
      );
    })}
  </li>
);

interface Props {
  assessment: Assessment;
  here: CurrentPage | null;
  rows: readonly MarkedRow[];
}

/** Beside a list of orders: which of these cost points, which can be appealed, and the best ticket for what is listed. */
export const ListBody = ({ assessment, here, rows }: Props) => {
  const metric = here?.metric ?? null;
  const known = metric !== null && isMetric(metric) ? metric : null;
  const ticket = assessment.appeals.tickets.find((offered) => known === null || offered.metric === known);
  // an order of several lines is one order
  const listed = [...new Map(rows.map((row) => [row.orderId, row])).values()];
  const appealable = listed.filter(({ mark }) => mark.appeal !== null);
  const orders = [...appealable, ...listed.filter(({ mark }) => mark.appeal === null)];
  const more = orders.length - MAX_ROWS_SHOWN;
  const many = formatMany(appealable.length, 'order id');
  return (
    <>
      <h2>{PANEL_TEXT.listed}</h2>
      {orders.length === 0 && <p className="muted">{PANEL_TEXT.clean}</p>}
      {orders.length > 0 && (
        <p>
          {PANEL_TEXT.canAppeal(formatMany(appealable.length, 'order'))} ·{' '}
          {PANEL_TEXT.costing(formatMany(orders.filter(({ mark }) => mark.costs.length > 0).length, 'order'))}
        </p>
      )}
      {appealable.length > 0 && (
        <p>
          <CopyButton
            label={PANEL_TEXT.copyAppealable(many)}
            done={PANEL_TEXT.copied(many)}
            text={searchText(appealable.map(({ orderId }) => orderId))}
          />
        </p>
      )}
      <ul className="rows">
        {orders.slice(0, MAX_ROWS_SHOWN).map((row) => (
          <Row key={row.orderId} assessment={assessment} row={row} />
        ))}
        {more > 0 && <li className="muted">{PANEL_TEXT.moreRows(formatMany(more, 'more order'))}</li>}
      </ul>
      {ticket !== undefined && (
        <>
          <h2>{known === null ? PANEL_TEXT.best : PANEL_TEXT.bestFor(METRIC_NAMES[known])}</h2>
          <TicketCard assessment={assessment} ticket={ticket} primary />
        </>
      )}
      <p className="muted">{PANEL_TEXT.more}</p>
    </>
  );
};
