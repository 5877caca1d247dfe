import { NOW } from '../clock';
import { diagnosisPath, SCORE_PATH } from '../portal/app/metrics';
import { makePortalData } from '../portal/portal-data';
import { BRAZILIAN_ZONE } from '../portal/portal-print';
import { routePortal } from '../portal/serve';
import { readProgress, readStored } from './database';
import { expect, test } from './fixtures';
import { assessed, until } from './follow';
import { openPanel } from './inside';
import { shopAt } from './shop';

const HOST = 'https://seller-br.tiktok.com';
const METRICS = ['NRR', 'NBFR', 'SFCR', 'LDR', 'RR24'] as const;

test('a shop of Brazil gets from pages in Portuguese to a forecast, and to its orders once it has taught what heads their list', async ({
  extension,
  probe,
}) => {
  const data = makePortalData(shopAt(NOW, [], BRAZILIAN_ZONE), undefined, 'BR');
  const settings = { market: 'BR', language: 'pt', lag: 10 } as const;
  await routePortal(extension.context, { hosts: [HOST], data, settings });
  const tab = await extension.context.newPage();
  await tab.goto(`${HOST}${SCORE_PATH}?shop_region=BR`);
  const read = (page: string, metric: string | null) =>
    until(`${page} of ${metric} was not read`, async () => {
      const { visits } = await readProgress(probe);
      return visits.findLast(
        (visit) =>
          visit.page === page && visit.metric === metric && visit.outcome === 'read' && visit.locale?.language === 'pt',
      );
    });
  await read('score', null);
  for (const metric of METRICS) {
    await tab.goto(`${HOST}${diagnosisPath(metric)}`);
    await read('diagnosis', metric);
  }
  const { shops, facts } = await readStored(probe);
  const [shop] = shops;
  expect(shop).toMatchObject({ shop: { region: 'BR' } });
  const { metrics, dimensions } = facts.readings[0]!;
  for (const metric of METRICS) expect(metrics[metric], metric).not.toMatchObject({ excellent: null });
  expect(dimensions.product!.weight).toBeGreaterThan(0);
  const { assessment } = await assessed(probe, shop!.id);
  expect(assessment.today.overall).toMatchObject({ value: Number(data.score.overall), from: 'read' });
  expect(assessment.next.overall).not.toBeNull();

  await tab.goto(`${HOST}/order?tab=all`);
  await until('the list that nobody can name was not refused', async () => {
    const { visits } = await readProgress(probe);
    return visits.findLast(
      ({ page, outcome, locale }) => page === 'order-list' && outcome === 'refused' && locale?.language === 'pt',
    );
  });
  const panel = await openPanel(tab);
  await panel.getByRole('button', { name: /Teach this page/ }).click();
  await panel.getByLabel('What is the column “ID do pedido”?').selectOption({ label: 'Order ID (needed)' });
  await panel.getByLabel('What is the column “Situação”?').selectOption({ label: 'Order status (needed)' });
  await panel.getByLabel('What is the column “Data do pedido”?').selectOption({ label: 'Created time' });
  await panel.getByRole('button', { name: 'Try it out' }).click();
  // what would be read stands there as the page prints it, whatever the clock of who looks
  const [, clock, half] = /(\d+:\d\d):\d\d ([AP]M)$/.exec(data.orders[0]!.created)!;
  await expect(panel.locator('.teach')).toContainText(new RegExp(`${clock}\\s${half}`));
  await panel.getByRole('button', { name: 'That’s right, read it so' }).click();
  await read('order-list', null);
  const { orders } = (await readStored(probe)).facts;
  expect(orders).toHaveLength(50);
  const placed = new Map(data.orders.map(({ id, created }) => [id, created]));
  for (const { id, placedAt } of orders) {
    const printed = new Date(placedAt!).toLocaleDateString('en-US', { timeZone: BRAZILIAN_ZONE, dateStyle: 'short' });
    const [month, date] = printed.split('/');
    expect(placed.get(id), id).toMatch(new RegExp(`^${month!.padStart(2, '0')}/${date!.padStart(2, '0')}/`));
  }
});
