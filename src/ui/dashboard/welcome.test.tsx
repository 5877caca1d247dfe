// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { portalMatches } from '#core/model/portal';
import { DEMO_SELLER } from '#core/model/shop';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { sampleView } from '#test/fixtures/sample-view';
import { Announcer } from '../components/announcer';
import { DemoNotice } from '../components/demo';
import type { View } from '../components/view';
import { Knowledge } from '../now/knowledge';
import { Welcome } from './welcome';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const permissions = vi.hoisted(() => ({ request: vi.fn(), contains: vi.fn(async () => true) }));
const sendRequest = vi.hoisted(() => vi.fn(async (..._: unknown[]) => ({ shopId: 'US:demo' })));
vi.mock('wxt/browser', () => ({ browser: { permissions } }));
vi.mock('#messages/page-request', () => ({ sendRequest }));

let place: HTMLElement;
let react: ReturnType<typeof createRoot>;
const chosen: string[] = [];
const show = async (view: View) => {
  await act(async () =>
    react.render(
      <Announcer>
        <Welcome view={view} choose={(shopId) => chosen.push(shopId)} />
      </Announcer>,
    ),
  );
  return place.textContent!;
};
const press = (label: string) =>
  act(async () => [...place.querySelectorAll('button')].find(({ textContent }) => textContent === label)!.click());

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  react = createRoot(place);
  chosen.length = 0;
});
afterEach(async () => {
  await act(async () => react.unmount());
  place.remove();
  vi.clearAllMocks();
});

test('before anything was read it says what to open, and claims nothing', async () => {
  const text = await show({ state: 'empty', visits: [] });
  expect(text).toContain('0 of 4 pages read');
  expect(text).toContain('It stands here as soon as Shop Performance has been read.');
  expect(text).not.toContain('Allow on Seller Center');
});

test('counts a page as read where Now does, and says how far the others are', async () => {
  const knowledge = [
    { source: 'orders' as const, state: 'part' as const, rows: 50, of: 150, narrows: 0.1 },
    { source: 'reviews' as const, state: 'whole' as const, rows: 20, of: 20, narrows: 0 },
    { source: 'cases' as const, state: 'none' as const, rows: null, of: null, narrows: 0.1 },
  ];
  const assessment = { ...sampleAssessment, knowledge };
  const text = await show({ ...sampleView, stored: { assessment, computedAt: '2026-07-01T16:00:02Z' } });
  const now = renderToStaticMarkup(<Knowledge assessment={assessment} />);
  for (const shown of [text, now]) {
    expect(shown).toContain('2 of 4 pages read in full');
    expect(shown).toContain('50 of 150 rows read so far');
  }
  expect([...now.matchAll(/--read:([\d.]+)/g)].map(([, share]) => Number(share).toFixed(2))).toEqual([
    '1.00',
    '0.33',
    '1.00',
    '0.00',
  ]);
  expect(text).toContain('Jul 2, 2026: 3.79 (9 in 10: 3.74–3.84)');
});

test('the demo shop is no progress; it is opened and then shown', async () => {
  const demo = { ...sampleView, shop: { ...sampleView.shop, sellerId: DEMO_SELLER } };
  expect(await show(demo)).toContain('0 of 4 pages read');
  await press('Look around in a demo shop');
  expect(sendRequest).toHaveBeenCalledWith('open-demo', { names: expect.arrayContaining(['Demo shop']) });
  expect(chosen).toEqual(['US:demo']);
  expect(window.location.hash).toBe('#/now');
});

test('asks for access where the browser has given none', async () => {
  permissions.contains.mockResolvedValueOnce(false);
  permissions.request.mockResolvedValueOnce(false);
  await show({ state: 'empty', visits: [] });
  await press('Allow on Seller Center');
  expect(permissions.request).toHaveBeenCalledWith({ origins: portalMatches() });
  expect(place.textContent).toContain('Not allowed yet');
});

test('whatever is shown of the demo shop says so, and takes it away in one click', async () => {
  const of = (sellerId: string) => ({ ...sampleView.shop, id: 'US:demo', sellerId });
  const notice = (sellerId: string) =>
    act(async () =>
      react.render(
        <Announcer>
          <DemoNotice shop={of(sellerId)} />
        </Announcer>,
      ),
    );
  await notice('7495123456789012345');
  expect(place.textContent).not.toContain('Demo');
  await notice(DEMO_SELLER);
  expect(place.textContent).toContain('Demo shop: made-up figures');
  await press('Remove demo shop');
  expect(sendRequest).toHaveBeenCalledWith('delete-shop', { shopId: 'US:demo' });
});
