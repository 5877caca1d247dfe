import { type BrowserContext, test as base, type Frame, type Page as Tab } from '@playwright/test';
import type { OfferedReasons } from '#core/model/offered-reasons';
import { NOW } from '../clock';
import type { PortalData } from '../portal/app/data';
import { APPEAL_PATH, METRIC_NAMES } from '../portal/app/metrics';
import { REASONS } from '../portal/app/reasons';
import { makePortalData } from '../portal/portal-data';
import { routePortal, US_HOST } from '../portal/serve';
import { readStored } from './database';
import { type Extension, launchIn, makeHome } from './extension';
import { expect } from './fixtures';
import { until } from './follow';
import { openPanel } from './inside';
import { shopAt } from './shop';
import {
  axeClean,
  byKeyboard,
  byMouse,
  figure,
  keep,
  label,
  newestVisit,
  shoot,
  tryOut,
  untilRead,
  untilRefused,
  word,
} from './teaching';

// Pages of a few figures and the form of an appeal, in words that no source tells: taught by mouse and by keyboard,
// read on the next visit and after a restart, and taken back with what came by them.

const RENAMED = {
  'Account Health Rating': 'Wellness',
  'Satisfaction rate': 'Smiles',
  'Chats Received': 'Talks',
  GMV: 'Takings',
  'Submit new appeal': 'Object to it',
  Metric: 'Yardstick',
  'Appeal reason': 'Why',
  [METRIC_NAMES.OTDR.name]: 'Punctuality',
};

const FIGURE_PAGES = [
  ['account-health', '/health-center', [figure('Wellness', 'Account Health Rating (needed)')], byKeyboard],
  [
    'service',
    '/chat/compass/service-analytics/chat-trend',
    [figure('Smiles', 'Satisfaction rate (needed)'), figure('Talks', 'Chats Received')],
    byMouse,
  ],
  ['sales', '/compass/data-overview', [figure('Takings', 'GMV (needed)')], byKeyboard],
] as const;
const FORM = `${APPEAL_PATH}?new=1`;

interface World {
  tab: Tab;
  probe: Tab;
}

const open = async (context: BrowserContext, extension: Extension, data: PortalData): Promise<World> => {
  await routePortal(context, { data, settings: { renamed: RENAMED, bare: true } });
  return { probe: await extension.open('dashboard.html#/data'), tab: await context.newPage() };
};

const teachFigures = async ({ tab, probe }: World): Promise<void> => {
  for (const [page, path, said, choose] of FIGURE_PAGES) {
    await tab.goto(US_HOST + path);
    await untilRefused(probe, page);
    const panel = await openPanel(tab);
    const offer = panel.getByRole('button', { name: 'Teach this page' });
    await (choose === byMouse ? offer.click() : offer.press('Enter'));
    await expect(panel.getByText('Columns of the list')).toHaveCount(0);
    await choose(panel, said);
    await shoot(tab, `${page}-chosen`);
    await (choose === byMouse ? tryOut(panel).click() : tryOut(panel).press('Enter'));
    await expect(panel.getByText('Would read 1 row. It says:')).toBeVisible();
    await axeClean(panel, page);
    await shoot(tab, `${page}-trial`);
    await (choose === byMouse ? keep(panel).click() : keep(panel).press('Enter'));
    await untilRead(probe, page);
  }
};

/** Waits for what was read of the reasons, with their list kept open, which shuts when the panel is clicked. */
const openReasons = async ({ tab, probe }: World, isRead: (offered: OfferedReasons) => boolean): Promise<void> => {
  await until('the reasons of the form were not read', async () => {
    const isOpen = await tab.getByRole('option', { name: REASONS.OTDR[0]!, exact: true }).isVisible();
    if (!isOpen) await tab.locator('.portal-form').getByRole('combobox').nth(1).click();
    return (await readStored(probe)).facts.offeredReasons.find(isRead);
  });
};
const chooseMetric = async (tab: Tab): Promise<void> => {
  await tab.locator('.portal-form').getByRole('combobox').nth(0).click();
  await tab.getByRole('option', { name: 'Punctuality', exact: true }).click();
};

