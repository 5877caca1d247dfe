import { beforeEach, expect, test, vi } from 'vitest';
import { broadcast, onBroadcast } from './broadcast';

const heard = vi.hoisted(() => new Set<(message: unknown, sender: object) => unknown>());
const tabs = vi.hoisted(() => ({ query: vi.fn(), sendMessage: vi.fn() }));
vi.mock('wxt/browser', () => ({
  browser: {
    tabs,
    runtime: {
      id: 'self',
      getManifest: () => ({ host_permissions: ['https://seller-us.tiktok.com/*'] }),
      onMessage: { addListener: heard.add.bind(heard), removeListener: heard.delete.bind(heard) },
    },
  },
}));

beforeEach(() => heard.clear());

test('a broadcast reaches every tab of the portal, though one of them does not listen', async () => {
  tabs.query.mockResolvedValue([{ id: 1 }, { id: 2 }]);
  tabs.sendMessage.mockRejectedValueOnce(new Error('no receiving end')).mockResolvedValueOnce(undefined);
  await broadcast({ broadcast: 'assessed', shopId: 'US:1' });
  expect(tabs.query).toHaveBeenCalledWith({ url: ['https://seller-us.tiktok.com/*'] });
  expect(tabs.sendMessage.mock.calls).toEqual([1, 2].map((id) => [id, { broadcast: 'assessed', shopId: 'US:1' }]));
});

test('broadcasts are accepted only from the extension, until unsubscribed', () => {
  const listener = vi.fn();
  const stop = onBroadcast(listener);
  const message = { broadcast: 'assessed', shopId: 'US:1' };
  const say = (said: unknown, id: string) => {
    for (const hear of heard) expect(hear(said, { id })).toBeUndefined();
  };
  say(message, 'other');
  say({ broadcast: 'other', shopId: 'US:1' }, 'self');
  say({ broadcast: 'assessed', shopId: null }, 'self');
  expect(listener).not.toHaveBeenCalled();
  say(message, 'self');
  expect(listener).toHaveBeenCalledExactlyOnceWith(message);
  for (const kind of ['refused', 'taught', 'deleted']) say({ broadcast: kind, shopId: null }, 'self');
  expect(listener).toHaveBeenCalledTimes(4);
  stop();
  say(message, 'self');
  expect(listener).toHaveBeenCalledTimes(4);
});
