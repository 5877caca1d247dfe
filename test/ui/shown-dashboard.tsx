import { act, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { draftFor } from '#background/draft-appeal';
import { sayAppeals } from '#background/say-appeals';
import { assess } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { openDatabase } from '#storage/database';
import { appealWords } from '#storage/look';
import { takeIn } from '#storage/take-in';
import { makeFakeWorld } from '#test/fixtures/fake-world';
import { Dashboard } from '#ui/dashboard/dashboard';
import type { ShopLook } from '../../src/ui/components/look';
import { type Office, OfficeContext } from '../../src/ui/dashboard/appeals/office';
import type { Desk } from '../../src/ui/inquiry/desk';
import { openInquiry } from '../../src/ui/inquiry/inquiry';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';

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

export const NOW = new Date('2026-07-01T18:20:00Z');
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
    said: { appealMarks: file.appealMarks, preparedTickets: file.preparedTickets },
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

interface Shown {
  look: ShopLook;
  desk: Desk | null;
}

/** Tells the dashboard on the screen what has been said of appeals, as the database would. */
let tell: (said: ShopLook['said']) => void = () => {};

const Live = ({ look, desk, office }: Shown & { office: Office }) => {
  const [said, setSaid] = useState(look.said);
  useEffect(() => {
    tell = setSaid;
    return () => {
      tell = () => {};
    };
  }, []);
  return (
    <OfficeContext value={office}>
      <Dashboard
        db={openDatabase('looked-at')}
        look={{ ...look, said }}
        shops={[look.shop]}
        now={NOW}
        clock={() => NOW}
        refresh="done"
        desk={desk}
      />
    </OfficeContext>
  );
};

/** @param office who keeps what the seller says of appeals */
export const show = async (
  { look, desk }: Shown,
  office: Office = { say: () => new Promise(() => {}), draft: () => new Promise(() => {}) },
) => {
  await act(async () => react.render(<Live look={look} desk={desk} office={office} />));
  await settle();
};

export const click = () => new MouseEvent('click', { bubbles: true, cancelable: true });

/** Types into a field, or chooses. */
export const enter = async (field: Element, value: string) => {
  const proto = [HTMLSelectElement, HTMLTextAreaElement, HTMLInputElement].find((it) => field instanceof it)!.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(proto, 'value')!.set!.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
};

/** An office that keeps what is said in a database, by the very service of the background, and shows it at once. */
export const openOffice = async (shop: KnownShop, name: string) => {
  const world = makeFakeWorld(name);
  world.time = NOW.toISOString();
  const { shop: owner, ...facts } = shop.file;
  await takeIn(world.db, owner, facts);
  const kept = async () => appealWords(world.db, owner.id);
  const pending = new Set<Promise<unknown>>();
  const track = <T,>(work: Promise<T>): Promise<T> => {
    pending.add(work);
    const end = () => pending.delete(work);
    work.then(end, end);
    return work;
  };
  const say = async (request: Parameters<Office['say']>[0]) => {
    const answer = await sayAppeals(world, request as Parameters<typeof sayAppeals>[1]);
    tell(await kept());
    return answer as Awaited<ReturnType<Office['say']>>;
  };
  const office: Office = {
    say: (request) => track(say(request)),
    draft: (request) => track(draftFor(world, request as Parameters<typeof draftFor>[1])),
  };
  /** until all that was said is kept and shown, however long the database takes */
  const idle = async () => {
    await settle();
    while (pending.size > 0) {
      await act(async () => void (await Promise.allSettled(pending)));
      await settle();
    }
  };
  return { office, kept, world, idle };
};
