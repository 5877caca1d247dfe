import { violationsOf } from './axe';
import { expect, test } from './fixtures';
import { bringTo, refuseOrders, walkSurfaces } from './visual';
import { STATES } from './visual-states';

/** One of each kind of surface: what axe finds follows the content, and colours are held by a test of the tokens. */
const AXE_WIDTHS: ReadonlySet<number> = new Set([360, 420, 480]);

test.describe.configure({ mode: 'parallel' });

for (const state of STATES)
  test(`every surface is laid out as it was seen to be good, and cuts off nothing: ${state}`, async ({
    extension,
    portal,
    tab,
    probe,
    shop,
    data,
  }) => {
    await bringTo(state, probe, shop);
    if (state === 'refused') await refuseOrders({ portal, tab, probe, data });
    const layouts: string[] = [];
    const faults: string[] = [];
    await walkSurfaces(extension, state, async (surface, name, width, layout) => {
      layouts.push(`${name}, ${width}: ${layout.boxes.join(' | ')}`);
      const violations = AXE_WIDTHS.has(width) ? await violationsOf(surface) : [];
      faults.push(...[...layout.faults, ...violations].map((fault) => `${name}, ${width}: ${fault}`));
    });
    expect(faults).toEqual([]);
    // on another day other cards stand there
    if (process.env.TEST_NOW === undefined)
      expect(layouts.join('\n'), 'look at it (npm run pictures), then store it: --update-snapshots').toMatchSnapshot(
        `${state}.txt`,
      );
  });
