// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { Announcer, useAnnounce } from './announcer';

let announce = (_: string): void => {};
const Speaker = () => {
  announce = useAnnounce();
  return null;
};

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
afterEach(() => vi.useRealTimers());

test('what was said leaves the page once it has been read out', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const place = document.createElement('div');
  const react = createRoot(place);
  await act(async () =>
    react.render(
      <Announcer>
        <Speaker />
      </Announcer>,
    ),
  );
  announce('Imported 1 of 1 files');
  vi.advanceTimersByTime(9000);
  announce('Imported 2 of 2 files');
  vi.advanceTimersByTime(9000);
  expect(place.textContent).toContain('Imported 2 of 2 files');
  vi.advanceTimersByTime(1000);
  expect(place.textContent).toBe('');
  await act(async () => react.unmount());
});
