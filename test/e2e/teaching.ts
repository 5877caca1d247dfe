import { mkdirSync } from 'node:fs';
import type { Frame, Page as Tab } from '@playwright/test';
import { violationsOf } from './axe';
import { readProgress } from './database';
import { expect } from './fixtures';
import { until } from './follow';

// What a person does who teaches a page, by mouse and by keyboard.

/** Pictures of what is taught, for whoever wants to look: `PICTURES=1`. */
export const shoot = async (place: Tab, name: string): Promise<void> => {
  if (process.env.PICTURES === undefined) return;
  mkdirSync('.demo/teach', { recursive: true });
  const size = place.viewportSize()!;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 1280]) {
      await place.emulateMedia({ colorScheme });
      await place.setViewportSize({ width, height: 900 });
      await place.screenshot({ path: `.demo/teach/${name}-${colorScheme}-${width}.png`, animations: 'disabled' });
    }
  await place.setViewportSize(size);
  await place.emulateMedia({ colorScheme: 'light' });
};

export const newestVisit = async (probe: Tab, page: string) =>
  (await readProgress(probe)).visits.findLast((visit) => visit.page === page);

export const untilRefused = (probe: Tab, page: string) =>
  until(`${page} was not refused`, async () =>
    (await newestVisit(probe, page))?.outcome === 'refused' ? true : undefined,
  );
export const untilRead = (probe: Tab, page: string) =>
  until(`${page} was not read`, async () => ((await newestVisit(probe, page))?.outcome === 'read' ? true : undefined));

/** A choice for a text of the page: the label of its select and of the option. */
export type Said = readonly (readonly [select: string, option: string])[];

export const byMouse = async (place: Frame | Tab, said: Said): Promise<void> => {
  for (const [select, label] of said) await place.getByLabel(select, { exact: true }).selectOption({ label });
};
/** Types the beginning of the option into the select, as a person without a mouse does. */
export const byKeyboard = async (place: Frame | Tab, said: Said): Promise<void> => {
  for (const [select, label] of said) {
    const field = place.getByLabel(select, { exact: true });
    await field.focus();
    await field.pressSequentially(label);
    await expect(field.locator('option:checked')).toHaveText(label);
  }
};
export const column = (text: string, option: string) => [`What is the column “${text}”?`, option] as const;
export const figure = (text: string, option: string) => [`What is the figure “${text}”?`, option] as const;
export const label = (text: string, option: string) => [`What is “${text}”?`, option] as const;
export const word = (text: string, option: string) => [`What does “${text}” mean?`, option] as const;

export const tryOut = (place: Frame | Tab) => place.getByRole('button', { name: 'Try it out' });
export const keep = (place: Frame | Tab) => place.getByRole('button', { name: 'That’s right, read it so' });

export const axeClean = async (place: Frame | Tab, state: string): Promise<void> => {
  const page = 'page' in place ? place.page() : place;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(place), `${state}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
};
