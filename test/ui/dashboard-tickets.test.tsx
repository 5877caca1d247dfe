// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DRAFT_LANGUAGES } from '#core/appeals/draft-texts';
import { groundOf } from '#core/policy/grounds';
import { prepareAnchor } from '../../src/ui/components/ticket-card';
import { click, enter, type KnownShop, knownShop, openAppealService, show } from './shown-dashboard';

// A ticket got ready as a seller does it; what is said is stored, and drafts are written, by the background's own services.

let shop: KnownShop;
let desk: Awaited<ReturnType<typeof openAppealService>>;
beforeAll(() => {
  shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 12, days: 75 }, (file) => file, false);
});
beforeEach(async () => {
  desk = await openAppealService(shop, 'dashboard-tickets');
});
afterEach(() => desk.context.db.delete());

const best = () => shop.assessment.appeals.tickets.find((ticket) => ticket.orderIds.length > 1)!;
const bench = () => document.querySelector<HTMLElement>('.preparation')!;
const open = async () => {
  window.location.hash = `#${prepareAnchor(best())}`;
  await show(shop, desk.appealService);
  await desk.idle();
};
const field = (label: string) =>
  [...bench().querySelectorAll('label')].find((element) => element.textContent === label)!
    .control as HTMLTextAreaElement;
const button = (name: string, place: Element = bench()) =>
  [...place.querySelectorAll('button')].find((button) => button.textContent!.startsWith(name));
const press = async (element: Element) => {
  await act(async () => element.dispatchEvent(click()));
  await desk.idle();
};
const kept = async () => (await desk.stored()).preparedTickets;
/** Typed text is saved after a pause, or at once when the page is left. */
const leave = async () => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  Reflect.deleteProperty(document, 'hidden');
  await desk.idle();
};

test('an address opens the ticket it names, with the keyboard before it, and says that nothing is sent', async () => {
  await open();
  expect(document.activeElement).toBe(bench().querySelector('h2'));
  const text = bench().textContent!;
  expect(text).toContain('Nothing of this is sent to Seller Center');
  expect(text).toContain(groundOf(best().ground)!.refutedBy.slice(1));
  expect(bench().querySelectorAll('tbody tr')).toHaveLength(best().orderIds.length + 1);
  expect(field('Text of the appeal').value).toContain(best().orderIds[0]);
  expect(await kept(), 'to look is not to prepare').toEqual([]);
});

test('what is ticked, written and noted is kept by itself and there again when it is opened again', async () => {
  await open();
  const [piece] = groundOf(best().ground)!.evidence;
  await act(async () => bench().querySelectorAll<HTMLInputElement>('tbody tr:nth-child(2) input')[0]!.click());
  await desk.idle();
  expect(field('Text of the appeal').value, 'only what is at hand is said to be attached').toContain(
    `Attached: ${piece}.`,
  );
  await enter(field('Notes'), 'ask the carrier for the scan');
  await enter(field('Text of the appeal'), 'In my own words.');
  await leave();
  const [ticket] = await kept();
  expect(ticket).toMatchObject({ notes: 'ask the carrier for the scan', draft: 'In my own words.', state: 'open' });
  expect(ticket!.evidence.find((entry) => entry.id === best().orderIds[0])!.ticked).toEqual([piece]);
  expect(ticket!.expected!.points).toBeCloseTo(best().gainAtDecision, 12);

  window.location.hash = '#appeals';
  await desk.idle();
  expect(bench()).toBeNull();
  expect(document.getElementById('appeals')!.textContent).toContain('Go on preparing');
  window.location.hash = `#${prepareAnchor(best())}`;
  await desk.idle();
  expect(field('Notes').value).toBe('ask the carrier for the scan');
  await press(button('Write it anew')!);
  expect(field('Text of the appeal').value).toContain(best().orderIds[0]);
});

