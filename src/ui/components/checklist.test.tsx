import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Agenda } from '#core/model/agenda';
import type { CheckCode } from '#core/model/check-item';
import { checklistAt, costliestClock } from '#core/today/checklist';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { Checklist, TasksInBrief } from './checklist';

const NOW = new Date('2026-07-01T18:20:00Z');
const checksOf = (agenda: Agenda | undefined, now = NOW, region = 'US') =>
  agenda === undefined ? [] : checklistAt(agenda, region, now.toISOString());
const markupOf = (...[agenda, now, region = 'US']: Parameters<typeof checksOf>) =>
  renderToStaticMarkup(<Checklist region={region} checks={checksOf(agenda, now, region)} first={null} />);
const textOf = (...asked: Parameters<typeof markupOf>) =>
  markupOf(...asked)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('says what there is to do, what hangs on it, and where it is done', () => {
  const text = textOf(sampleAgenda);
  expect(text).toContain('Now 2 orders should have been handed to the carrier already');
  expect(text).toContain('may cost 0.06 points (Seller-fault cancellations) · $80.00 at stake');
  expect(text).toContain('Today 1 order to hand to the carrier today');
  expect(text).toContain('At least 1 request to answer within 4 hours');
  expect(text).toContain('Your score fell from 4.2 to 3.8 within 7 days');
  expect(text).toContain('Blue mug · 10% (4 of 40) sent back: think about taking it down');
  expect(text).toContain('p2 · none left');
  expect(markupOf(sampleAgenda)).toContain('href="https://seller-us.tiktok.com/order?tab=to_ship&amp;shop_region=US"');
});

test('says nothing again that stands above it', () => {
  const checks = checksOf(sampleAgenda);
  const first = costliestClock(checks);
  const all = renderToStaticMarkup(<Checklist region="US" checks={checks} first={first} />);
  expect(all).not.toContain('2 orders should have been handed');
  const only = checks.filter(({ code }) => code === first!.code);
  const none = renderToStaticMarkup(<Checklist region="US" checks={only} first={first} />);
  expect(none).toContain('Nothing else this morning');
});

test('tells none from not known', () => {
  const text = textOf(sampleAgenda);
  expect(text).toMatch(
    /Nothing to do: 3 checks orders unshipped for over 24 hours orders on hold or with a security alert overdue appeals/,
  );
  expect(text).toContain('Open Product ratings (opens in a new tab) to see products with many bad reviews');
  expect(text).toContain('only part of it was read; nothing found yet: requests past their time');
  expect(text).toContain('97% were answered within 24 hours when last read');
});

test('what was read long ago is not told as of now', () => {
  const text = textOf(sampleAgenda, new Date('2026-07-04T18:20:00Z'));
  expect(text).not.toMatch(/to hand to the carrier|to answer within \d+ hours sellers|Your score fell|none left/);
  expect(text).not.toContain('Nothing to do: ');
  expect(text).toContain('Open Manage orders (opens in a new tab) to see orders past their ship-by day');
  expect(text, 'a rate of 60 days outlasts some').toContain('10% (4 of 40) sent back');
});

test('the same agenda says something else at another hour', () => {
  expect(textOf(sampleAgenda, new Date('2026-07-01T20:30:00Z'))).toContain('past the time to answer');
});

test('what is counted of orders to ship says that the tiles of the portal may count otherwise', () => {
  const note = 'tiles on Manage orders';
  expect(textOf(sampleAgenda)).toContain(note);
  const { orders: _, held: __, ...sources } = sampleAgenda.sources;
  const unread = { readAt: null, isWhole: false };
  const agenda = { ...sampleAgenda, orders: [], sources: { ...sources, orders: unread, held: unread } };
  expect(textOf(agenda), 'nothing was counted').not.toContain(note);
});

test('what fell is not told to be done now', () => {
  const fall = checksOf(sampleAgenda).filter(({ code }) => code === 'score-fall');
  const markup = renderToStaticMarkup(<Checklist region="US" checks={fall} first={null} />);
  expect(markup).toMatch(/<span class="tag[^>]*>Fell<\/span>.*Your score fell/s);
});

test('where nothing is known, the pages that tell stand under one heading', () => {
  const text = textOf({ ...sampleAgenda, returns: [] }, new Date('2027-07-01T18:20:00Z'));
  expect(text).toContain('Not known yet. These pages tell: Open Manage orders');
  expect(text.match(/Not known yet/g)).toHaveLength(1);
});

test('an assessment of older code, without an agenda, claims nothing', () => {
  expect(textOf(undefined).trim()).toBe('Not known yet');
});

test('in brief it says what costs most first, how much more there is, and where', () => {
  const brief = (agenda: Agenda, code: CheckCode | null = null) => {
    const checks = checklistAt(agenda, 'US', NOW.toISOString());
    const first = checks.find((check) => check.code === code) ?? null;
    return renderToStaticMarkup(<TasksInBrief region="US" checks={checks} first={first} />);
  };
  const markup = brief(sampleAgenda);
  expect([...markup.matchAll(/<span class="tag[^>]*>(\w+)<\/span>/g)].map(([, level]) => level)).toEqual([
    'Now',
    'Now',
    'Today',
  ]);
  expect(markup).toMatch(/should have been handed.*to answer within 4 hours.*to hand to the carrier today/s);
  expect(markup).toContain('href="/dashboard.html#/now"');
  expect(markup).toContain('3 more this morning');
  expect(brief(sampleAgenda, 'ship-overdue')).not.toContain('should have been handed');
  const empty = { ...sampleAgenda, orders: [], cases: [], scores: [], returns: [], stock: [] };
  expect(brief(empty)).toBe('');
});
