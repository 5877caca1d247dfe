// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { assess } from '#core/assess';
import type { SubjectIds } from '#core/model/problem';
import { groundOf } from '#core/policy/grounds';
import { basisText } from '../../src/ui/dashboard/appeals/ground-text';
import { beforeAppeals, card, press, showAppeals, theDesk, theShop } from './shown-appeals';
import { enter, settle } from './shown-dashboard';

// Which orders can be appealed, and what is done with those that are chosen.

beforeAppeals('dashboard-appeals');

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
  theShop().assessment.appeals.candidates.filter(({ gainAtDecision }) => gainAtDecision === null || gainAtDecision > 0);
const PROVEN = 'Every order that can be appealed';
const listed = () => rowsOf(PROVEN).map((row) => row.cells[1]!.querySelector<HTMLElement>('[title]')!.title);

describe('the list', () => {
  beforeEach(() => showAppeals());
  test('what is proven, what a look would decide and what only a person can tell stand apart', () => {
    const { judged } = theShop().assessment.appeals;
    const candidates = worthFiling();
    const { undecided } = theShop().assessment.appealDetails!;
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
    const problem = theShop().file.problems.find(
      (problem) => problem.metric === metric && problem.orderId === orderId,
    )!;
    expect(problem.firstSeen).not.toBeNull();
    expect(text).toMatch(/Listed under .* Rate: first seen there on [A-Z][a-z]{2} \d+, 2026/);
    expect(text).toContain(`Times are those of ${theShop().file.shop.timeZone ?? 'America/Los_Angeles'}`);
    const { says, refutedBy } = groundOf(ground)!;
    expect(text).toContain(says);
    expect(text).toContain(refutedBy.slice(1));
    expect(text).toContain('Attempts left');
    expect(text).toContain('Last day worth filing');
  });

  test('leads from what is not decided to the page that would tell', () => {
    const at = theShop().assessment.appealDetails!.undecided.findIndex((problem) => problem.page === 'order-detail');
    const { orderId } = theShop().assessment.appealDetails!.undecided[at]!;
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
    expect((await theDesk().stored()).appealMarks).toMatchObject([mark]);
    expect(card().querySelector('.marks')!.textContent).toContain(says);
    expect(document.activeElement, 'the keyboard stays').toBe(barOf(PROVEN).querySelector('input'));
    const gone = button !== 'I tried before';
    expect(listed().includes(first!)).toBe(!gone);
    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await theDesk().stored()).appealMarks).toMatchObject([{ excluded: false, attempts: 0, filedAt: null }]);
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
    const [ticket, ...others] = (await theDesk().stored()).preparedTickets;
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
    expect((await theDesk().stored()).preparedTickets).toMatchObject([{ state: 'dropped' }]);
    // the finder's own ticket of these two, where the third is left out
    const { orderId, caseId, chatId } = ofGround[1]!;
    const appealMarks = [{ metric, orderId, caseId, chatId, ...UNSAID, excluded: true }];
    const { tickets } = assess(
      { ...theShop().file, appealMarks },
      { asOf: theShop().assessment.asOf, replay: false },
    ).appeals;
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
    expect((await theDesk().stored()).appealMarks).toMatchObject([{ excluded: false }]);
  });

  test('what could not be kept is said, and nothing looks as if it were', async () => {
    const refusing = { ...theDesk().appealService, save: () => Promise.reject(new Error('the disk is full')) };
    await showAppeals(refusing);
    await act(async () => rowsOf(PROVEN)[0]!.querySelector('input')!.click());
    await press(buttonIn(barOf(PROVEN), 'Leave out'));
    expect(document.querySelector('.save-bar')!.textContent).toContain('It could not be kept: the disk is full');
    expect(buttonIn(document.querySelector('.save-bar')!, 'Undo')).toBeUndefined();
    expect(listed()).toHaveLength(Math.min(20, theShop().assessment.appeals.candidates.length));
  });
});

describe('where a fact is missing', () => {
  beforeEach(() => showAppeals());
  const UNDECIDED = 'Check one thing first';
  test('a row can be left out like any other, and comes back', async () => {
    const { orderId } = theShop().assessment.appealDetails!.undecided[0]!;
    await act(async () => rowsOf(UNDECIDED)[0]!.querySelector('input')!.click());
    await press(buttonIn(barOf(UNDECIDED), 'Leave out'));
    expect((await theDesk().stored()).appealMarks).toMatchObject([{ orderId, excluded: true }]);
    expect(tableOf(UNDECIDED)?.textContent ?? '').not.toContain(orderId!.slice(-4));
    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await theDesk().stored()).appealMarks).toMatchObject([{ excluded: false }]);
    expect(rowsOf(UNDECIDED)[0]!.querySelector<HTMLElement>('[title]')!.title).toBe(orderId);
  });

  test('the seller may say what was seen there: it is kept as their word, decides, and is undone', async () => {
    const problem = theShop().assessment.appealDetails!.undecided[0]!;
    const [ground] = problem.grounds;
    const answers = () => rowsOf(UNDECIDED)[0]!.querySelector('.answers')!;
    expect(answers().textContent).toContain(groundOf(ground!)!.fact);
    await press(buttonIn(answers(), 'Yes'));
    const [mark] = (await theDesk().stored()).appealMarks;
    expect(mark).toMatchObject({ orderId: problem.orderId, answers: [{ ground, holds: true }], excluded: false });
    expect(answers().querySelector('[aria-pressed="true"]')!.textContent).toMatch(/^Yes/);
    expect(card().querySelector('.marks')!.textContent).toMatch(/: Yes/);

    await press(buttonIn(document.querySelector('.save-bar')!, 'Undo'));
    expect((await theDesk().stored()).appealMarks).toMatchObject([{ answers: [] }]);
    await press(buttonIn(answers(), 'No'));
    expect((await theDesk().stored()).appealMarks).toMatchObject([{ answers: [{ ground, holds: false }] }]);
    await press(buttonIn(answers(), 'No'));
    expect((await theDesk().stored()).appealMarks, 'said again it is taken back').toMatchObject([{ answers: [] }]);

    const decided = assess(
      { ...theShop().file, appealMarks: [mark!] },
      { asOf: theShop().assessment.asOf, replay: false },
    );
    const word = decided.appeals.candidates.find(
      (one) => one.orderId === problem.orderId && one.metric === problem.metric,
    )!;
    expect(word.ground).toBe(ground);
    expect(basisText(decided, word)).toBe('TikTok’s rule, by your word');
    expect(basisText(decided, decided.appeals.candidates.find((one) => one !== word)!)).not.toContain('your word');
  });
});
