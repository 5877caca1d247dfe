// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { useWhileVisible } from './hooks';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const Shown = ({ value }: { value: string }) => <p>{useWhileVisible(value)}</p>;

const hide = (hidden: boolean) =>
  act(async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
  });
afterEach(() => vi.restoreAllMocks());

test('what changes while the page is hidden is taken up when it is visible again', async () => {
  const place = document.createElement('div');
  const react = createRoot(place);
  const show = (value: string) => act(async () => react.render(<Shown value={value} />));
  await show('first');
  await show('second');
  expect(place.textContent).toBe('second');
  await hide(true);
  await show('third');
  await show('fourth');
  expect(place.textContent).toBe('second');
  await hide(false);
  expect(place.textContent).toBe('fourth');
  await act(async () => react.unmount());
});
