// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const ID = ['576812345678900001', '576812345678900002', '576812345678900003'] as const;

const head = (id: string, rest = 'Jun 20, 2026 3:04 PM'): string =>
  `<tr><td colspan="3"><span>Buyer 0001</span><span>${rest}</span><span>Order ID:</span><span>${id}</span></td></tr>`;
const items = (sku: string, status = 'In transit', mark = ''): string =>
  `<tr ${mark}><td><p>Blue mug</p><p>Large</p><p>Seller SKU: ${sku}</p><p>× 2</p></td><td><p>${status}</p></td><td>$23.50</td></tr>`;
const GAP = '<tr><td colspan="3"></td></tr>';
const list = (...rows: string[]): string =>
  `<table class="listTableContainer-a1B2"><tbody>${rows.join('')}</tbody></table>`;

const see = async (...rows: string[]) => (await visitSample(list(...rows), '/order?tab=all'))!;
const lines = async (...rows: string[]) =>
  (await see(...rows)).facts.orders.map(({ id, lines }) => [id, lines?.map((line) => line.sellerSku)]);

describe('an order list in Card view', () => {
  test('is read by the evidence that names each order, and reports it', async () => {
    const visit = await see(head(ID[0]), items('A'), GAP, head(ID[1]), items('B', 'Delivered'), GAP);
    expect(visit).toMatchObject({ outcome: 'read', strategy: 'cards by text', rows: 2, issues: [] });
    expect(visit.facts.orders).toMatchObject([
      {
        id: ID[0],
        status: 'in-transit',
        placedAt: '2026-06-20T22:04:00Z',
        amount: null,
        lines: [{ sellerSku: 'A', productName: 'Blue mug', quantity: 2 }],
      },
      { id: ID[1], status: 'delivered' },
    ]);
    const mark = (id: string) => `data-log_main_order_id="${id}"`;
    expect((await see(head(ID[0]), items('A', 'Delivered', mark(ID[0])))).strategy).toBe(
      'cards by marks, confirmed by text',
    );
  });

  const cardOf = (id: string, skus: readonly string[], amount: string) => {
    const goods = skus.map((sku) => `<p>Blue mug</p><p>Seller SKU: ${sku}</p>`).join('');
    return `${head(id)}<tr><td>${goods}</td><td>In transit</td><td>${amount}</td></tr>${GAP}`;
  };

  test('gives the amount of an order if it is labelled, or if several items share one', async () => {
    const amounts = async (...rows: string[]) => (await see(...rows)).facts.orders.map(({ amount }) => amount?.value);
    expect(await amounts(cardOf(ID[0], ['A'], '$23.50'), cardOf(ID[1], ['B'], '$9'))).toEqual([undefined, undefined]);
    expect(await amounts(cardOf(ID[0], ['A'], '$23.50'), cardOf(ID[1], ['B', 'C'], '$9'))).toEqual([23.5, 9]);
    expect(await amounts(cardOf(ID[0], ['A'], 'Order total: $23.50'))).toEqual([23.5]);
    const prices = `${head(ID[2])}<tr><td><p>Seller SKU: A</p><p>Seller SKU: B</p></td><td>$4</td><td>$5</td></tr>${GAP}`;
    expect(await amounts(cardOf(ID[0], ['A'], '$23.50'), prices)).toEqual([undefined, undefined]);
  });

  test('has all items of an order that takes a row for each, where the portal marks them as its own', async () => {
    const mark = `data-log_main_order_id="${ID[0]}"`;
    const rows = [head(ID[0]), items('A', 'In transit', mark), items('B', 'In transit', mark), GAP];
    const [order] = (await see(...rows)).facts.orders;
    expect(order).toMatchObject({ amount: null, lines: [{ sellerSku: 'A' }, { sellerSku: 'B' }] });
  });

  test('leaves out rows that may belong to an order without a head', async () => {
    expect(await lines(head(ID[0]), items('A'), GAP, items('B'), GAP)).toEqual([[ID[0], ['A']]]);
    expect(await lines(head(ID[0]), items('A'), items('B'), GAP)).toEqual([[ID[0], undefined]]);
    expect(await lines(head(ID[0]), GAP, items('B'), GAP, head(ID[1]), items('C'))).toEqual([
      [ID[0], undefined],
      [ID[1], ['C']],
    ]);
    const marked = items('B', 'Delivered', `data-log_main_order_id="${ID[1]}"`);
    expect(await lines(head(ID[0]), marked, GAP)).toEqual([
      [ID[0], undefined],
      [ID[1], ['B']],
    ]);
  });

  test('leaves out a group that names two orders', async () => {
    const two = head(ID[0]).replace('</td>', `<a href="/order/detail?order_no=${ID[1]}">details</a></td>`);
    const visit = await see(two, items('A'), GAP, head(ID[2]), items('C'));
    expect(visit.facts.orders.map(({ id }) => id)).toEqual([ID[2]]);
    expect(visit.issues).toEqual([{ code: 'unknown-value', detail: 'rows that name no order, or two: 2' }]);
  });

  test.each(['Ship by', 'Expected delivery', 'Paid time:', 'Delivered', 'Auto-cancel on'])(
    'takes no date after “%s” for the day of the order',
    async (caption) => {
      const dated = async (rest: string) =>
        (await see(head(ID[0], rest), items('A'), GAP, head(ID[1]), items('B'))).facts.orders[0]!.placedAt;
      expect(await dated(`${caption}</span><span>Jun 22, 2026`)).toBeNull();
      expect(await dated(`${caption}</span><span>Jun 22, 2026</span><span>Created: Jun 20, 2026`)).toBe('2026-06-20');
    },
  );

  test('reads neither contradictory states nor a tag that is only a name', async () => {
    const cell = items('A').replace('<td>$23.50</td>', '<td>Completed</td>');
    const [order] = (await see(head(ID[0]).replace('Buyer 0001', 'Custom'), cell)).facts.orders;
    expect(order).toMatchObject({ status: null, kind: null });
  });

  test('is not assumed if only the captions of List view are unknown', async () => {
    const row = `<tr><td>${ID[0]}</td><td><a href="/order/detail?order_no=${ID[0]}">Jun 20, 2026</a></td><td>Seller SKU: A</td></tr>`;
    expect(await see(row, row)).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
  });

  test('under a spinner is waited for', async () => {
    const body = `<div class="p-spin p-spin-loading"><div class="p-spin-children">${list(head(ID[0]), items('A'))}</div></div>`;
    expect(await visitSample(body, '/order')).toBeNull();
  });
});
