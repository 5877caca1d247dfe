import type { ShopHint } from '#core/model/page';
import type { Mark } from '#messages/protocol';
import { type MarkedRow, makeMarkLayer } from './layer';
import { type OrderRow, watchRows } from './rows';

interface World {
  window: Window;
  findRows(root: Document): OrderRow[];
  askMarks(shop: ShopHint, orderIds: string[]): Promise<Mark[]>;
}

interface Marks {
  /** asks again for all rows: whose they are or what they cost may have changed; for no shop, nothing is marked */
  ask(shop: ShopHint | null): void;
  remove(): void;
}

/** Order rows of the page that have something to say: marked where they stand, and told of for the panel's own list. */
export const keepMarks = (world: World, tell: (rows: readonly MarkedRow[]) => void): Marks => {
  const { window, findRows, askMarks } = world;
  const layer = makeMarkLayer(window);
  let shop: ShopHint | null = null;
  let rows: readonly OrderRow[] = [];
  let turn = 0;

  const draw = async () => {
    turn += 1;
    const mine = turn;
    const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
    const marks = shop === null || orderIds.length === 0 ? [] : await askMarks(shop, orderIds);
    // rows that were turned over while the answer was on its way are somebody else's
    if (mine !== turn) return;
    const byId = new Map(marks.map((mark) => [mark.orderId, mark]));
    const marked = rows.flatMap((row) => {
      const mark = byId.get(row.orderId);
      return mark === undefined ? [] : [{ ...row, mark }];
    });
    layer.show(marked);
    tell(marked);
  };
  const stop = watchRows({ document: window.document, findRows }, (found) => {
    rows = found;
    void draw();
  });
  return {
    ask: (whose) => {
      shop = whose;
      void draw();
    },
    remove: () => {
      turn = -1;
      stop();
      layer.remove();
    },
  };
};
