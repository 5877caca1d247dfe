// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DRAFT_LANGUAGES } from '#core/appeals/draft-texts';
import { assess } from '#core/assess';
import type { SubjectIds } from '#core/model/problem';
import { groundOf } from '#core/policy/grounds';
import { AppealSections } from '#ui/dashboard/dashboard';
import { prepareAnchor } from '../../src/ui/components/prepare-anchor';
import { basisText } from '../../src/ui/dashboard/appeals/ground-text';
import {
  click,
  enter,
  type KnownShop,
  knownShop,
  openAppealService,
  type ShopFacts,
  settle,
  show,
} from './shown-dashboard';

// What can be appealed, read and handled as a seller does it; what is said is kept by the background's own service.

let shop: KnownShop;
let desk: Awaited<ReturnType<typeof openAppealService>>;
beforeAll(async () => {
  // of some late orders no page has said yet who fulfills them
  const forget = (file: ShopFacts): ShopFacts => ({
    ...file,
    orders: file.orders.map((order) => (/[3-9]$/.test(order.id) ? { ...order, fulfillment: null } : order)),
  });
  shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 12, days: 75 }, forget, false);
  desk = await openAppealService(shop, 'dashboard-appeals');
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const showAppeals = (appealService = desk.appealService) =>
  show(shop, { appealService, section: (view) => <AppealSections view={view} stored={view.stored} /> });

const card = () => document.getElementById('appeals')!;
const tableOf = (title: string) =>
  [...card().querySelectorAll('table')].find((table) => table.caption?.textContent === title);
const rowsOf = (title: string) =>
  [...(tableOf(title)?.tBodies[0]?.rows ?? [])].filter((row) => !row.classList.contains('answer-row'));
const barOf = (title: string) =>
  [...card().querySelectorAll('fieldset')].find((fieldset) =>
    fieldset.querySelector('legend')?.textContent?.endsWith(title),
  )!;
const buttonIn = (place: Element, name: string) =>
  [...place.querySelectorAll('button')].find((button) => button.textContent!.startsWith(name))!;
const press = async (button: Element) => {
  await act(async () => button.dispatchEvent(click()));
  await desk.idle();
};
const choose = (label: string, value: string) =>
  enter([...card().querySelectorAll('label')].find((element) => element.textContent === label)!.control!, value);
const nameOf = ({ orderId, caseId, chatId }: SubjectIds) => orderId ?? caseId ?? chatId;
const UNSAID = {
  excluded: false,
  attempts: 0,
  filedAt: null,
  answers: [],
  done: false,
  note: '',
  readAt: '2026-07-01T18:00:00Z',
};
/** What still moves the score on the day of a decision. */
const worthFiling = () =>
  shop.assessment.appeals.candidates.filter(({ gainAtDecision }) => gainAtDecision === null || gainAtDecision > 0);
const PROVEN = 'Every order that can be appealed';
const listed = () => rowsOf(PROVEN).map((row) => row.cells[1]!.querySelector<HTMLElement>('[title]')!.title);

describe('the list', () => {
  beforeEach(() => showAppeals());
  test('what is proven, what a look would decide and what only a person can tell stand apart', () => {
    const { judged } = shop.assessment.appeals;
    const candidates = worthFiling();
    const { undecided } = shop.assessment.appealDetails!;
    expect(Math.min(candidates.length, judged.length, undecided.length)).toBeGreaterThan(0);
    expect(listed()).toEqual(candidates.slice(0, 20).map(nameOf));
    expect(rowsOf('Needs your judgment')).toHaveLength(Math.min(20, judged.length));
    const first = rowsOf('Check one thing first')[0]!;
    expect(first.textContent).toContain(undecided[0]!.facts[0]);
  });

  test('is narrowed down by metric, ground and strength, and says how much is left', async () => {
    const candidates = worthFiling();
    const { ground } = candidates[0]!;
    await choose('Reason', ground);
    const ofGround = candidates.filter((candidate) => candidate.ground === ground);
    expect(listed()).toEqual(ofGround.slice(0, 20).map(nameOf));
    expect(card().textContent).toMatch(new RegExp(`${ofGround.length} of \\d+`));
    await choose('Metric', candidates.find((candidate) => candidate.metric !== ofGround[0]!.metric)!.metric);
    expect(card().textContent).toContain('None of them is of that kind');
    await press(buttonIn(card(), 'Show all'));
    await choose('Proof', 'judged');
    expect(rowsOf(PROVEN)).toEqual([]);
    expect(rowsOf('Needs your judgment').length).toBeGreaterThan(0);
  });

  test('says of an order what was counted, what the facts say, by which rule, and what would refute it', async () => {
    const { orderId, metric, ground } = worthFiling()[0]!;
    const row = rowsOf(PROVEN)[0]!;
    await press(row.querySelector('.ask')!);
    await settle(200);
    const text = row.nextElementSibling!.textContent!;
    const problem = shop.file.problems.find((problem) => problem.metric === metric && problem.orderId === orderId)!;
    expect(problem.firstSeen).not.toBeNull();
    expect(text).toMatch(/Listed under .* Rate: first seen there on [A-Z][a-z]{2} \d+, 2026/);
    expect(text).toContain(`Times are those of ${shop.file.shop.timeZone ?? 'America/Los_Angeles'}`);
    const { says, refutedBy } = groundOf(ground)!;
    expect(text).toContain(says);
    expect(text).toContain(refutedBy.slice(1));
    expect(text).toContain('Attempts left');
    expect(text).toContain('Last day worth filing');
  });

  test('leads from what is not decided to the page that would tell', () => {
    const at = shop.assessment.appealDetails!.undecided.findIndex((problem) => problem.page === 'order-detail');
    const { orderId } = shop.assessment.appealDetails!.undecided[at]!;
    const links = [...rowsOf('Check one thing first')[at]!.querySelectorAll('a')].map((link) => link.href);
    expect(links.filter((link) => link.includes(`/order/detail?order_no=${orderId}`))).toHaveLength(2);
  });
});

