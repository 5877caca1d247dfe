import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** Rules about a page as a whole, which a part of one in a frame of its own need not keep. */
const OF_PAGES = ['landmark-one-main', 'page-has-heading-one'];

/** What axe finds against a document: "color-contrast (serious): 2 × .muted". Frames in closed shadow roots are asked themselves. */
export const violationsOf = async (place: Page | Frame): Promise<string[]> => {
  await place.evaluate(axe.source);
  const left = 'mainFrame' in place ? [] : OF_PAGES;
  return place.evaluate(async (disabled) => {
    const { axe: inside } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await inside.run(document, {
      iframes: false,
      rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
    });
    return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.length} × ${nodes[0]?.html}`);
  }, left);
};
