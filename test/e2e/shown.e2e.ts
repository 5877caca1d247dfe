import type { Page as Tab } from '@playwright/test';
import { US_HOST } from '../portal/serve';
import { readProgress, readStored } from './database';
import { expect, test } from './fixtures';
import { until } from './follow';

// What a person sees of a page, in a browser that lays it out, is what is read of it.

const HIDING = {
  'by a style sheet': 'display: none',
  'by its visibility': 'visibility: hidden',
  'by its opacity': 'opacity: 0',
  'for want of size': 'height: 0; overflow: hidden',
  'off the screen': 'position: absolute; left: -9999px; top: 0',
  'clipped to nothing': 'position: absolute; clip-path: inset(50%)',
  'by its scale': 'transform: scale(0)',
} as const;

/** Puts a copy of the list above the page as soon as that is there, with other ids, inside an element that is hidden so. */
const addHiddenCopy = (tab: Tab, style: string) =>
  tab.addInitScript((rule) => {
    const observer = new MutationObserver(() => {
      const main = document.querySelector('#GEC-main');
      if (main === null || main.querySelector('tbody [data-log_main_order_id]') === null) return;
      observer.disconnect();
      const sheet = document.createElement('style');
      sheet.textContent = `.kept-aside { ${rule} }`;
      document.head.append(sheet);
      const around = document.createElement('div');
      around.className = 'kept-aside';
      around.innerHTML = main.outerHTML.replaceAll('5778', '5999').replace('id="GEC-main"', '');
      document.body.prepend(around);
    });
    observer.observe(document, { childList: true, subtree: true });
  }, style);

test('a list that nobody sees is not read, however it is hidden, and the one beside it is', async ({
  extension,
  portal: _,
  probe,
  data,
}) => {
  const known = new Set(data.orders.map(({ id }) => id));
  for (const [at, [how, style]] of Object.entries(HIDING).entries()) {
    const tab = await extension.context.newPage();
    await addHiddenCopy(tab, style);
    await tab.goto(`${US_HOST}/order?tab=all&page=${at + 1}`);
    await expect(tab.locator('.kept-aside')).toHaveCount(1);
    await until(`the list beside one hidden ${how} was not read`, async () => {
      const { visits } = await readProgress(probe);
      return visits.find(
        (visit) => visit.address.endsWith(`page=${at + 1}`) && visit.outcome === 'read' && visit.rows === 50,
      );
    });
    const { facts } = await readStored(probe);
    expect(
      facts.orders.filter(({ id }) => !known.has(id)).map(({ id }) => id),
      how,
    ).toEqual([]);
    await tab.close();
  }
  expect((await readStored(probe)).facts.orders).toHaveLength(50);
});

/** Turns the wheel over the list until it has reached its end. */
const scrollToEnd = async (tab: Tab, step: number): Promise<void> => {
  const body = tab.locator('[class*="table-body"]').first();
  await body.hover();
  const isAtEnd = () =>
    body.evaluate(({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight >= scrollHeight - 1);
  while (!(await isAtEnd())) await tab.mouse.wheel(0, step);
};

test('a list that builds its rows while one scrolls is read whole, however fast that is', async ({
  portal,
  tab,
  probe,
  data,
}) => {
  const waiting = data.orders.filter((order) => order.tab === 'to_ship').map(({ id }) => id);
  expect(waiting.length).toBeGreaterThan(8);
  await portal.show({ data, settings: { table: 'virtual' } });
  await tab.goto(`${US_HOST}/order?tab=to_ship`);
  const drawn = tab.locator('[class*="table-body"] [class*="table-tr"]');
  await expect(drawn.first()).toBeVisible();
  expect(await drawn.count()).toBeLessThan(waiting.length);
  await scrollToEnd(tab, 900);
  const { facts } = await until('not every row that was scrolled past was read', async () => {
    const stored = await readStored(probe);
    return stored.facts.orders.length === waiting.length ? stored : undefined;
  });
  expect(facts.orders.map(({ id }) => id).toSorted()).toEqual(waiting.toSorted());
  const isWhole = facts.coverage.some(({ source, complete }) => source === 'orders-to-ship' && complete);
  expect(isWhole).toBe(true);
});

const ROWS = 200;
const ROW_PX = 30;
const idOf = (row: number) => `5768123456789${String(row).padStart(5, '0')}`;
const reasonOf = (row: number) => (row % 2 === 0 ? 'Out of stock' : 'Pricing error');

/** A list of twelve rows that are filled anew while one scrolls, each cell of them in a turn of its own. */
const REFILLED = `<!doctype html><html lang="en"><body><main><h1>Seller Fault Cancellation Rate</h1>
  <h2>Problem Order Details</h2><button>Appeal Orders</button><div class="p-table-container"><div class="p-table-header">
  <table><thead><tr><th>Order ID</th><th>Cancellation reasons</th></tr></thead></table></div>
  <div class="p-table-body" style="height: 300px; overflow: auto"><div style="height: ${ROWS * ROW_PX}px; position: relative"></div></div></div>
  <div class="p-pagination"><div class="p-pagination-total-text">Total ${ROWS}</div></div></main><script>
  const body = document.querySelector('.p-table-body');
  const rows = Array.from({ length: 12 }, () => {
    const row = document.createElement('div');
    row.className = 'p-table-tr';
    row.style = 'position: absolute; display: flex; height: ${ROW_PX}px';
    row.append(...[0, 1].map(() => Object.assign(document.createElement('div'), { className: 'p-table-td', textContent: '-' })));
    body.firstElementChild.append(row);
    return row;
  });
  const idOf = (row) => '5768123456789' + String(row).padStart(5, '0');
  const fill = () => {
    const first = Math.min(${ROWS} - 12, Math.floor(body.scrollTop / ${ROW_PX}));
    for (const [at, row] of rows.entries()) {
      const number = first + at;
      row.style.top = number * ${ROW_PX} + 'px';
      row.children[0].firstChild.nodeValue = idOf(number);
      setTimeout(() => { row.children[1].firstChild.nodeValue = number % 2 === 0 ? 'Out of stock' : 'Pricing error'; }, 5);
    }
  };
  body.addEventListener('scroll', fill);
  fill();
  </script></body></html>`;

test('a list that fills the same rows anew is read whole, and no row of it with the cells of two', async ({
  extension,
  tab,
  probe,
}) => {
  const address = `${US_HOST}/health-center/experience-score/refilled`;
  await extension.context.route(address, (route) => route.fulfill({ contentType: 'text/html', body: REFILLED }));
  await tab.goto(address);
  await until('the first rows were not read', async () => {
    const { facts } = await readStored(probe);
    return facts.problems.length > 0 ? true : undefined;
  });
  await scrollToEnd(tab, 240);
  const { facts } = await until('not every row that was scrolled past was read', async () => {
    const stored = await readStored(probe);
    return stored.facts.problems.length === ROWS ? stored : undefined;
  });
  expect(facts.orders.map(({ id, cancelReason }) => [id, cancelReason]).toSorted()).toEqual(
    Array.from({ length: ROWS }, (_, row) => [idOf(row), reasonOf(row)]),
  );
  expect(facts.coverage).toMatchObject([{ source: 'diagnosis:SFCR', rows: ROWS, complete: true }]);
});
