// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { Pager, usePaged } from './table';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const Paged = () => {
  const { rows, pager } = usePaged([1, 2, 3], 2);
  return (
    <>
      <p>{rows.join()}</p>
      <Pager of="rows" pager={pager} />
    </>
  );
};

test('a button that its own press disables keeps the focus, and does nothing more', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const react = createRoot(place);
  await act(async () => react.render(<Paged />));
  const next = [...place.querySelectorAll('button')].at(-1)!;
  next.focus();
  for (const _ of ['to the last page', 'beyond it']) {
    await act(async () => next.click());
    expect(place.querySelector('p')!.textContent).toBe('3');
    expect(next.getAttribute('aria-disabled')).toBe('true');
    expect(next.disabled, 'a browser takes the focus from what is disabled').toBe(false);
  }
  await act(async () => react.unmount());
});
