import { expect, test, vi } from 'vitest';

test('what one script says, another that was loaded apart from it hears and finds', async () => {
  const reader = await import('./here');
  vi.resetModules();
  const panel = await import('./here');
  expect(panel.whereAmI).not.toBe(reader.whereAmI);

  const heard = vi.fn(() => panel.whereAmI());
  const stop = panel.onHere(heard);
  reader.sayHere({ page: 'diagnosis', metric: 'OTDR' });
  expect(heard).toHaveReturnedWith({ page: 'diagnosis', metric: 'OTDR' });

  stop();
  reader.sayHere(null);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(panel.whereAmI()).toBeNull();
});
