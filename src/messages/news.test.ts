import { beforeEach, expect, test, vi } from 'vitest';
import { onNews, tellPortal } from './news';

const heard = vi.hoisted(() => new Set<(message: unknown, sender: object) => unknown>());
const tabs = vi.hoisted(() => ({ query: vi.fn(), sendMessage: vi.fn() }));
vi.mock('wxt/browser', () => ({
  browser: {
    tabs,
    runtime: {
      id: 'ours',
      getManifest: () => ({ host_permissions: ['https://seller-us.tiktok.com/*'] }),
      onMessage: { addListener: heard.add.bind(heard), removeListener: heard.delete.bind(heard) },
    },
  },
}));

beforeEach(() => heard.clear());

test('every tab of the portal is told, and one without our script keeps the others from nothing', async () => {
  tabs.query.mockResolvedValue([{ id: 1 }, { id: 2 }]);
  tabs.sendMessage.mockRejectedValueOnce(new Error('no receiving end')).mockResolvedValueOnce(undefined);
  await tellPortal({ news: 'assessed', shopId: 'US:1' });
  expect(tabs.query).toHaveBeenCalledWith({ url: ['https://seller-us.tiktok.com/*'] });
  expect(tabs.sendMessage.mock.calls).toEqual([1, 2].map((id) => [id, { news: 'assessed', shopId: 'US:1' }]));
});

test('news is heard from ourselves only, and until one stops listening', () => {
  const listener = vi.fn();
  const stop = onNews(listener);
  const news = { news: 'assessed', shopId: 'US:1' };
  const say = (message: unknown, id: string) => {
    for (const hear of heard) expect(hear(message, { id })).toBeUndefined();
  };
  say(news, 'theirs');
  say({ news: 'other' }, 'ours');
  expect(listener).not.toHaveBeenCalled();
  say(news, 'ours');
  expect(listener).toHaveBeenCalledExactlyOnceWith(news);
  stop();
  say(news, 'ours');
  expect(listener).toHaveBeenCalledTimes(1);
});
