import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { sampleView } from '#test/fixtures/sample-view';
import { OutLink } from './links';
import { CrossBorder, isCrossBorder, missingFactLink, portalLink } from './portal';

test('whatever fact is missing, the page that shows it is one click away, at the order where it can be', () => {
  const pages = ['order-detail', 'returns', 'ratings', 'messages'] as const;
  const paths = (orderId: string | null) =>
    pages.map((page) => missingFactLink('US', { page, orderId })?.replace(/^https:..[^/]+/, ''));
  expect(paths('576')).toEqual([
    '/order/detail?order_no=576&shop_region=US',
    '/order/return?search_numbers=576&shop_region=US',
    '/product/rating?shop_region=US',
    '/chat/inbox/current?shop_region=US',
  ]);
  expect(paths(null).slice(0, 2)).toEqual([undefined, '/order/return?shop_region=US']);
});

test('a shop is a cross-border shop when its last visit that told whose it was stood on a host for sellers from abroad', () => {
  const [visit] = sampleView.visits;
  const crossBorder = { ...visit!, shop: { ...visit!.shop!, isCrossBorder: true } };
  expect(isCrossBorder(sampleView)).toBe(false);
  expect(isCrossBorder({ ...sampleView, visits: [{ ...visit!, shop: null }, crossBorder, visit!] })).toBe(true);
});

test('a link of a cross-border shop opens the page on the cross-border host', () => {
  const shown = (value: boolean) =>
    renderToStaticMarkup(
      <CrossBorder value={value}>
        <OutLink href={portalLink('US', 'score')}>Score</OutLink>
      </CrossBorder>,
    );
  const path = '/health-center/experience-score?shop_region=US"';
  expect(shown(false)).toContain(`"https://seller-us.tiktok.com${path}`);
  expect(shown(true)).toContain(`"https://seller.us.tiktokshopglobalselling.com${path}`);
});