const startAgain = async (panel: Frame): Promise<void> => {
  await panel.getByRole('button', { name: /Teach this page/ }).click();
};

const teachForm = async (world: World): Promise<void> => {
  const { tab, probe } = world;
  await tab.goto(US_HOST + FORM);
  await untilRefused(probe, 'appeal-center');
  const panel = await openPanel(tab);
  await startAgain(panel);
  await byKeyboard(panel, [
    label('Object to it', 'Submit new appeal'),
    label('Yardstick', 'Metric'),
    label('Why', 'Reason'),
  ]);
  await tryOut(panel).press('Enter');
  await expect(panel.getByText('Would read the reasons of this form')).toBeVisible();
  await axeClean(panel, 'a form');
  await shoot(tab, 'form-trial');
  await keep(panel).press('Enter');
  await untilRead(probe, 'appeal-center');
  // the metric that is chosen is a word too, and so are the reasons that are offered for it
  await chooseMetric(tab);
  await openReasons(world, ({ metric }) => metric === null);
  await startAgain(panel);
  await byMouse(panel, [word('Punctuality', 'On-Time Delivery Rate')]);
  await tryOut(panel).click();
  await keep(panel).click();
  await openReasons(world, ({ metric }) => metric === 'OTDR');
  await startAgain(panel);
  await panel
    .getByLabel(`What does “${REASONS.OTDR[0]}” mean?`, { exact: true })
    .selectOption(JSON.stringify({ is: 'word', meaning: 'express-order-counted' }));
  await tryOut(panel).click();
  await shoot(tab, 'form-reasons');
  await keep(panel).click();
  await openReasons(world, ({ taughtGrounds }) => taughtGrounds !== undefined);
};

base(
  'figures and a form in words that no source tells are taught, read again after a restart, and taken back',
  async () => {
    const data = makePortalData(shopAt(NOW));
    const home = makeHome('.output/chrome-mv3', NOW);
    const before = await launchIn(home, { headless: true, now: NOW });
    const first = await open(before.context, before, data);
    await teachFigures(first);
    await teachForm(first);
    await before.close();

    const extension = await launchIn(home, { headless: true, now: NOW });
    const world = await open(extension.context, extension, data);
    const { tab, probe } = world;
    for (const [page, path] of [...FIGURE_PAGES, ['appeal-center', FORM] as const]) {
      const last = (await newestVisit(probe, page))?.id ?? 0;
      await tab.goto(US_HOST + path);
      const visit = await until(`${page} was not read after the restart`, async () => {
        const found = await newestVisit(probe, page);
        return found !== undefined && found.id! > last ? found : undefined;
      });
      expect(visit, page).toMatchObject({ outcome: 'read' });
      expect(visit.taught!.length, page).toBeGreaterThan(0);
    }
    await chooseMetric(tab);
    await openReasons(world, ({ taughtGrounds }) => taughtGrounds !== undefined);
    const { facts } = await readStored(probe);
    expect(facts.accountHealth).toMatchObject([{ rating: Number(data.health.rating) }]);
    expect(facts.serviceRates).toMatchObject([{ satisfaction: Number.parseFloat(data.service.satisfaction) / 100 }]);
    expect(facts.sales).toMatchObject([{ gmv: { currency: 'USD' } }]);
    expect(facts.offeredReasons).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          metric: 'OTDR',
          taughtGrounds: expect.objectContaining({ [REASONS.OTDR[0]!]: 'express-order-counted' }),
        }),
      ]),
    );

    const page = await extension.open('dashboard.html#taught');
    for (const name of [/Service/, /Account health/, /Data overview|Sales/]) {
      await page
        .getByRole('button', { name: /Take back all of this page/ })
        .filter({ hasText: name })
        .click();
      await expect(page.getByText(/Taken back: .* with \d+ facts? that came by/).first()).toBeVisible();
    }
    await until('the figures that came by it stayed', async () => {
      const { accountHealth, serviceRates, sales } = (await readStored(probe)).facts;
      return accountHealth.length + serviceRates.length + sales.length === 0 ? true : undefined;
    });
    await extension.close();
    home.remove();
  },
);