describe('what is done with those chosen', () => {
  beforeEach(() => showAppeals());
  test('only they are copied, as the search box takes them', async () => {
    const writeText = vi.fn(async (_: string) => {});
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    await choose('Metric', 'OTDR');
    const ids = listed();
    expect(ids.length).toBeGreaterThan(2);
    for (const row of rowsOf(PROVEN).slice(0, 2)) await act(async () => row.querySelector('input')!.click());
    await press(buttonIn(barOf(PROVEN), 'Copy 2 order ids'));
    expect(writeText).toHaveBeenCalledWith(ids.slice(0, 2).join(','));
  });

  test.each([
    ['Leave out', { excluded: true, attempts: 0 }, 'Leave it out'],
    ['I tried before', { excluded: false, attempts: 1 }, 'Tried 1 time before'],
    ['I filed it', { excluded: false, filedAt: '2026-07-01T18:20:00.000Z' }, 'Filed on'],
  ])('“%s” is stored, shown, and undone', async (button, mark, says) => {
    const [first] = listed();
    await act(async () => rowsOf(PROVEN)[0]!.querySelector('input')!.click());
    await press(buttonIn(barOf(PROVEN), button));
    expect((await desk.stored()).appealMarks).toMatchObject([mark]);
    expect(card().querySelector('.marks')!.textContent).toContain(says);
    expect(document.activeElement, 'the keyboard stays').toBe(barOf(PROVEN).querySelector('input'));
    const gone = button !== 'I tried before';
    expect(listed().includes(first!)).toBe(!gone);
    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await desk.stored()).appealMarks).toMatchObject([{ excluded: false, attempts: 0, filedAt: null }]);
    expect(listed()[0]).toBe(first);
    expect(card().querySelector('.marks')).toBeNull();
  });

  test('exactly they are prepared as a ticket, worth what they are worth together, and that is undone', async () => {
    const candidates = worthFiling();
    const { metric, ground } = candidates[0]!;
    await choose('Metric', metric);
    await choose('Reason', ground);
    const ofGround = candidates.filter((candidate) => candidate.metric === metric && candidate.ground === ground);
    expect(ofGround.length).toBe(3);
    for (const row of [rowsOf(PROVEN)[0]!, rowsOf(PROVEN)[2]!])
      await act(async () => row.querySelector('input')!.click());
    await settle(100);
    expect(barOf(PROVEN).textContent).toMatch(/\+0\.\d+ together, if approved/);
    await press(buttonIn(barOf(PROVEN), 'Prepare as one ticket'));
    const [ticket, ...others] = (await desk.stored()).preparedTickets;
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      metric,
      ground,
      orderIds: [ofGround[0]!.orderId, ofGround[2]!.orderId],
      state: 'open',
    });
    expect(window.location.hash).toBe(`#prepare-${ticket!.id}`);
    await settle();
    expect(document.querySelectorAll('.preparation tbody tr')).toHaveLength(3);
    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await desk.stored()).preparedTickets).toMatchObject([{ state: 'dropped' }]);
    // the finder's own ticket of these two, where the third is left out
    const { orderId, caseId, chatId } = ofGround[1]!;
    const appealMarks = [{ metric, orderId, caseId, chatId, ...UNSAID, excluded: true }];
    const { tickets } = assess({ ...shop.file, appealMarks }, { asOf: shop.assessment.asOf, replay: false }).appeals;
    const same = tickets.find((ticket) => ticket.ground === ground)!;
    expect(same.orderIds.toSorted()).toEqual(ticket!.orderIds.toSorted());
    expect(ticket!.expected!.points).toBeCloseTo(same.gainAtDecision, 12);
    expect(ticket!.expected!.probability).toBe(same.probability);
  });

  test('what is of two grounds is no ticket, and says so', async () => {
    const candidates = worthFiling();
    const other = candidates.slice(0, 20).findIndex((candidate) => candidate.ground !== candidates[0]!.ground);
    for (const at of [0, other]) await act(async () => rowsOf(PROVEN)[at]!.querySelector('input')!.click());
    expect(barOf(PROVEN).textContent).toMatch(/choose orders of one/);
    expect(buttonIn(barOf(PROVEN), 'Prepare as one ticket')).toBeUndefined();
  });

  test('a mark can be taken back long after', async () => {
    await act(async () => rowsOf(PROVEN)[0]!.querySelector('input')!.click());
    await press(buttonIn(barOf(PROVEN), 'Leave out'));
    await press(buttonIn(document.querySelector('.save-bar')!, 'Close'));
    expect(document.querySelector('.save-bar')).toBeNull();
    await press(buttonIn(card().querySelector('.marks')!, 'Take back'));
    expect((await desk.stored()).appealMarks).toMatchObject([{ excluded: false }]);
  });

  test('what could not be kept is said, and nothing looks as if it were', async () => {
    const refusing = { ...desk.appealService, save: () => Promise.reject(new Error('the disk is full')) };
    await showAppeals(refusing);
    await act(async () => rowsOf(PROVEN)[0]!.querySelector('input')!.click());
    await press(buttonIn(barOf(PROVEN), 'Leave out'));
    expect(document.querySelector('.save-bar')!.textContent).toContain('It could not be kept: the disk is full');
    expect(buttonIn(document.querySelector('.save-bar')!, 'Undo')).toBeUndefined();
    expect(listed()).toHaveLength(Math.min(20, shop.assessment.appeals.candidates.length));
  });
});

