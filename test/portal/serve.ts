import { createServer, type Server } from 'node:http';
import type { BrowserContext, Page } from '@playwright/test';
import { simulateShop } from '../simulator/shop';
import type { DoubleSettings, DoubleState, PortalData } from './app/data';
import { buildPortal } from './build';
import { makePortalData } from './portal-data';

interface Answer {
  status: number;
  contentType: string;
  body: string;
}

/** What the double answers to a path: its assets, and for every other path the one page of the app. */
export type Responder = (path: string) => Answer;

export interface DoubleChoices {
  /** what the pages show; by default the default shop on its default day */
  data?: PortalData;
  settings?: Partial<DoubleSettings>;
}

export const makeResponder = async ({ data, settings }: DoubleChoices = {}): Promise<Responder> => {
  const files = await buildPortal();
  const state = { data: data ?? makePortalData(simulateShop()), settings: settings ?? {} } as DoubleState;
  // A product could be called `</script>`.
  const json = JSON.stringify(state).replaceAll('<', '\\u003c');
  const page = files.page.replace(/(<script type="application\/json" id="double-state">)/, (tag) => `${tag}${json}`);
  return (path) => {
    const asset = files.assets.get(path);
    if (asset !== undefined) return { status: 200, ...asset };
    if (path.startsWith('/portal-assets/') || path === '/favicon.ico')
      return { status: 404, contentType: 'text/plain', body: 'not found' };
    return { status: 200, contentType: 'text/html; charset=utf-8', body: page };
  };
};

export interface ServedPortal {
  origin: string;
  close(): Promise<void>;
}

/** The double on this machine. @param port 0 takes a free one */
export const servePortal = async ({
  port = 0,
  ...choices
}: DoubleChoices & { port?: number } = {}): Promise<ServedPortal> => {
  const respond = await makeResponder(choices);
  const server: Server = createServer((request, response) => {
    const answer = respond(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(answer.status, { 'content-type': answer.contentType, 'cache-control': 'no-store' });
    response.end(answer.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the portal is not listening on a port');
  return {
    origin: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const US_HOST = 'https://seller-us.tiktok.com';

export interface RoutedPortal {
  /** the shop on another day, or another shop: what the next page load shows */
  show(choices: DoubleChoices): Promise<void>;
  /** addresses off the portal that something asked for; none is ever let through */
  strays: string[];
}

/** The double on the portal's real host names: every request of the context, or of one tab, is answered here, nothing reaches a network. */
export const routePortal = async (
  context: BrowserContext | Page,
  { hosts = [US_HOST], ...choices }: DoubleChoices & { hosts?: readonly string[] } = {},
): Promise<RoutedPortal> => {
  let respond = await makeResponder(choices);
  const strays: string[] = [];
  await context.route(/^https?:/, async (route) => {
    const url = new URL(route.request().url());
    if (!hosts.includes(url.origin)) {
      strays.push(url.href);
      await route.abort();
      return;
    }
    await route.fulfill(respond(url.pathname));
  });
  return {
    strays,
    show: async (next) => {
      respond = await makeResponder(next);
    },
  };
};
