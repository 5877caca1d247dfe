import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violationsOf } from './axe';
import { expect, test } from './fixtures';
import { bringTo, walkSurfaces } from './visual';
import { STATES } from './visual-states';

const PATH = join(import.meta.dirname, 'visual.json');
/** One of each kind of surface: what axe finds follows the content, and colours are held by a test of the tokens. */
const AXE_WIDTHS: ReadonlySet<number> = new Set([360, 420, 480]);
const isUpdate = process.env.UPDATE === '1';
const baseline = JSON.parse(readFileSync(PATH, 'utf8')) as Record<string, string>;

test('every surface in every state is laid out as it was seen to be good, and cuts off nothing', async ({
  extension,
  probe,
  shop,
}) => {
  const layouts: Record<string, string> = {};
  const faults: string[] = [];
  for (const state of STATES)
    await test.step(state, async () => {
      await bringTo(state, probe, shop);
      await walkSurfaces(extension, state, async (tab, name, width, layout) => {
        layouts[`${name}, ${width}`] = layout.boxes.join(' | ');
        const violations = AXE_WIDTHS.has(width) ? await violationsOf(tab) : [];
        faults.push(...[...layout.faults, ...violations].map((fault) => `${name}, ${width}: ${fault}`));
      });
    });
  if (isUpdate) writeFileSync(PATH, `${JSON.stringify(layouts, null, 1)}\n`);
  expect(faults).toEqual([]);
  // on another day other cards stand there
  const isOtherDay = process.env.TEST_NOW !== undefined;
  if (!isUpdate && !isOtherDay)
    expect(layouts, 'look at it (npm run pictures), then store it: UPDATE=1').toEqual(baseline);
});
