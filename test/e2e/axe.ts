import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds against a document: "color-contrast (serious): 2 × .muted". Frames in closed shadow roots are asked themselves. */
export const violationsOf = async (place: Page | Frame): Promise<string[]> => {
  await place.evaluate(axe.source);
  return place.evaluate(async () => {
    const { axe: inside } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await inside.run(document, { iframes: false });
    return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.length} × ${nodes[0]?.html}`);
  });
};
