import { expect, test, vi } from 'vitest';

test('a page announced by one content script is known to another', async () => {
  const reader = await import('./current-page');
  vi.resetModules();
  const panel = await import('./current-page');
  expect(panel.currentPage).not.toBe(reader.currentPage);

  const heard = vi.fn(() => panel.currentPage());
  const stop = panel.onPageChange(heard);
  reader.announcePage({ page: 'diagnosis', metric: 'OTDR' });
  expect(heard).toHaveReturnedWith({ page: 'diagnosis', metric: 'OTDR' });

  stop();
  reader.announcePage(null);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(panel.currentPage()).toBeNull();
});
