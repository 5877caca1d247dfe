import type { Page as Tab } from '@playwright/test';
import { US_HOST } from '../portal/serve';
import { readStored } from './database';
import { expect, test } from './fixtures';
import { assessed, follow, until } from './follow';
import { panelOf } from './inside';
import { walkOf } from './walk';

const LIST = `${US_HOST}/order?tab=all`;

const orderOf = async (probe: Tab, id: string) =>
  (await readStored(probe)).facts.orders.find((order) => order.id === id);

test('a page that claims that a newer script has started stops no script of the extension', async ({
  extension,
  tab,
  probe,
  data,
  shop,
}) => {
  const stops = walkOf(data);
  const score = stops.find(({ page }) => page === 'score')!;
  await follow(tab, probe, score);
  await assessed(probe, shop.shop.id);
  await expect((await panelOf(tab)).getByRole('button', { name: /→.*Open SPS Ahead/ })).toBeVisible();
  await tab.evaluate((id) => {
    for (const name of ['watcher', 'reader', 'panels']) {
      const type = `${id}:${name}:wxt:content-script-started`;
      const detail = { contentScriptName: name, messageId: 'forged' };
      document.dispatchEvent(new CustomEvent(type, { detail }));
      window.postMessage({ type, ...detail }, '*');
    }
  }, extension.id);
  // the watcher still reads what is opened, and the panel, which is put into a page once, still follows
  await follow(tab, probe, stops[0]!);
  await follow(tab, probe, score);
  await expect((await panelOf(tab)).getByRole('button', { name: /→.*Open SPS Ahead/ })).toBeVisible();
});

test('form fields that are named like members of the document hide nothing of the page', async ({
  tab,
  probe,
  data,
}) => {
  await tab.addInitScript(() => {
    const clobber = () => {
      const root = document.getElementById('root');
      const list = [...(root?.querySelectorAll('main > *') ?? [])].find(
        (element) => element.querySelector('tbody tr') !== null,
      );
      if (root === null || list === undefined) return;
      clearInterval(timer);
      const names = [
        'children',
        'firstElementChild',
        'nextElementSibling',
        'parentElement',
        'parentNode',
        'firstChild',
      ];
      names.push('nextSibling', 'nodeType', 'localName', 'textContent', 'contains', 'closest', 'matches', 'attributes');
      names.push('querySelector', 'querySelectorAll', 'getAttribute', 'getElementsByTagName', 'getRootNode', 'style');
      const images = ['querySelectorAll', 'createTreeWalker', 'body', 'children', 'documentElement', 'nodeType'].map(
        (name) => Object.assign(document.createElement('img'), { name }),
      );
      // around the list, and around everything
      for (const inner of [list, root]) {
        const form = document.createElement('form');
        form.id = 'body';
        inner.replaceWith(form);
        form.append(
          ...names.map((name) => Object.assign(document.createElement('input'), { name, type: 'hidden' })),
          inner,
        );
      }
      root.append(...images);
    };
    const timer = setInterval(clobber, 10);
  });
  const list = walkOf(data)[0]!;
  await follow(tab, probe, { ...list, go: async () => void (await tab.goto(LIST)) });
  expect(await tab.evaluate(() => document.querySelectorAll instanceof HTMLElement)).toBe(true);
  const { facts } = await readStored(probe);
  const ids = data.orders.slice(0, list.rows!).map(({ id }) => id);
  expect(facts.orders.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(facts.orders.every(({ placedAt }) => placedAt !== null)).toBe(true);
});

test('prototypes that a page changes in its own world do not reach the extension', async ({ tab, probe, data }) => {
  await follow(tab, probe, { ...walkOf(data)[0]!, go: async () => void (await tab.goto(LIST)) });
  const { id, paid } = await tab.evaluate(() => {
    const row = document.querySelector('tr[data-log_main_order_id]')!;
    const id = row.getAttribute('data-log_main_order_id')!;
    const cell = [...row.querySelectorAll('td')].find((element) => /^\$/.test(element.textContent))!;
    const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode()!;
    const paid = text.nodeValue;
    Object.defineProperty(Node.prototype, 'textContent', { get: () => 'forged', configurable: true });
    Object.defineProperty(Element.prototype, 'localName', { get: () => 'forged', configurable: true });
    Element.prototype.getAttribute = () => '577000000000000001';
    for (const prototype of [Document.prototype, Element.prototype])
      Object.assign(prototype, { querySelectorAll: () => [] });
    Object.assign(Object.prototype, { status: 'cancelled', express: true, region: 'GB', refused: 'unknown-value' });
    Object.assign(TreeWalker.prototype, { nextNode: () => null });
    JSON.stringify = () => '{}';
    RegExp.prototype.test = () => false;
    text.nodeValue = '$4321.09';
    return { id, paid };
  });
  expect(paid).not.toBe('$4321.09');
  const order = await until('the changed amount was not read', async () => {
    const read = await orderOf(probe, id);
    return read?.amount?.value === 4321.09 ? read : undefined;
  });
  const printed = data.orders.find((order) => order.id === id)!;
  expect(order.amount).toEqual({ value: 4321.09, currency: 'USD' });
  expect(order.status === 'cancelled').toBe(printed.tab === 'canceled');
  const kept = await readStored(probe);
  expect(kept.shops).toHaveLength(1);
  expect(kept.visits.map(({ outcome }) => outcome)).not.toContain('refused');
  expect(kept.facts.orders).toHaveLength(50);
});
