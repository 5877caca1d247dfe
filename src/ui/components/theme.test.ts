// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { chooseTheme, followTheme, storedTheme } from './theme';

beforeEach(() => localStorage.clear());

test('a chosen theme is painted and kept, and the system’s leaves nothing behind', () => {
  chooseTheme('dark');
  expect([document.documentElement.dataset.theme, storedTheme()]).toEqual(['dark', 'dark']);
  chooseTheme('system');
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

test('what another tab chooses is painted here too, and what is no theme is the system’s', () => {
  followTheme();
  localStorage.setItem('theme', 'light');
  window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
  expect(document.documentElement.dataset.theme).toBe('light');
  localStorage.setItem('theme', 'mauve');
  expect(storedTheme()).toBe('system');
});