describe('where a fact is missing', () => {
  beforeEach(() => showAppeals());
  const UNDECIDED = 'Check one thing first';
  test('a row can be left out like any other, and comes back', async () => {
    const { orderId } = shop.assessment.appealDetails!.undecided[0]!;
    await act(async () => rowsOf(UNDECIDED)[0]!.querySelector('input')!.click());
    await press(buttonIn(barOf(UNDECIDED), 'Leave out'));
    expect((await desk.stored()).appealMarks).toMatchObject([{ orderId, excluded: true }]);
    expect(tableOf(UNDECIDED)?.textContent ?? '').not.toContain(orderId!.slice(-4));
    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await desk.stored()).appealMarks).toMatchObject([{ excluded: false }]);
    expect(rowsOf(UNDECIDED)[0]!.querySelector<HTMLElement>('[title]')!.title).toBe(orderId);
  });

  test('the seller may say what was seen there: it is kept as their word, decides, and is undone', async () => {
    const problem = shop.assessment.appealDetails!.undecided[0]!;
    const [ground] = problem.grounds;
    const answers = () => rowsOf(UNDECIDED)[0]!.querySelector('.answers')!;
    expect(answers().textContent).toContain(groundOf(ground!)!.fact);
    await press(buttonIn(answers(), 'Yes'));
    const [mark] = (await desk.stored()).appealMarks;
    expect(mark).toMatchObject({ orderId: problem.orderId, answers: [{ ground, holds: true }], excluded: false });
    expect(answers().querySelector('[aria-pressed="true"]')!.textContent).toMatch(/^Yes/);
    expect(card().querySelector('.marks')!.textContent).toMatch(/: Yes/);

    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await desk.stored()).appealMarks).toMatchObject([{ answers: [] }]);
    await press(buttonIn(answers(), 'No'));
    expect((await desk.stored()).appealMarks).toMatchObject([{ answers: [{ ground, holds: false }] }]);
    await press(buttonIn(answers(), 'No'));
    expect((await desk.stored()).appealMarks, 'said again it is taken back').toMatchObject([{ answers: [] }]);

    const decided = assess({ ...shop.file, appealMarks: [mark!] }, { asOf: shop.assessment.asOf, replay: false });
    const word = decided.appeals.candidates.find(
      (one) => one.orderId === problem.orderId && one.metric === problem.metric,
    )!;
    expect(word.ground).toBe(ground);
    expect(basisText(decided, word)).toBe('TikTok’s rule, by your word');
    expect(basisText(decided, decided.appeals.candidates.find((one) => one !== word)!)).not.toContain('your word');
  });
});

describe('a ticket that is prepared', () => {
  const best = () => shop.assessment.appeals.tickets.find((ticket) => ticket.orderIds.length > 1)!;
  const bench = () => document.querySelector<HTMLElement>('.preparation')!;
  const open = async () => {
    window.location.hash = `#${prepareAnchor(best())}`;
    await showAppeals();
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

    window.location.hash = '#/appeals';
    await desk.idle();
    expect(bench()).toBeNull();
    expect(document.getElementById('appeals')!.textContent).toContain('Continue');
    window.location.hash = `#${prepareAnchor(best())}`;
    await desk.idle();
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
    await desk.idle(0);
    expect(await kept()).toEqual([]);
    await settle(10);
    await desk.idle(0);
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
    const appealService: typeof desk.appealService = {
      ...desk.appealService,
      save: (request) => (full ? Promise.reject(new Error('the disk is full')) : desk.appealService.save(request)),
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
});
