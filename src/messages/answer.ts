import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type Arrived, type Name, PROTOCOL, type Sent } from './protocol';
import { Refusal, type Reply } from './refusal';
import { type Home, type Sender, whoAsks } from './sender';

const envelope = z.object({ name: z.string(), request: z.unknown() });

/** One answer for every question there is: a map with one missing does not compile. */
export type Handlers = {
  [N in Name]: (request: Arrived<N, 'request'>, sender: Sender) => Promise<Sent<N, 'answer'>>;
};

const isName = (name: string): name is Name => Object.hasOwn(PROTOCOL, name);

const answerTo = async (message: unknown, sender: Sender, home: Home, handlers: Handlers): Promise<unknown> => {
  const asked = z.safeParse(envelope, message);
  if (!asked.success || !isName(asked.data.name)) throw new Refusal('malformed', 'no such question');
  const { name } = asked.data;
  const [asker, { from }] = [whoAsks(sender, home), PROTOCOL[name]];
  if (asker === null || (from !== 'either' && from !== asker))
    throw new Refusal('not-allowed', `${name} may not be asked here`);
  const request = z.safeParse(PROTOCOL[name].request, asked.data.request);
  if (!request.success) {
    const { path, message: fault } = request.error.issues[0]!;
    throw new Refusal('malformed', `${name}: ${path.join('.')}: ${fault}`);
  }
  const handle = handlers[name] as (request: unknown, sender: Sender) => Promise<unknown>;
  return handle(request.data, sender);
};

/** A thrown error travels as a refusal, so that no page waits for an answer that never comes. */
export const respond = async (message: unknown, sender: Sender, home: Home, handlers: Handlers): Promise<Reply> => {
  try {
    return { answer: await answerTo(message, sender, home, handlers) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, message: error.message } };
    return { refused: { code: 'failed', message: error instanceof Error ? error.message : String(error) } };
  }
};

/** To be called at once when the background starts: a listener added later misses the message that woke it. */
export const answerAll = (handlers: Handlers): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    const { host_permissions: portal = [] } = browser.runtime.getManifest();
    const home = { id: browser.runtime.id, pages: `${location.origin}/`, portal };
    return respond(message, sender, home, handlers);
  });
};
