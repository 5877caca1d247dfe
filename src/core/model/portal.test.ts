import { describe, expect, test } from 'vitest';
import { crossBorderLink, orderLink, portalHosts, portalLink, portalMatches, returnsLink } from './portal';

describe('a link to the portal', () => {
  test.each([
    ['US', 'https://seller-us.tiktok.com/order?tab=all&shop_region=US'],
    ['GB', 'https://seller-uk.tiktok.com/order?tab=all&shop_region=GB'],
    ['ID', 'https://seller-id.tokopedia.com/order?tab=all&shop_region=ID'],
    ['XX', 'https://seller.tiktok.com/order?tab=all&shop_region=XX'],
  ])('of a shop in %s is %s', (region, link) => {
    expect(portalLink(region, 'orders')).toBe(link);
    expect(portalHosts().map(({ host }) => host)).toContain(new URL(link).host);
  });

  test.each([
    ['US', 'https://seller.us.tiktokshopglobalselling.com/order?tab=all&shop_region=US'],
    ['DE', 'https://seller.eu.tiktokshopglobalselling.com/order?tab=all&shop_region=DE'],
    ['GB', 'https://seller.tiktokshopglobalselling.com/order?tab=all&shop_region=GB'],
    ['ID', 'https://seller.tiktokshopglobalselling.com/order?tab=all&shop_region=ID'],
  ])('of a cross-border shop in %s is %s', (region, link) => {
    expect(crossBorderLink(portalLink(region, 'orders'))).toBe(link);
    expect(portalHosts().find(({ host }) => host === new URL(link).host)?.isCrossBorder).toBe(true);
  });

  test('names its order', () => {
    expect(orderLink('US', '57 6')).toBe('https://seller-us.tiktok.com/order/detail?order_no=57%206&shop_region=US');
    expect(returnsLink('US', '576')).toBe(
      'https://seller-us.tiktok.com/order/return?search_numbers=576&shop_region=US',
    );
  });
});

test('links outside the portal are unchanged for cross-border shops', () => {
  expect(crossBorderLink('https://ppc.land/')).toBe('https://ppc.land/');
});

test('the manifest requests the portal’s hosts only', () => {
  expect(portalMatches()).toHaveLength(portalHosts().length);
  expect(new Set(portalMatches()).size).toBe(22);
  for (const match of portalMatches())
    expect(match).toMatch(
      /^https:\/\/seller[a-z.-]*\.(tiktok|tokopedia|tiktokglobalshop|tiktokshopglobalselling)\.com\/\*$/,
    );
});
