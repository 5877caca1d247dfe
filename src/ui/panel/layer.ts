import type { OrderMark } from '#core/model/order-mark';
import { t } from '#texts/translate';
import { formatDay, formatPoints, isNegligible } from '../components/format';
import css from './marks.css?inline';
import { makeShadow } from './shadow';

/** A row of a portal list about one order; `anchor` is the element with its id. */
export interface AnchoredRow {
  orderId: string;
  row: Element;
  anchor: Element;
}

export interface MarkedRow extends AnchoredRow {
  mark: OrderMark;
  /** whether the page is about one metric, which is then not named */
  isOneMetric: boolean;
}

interface Badge extends MarkedRow {
  badge: HTMLElement;
}

const BADGE_HEIGHT_PX = 15;
const GAP_PX = 6;
const SETTLE_MS = 1000;

/** Whether the id is visible: neither scrolled out of its list nor covered by the page. */
const isSeen = (document: Document, { row }: AnchoredRow, box: DOMRect): boolean => {
  if (box.width === 0 || box.bottom < 0 || box.top > document.documentElement.clientHeight) return false;
  const seen = document.elementFromPoint(box.left + Math.min(6, box.width / 2), box.top + box.height / 2);
  return seen !== null && row.contains(seen);
};

/** Left and top of a badge: above the id, or after it where the page prints something above. */
const placeOf = (document: Document, { anchor }: AnchoredRow, box: DOMRect): [number, number] => {
  const above = document.elementFromPoint(box.left + Math.min(6, box.width / 2), box.top - BADGE_HEIGHT_PX / 2);
  if (above === null || above.contains(anchor)) return [box.left, box.top - BADGE_HEIGHT_PX];
  const id = document.createRange();
  id.selectNodeContents(anchor);
  const { right, top, height } = id.getBoundingClientRect();
  return [right + GAP_PX, top + (height - BADGE_HEIGHT_PX) / 2];
};

/** Whether an order can be appealed, is in no ticket yet, and no known fact speaks against it. */
export const isActionable = ({ appeal, prepared }: OrderMark): boolean =>
  appeal !== null && appeal.against.length === 0 && prepared === null;

/** What can be done about an order, before what it costs; undefined where there is neither. */
export const markText = (
  { costs: all, appeal, prepared, delivery, check }: OrderMark,
  isOneMetric: boolean,
): string | undefined => {
  // Of a long list most may cost next to nothing: the panel says so once.
  const costs = all.filter(({ points }) => !isNegligible(points));
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
 * Draws small badges beside order ids, in a layer over the page, so that no node of the page changes. They repeat what
 * the panel says in words, and are hidden from screen readers.
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

  // All boxes are measured before the first badge is moved, so that a frame needs one layout.
  const place = () => {
    frame = undefined;
    const places = badges.map((badge) => {
      const box = badge.anchor.getBoundingClientRect();
      return { badge: badge.badge, at: isSeen(document, badge, box) ? placeOf(document, badge, box) : null };
    });
    for (const { badge, at } of places) {
      badge.hidden = at === null;
      if (at !== null) badge.style.transform = `translate(${at.map((px) => `${Math.round(px)}px`).join()})`;
    }
  };
  const schedule = () => {
    if (badges.length > 0) frame ??= window.requestAnimationFrame(place);
  };
  const moves = ['scroll', 'resize', 'transitionend', 'load'] as const;
  for (const type of moves) window.addEventListener(type, schedule, { capture: true, passive: true });
  // Changes without an event, such as a removed banner, are followed within a second.
  const settle = window.setInterval(schedule, SETTLE_MS);

  return {
    show: (rows) => {
      badges = rows.flatMap((row) => {
        const text = markText(row.mark, row.isOneMetric);
        if (text === undefined) return [];
        const badge = document.createElement('span');
        badge.className = `badge${toneOf(row.mark)}`;
        // Drawn by the style sheet, so that the page's search does not find it.
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
