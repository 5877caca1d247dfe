import { expect, test } from 'vitest';
import { type Home, whoAsks } from './sender';

const HOME: Home = {
  id: 'ours',
  pages: 'chrome-extension://ours/',
  portal: ['https://seller-us.tiktok.com/*', 'http://localhost/*'],
};
const tab = { id: 1 };

test.each([
  ['a page of the extension', { id: 'ours', url: 'chrome-extension://ours/popup.html' }, 'page'],
  ['a page of the extension in a tab', { id: 'ours', url: 'chrome-extension://ours/dashboard.html', tab }, 'page'],
  ['a content script on the portal', { id: 'ours', url: 'https://seller-us.tiktok.com/order?tab=all', tab }, 'portal'],
  ['a content script on a granted port', { id: 'ours', url: 'http://localhost:5173/order', tab }, 'portal'],
  ['another extension', { id: 'theirs', url: 'chrome-extension://ours/popup.html' }, null],
  ['another extension on the portal', { id: 'theirs', url: 'https://seller-us.tiktok.com/order', tab }, null],
  ['a page of another extension', { id: 'ours', url: 'chrome-extension://ours.evil/popup.html' }, null],
  [
    'a host that only starts like the portal',
    { id: 'ours', url: 'https://seller-us.tiktok.com.evil.example/', tab },
    null,
  ],
  ['a host that only ends like the portal', { id: 'ours', url: 'https://evil-seller-us.tiktok.com/', tab }, null],
  ['the portal without encryption', { id: 'ours', url: 'http://seller-us.tiktok.com/order', tab }, null],
  [
    'the portal named in a query',
    { id: 'ours', url: 'https://evil.example/?https://seller-us.tiktok.com/', tab },
    null,
  ],
  ['the portal’s address without a tab', { id: 'ours', url: 'https://seller-us.tiktok.com/order' }, null],
  ['nobody', {}, null],
  ['an address that is none', { id: 'ours', url: 'about', tab }, null],
])('%s', (_, sender, who) => {
  expect(whoAsks(sender, HOME)).toBe(who);
});
