import { act } from 'react';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { AppealSections } from '#ui/dashboard/dashboard';
import type { AppealService } from '../../src/ui/dashboard/appeals/user-input';
import { click, type KnownShop, knownShop, openAppealService, type ShopFacts, show } from './shown-dashboard';

// What can be appealed, read and handled as a seller does it; what is said is kept by the background's own service.

let shop: KnownShop;
let desk: Awaited<ReturnType<typeof openAppealService>>;

/** Gives the tests of a file a shop with much to appeal. @param name of its database */
export const beforeAppeals = (name: string): void => {
  beforeAll(async () => {
    // of some late orders no page has said yet who fulfills them
    const forget = (file: ShopFacts): ShopFacts => ({
      ...file,
      orders: file.orders.map((order) => (/[3-9]$/.test(order.id) ? { ...order, fulfillment: null } : order)),
    });
    shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 12, days: 75 }, forget, false);
    desk = await openAppealService(shop, name);
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());
};

export const theShop = () => shop;
export const theDesk = () => desk;
export const showAppeals = (appealService: AppealService = desk.appealService) =>
  show(shop, { appealService, section: (view) => <AppealSections view={view} stored={view.stored} /> });
export const card = () => document.getElementById('appeals')!;
export const press = async (button: Element) => {
  await act(async () => button.dispatchEvent(click()));
  await desk.idle();
};
