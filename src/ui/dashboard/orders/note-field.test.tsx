// @vitest-environment jsdom

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppealMark } from '#core/model/appeal-mark';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { appealMarkOf } from '../appeals/marks';
import { AppealServiceContext, UserInputProvider } from '../appeals/user-input';
import { NoteField } from './note-field';
import { problemRows } from './rows';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const [row] = problemRows(sampleAssessment, { appealMarks: [], preparedTickets: [] }, undefined);
const stored = (part: Partial<AppealMark>): AppealMark => ({ ...appealMarkOf(row!.subject, []), ...part });

const save = vi.fn(async () => ({ before: { appealMarks: [], preparedTickets: [] } }));
const service = { save, draft: () => new Promise<never>(() => {}) };
const clock = () => new Date('2026-07-01T18:20:00Z');
let place: HTMLElement;
let react: ReturnType<typeof createRoot>;
const show = (marks: AppealMark[], isShown = true) =>
  act(async () =>
    react.render(
      <AppealServiceContext value={service as never}>
        <UserInputProvider shopId="US:1" clock={clock}>
          {isShown && <NoteField row={row!} marks={marks} />}
        </UserInputProvider>
      </AppealServiceContext>,
    ),
  );
const field = () => place.querySelector('textarea')!;
const type = (text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field(), text);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
const noteSaved = (note: string) =>
  expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ appealMarks: [expect.objectContaining({ note })] }));

beforeEach(() => {
  save.mockClear();
  place = document.body.appendChild(document.createElement('div'));
  react = createRoot(place);
});
afterEach(async () => {
  await act(async () => react.unmount());
  vi.restoreAllMocks();
});

test('a note is saved when the page is hidden or closed before the field is left', async () => {
  await show([]);
  await type('Call the carrier ');
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  noteSaved('Call the carrier');
});

test('a note is saved once when its field disappears', async () => {
  await show([]);
  await type('Call the carrier');
  await show([], false);
  noteSaved('Call the carrier');
  expect(save).toHaveBeenCalledTimes(1);
});

test('what is typed outlasts a mark that is stored meanwhile, and an untouched field follows it', async () => {
  await show([stored({ note: 'First', readAt: '2026-07-01T18:00:00Z' })]);
  expect(field().value).toBe('First');
  await show([stored({ note: 'Second', readAt: '2026-07-01T18:01:00Z' })]);
  expect(field().value).toBe('Second');
  await type('Second, and more');
  await show([stored({ note: 'Third', done: true, readAt: '2026-07-01T18:02:00Z' })]);
  expect(field().value).toBe('Second, and more');
  expect(place.querySelector('input')!.checked).toBe(true);
});
