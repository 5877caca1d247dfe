import type { MetricCode } from '#core/model/metric';
import type { ShopHint } from '#core/model/shop';
import type { OrderMark } from '#messages/panel-protocol';
import { type MarkedRow, makeMarkLayer } from './layer';
import { markFor } from './mark-text';
import { type FoundRows, type OrderRow, watchRows } from './rows';

interface World {
  window: Window;
  findRows(root: Document): Promise<FoundRows>;
  askMarks(shop: ShopHint, orderIds: string[]): Promise<OrderMark[]>;
}

interface Marks {
  /** asks again for all rows, since what is known may have changed; of one metric alone where the page is about that */
  ask(shop: ShopHint | null, metric: MetricCode | null): void;
  remove(): void;
}

/** Order rows of the page that have something to say: marked where they stand, and told of for the panel's own list. */
export const keepMarks = (world: World, tell: (rows: readonly MarkedRow[]) => void): Marks => {
  const { window, findRows, askMarks } = world;
  const layer = makeMarkLayer(window);
  let shop: ShopHint | null = null;
  let metric: MetricCode | null = null;
  let rows: readonly OrderRow[] = [];
  let turn = 0;

  const draw = async () => {
    turn += 1;
    const mine = turn;
    const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
    const marks = shop === null || orderIds.length === 0 ? [] : await askMarks(shop, orderIds);
    // rows that were turned over while the answer was on its way are somebody else's
    if (mine !== turn) return;
    const byId = new Map(marks.map((mark) => [mark.orderId, markFor(mark, metric)]));
    const marked = rows.flatMap((row) => {
      const mark = byId.get(row.orderId);
      return mark == null ? [] : [{ ...row, mark }];
    });
    layer.show(marked);
    tell(marked);
  };
  const stop = watchRows({ document: window.document, findRows }, (found) => {
    rows = found;
    void draw();
  });
  return {
    ask: (whose, about) => {
      shop = whose;
      metric = about;
      void draw();
    },
    remove: () => {
      turn = -1;
      stop();
      layer.remove();
    },
  };
};
