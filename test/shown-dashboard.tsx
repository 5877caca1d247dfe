import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { assess } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { openDatabase } from '#storage/database';
import { Dashboard } from '#ui/dashboard/dashboard';
import type { Desk } from '../src/ui/inquiry/desk';
import { openInquiry } from '../src/ui/inquiry/inquiry';
import type { ShopLook } from '../src/ui/parts/look';
import type { ShopChoices } from './seller-center/simulator/options';
import { simulateShop } from './seller-center/simulator/shop';

// The dashboard of a simulated shop, for tests that read it as a seller does. Its questions are answered at once, by the
// very functions that answer them on a thread of their own.

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};

const NOW = new Date('2026-07-01T18:20:00Z');
export type ShopFacts = { shop: Shop } & Facts;

export interface KnownShop {
  file: ShopFacts;
  assessment: Assessment;
  look: ShopLook;
  desk: Desk;
}

/** @param change facts that the simulator does not make */
export const knownShop = (choices: ShopChoices, change: (file: ShopFacts) => ShopFacts = (it) => it): KnownShop => {
  const simulated = simulateShop(choices);
  const { asOf } = simulated.life.options;
  const file = change(simulated.facts());
  const assessment = assess(file, { asOf });
  const counts = Object.fromEntries(LIST_NAMES.map((it) => [it, file[it].length]));
  const look: ShopLook = {
    state: 'shop',
    shop: file.shop,
    kept: { assessment, computedAt: '2026-07-01T16:00:00Z' },
    summary: {
      counts: counts as ShopLook['summary']['counts'],
      sources: [],
      health: file.accountHealth.at(-1) ?? null,
    },
    visits: [],
  };
  const inquiry = openInquiry(file, asOf);
  const desk: Desk = {
    ask: (_, name, asked) => ({ answer: Promise.resolve().then(() => inquiry(name, asked)), forget: () => {} }),
  };
  return { file, assessment, look, desk };
};

let place: HTMLElement;
let react: Root;
beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  react = createRoot(place);
});
afterEach(async () => {
  await act(async () => react.unmount());
  place.remove();
  window.location.hash = '';
});

/** Answers come from timers and promises. */
export const settle = (ms = 20) => act(async () => new Promise((done) => setTimeout(done, ms)));

export const show = async ({ look, desk }: { look: ShopLook; desk: Desk | null }) => {
  await act(async () =>
    react.render(
      <Dashboard
        db={openDatabase('looked-at')}
        look={look}
        shops={[look.shop]}
        now={NOW}
        clock={() => NOW}
        refresh="done"
        desk={desk}
      />,
    ),
  );
  await settle();
};

export const click = () => new MouseEvent('click', { bubbles: true, cancelable: true });
