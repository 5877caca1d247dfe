import { costKnowledgeOf, isListWhole, metricsOfPage } from '#core/explain/cost-knowledge';
import type { Assessment } from '#core/model/assessment';
import type { OrderMark } from '#core/model/order-mark';
import type { CurrentPage } from '#messages/current-page';
import type { PageSummary } from '#messages/panel-protocol';
import { t } from '#texts/translate';
import { worthwhileTickets } from '../components/best-action';
import { CopySearch } from '../components/copy';
import {
  formatCount,
  formatDay,
  formatInstant,
  formatList,
  formatMany,
  formatPoints,
  formatRow,
  isNegligible,
  shortId,
} from '../components/format';
import { neededOrders } from '../components/needed-orders';
import { againstText } from '../components/warnings';
import { groundName, sourceName } from '../components/words';
import { Ask } from '../glance/ask';
import { TicketAction } from '../glance/best-action';
import { dueText, isActionable } from './layer';
import { OtherTicket } from './other-ticket';
import { actionButton, type PanelActions } from './panel-actions';

const MAX_ROWS_SHOWN = 20;

const isDueNow = ({ delivery }: OrderMark): boolean => delivery !== null && delivery.daysLeft <= 1;
const isPressing = (order: OrderMark): boolean => isDueNow(order) || order.check !== null || order.answerBy !== null;

/** Rows of next to nothing are counted above, and take no room one by one. */
const costsPoints = ({ costs }: OrderMark): boolean => costs.some(({ points }) => !isNegligible(points));

/** Checks of the morning, most urgent first. */
const CHECKS = ['ship-overdue', 'ship-today', 'unshipped', 'held'] as const;

/** Late and due orders first, then the costliest; beside the appeal form, appealable ones come before all. */
const rank = (order: OrderMark, { page }: CurrentPage): number =>
  (page === 'appeal-center' && isActionable(order) ? -20 : 0) +
  (order.check !== null ? CHECKS.indexOf(order.check) - 15 : isPressing(order) ? -10 : 0) +
  order.costs.reduce((least, { points }) => Math.min(least, points), 0);

const Row = ({
  assessment,
  order,
  isOneMetric,
}: {
  assessment: Assessment;
  order: OrderMark;
  isOneMetric: boolean;
}) => {
  const { orderId, costs, appeal, prepared, delivery, check, answerBy } = order;
  const action =
    prepared !== null
      ? t(`panel.mark.tickets.${prepared.state}`)
      : isActionable(order)
        ? groundName(appeal!.ground)
        : null;
  const shown = costsPoints(order) ? costs.filter(({ points }) => !isNegligible(points)) : costs;
  const against = prepared === null && appeal !== null ? againstText(appeal) : '';
  return (
    <li>
      <p className="row-head">
        <span title={orderId}>{shortId(orderId)}</span>
        {action !== null && <span className={prepared === null ? 'tag act' : 'tag'}>{action}</span>}
        {check !== null && <span className="tag warn">{t(`panel.mark.checks.${check}`)}</span>}
        {isDueNow(order) && (
          <span className="tag warn">
            {dueText(delivery!)}
            {!delivery!.shipped && `, ${t('panel.mark.notShipped')}`}
          </span>
        )}
        {answerBy !== null && (
          <span className="tag warn">{t('panel.mark.answerBy', { moment: formatInstant(answerBy) })}</span>
        )}
      </p>
      {against !== '' && (
        <p className="warning">
          {groundName(appeal!.ground)}: {against}
        </p>
      )}
      {shown.map(({ metric, points, leavesOn }) => {
        const cost = assessment.costs.find((listed) => listed.orderId === orderId && listed.metric === metric);
        return (
          <div key={metric} className="asks">
            <span>
              {isOneMetric ? '' : `${t(`glance.problem.${metric}`)} `}
              {formatPoints(points)} · {t('panel.stops', { day: formatDay(leavesOn) })}
            </span>
            {cost !== undefined && <Ask about={orderId} assessment={assessment} question={{ kind: 'cost', cost }} />}
          </div>
        );
      })}
    </li>
  );
};

interface Props {
  assessment: Assessment;
  here: CurrentPage;
  orders: readonly OrderMark[];
  checks: PageSummary['checks'];
  actions: PanelActions;
}

