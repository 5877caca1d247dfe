// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const ID = ['576812345678900001', '576812345678900002', '576812345678900003'] as const;

const svg = (isFull: boolean) => `<svg class="${isFull ? 'activeStar-a1' : 'star-b2'}"></svg>`;
const starsOf = (full: number, all = 5) =>
  `<div class="ratingStar-c3">${Array.from({ length: all }, (_, at) => svg(at < full)).join('')}</div>`;

interface Shown {
  id?: string;
  stars?: string;
  day?: string;
  product?: string;
  more?: string;
}
const PRODUCT = '1729388000842743919';
const named = (id: string) => `<span class="productItemInfoProductId-k1">ID: ${id}</span>`;
const card = ({
  id = ID[0],
  stars = starsOf(4),
  day = 'Jun 15, 2026',
  product = named(PRODUCT),
  more = '',
}: Shown = {}) =>
  `<div class="ratingListItem-d4"><div class="productItem-e5">${product}<span class="productItemInfoOrderIdText-f6">Order ID:${id}</span></div>
   ${stars}<span class="userNameText-g7">Buyer 0001</span><span class="reviewTime-h8">${day}</span>
   <p class="reviewText-i9">Order ID: ${ID[2]}, 5 stars, Jan 1, 2026</p>${more}</div>`;
const page = (...cards: string[]) => `<main><div class="ratingListMainLists-j1">${cards.join('')}</div></main>`;
const paged = (total: number, ...cards: string[]) =>
  `${page(...cards)}<div class="core-pagination"><div class="core-pagination-total-text">Total ${total}</div></div>`;

const see = async (body: string, path = '/product/rating') => (await visitSample(body, path))!;

