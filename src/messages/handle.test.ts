import { describe, expect, test, vi } from 'vitest';
import {
  type ExtensionIdentity,
  type Handlers,
  handleMessage,
  handleRequests,
  type MessageSender,
  senderRoleOf,
} from './handle';
import { PROTOCOL, type RequestName } from './protocol';
import { RequestError } from './request';

const addListener = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({
  browser: { runtime: { id: 'self', getManifest: () => ({}), onMessage: { addListener } } },
}));

const SELF: ExtensionIdentity = {
  id: 'self',
  pages: 'chrome-extension://self/',
  portal: ['https://seller-us.tiktok.com/*', 'http://localhost/*'],
};
const SENDERS: Record<'page' | 'portal' | 'stranger', MessageSender> = {
  page: { id: 'self', url: 'chrome-extension://self/popup.html' },
  portal: { id: 'self', url: 'https://seller-us.tiktok.com/order', tab: { id: 7 } },
  stranger: { id: 'self', url: 'https://example.com/', tab: { id: 8 } },
};
const names = Object.keys(PROTOCOL) as RequestName[];

/** The same handler for every request. */
const everyHandler = (handle: (...asked: unknown[]) => Promise<never>): Handlers =>
  Object.fromEntries(names.map((name) => [name, handle])) as unknown as Handlers;

describe.each(names)('%s', (name) => {
  const ask = async (from: MessageSender, request: unknown) => {
    const handle = vi.fn(() => Promise.resolve({} as never));
    const reply = await handleMessage({ name, request }, from, SELF, everyHandler(handle));
    return { reply, handle };
  };

  test.each(['page', 'portal', 'stranger'] as const)('is handled only where it may be sent from: %s', async (from) => {
    const { reply, handle } = await ask(SENDERS[from], null);
    const asker = PROTOCOL[name].from;
    const isAllowed = asker === from || (asker === 'either' && from !== 'stranger');
    expect(reply).toMatchObject({ refused: { code: isAllowed ? 'malformed' : 'not-allowed' } });
    expect(handle).not.toHaveBeenCalled();
  });
});

test('a well-formed request reaches its handler with its defaults filled in, and its answer comes back', async () => {
  const handlers = everyHandler(() => Promise.reject(new Error('not asked')));
  const nothing = { visit: null, summary: null };
  handlers['page-summary'] = vi.fn(async () => nothing);
  const asked = { name: 'page-summary', request: { shop: { region: 'US' }, page: 'ratings', orderIds: ['1'] } };
  expect(await handleMessage(asked, SENDERS.portal, SELF, handlers)).toEqual({ answer: nothing });
  const shop = { region: 'US', sellerId: null, name: null };
  const filled = { shop, page: 'ratings', metric: null, orderIds: ['1'] };
  expect(handlers['page-summary']).toHaveBeenCalledWith(filled, SENDERS.portal);
});

test.each([
  undefined,
  'ingest',
  { name: 'nothing-such', request: {} },
  { name: '__proto__', request: {} },
  { name: 'toString', request: {} },
])('a message that is no request of the protocol is refused: %j', async (message) => {
  const handlers = everyHandler(() => Promise.reject(new Error('not asked')));
  expect(await handleMessage(message, SENDERS.page, SELF, handlers)).toMatchObject({ refused: { code: 'malformed' } });
});

test('an issue of a request is named with its path', async () => {
  const handlers = everyHandler(() => Promise.reject(new Error('not asked')));
  const reply = await handleMessage({ name: 'show-shop', request: { shopId: 1 } }, SENDERS.page, SELF, handlers);
  expect(reply).toEqual({ refused: { code: 'malformed', message: expect.stringMatching(/^show-shop: shopId: /) } });
});

test('an error of a handler is sent back as a refusal', async () => {
  const failing = (error: Error) => everyHandler(() => Promise.reject(error));
  const ask = (error: Error) => handleMessage({ name: 'delete-all', request: {} }, SENDERS.page, SELF, failing(error));
  expect(await ask(new Error('why'))).toEqual({ refused: { code: 'failed', message: 'why' } });
  expect(await ask(new RequestError('disk-full', 'no room'))).toEqual({
    refused: { code: 'disk-full', message: 'no room' },
  });
});

test('a map of handlers with one missing does not compile', () => {
  // @ts-expect-error panel and all the others are missing
  const handlers: Handlers = { refresh: async () => ({}) };
  expect(Object.keys(handlers)).toHaveLength(1);
});

const tab = { id: 1 };

test.each([
  ['a page of the extension', { id: 'self', url: 'chrome-extension://self/popup.html' }, 'page'],
  ['a page of the extension in a tab', { id: 'self', url: 'chrome-extension://self/dashboard.html', tab }, 'page'],
  ['a content script on the portal', { id: 'self', url: 'https://seller-us.tiktok.com/order?tab=all', tab }, 'portal'],
  ['a content script on a granted port', { id: 'self', url: 'http://localhost:5173/order', tab }, 'portal'],
  ['another extension', { id: 'other', url: 'chrome-extension://self/popup.html' }, null],
  ['another extension on the portal', { id: 'other', url: 'https://seller-us.tiktok.com/order', tab }, null],
  ['a page of another extension', { id: 'self', url: 'chrome-extension://self.evil/popup.html' }, null],
  [
    'a host that only starts like the portal',
    { id: 'self', url: 'https://seller-us.tiktok.com.evil.example/', tab },
    null,
  ],
  ['a host that only ends like the portal', { id: 'self', url: 'https://evil-seller-us.tiktok.com/', tab }, null],
  ['the portal without encryption', { id: 'self', url: 'http://seller-us.tiktok.com/order', tab }, null],
  [
    'the portal named in a query',
    { id: 'self', url: 'https://evil.example/?https://seller-us.tiktok.com/', tab },
    null,
  ],
  ['the portal’s address without a tab', { id: 'self', url: 'https://seller-us.tiktok.com/order' }, null],
  ['nobody', {}, null],
  ['an address that is none', { id: 'self', url: 'about', tab }, null],
])('%s has its role', (_, sender, role) => {
  expect(senderRoleOf(sender, SELF)).toBe(role);
});

test('an answer is sent once it is there, and the sender waits for it', async () => {
  vi.stubGlobal('location', { origin: 'chrome-extension://self' });
  handleRequests(everyHandler(() => Promise.reject(new Error('the disk is full'))));
  const respond = vi.fn();
  const [listener] = addListener.mock.lastCall!;
  expect(listener({ name: 'refresh', request: {} }, SENDERS.page, respond)).toBe(true);
  expect(respond).not.toHaveBeenCalled();
  await vi.waitFor(() =>
    expect(respond).toHaveBeenCalledWith({ refused: { code: 'failed', message: 'the disk is full' } }),
  );
});
