import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type Incoming, type Outgoing, PROTOCOL, type RequestName, type SenderRole } from './protocol';
import { type Reply, RequestError } from './request';

/** The part of a browser's message sender that is used. */
export interface MessageSender {
  id?: string | undefined;
  url?: string | undefined;
  tab?: { id?: number | undefined; windowId?: number | undefined } | undefined;
}

/** The extension's own id, its pages' origin, and match patterns of the portal pages that it may access. */
export interface ExtensionIdentity {
  id: string;
  pages: string;
  portal: readonly string[];
}

const matches = (url: URL, pattern: string): boolean => {
  const [, protocol, host] = /^(\w+:)\/\/([^/*]+)\/\*$/.exec(pattern) ?? [];
  return url.protocol === protocol && url.hostname === host;
};

/** Null for anyone else: another extension, another site, a frame without a URL. */
export const senderRoleOf = (sender: MessageSender, self: ExtensionIdentity): SenderRole | null => {
  if (sender.id !== self.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  if (sender.url.startsWith(self.pages)) return 'page';
  const url = new URL(sender.url);
  return sender.tab !== undefined && self.portal.some((pattern) => matches(url, pattern)) ? 'portal' : null;
};

/** A handler for every request; a missing one does not compile. */
export type Handlers = {
  [N in RequestName]: (request: Incoming<N, 'request'>, sender: MessageSender) => Promise<Outgoing<N, 'answer'>>;
};

const envelope = z.object({ name: z.string(), request: z.unknown() });
const isRequestName = (name: string): name is RequestName => Object.hasOwn(PROTOCOL, name);

const answerTo = async (
  message: unknown,
  sender: MessageSender,
  self: ExtensionIdentity,
  handlers: Handlers,
): Promise<unknown> => {
  const opened = z.safeParse(envelope, message);
  if (!opened.success || !isRequestName(opened.data.name)) throw new RequestError('malformed', 'no such request');
  const { name } = opened.data;
  const { from, request: schema } = PROTOCOL[name];
  const role = senderRoleOf(sender, self);
  if (role === null || (from !== 'either' && from !== role))
    throw new RequestError('not-allowed', `${name} may not be asked here`);
  const request = z.safeParse(schema, opened.data.request);
  if (!request.success) {
    const { path, message: issue } = request.error.issues[0]!;
    throw new RequestError('malformed', `${name}: ${path.join('.')}: ${issue}`);
  }
  const handle = handlers[name] as (request: unknown, sender: MessageSender) => Promise<unknown>;
  return handle(request.data, sender);
};

/** A thrown error is sent as a refusal, so that no page waits forever. */
export const handleMessage = async (
  message: unknown,
  sender: MessageSender,
  self: ExtensionIdentity,
  handlers: Handlers,
): Promise<Reply> => {
  try {
    return { answer: await answerTo(message, sender, self, handlers) };
  } catch (error) {
    if (error instanceof RequestError) return { refused: { code: error.code, message: error.message } };
    return { refused: { code: 'failed', message: error instanceof Error ? error.message : String(error) } };
  }
};

/** Must be called synchronously at background start, as a later listener misses the message that woke it. */
export const handleRequests = (handlers: Handlers): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender, respond: (reply: Reply) => void) => {
    const { host_permissions: portal = [] } = browser.runtime.getManifest();
    const self = { id: browser.runtime.id, pages: `${location.origin}/`, portal };
    void handleMessage(message, sender, self, handlers).then(respond);
    return true; // keeps the channel open for the answer
  });
};
