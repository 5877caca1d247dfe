// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { expect, test } from 'vitest';
import { DRAFT_LANGUAGES } from '#core/appeals/draft-texts';
import { groundOf } from '#core/policy/grounds';
import { prepareAnchor } from '../../src/ui/components/prepare-anchor';
import type { AppealService } from '../../src/ui/dashboard/appeals/user-input';
import { beforeAppeals, card, press, showAppeals, theDesk, theShop } from './shown-appeals';
import { enter, settle } from './shown-dashboard';

// A ticket that is being prepared.

beforeAppeals('dashboard-ticket');

const best = () => theShop().assessment.appeals.tickets.find((ticket) => ticket.orderIds.length > 1)!;
const bench = () => document.querySelector<HTMLElement>('.preparation')!;
const open = async () => {
  window.location.hash = `#${prepareAnchor(best())}`;
  await showAppeals();
  await theDesk().idle();
};
const field = (label: string) =>
  [...bench().querySelectorAll('label')].find((element) => element.textContent === label)!
    .control as HTMLTextAreaElement;
const button = (name: string, place: Element = bench()) =>
  [...place.querySelectorAll('button')].find((button) => button.textContent!.startsWith(name));
const kept = async () => (await theDesk().stored()).preparedTickets;
/** Typed text is saved after a pause, or at once when the page is left. */
const leave = async () => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  Reflect.deleteProperty(document, 'hidden');
  await theDesk().idle();
};

test('whoever closes a ticket is back at the board, the keyboard too', async () => {
  await open();
  window.location.hash = '#/appeals';
  await act(async () => window.dispatchEvent(new HashChangeEvent('hashchange')));
  expect(bench()).toBeNull();
  expect(document.activeElement).toBe(card());
});

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
  await theDesk().idle();
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

  window.location.hash = '#/appeals';
  await theDesk().idle();
  expect(bench()).toBeNull();
  expect(document.getElementById('appeals')!.textContent).toContain('Continue');
  window.location.hash = `#${prepareAnchor(best())}`;
  await theDesk().idle();
  expect(field('Notes').value).toBe('ask the carrier for the scan');
  await press(button('Write it anew')!);
  expect(field('Text of the appeal').value).toContain(best().orderIds[0]);
});

test('what is typed is saved 600 ms after the last key', async () => {
  await open();
  await enter(field('Notes'), 'ask the');
  await settle(500);
  await enter(field('Notes'), 'ask the carrier');
  await settle(590);
  await theDesk().idle(0);
  expect(await kept()).toEqual([]);
  await settle(10);
  await theDesk().idle(0);
  expect(await kept()).toMatchObject([{ notes: 'ask the carrier' }]);
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
  await press(button('Remove')!);
  const [first, ...others] = best().orderIds;
  expect((await kept())[0]!.orderIds).toEqual(others);
  expect(field('Text of the appeal').value).not.toContain(first);
});

test('undoing a step undoes nothing that was written before it or since', async () => {
  await open();
  await enter(field('Notes'), 'typed a moment before');
  await press(button('Remove')!);
  expect(await kept()).toMatchObject([{ notes: 'typed a moment before', orderIds: best().orderIds.slice(1) }]);
  await press(button('Undo', document.querySelector('.save-bar')!)!);
  expect(await kept()).toMatchObject([{ notes: 'typed a moment before', orderIds: best().orderIds }]);
  await press(button('Remove')!);
  await enter(field('Notes'), 'typed since');
  await leave();
  expect(document.querySelector('.save-bar'), 'it would take the words with it').toBeNull();
  expect(await kept()).toMatchObject([{ notes: 'typed since' }]);
});

test('what cannot be saved says so and stays to be saved', async () => {
  let full = true;
  const appealService: AppealService = {
    ...theDesk().appealService,
    save: (request) => (full ? Promise.reject(new Error('the disk is full')) : theDesk().appealService.save(request)),
  };
  window.location.hash = `#${prepareAnchor(best())}`;
  await showAppeals(appealService);
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
  await showAppeals();
  expect(bench().textContent).toContain('no longer among those to file');
});
