import type { OrderMark } from '#messages/panel-protocol';
import { t } from '#texts/translate';
import { formatDay, formatPoints, isNegligible } from '../components/format';
import css from './marks.css?inline';
import { makeShadow } from './shadow';

/** A row of a list in the portal that is about one order; `anchor` is where its id stands. */
export interface AnchoredRow {
  orderId: string;
  row: Element;
  anchor: Element;
}

export interface MarkedRow extends AnchoredRow {
  mark: OrderMark;
  /** whether the page is about one metric, which then needs no name */
  isOneMetric: boolean;
}

interface Badge extends MarkedRow {
  badge: HTMLElement;
}

const BADGE_HEIGHT_PX = 15;
const SETTLE_MS = 1000;

/** Whether the id can be seen where it stands: not scrolled out of its list, and nothing of the page lies over it. */
const isSeen = (document: Document, { row }: AnchoredRow, box: DOMRect): boolean => {
  if (box.width === 0 || box.bottom < 0 || box.top > document.documentElement.clientHeight) return false;
  const seen = document.elementFromPoint(box.left + Math.min(6, box.width / 2), box.top + box.height / 2);
  return seen !== null && row.contains(seen);
};

/** Whether an order can be appealed, is in no ticket yet, and no known fact speaks against it. */
export const isActionable = ({ appeal, prepared }: OrderMark): boolean =>
  appeal !== null && appeal.against.length === 0 && prepared === null;

/** What can be done about an order, before what it costs; undefined where neither is known. */
export const markText = (
  { costs: all, appeal, prepared, delivery, check }: OrderMark,
  isOneMetric: boolean,
): string | undefined => {
  // beside a cost that counts, one that is next to nothing only takes room
  const telling = all.filter(({ points }) => !isNegligible(points));
  const costs = telling.length > 0 ? telling : all;
  const action =
    prepared !== null
      ? t(`panel.mark.tickets.${prepared.state}`)
      : check !== null
        ? t(`panel.mark.checks.${check}`)
        : appeal !== null
          ? t(appeal.against.length === 0 ? 'panel.mark.appeal' : 'panel.mark.doubtful')
          : delivery !== null && delivery.daysLeft <= 1
            ? dueText(delivery)
            : undefined;
  const last = costs
    .map(({ leavesOn }) => leavesOn)
    .sort()
    .at(-1);
  const stops = last === undefined ? [] : [t('panel.mark.stops', { day: formatDay(last) })];
  // Costs in several metrics are not added up: together they are worth less or more than their sum.
  const prices = costs.map(({ metric, points }) =>
    isOneMetric ? formatPoints(points) : `${t(`glance.problem.${metric}`)} ${formatPoints(points)}`,
  );
  const parts = action === undefined ? [...stops, ...prices] : [action, ...prices, ...stops];
  return parts.length === 0 ? undefined : parts.join(' · ');
};

export const dueText = ({ due, daysLeft }: NonNullable<OrderMark['delivery']>): string => {
  if (daysLeft < 0) return t('panel.mark.overdue', { day: formatDay(due) });
  return daysLeft === 0
    ? t('panel.mark.dueToday')
    : daysLeft === 1
      ? t('panel.mark.dueTomorrow')
      : t('panel.mark.due', { day: formatDay(due) });
};

/** Colour says that something can be done, never that something is bad. */
const toneOf = (order: OrderMark): string => {
  const { prepared, delivery, check } = order;
  if (prepared?.state === 'open' || isActionable(order)) return ' act';
  return prepared === null && (check !== null || (delivery !== null && delivery.daysLeft <= 1)) ? ' hurry' : '';
};

/**
 * Small badges beside the order ids, in a layer of our own over the page: no node of the page is touched, so nothing in
 * it moves. They carry nothing that the panel does not say in words, and are hidden from those who hear the page.
 */
export const makeMarkLayer = (window: Window): { show(rows: readonly MarkedRow[]): void; remove(): void } => {
  const { document } = window;
  const { host, root, remove } = makeShadow(window, 'sps-ahead-marks', css);
  host.setAttribute('aria-hidden', 'true');
  const layer = document.createElement('div');
  layer.className = 'layer';
  root.append(layer);
  let badges: Badge[] = [];
  let frame: number | undefined;

  // All boxes are read before the first badge is moved, so that a frame lays the page out once.
  const place = () => {
    frame = undefined;
    const places = badges.map((badge) => {
      const box = badge.anchor.getBoundingClientRect();
      return { badge: badge.badge, box, seen: isSeen(document, badge, box) };
    });
    for (const { badge, box, seen } of places) {
      badge.hidden = !seen;
      if (seen)
        badge.style.transform = `translate(${Math.round(box.left)}px, ${Math.round(box.top - BADGE_HEIGHT_PX)}px)`;
    }
  };
  const schedule = () => {
    if (badges.length > 0) frame ??= window.requestAnimationFrame(place);
  };
  const moves = ['scroll', 'resize', 'transitionend', 'load'] as const;
  for (const type of moves) window.addEventListener(type, schedule, { capture: true, passive: true });
  // what moves without an event, such as a banner that is gone, is made good within a second
  const settle = window.setInterval(schedule, SETTLE_MS);

  return {
    show: (rows) => {
      badges = rows.flatMap((row) => {
        const text = markText(row.mark, row.isOneMetric);
        if (text === undefined) return [];
        const badge = document.createElement('span');
        badge.className = `badge${toneOf(row.mark)}`;
        // drawn by the style, where no search of the page finds it
        badge.dataset.text = text;
        badge.hidden = true;
        return [{ ...row, badge }];
      });
      layer.replaceChildren(...badges.map(({ badge }) => badge));
      schedule();
    },
    remove: () => {
      for (const type of moves) window.removeEventListener(type, schedule, { capture: true });
      window.clearInterval(settle);
      if (frame !== undefined) window.cancelAnimationFrame(frame);
      remove();
    },
  };
};
