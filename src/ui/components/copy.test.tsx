// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { Announcer } from './announcer';
import { CopyIds, CopySearch } from './copy';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const ticket = sampleAssessment.appeals.tickets[0]!;
let place: HTMLElement;
let react: ReturnType<typeof createRoot>;

beforeEach(async () => {
  place = document.createElement('div');
  document.body.append(place);
  react = createRoot(place);
  await act(async () =>
    react.render(
      <Announcer>
        <CopyIds ids={ticket} />
      </Announcer>,
    ),
  );
});
afterEach(async () => {
  await act(async () => react.unmount());
  place.remove();
});

const press = () => act(async () => place.getElementsByTagName('button')[0]!.click());
const clipboard = (writeText: (text: string) => Promise<void>) =>
  vi.stubGlobal('navigator', { clipboard: { writeText } });

test('one click copies every order id of the ticket, separated by commas as the search box takes them', async () => {
  const written = vi.fn(async () => {});
  clipboard(written);
  await press();
  expect(written).toHaveBeenCalledExactlyOnceWith(ticket.orderIds.join(','));
  expect(place.textContent).toContain('✓ Copied');
  expect([...place.children].find((child) => child.getAttribute('role') === 'status')?.textContent).toBe(
    'Copied 12 order ids',
  );
});

test('where the browser refuses to copy, the ids are shown to be copied by hand', async () => {
  clipboard(async () => Promise.reject(new Error('denied')));
  await press();
  const field = place.getElementsByTagName('textarea')[0]!;
  expect(field.value).toBe(ticket.orderIds.join(','));
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
});

test('more ids than the search box takes are copied part by part, and the button says which part', async () => {
  const ids = Array.from({ length: 150 }, (_, index) => `5761111111111${10_000 + index}`);
  await act(async () => react.render(<CopySearch ids={ids} noun="order-id" />));
  expect(place.textContent).toBe('Copy 100 order ids (1–100 of 150)');
  vi.useFakeTimers();
  const written = vi.fn(async () => {});
  clipboard(written);
  await press();
  await act(async () => vi.runAllTimers());
  expect(place.textContent).toBe('Copy 50 order ids (101–150 of 150)');
  await press();
  vi.useRealTimers();
  expect(written.mock.calls).toEqual([[ids.slice(0, 100).join(',')], [ids.slice(100).join(',')]]);
});
