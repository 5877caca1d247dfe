// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { chooseTheme, followTheme, onThemeChange, storedTheme } from './theme';

beforeEach(() => localStorage.clear());

test('a chosen theme is painted and kept, and the system’s leaves nothing behind', () => {
  chooseTheme('dark');
  expect([document.documentElement.dataset.theme, storedTheme()]).toEqual(['dark', 'dark']);
  chooseTheme('system');
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

test('what another tab chooses is painted and told here too, and what is no theme is the system’s', () => {
  const heard = vi.fn();
  followTheme();
  const stop = onThemeChange(heard);
  localStorage.setItem('theme', 'light');
  window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
  expect(document.documentElement.dataset.theme).toBe('light');
  expect(heard).toHaveBeenCalledOnce();
  stop();
  localStorage.setItem('theme', 'mauve');
  expect(storedTheme()).toBe('system');
});
