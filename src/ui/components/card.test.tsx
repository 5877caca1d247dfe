// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FoldedCard } from './card';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
let place: HTMLElement;
let react: ReturnType<typeof createRoot>;
const details = () => place.querySelector('details')!;
const show = (isLazy: boolean) =>
  act(async () =>
    react.render(
      <FoldedCard anchor="follow-up" title="Follow-up" isLazy={isLazy}>
        What became of it
      </FoldedCard>,
    ),
  );

beforeEach(() => {
  window.location.hash = '';
  place = document.createElement('div');
  document.body.append(place);
  react = createRoot(place);
});
afterEach(async () => {
  await act(async () => react.unmount());
  place.remove();
});

test('a folded card opens where an address names it, at first or later', async () => {
  await show(false);
  expect(details().open).toBe(false);
  await act(async () => {
    window.location.hash = '#follow-up';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  expect(details().open).toBe(true);
});

test('what takes a while to answer is not asked before the card is open', async () => {
  await show(true);
  expect(place.textContent).not.toContain('What became of it');
  await act(async () => {
    details().open = true;
    details().dispatchEvent(new Event('toggle'));
  });
  expect(place.textContent).toContain('What became of it');
});
