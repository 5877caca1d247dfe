import type { Asker } from './protocol';

/** What a browser tells of who sent a message, as far as it is needed here. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** Who we are: the extension's id, the address of its pages, and the pages it was given, as match patterns. */
export interface Home {
  id: string;
  pages: string;
  portal: readonly string[];
}

const isUnder = (url: URL, pattern: string): boolean => {
  const [, protocol, host] = /^(\w+:)\/\/([^/*]+)\/\*$/.exec(pattern) ?? [];
  return url.protocol === protocol && url.hostname === host;
};

/** Null for anyone else: another extension, another site, a frame without an address. */
export const whoAsks = (sender: Sender, home: Home): Asker | null => {
  if (sender.id !== home.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  if (sender.url.startsWith(home.pages)) return 'page';
  const url = new URL(sender.url);
  return sender.tab !== undefined && home.portal.some((it) => isUnder(url, it)) ? 'portal' : null;
};
