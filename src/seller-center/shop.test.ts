// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { portalHosts } from '#core/model/portal';
import { scanOf } from '#test/fixtures/sample-page';
import { readShop } from './shop';
import { cleanAddress } from './watching/page-stay';

const shopAt = async (address: string, body = '') => await readShop(scanOf(body), new URL(address));

describe('the shop of a page', () => {
  test.each(portalHosts().map(({ host, region }) => [host, region] as const))(
    'at %s is in %s',
    async (host, region) => {
      expect((await shopAt(`https://${host}/order`))?.region ?? null).toBe(region);
    },
  );

  test('is in the market that the address names, whatever the host', async () => {
    expect((await shopAt('https://seller.tiktokshopglobalselling.com/order?shop_region=MY'))?.region).toBe('MY');
    expect((await shopAt('https://seller-us.tiktok.com/order?shop_region=UK'))?.region).toBe('GB');
    expect((await shopAt('https://seller.us.tiktokshopglobalselling.com/order?shop_region=us'))?.region).toBe('US');
  });

  test('is a cross-border shop on the hosts for sellers from another country', async () => {
    expect((await shopAt('https://seller.us.tiktokshopglobalselling.com/order'))?.isCrossBorder).toBe(true);
    expect((await shopAt('https://seller-us.tiktok.com/order'))?.isCrossBorder).toBeUndefined();
  });

  test('is in no market rather than a guessed one', async () => {
    expect(await shopAt('https://seller.tiktok.com/order')).toBeNull();
    expect(await shopAt('https://seller-us.tiktok.com/order?shop_region=EU')).toBeNull();
  });

  test('is taken from the links of the page if all of them agree', async () => {
    const chat = '<a href="/chat/inbox/current?oec_seller_id=7495123456789012345&shop_region=US">Messages</a>';
    expect(await shopAt('http://localhost:5173/order', chat)).toEqual({
      region: 'US',
      sellerId: '7495123456789012345',
      name: null,
    });
    const other = '<a href="/chat?oec_seller_id=7495999999999999999&shop_region=GB">Messages</a>';
    expect(await shopAt('http://localhost:5173/order', chat + other)).toBeNull();
    expect(await shopAt('https://seller-us.tiktok.com/order', chat + other)).toMatchObject({
      region: 'US',
      sellerId: null,
    });
  });

  test('is not taken from an empty link, nor from any if one has a blank after its id', async () => {
    const link = (href: string) => `<a href="${href}">Messages</a>`;
    const id = async (...links: string[]) =>
      (await shopAt('https://seller-us.tiktok.com/order', links.map(link).join('')))?.sellerId;
    expect(await id('/b?oec_seller_id=7495222222', 'https://[x/a?oec_seller_id=7495111111')).toBe('7495222222');
    expect(await id('/b?oec_seller_id=7495222222', '/a?oec_seller_id=7495111111 ')).toBeNull();
  });

  test('has the seller’s id from the address first', async () => {
    const id = async (query: string) => (await shopAt(`https://seller-us.tiktok.com/order?${query}`))?.sellerId;
    expect(await id('oec_seller_id=7495123456789012345&shop_id=7495000000000000000')).toBe('7495123456789012345');
    expect(await id('shop_id=7495123456789012345')).toBe('7495123456789012345');
    expect(await id('shop_id=Buyer%200001')).toBeNull();
    const chat = '<a href="/chat/inbox/current?oec_seller_id=7495123456789012345">Messages</a>';
    expect((await shopAt('https://seller-us.tiktok.com/order?shop_id=7495000000000000000', chat))?.sellerId).toBe(
      '7495123456789012345',
    );
  });

  test.each([
    ['<i>A</i><span>Acme Gifts</span>', 'Acme Gifts'],
    ['<img alt="A"><b>Acme</b> <b>Acme</b>', 'Acme'],
    ['<span>Acme Gifts</span><span>Log out</span>', null],
    ['<span>seller@mail.example</span>', null],
    ['<span>(555) 010-0001</span>', null],
    ['<span>A***s</span>', null],
    ['', null],
  ])('has a name where the bar at the top shows %s', async (inside, name) => {
    const bar = `<header><div data-tid="workbench.topbar.user">${inside}</div></header>`;
    expect((await shopAt('https://seller-us.tiktok.com/order', bar))?.name).toBe(name);
    expect(
      (await shopAt('https://seller-us.tiktok.com/order', `${bar}<div data-tid="workbench.topbar.user">Other</div>`))
        ?.name,
    ).toBe(name === null ? 'Other' : null);
  });
});

test('an address is stored without parameters that may name a person', () => {
  const url = new URL('https://seller-us.tiktok.com/order?tab=all&search=Buyer+0001&shop_region=US&buyer_uid=77#Buyer');
  expect(cleanAddress(url)).toBe('/order?shop_region=US&tab=all');
});
