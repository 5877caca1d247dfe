import { describe, expect, test, vi } from 'vitest';
import { type Handlers, respond } from './answer';
import { type Name, PROTOCOL } from './protocol';
import { Refusal } from './refusal';
import type { Home, Sender } from './sender';

vi.mock('wxt/browser', () => ({ browser: {} }));

const HOME: Home = { id: 'ours', pages: 'chrome-extension://ours/', portal: ['https://seller-us.tiktok.com/*'] };
const SENDERS: Record<'page' | 'portal' | 'stranger', Sender> = {
  page: { id: 'ours', url: 'chrome-extension://ours/popup.html' },
  portal: { id: 'ours', url: 'https://seller-us.tiktok.com/order', tab: { id: 7 } },
  stranger: { id: 'ours', url: 'https://example.com/', tab: { id: 8 } },
};
const names = Object.keys(PROTOCOL) as Name[];

/** Answers to all questions, each a note that it was asked. */
const everyHandler = (handle: (...asked: unknown[]) => Promise<never>): Handlers =>
  Object.fromEntries(names.map((name) => [name, handle])) as unknown as Handlers;

describe.each(names)('%s', (name) => {
  const ask = async (from: Sender, request: unknown) => {
    const handle = vi.fn(() => Promise.resolve({} as never));
    const reply = await respond({ name, request }, from, HOME, everyHandler(handle));
    return { reply, handle };
  };

  test.each(['page', 'portal', 'stranger'] as const)('is heard from where it may be asked: %s', async (from) => {
    const { reply, handle } = await ask(SENDERS[from], null);
    const asker = PROTOCOL[name].from;
    const isAllowed = asker === from || (asker === 'either' && from !== 'stranger');
    expect(reply).toMatchObject({ refused: { code: isAllowed ? 'malformed' : 'not-allowed' } });
    expect(handle).not.toHaveBeenCalled();
  });
});

test('a well-formed question reaches its handler, filled in, and comes back with its answer', async () => {
  const handlers = everyHandler(() => Promise.reject(new Error('not asked')));
  handlers.marks = vi.fn(async () => ({ marks: [] }));
  const shop = { region: 'US' };
  const asked = { name: 'marks', request: { shop, orderIds: ['1'] } };
  expect(await respond(asked, SENDERS.portal, HOME, handlers)).toEqual({ answer: { marks: [] } });
  const filled = { shop: { region: 'US', sellerId: null, name: null }, orderIds: ['1'] };
  expect(handlers.marks).toHaveBeenCalledWith(filled, SENDERS.portal);
});

test.each([
  undefined,
  'take-in',
  { name: 'nothing-such', request: {} },
  { name: '__proto__', request: {} },
  { name: 'toString', request: {} },
])('what is no question of ours is refused: %j', async (message) => {
  const handlers = everyHandler(() => Promise.reject(new Error('not asked')));
  expect(await respond(message, SENDERS.page, HOME, handlers)).toMatchObject({ refused: { code: 'malformed' } });
});

test('a fault in a question is named with its place', async () => {
  const handlers = everyHandler(() => Promise.reject(new Error('not asked')));
  const reply = await respond({ name: 'show-shop', request: { shopId: 1 } }, SENDERS.page, HOME, handlers);
  expect(reply).toEqual({ refused: { code: 'malformed', message: expect.stringMatching(/^show-shop: shopId: /) } });
});

test('an error becomes a refusal, not a silence', async () => {
  const failing = (error: Error) => everyHandler(() => Promise.reject(error));
  const ask = (error: Error) => respond({ name: 'delete-all', request: {} }, SENDERS.page, HOME, failing(error));
  expect(await ask(new Error('why'))).toEqual({ refused: { code: 'failed', message: 'why' } });
  expect(await ask(new Refusal('disk-full', 'no room'))).toEqual({
    refused: { code: 'disk-full', message: 'no room' },
  });
});

test('a map of answers with one missing does not compile', () => {
  // @ts-expect-error panel and all the others are missing
  const handlers: Handlers = { refresh: async () => ({}) };
  expect(Object.keys(handlers)).toHaveLength(1);
});