describe('the product ratings', () => {
  test('are read as stars and days, without authors and texts', async () => {
    const visit = await see(page(card(), card({ id: ID[1], stars: starsOf(1) })));
    expect(visit).toMatchObject({
      page: 'ratings',
      outcome: 'read',
      rows: 2,
      strategy: 'cards by order id, confirmed by class',
      issues: [],
    });
    expect(visit.facts.reviews).toEqual([
      {
        id: null,
        orderId: ID[0],
        skuId: null,
        productId: PRODUCT,
        stars: 4,
        firstStars: null,
        reviewedAt: '2026-06-15',
        topic: null,
        readAt: '2026-07-01T16:00:00Z',
        firstSeen: '2026-07-01T16:00:00Z',
        lastSeen: '2026-07-01T16:00:00Z',
      },
      expect.objectContaining({ orderId: ID[1], stars: 1 }),
    ]);
    expect(JSON.stringify(visit)).not.toContain('Buyer');
  });

  test('are read without class names if adjacent cards show their bounds', async () => {
    const bare = (body: string) => body.replaceAll(/class="(?!star|activeStar)[^"]*"/g, 'class="sc-x"');
    const visit = await see(bare(page(card(), card({ id: ID[1] }))));
    expect(visit).toMatchObject({ outcome: 'read', strategy: 'cards by order id', rows: 2 });
    const alone = await see(bare(page(card())));
    expect(alone).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
  });

  test.each([
    ['four of five stars drawn', { stars: starsOf(3, 4) }],
    ['no star full', { stars: starsOf(0) }],
    ['a gap between full stars', { stars: `<div>${[true, false, true, false, false].map(svg).join('')}</div>` }],
    ['two ratings', { stars: starsOf(2) + starsOf(3) }],
    ['no day', { day: '' }],
    ['a day that could be two', { day: '99/99/2026' }],
  ])('with %s are left out, and then no list is whole', async (_, shown) => {
    const visit = await see(paged(2, card(shown), card({ id: ID[1] })));
    expect(visit.facts.reviews.map(({ orderId }) => orderId)).toEqual([ID[1]]);
    expect(visit.issues).toHaveLength(1);
    expect(visit.facts.coverage).toMatchObject([{ source: 'reviews', complete: false }]);
  });

  test('of one order that are indistinguishable are left out, as one could be an edit of the other', async () => {
    const visit = await see(paged(3, card(), card({ stars: starsOf(2) }), card({ id: ID[1] })));
    expect(visit.facts.reviews).toMatchObject([{ orderId: ID[1], stars: 4 }]);
    expect(visit.issues).toEqual([{ code: 'unknown-value', detail: 'reviews of one order that cannot be told apart' }]);
    expect(visit.facts.coverage).toMatchObject([{ complete: false }]);
    const sku = (last: number) => `<span>SKU ID: 172938475601234567${last}</span>`;
    const apart = await see(page(card({ more: sku(1) }), card({ more: sku(2), stars: starsOf(2) })));
    expect(apart.facts.reviews).toMatchObject([{ stars: 4 }, { stars: 2, skuId: '1729384756012345672' }]);
  });

  test.each([
    ['a caption', `<span>Product ID</span><b>${PRODUCT}</b>`],
    ['a link', `<a href="/product/edit/${PRODUCT}?shop_region=US">Blue mug</a>`],
    ['the name of its class', `<i class="productItemInfoProductIdText-m3">#${PRODUCT}</i>`],
  ])('know their product by %s', async (_, product) => {
    expect((await see(page(card({ product })))).facts.reviews).toMatchObject([{ productId: PRODUCT, skuId: null }]);
  });

  test.each([
    ['nothing', ''],
    ['two products', named(PRODUCT) + named('1729388000848756847')],
  ])('that name %s as what they are about are left out, and say so', async (_, product) => {
    const visit = await see(page(card({ product }), card({ id: ID[1] })));
    expect(visit.facts.reviews.map(({ orderId }) => orderId)).toEqual([ID[1]]);
    expect(visit.issues).toEqual([
      { code: 'unknown-header', detail: 'reviews that name neither their SKU nor their product' },
    ]);
    expect(await see(page(card({ product })))).toMatchObject({ outcome: 'refused', facts: { reviews: [] } });
  });

  test('are whole when all that were announced have been seen and nothing narrows them', async () => {
    const cards = [card(), card({ id: ID[1], day: 'May 2, 2026' })];
    const isWhole = async (body: string, path?: string) => (await see(body, path)).facts.coverage[0]!.complete;
    expect((await see(paged(2, ...cards))).facts.coverage).toMatchObject([
      { source: 'reviews', from: '2026-05-02', to: '2026-06-30', rows: 2, expected: 2, complete: true },
    ]);
    const tag = (text: string) => `<div class="core-tag core-tag-checkable core-tag-checked">${text}</div>`;
    const tab = (text: string) => `<div role="tab" aria-selected="true">${text}</div>`;
    expect(await isWhole(tag('All') + tab('All') + paged(2, ...cards))).toBe(true);
    expect(await isWhole(paged(3, ...cards))).toBe(false);
    expect(await isWhole(page(...cards))).toBe(false);
    expect(await isWhole(tag('1 star') + paged(2, ...cards))).toBe(false);
    expect(await isWhole(tab('To reply') + paged(2, ...cards))).toBe(false);
    const chosen = async (text: string) =>
      await isWhole(`<span class="p-select-view-value">${text}</span>${paged(2, ...cards)}`);
    for (const part of ['Last 7 days', 'Recent 30 days', '1 star']) expect(await chosen(part)).toBe(false);
    for (const whole of ['Newest first', '20 / Page', 'All products']) expect(await chosen(whole)).toBe(true);
    expect(await isWhole(paged(2, ...cards), '/product/rating?rating[]=1')).toBe(false);
  });

  test('that are loading are waited for; announced and not there, or in no known form, they are refused', async () => {
    const spin = (body: string) =>
      `<div class="core-spin core-spin-loading"><div class="core-spin-children">${body}</div></div>`;
    expect(await visitSample(spin(page(card(), card({ id: ID[1] }))), '/product/rating')).toBeNull();
    expect(await visitSample(spin(''), '/product/rating')).toBeNull();
    expect(await see(paged(7))).toMatchObject({ outcome: 'refused', issues: [{ code: 'no-rows' }] });
    expect(await see(page())).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
    expect(await see(paged(0))).toMatchObject({ outcome: 'read', rows: 0, issues: [] });
    const none = await see(page('<p>No reviews found</p>'));
    expect(none).toMatchObject({ outcome: 'read', rows: 0, facts: { coverage: [{ rows: 0, complete: false }] } });
    expect(await see(page('<p>Network error</p>'))).toMatchObject({ outcome: 'refused' });
  });
});
