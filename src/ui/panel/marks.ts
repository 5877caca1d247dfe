import type { MetricCode } from '#core/model/metric';
import type { ShopHint } from '#core/model/shop';
import type { OrderMark } from '#messages/panel-protocol';
import { type AnchoredRow, type MarkedRow, makeMarkLayer } from './layer';

interface World {
  window: Window;
  askMarks(shop: ShopHint, orderIds: string[]): Promise<OrderMark[]>;
}

interface Marks {
  /** asks what there is to say of these rows, and draws it; of one metric alone where the page is about that */
  draw(rows: readonly AnchoredRow[], shop: ShopHint | null, metric: MetricCode | null): Promise<void>;
  remove(): void;
}

/** The part of a mark that is about one metric; null where there is none. @param metric null: the mark whole */
export const markFor = (mark: OrderMark, metric: string | null): OrderMark | null => {
  if (metric === null) return mark;
  const costs = mark.costs.filter((cost) => cost.metric === metric);
  const appeal = mark.appeal?.metric === metric ? mark.appeal : null;
  const { prepared: ticket, ...rest } = mark;
  const prepared = ticket?.metric === metric ? { prepared: ticket } : {};
  const isBare = costs.length === 0 && appeal === null && prepared.prepared === undefined;
  return isBare ? null : { ...rest, costs, appeal, ...prepared };
};

/** Order rows of the page that have something to say: marked where they stand, and told of for the panel's own list. */
export const makeMarks = ({ window, askMarks }: World, tell: (rows: readonly MarkedRow[]) => void): Marks => {
  const layer = makeMarkLayer(window);
  let turn = 0;
  return {
    draw: async (rows, shop, metric) => {
      turn += 1;
      const thisTurn = turn;
      const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
      const marks = shop === null || orderIds.length === 0 ? [] : await askMarks(shop, orderIds);
      // rows that were turned over while the answer was on its way are somebody else's
      if (thisTurn !== turn) return;
      const byId = new Map(marks.map((mark) => [mark.orderId, markFor(mark, metric)]));
      const marked = rows.flatMap((row) => {
        const mark = byId.get(row.orderId);
        return mark == null ? [] : [{ ...row, mark }];
      });
      layer.show(marked);
      tell(marked);
    },
    remove: () => {
      turn = -1;
      layer.remove();
    },
  };
};
