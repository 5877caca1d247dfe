// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable as table, visitSample } from '#test/fixtures/sample-page';

const ID = ['576812345678900001'] as const;
const SKU = ['1729384756012345678'] as const;
const BASE = { 'Order ID': [ID[0]], 'Order status': ['In transit'], 'Created time': ['Jun 20, 2026 3:04 PM'] };

describe('an order list in the language of its market', () => {
  const at = async (host: string, columns: Record<string, string[]>, lang: string) =>
    (await visitSample(table(columns), `https://${host}/order?tab=all`, lang))!;

  test('is read by the captions that a source gives', async () => {
    const visit = await at(
      'seller-jp.tiktok.com',
      {
        注文ID: [ID[0]!],
        注文状況: ['未発送'],
        注文のサブ状況: ['発送待ち'],
        注文金額: ['11,000 JPY'],
        注文作成時刻: ['01/27/2026 6:03:56 PM'],
        'SKU ID': [SKU[0]!],
        数量: ['2'],
      },
      'ja-JP',
    );
    expect(visit).toMatchObject({ outcome: 'read', issues: [], shop: { region: 'JP' } });
    expect(visit.facts.orders).toMatchObject([
      {
        id: ID[0],
        status: 'awaiting-shipment',
        placedAt: '2026-01-27T09:03:56Z',
        amount: { value: 11_000, currency: 'JPY' },
        lines: [{ skuId: SKU[0], quantity: 2 }],
      },
    ]);
  });

  test('is read, and so is the page of one of its orders, on which the buyer is skipped', async () => {
    const printed = {
      ...{ 注文ID: ID[0], 注文状況: '未発送', 注文のサブ状況: '発送待ち', 注文作成時刻: '01/27/2026 6:03:56 PM' },
      ...{
        注文の支払い日時: '01/27/2026 6:05:00 PM',
        注文金額: '11,000 JPY',
        受取人: '発送済み',
        詳細住所1: '01/28/2026',
      },
    };
    const body = Object.entries(printed).map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`);
    const path = `https://seller-jp.tiktok.com/order/detail?order_no=${ID[0]}`;
    const visit = (await visitSample(`<dl>${body.join('')}</dl>`, path, 'ja-JP'))!;
    expect(visit).toMatchObject({ outcome: 'read', issues: [], shop: { region: 'JP' } });
    expect(visit.facts.orders).toMatchObject([
      {
        ...{ id: ID[0], status: 'awaiting-shipment', placedAt: '2026-01-27T09:03:56Z', paidAt: '2026-01-27T09:05:00Z' },
        ...{ shippedAt: null, amount: { value: 11_000, currency: 'JPY' } },
      },
    ]);
  });

  test('under the tabs of Brazil is all of what waits to be shipped, or of every order', async () => {
    const tabs = (chosen: string) => `<div role="tab" aria-selected="true">${chosen}</div>`;
    const list = table({ ...BASE, 'Order status': ['Para enviar'] });
    const under = async (tab: string, query: string, body = list) =>
      (await visitSample(
        `${tabs(tab)}${body}<p>Total 1</p>`,
        `https://seller-br.tiktok.com/order?tab=${query}`,
        'pt-BR',
      ))!;
    const whole = (visit: Awaited<ReturnType<typeof under>>) =>
      visit.facts.coverage.filter(({ complete }) => complete).map(({ source }) => source);
    expect(whole(await under('Para enviar', 'to_ship'))).toEqual(['orders-to-ship']);
    expect(whole(await under('Enviado', 'shipped'))).toEqual([]);
    const tag = '<span class="p-tag p-tag-checked p-tag-size-small">Gift</span>';
    const tagged = table({ ...BASE, 'Order ID': [`${ID[0]}${tag}`], 'Order status': ['Para enviar'] });
    expect(whole(await under('Para enviar', 'to_ship', tagged))).toEqual(['orders-to-ship']);
    const filter = '<span class="p-tag p-tag-checkable p-tag-checked">Gift</span>';
    expect(whole(await under('Para enviar', 'to_ship', filter + list))).toEqual([]);
  });

  test.each([
    ['seller-th.tiktok.com', 'th', 'จัดส่งสำเร็จ', 'delivered'],
    ['seller-id.tokopedia.com', 'id', 'Sedang transit', 'in-transit'],
  ])('at %s, with values of its own under English captions', async (host, lang, printed, status) => {
    const visit = await at(host, { ...BASE, 'Order status': [printed] }, lang);
    expect(visit.facts.orders).toMatchObject([{ id: ID[0], status }]);
  });

  test('is refused by name where no source gives its captions', async () => {
    const visit = await at('seller-vn.tiktok.com', { 'Mã đơn hàng': [ID[0]!], 'Trạng thái': ['Đã giao'] }, 'vi');
    expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'unsupported-language' }] });
  });
});