test('the text is in the language of the portal, or in the one that is chosen, and says which and why', async () => {
  await open();
  expect(bench().textContent).toContain('No page said what language the portal speaks to you: it is in English');
  const choice = field('Language') as unknown as HTMLSelectElement;
  expect([...choice.options].map((option) => option.value)).toEqual(['', ...DRAFT_LANGUAGES]);
  await enter(choice, 'zh');
  await leave();
  expect(field('Text of the appeal').value).toContain(`订单 ${best().orderIds[0]}`);
  expect(field('Text of the appeal').lang).toBe('zh');
  expect(bench().textContent).toContain('In 中文 (Chinese), as you chose');
  expect(await kept()).toMatchObject([{ language: 'zh', draft: '' }]);
  await enter(field('Text of the appeal'), '请复核。');
  await enter(choice, 'es');
  await leave();
  expect(field('Text of the appeal').value, 'own wording stays').toBe('请复核。');
  await press(button('Write it anew')!);
  expect(field('Text of the appeal').value).toContain(`Pedido ${best().orderIds[0]}`);
});

test('the text that stands there is the text that is copied', async () => {
  let copied = '';
  const clipboard = {
    writeText: async (text: string) => {
      copied = text;
    },
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  await open();
  await press(button('Copy the text')!);
  expect(copied).toBe(field('Text of the appeal').value);
  expect(copied).toContain(best().orderIds.at(-1));
});

test('“I filed it” is kept with the portal’s id, and undone to the ticket as it was', async () => {
  await open();
  await enter(field('Ticket id in the Appeal Center, if you like'), ' 7302061 ');
  await press(button('I filed it')!);
  expect(await kept()).toMatchObject([{ state: 'filed', filedAt: '2026-07-01T18:20:00.000Z', ticketId: '7302061' }]);
  expect(bench().textContent).toContain('You filed it on Jul 1, 2026');
  expect(document.activeElement, 'the keyboard stays').toBe(bench().querySelector('.filing'));
  await press(button('Undo', document.querySelector('.save-bar')!)!);
  expect(await kept()).toMatchObject([{ state: 'open', filedAt: null }]);
  expect(button('I filed it')).toBeDefined();
});

test('a dropped ticket can be taken up again, at once or later', async () => {
  await open();
  await enter(field('Notes'), 'worth a thought');
  await leave();
  await press(button('Drop this ticket')!);
  expect(await kept()).toMatchObject([{ state: 'dropped', notes: 'worth a thought' }]);
  await press(button('Undo', document.querySelector('.save-bar')!)!);
  expect(await kept()).toMatchObject([{ state: 'open' }]);
  await press(button('Drop this ticket')!);
  await press(button('Take it up again')!);
  expect(await kept()).toMatchObject([{ state: 'open', notes: 'worth a thought' }]);
});

test('an order can be taken out of the ticket', async () => {
  await open();
  await press(button('Take out')!);
  const [first, ...others] = best().orderIds;
  expect((await kept())[0]!.orderIds).toEqual(others);
  expect(field('Text of the appeal').value).not.toContain(first);
});

test('undoing a step undoes nothing that was written before it or since', async () => {
  await open();
  await enter(field('Notes'), 'typed a moment before');
  await press(button('Take out')!);
  expect(await kept()).toMatchObject([{ notes: 'typed a moment before', orderIds: best().orderIds.slice(1) }]);
  await press(button('Undo', document.querySelector('.save-bar')!)!);
  expect(await kept()).toMatchObject([{ notes: 'typed a moment before', orderIds: best().orderIds }]);
  await press(button('Take out')!);
  await enter(field('Notes'), 'typed since');
  await leave();
  expect(document.querySelector('.save-bar'), 'it would take the words with it').toBeNull();
  expect(await kept()).toMatchObject([{ notes: 'typed since' }]);
});

test('what cannot be saved says so and stays to be saved', async () => {
  let full = true;
  const appealService: typeof desk.appealService = {
    ...desk.appealService,
    save: (request) => (full ? Promise.reject(new Error('the disk is full')) : desk.appealService.save(request)),
  };
  window.location.hash = `#${prepareAnchor(best())}`;
  await show(shop, appealService);
  await enter(field('Notes'), 'kept in the end');
  await leave();
  expect(bench().textContent).toContain('Not saved');
  expect(field('Notes').value).toBe('kept in the end');
  full = false;
  await enter(field('Notes'), 'kept in the end!');
  await leave();
  expect(await kept()).toMatchObject([{ notes: 'kept in the end!' }]);
});

test('a ticket that is not there any more says so', async () => {
  window.location.hash = '#prepare-OTDR-express-order-counted-1';
  await show(shop, desk.appealService);
  expect(bench().textContent).toContain('no longer among those to file');
});
