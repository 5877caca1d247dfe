import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openRenderBrowser, RENDERED_FOLDER, renderPages } from '../pages/render';

test('the rendered pages that the readers are tested on are what the demo portal renders', async () => {
  const { context, close } = await openRenderBrowser();
  const rendered: string[] = [];
  await renderPages(context, async (name, html) => {
    rendered.push(`${name}.html`);
    const kept = await readFile(`${RENDERED_FOLDER}${name}.html`, 'utf8');
    expect.soft(html === kept, `${name} is out of date: npx tsx test/pages/render.ts`).toBe(true);
  });
  const kept = (await readdir(RENDERED_FOLDER)).filter((name) => name.endsWith('.html'));
  expect(kept.toSorted()).toEqual(rendered.toSorted());
  await close();
});