/** How many of the listed orders cost points, how many do not, and how many are unknown, and why. */
const Counts = ({ assessment, here, orders }: Omit<Props, 'actions' | 'checks'>) => {
  const many = (some: readonly OrderMark[]) => formatMany(some.length, 'order');
  const metrics = metricsOfPage(here.page, here.metric);
  const knowledge = costKnowledgeOf(assessment, metrics);
  if (knowledge.state === 'no-formula') return <p>{t('panel.noFormula', { region: assessment.region })}</p>;
  if (knowledge.state === 'no-score')
    return <p>{t('panel.noScore', { needed: neededOrders(assessment), delivered: assessment.eligible.delivered })}</p>;
  if (orders.length === 0) return <p>{t('panel.noRows')}</p>;
  const costing = orders.filter(({ state }) => state === 'costs');
  const free = orders.filter(({ state }) => state === 'nothing');
  const unknown = orders.filter(({ state }) => state === 'unknown');
  const unread = knowledge.state === 'unknown' ? knowledge.unread : [];
  const ids = new Set(unknown.map(({ orderId }) => orderId));
  const dayTellers = assessment.unpriced.flatMap(({ orderId, source }) =>
    orderId !== null && ids.has(orderId) && source !== 'readings' ? source : [],
  );
  const pages = [...new Set([...unread, ...dayTellers].map((source) => sourceName(source)))];
  const named = new Set(costing.flatMap(({ costs }) => costs.map(({ metric }) => metric)));
  const restsOnPart = assessment.costs.some(
    ({ restsOn, metric }) => restsOn !== 'whole' && named.has(metric) && !isListWhole(assessment, metric),
  );
  const saysOf = (): string => {
    if (costing.length === 0 && unknown.length > 0) return t('panel.notKnown');
    if (orders.length === 1)
      return t(`panel.one.${costing.some(costsPoints) ? 'costs' : costing.length > 0 ? 'little' : 'nothing'}`);
    const all = many(orders);
    if (costing.length === 0) return t('panel.noneCosts', { all });
    return t(costing.some(costsPoints) ? 'panel.of' : 'panel.ofLittle', { costing: costing.length, all });
  };
  return (
    <div>
      {unknown.length > 0 && unknown.length < orders.length && costing.length === 0 ? null : (
        <p>
          <strong>{saysOf()}</strong>
        </p>
      )}
      {restsOnPart && <p className="muted">{t('panel.restsOnPart')}</p>}
      {free.length > 0 && free.length < orders.length && <p>{t('panel.restNothing', { many: many(free) })}</p>}
      {unknown.length > 0 && (
        <p>
          {t('panel.restUnknown', { many: many(unknown) })}{' '}
          {pages.length > 0 ? t('panel.tellsPages', { pages: formatList(pages) }) : t('panel.tellsRead')}
        </p>
      )}
    </div>
  );
};

const Deliveries = ({ orders }: { orders: readonly OrderMark[] }) => {
  const late = orders.filter(({ delivery }) => delivery !== null && delivery.daysLeft < 0);
  const due = orders.filter(({ delivery }) => delivery !== null && delivery.daysLeft >= 0 && delivery.daysLeft <= 1);
  return (
    <>
      {late.length > 0 && <p className="warning">{t('panel.late', { many: formatMany(late.length, 'order') })}</p>}
      {due.length > 0 && <p>{t('panel.dueNow', { many: formatMany(due.length, 'order') })}</p>}
    </>
  );
};

/** Open orders that fail a check: how many, how many of them this page lists, and their ids to copy. */
const Checks = ({ checks, orders }: { checks: PageSummary['checks']; orders: readonly OrderMark[] }) =>
  checks.map(({ check, orderIds }) => {
    const here = orders.filter((order) => order.check === check).length;
    return (
      <div key={check}>
        <p className={check === 'ship-overdue' ? 'warning' : undefined}>
          {t(`panel.checks.${check}`, { all: formatMany(orderIds.length, 'order'), here: formatCount(here) })}
        </p>
        {here < orderIds.length && <CopySearch ids={orderIds} noun="order-id" />}
      </div>
    );
  });

/** A button for each possible ticket that copies the ids of its orders on this page. */
const CopyByTicket = ({ orders }: { orders: readonly OrderMark[] }) => {
  const actionable = orders.filter(isActionable);
  const metrics = new Set(actionable.map(({ appeal }) => appeal!.metric));
  const tickets = Map.groupBy(actionable, ({ appeal }) => `${appeal!.metric} ${appeal!.ground}`);
  return [...tickets].map(([key, listed]) => {
    const { metric, ground } = listed[0]!.appeal!;
    const reason = formatRow([...(metrics.size > 1 ? [t(`words.metrics.${metric}`)] : []), groundName(ground)]);
    return (
      <p key={key}>
        <CopySearch
          ids={listed.map(({ orderId }) => orderId)}
          noun="order-id"
          label={(many) => t('panel.copyActionable', { many, reason })}
        />
      </p>
    );
  });
};

/** Panel beside a list of orders: what each costs and until when, what can be done, and what is unknown. */
export const OrdersBody = ({ assessment, here, orders, checks, actions }: Props) => {
  const metrics = metricsOfPage(here.page, here.metric);
  const isOfMetric = here.page === 'diagnosis' || here.page === 'ratings' || here.page === 'returns';
  const ids = new Set(orders.map(({ orderId }) => orderId));
  const ticket = worthwhileTickets(assessment).find((offered) =>
    isOfMetric ? metrics.includes(offered.metric) : offered.orderIds.some((id) => ids.has(id)),
  );
  const telling = orders
    .filter((order) => costsPoints(order) || isActionable(order) || isPressing(order) || order.prepared !== null)
    .sort((a, b) => rank(a, here) - rank(b, here));
  const more = telling.length - MAX_ROWS_SHOWN;
  return (
    <>
      <Counts assessment={assessment} here={here} orders={orders} />
      <Checks checks={checks} orders={orders} />
      {(here.page === 'order-list' || here.page === 'order-detail') && <Deliveries orders={orders} />}
      <CopyByTicket orders={orders} />
      {telling.length > 0 && (
        <ul className="rows">
          {telling.slice(0, MAX_ROWS_SHOWN).map((order) => (
            <Row key={order.orderId} assessment={assessment} order={order} isOneMetric={metrics.length === 1} />
          ))}
          {more > 0 && <li className="muted">{t('panel.moreRows', { many: formatMany(more, 'more-order') })}</li>}
        </ul>
      )}
      {ticket !== undefined && !isOfMetric && here.page !== 'appeal-center' && (
        <OtherTicket ticket={ticket} actions={actions} />
      )}
      {ticket !== undefined && isOfMetric && (
        <section className="section action" aria-label={t('panel.best')}>
          <TicketAction assessment={assessment} ticket={ticket} link={actionButton(actions)} />
        </section>
      )}
    </>
  );
};
