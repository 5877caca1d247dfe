import { act, type ReactNode, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { draftFor } from '#background/draft-appeal';
import { saveUserInput } from '#background/save-user-input';
import { assess } from '#core/assess';
import { explain } from '#core/explain/explain';
import type { Assessment } from '#core/model/assessment';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { openDatabase } from '#storage/database';
import { ingestFacts } from '#storage/ingest';
import { userInputOfShop } from '#storage/queries';
import { makeFakeContext } from '#test/fixtures/fake-context';
import { Dashboard, ShopContexts } from '#ui/dashboard/dashboard';
import type { WorkerClient } from '#worker/protocol';
import { Announcer } from '../../src/ui/components/announcer';
import type { ShopView, StoredAssessment } from '../../src/ui/components/view';
import { type AppealService, AppealServiceContext } from '../../src/ui/dashboard/appeals/user-input';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';

// The dashboard of a simulated shop, for tests that read it as a seller does. Its questions are answered at once, by the
// very functions that answer them on a thread of their own.

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};

const NOW = new Date('2026-07-01T18:20:00Z');
export type ShopFacts = { shop: Shop } & Facts;

export interface KnownShop {
  file: ShopFacts;
  assessment: Assessment;
  view: ShopView;
  worker: WorkerClient;
}

/** @param change facts that the simulator does not make; @param isWhole whether costs, calendar and track record are shown */
export const knownShop = (
  choices: ShopChoices,
  change: (file: ShopFacts) => ShopFacts = (file) => file,
  isWhole = true,
): KnownShop => {
  const simulated = simulateShop(choices);
  const { asOf } = simulated.life.options;
  const file = change(simulated.facts());
  const assessed = assess(file, { asOf, replay: isWhole, ...(!isWhole && { horizon: 7 }) });
  const assessment = isWhole ? assessed : { ...assessed, costs: [], calendar: [] };
  const view: ShopView = {
    state: 'shop',
    shop: file.shop,
    stored: { assessment, computedAt: '2026-07-01T16:00:00Z' },
    summary: {
      has: {
        orders: file.orders.length > 0,
        problems: file.problems.length > 0,
        tickets: file.tickets.length > 0,
      },
      setAside: 0,
      sources: [],
      health: file.accountHealth.at(-1) ?? null,
    },
    userInput: { appealMarks: file.appealMarks, preparedTickets: file.preparedTickets },
    visits: [],
    printed: file.readings.flatMap(({ day, overall }) => (overall === null ? [] : [{ day, score: overall }])),
  };
  const worker: WorkerClient = {
    ask: async (_basis, question) => explain(file, assessment, question),
  };
  return { file, assessment, view, worker };
};

let screen: { place: HTMLElement; react: Root } | undefined;
const openScreen = () => {
  if (screen !== undefined) return screen;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const place = document.createElement('div');
  document.body.append(place);
  screen = { place, react: createRoot(place) };
  return screen;
};
const closeScreen = async () => {
  await act(async () => screen?.react.unmount());
  screen?.place.remove();
  screen = undefined;
  window.location.hash = '';
  vi.useRealTimers();
};
let isShared = false;
afterEach(async () => {
  if (!isShared) await closeScreen();
});

/** The tests of a group look at one dashboard, which costs far more to draw than to read. */
export const shareDashboard = (shopOf: () => KnownShop, options: ShowOptions = {}) => {
  beforeAll(async () => {
    isShared = true;
    await show(shopOf(), options);
  });
  afterAll(async () => {
    isShared = false;
    await closeScreen();
  });
};

/** Answers come from timers and promises. */
export const settle = (ms = 20) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

interface Shown {
  view: ShopView;
  worker: WorkerClient | null;
}
export interface ShowOptions {
  /** saves marks and tickets */
  appealService?: AppealService;
  /** the section to draw instead of the whole dashboard, which takes ten times as long */
  section?: (view: ShopView & { stored: StoredAssessment }) => ReactNode;
}

/** Gives the dashboard on the screen the stored marks and tickets, as the database would. */
let tell: (userInput: ShopView['userInput']) => void = () => {};

const NO_SERVICE: AppealService = { save: () => new Promise(() => {}), draft: () => new Promise(() => {}) };

const Live = ({ view: first, worker, appealService = NO_SERVICE, section }: Shown & ShowOptions) => {
  const [userInput, setUserInput] = useState(first.userInput);
  useEffect(() => {
    tell = setUserInput;
    return () => {
      tell = () => {};
    };
  }, []);
  const view = { ...first, userInput };
  const common = { view, worker, clock: () => NOW };
  return (
    <AppealServiceContext value={appealService}>
      {section === undefined ? (
        <Dashboard
          {...common}
          db={openDatabase('looked-at')}
          shops={[view.shop]}
          now={NOW}
          refresh="done"
          opening={null}
          choose={() => {}}
        />
      ) : (
        <Announcer>
          <ShopContexts {...common}>{section({ ...view, stored: view.stored! })}</ShopContexts>
        </Announcer>
      )}
    </AppealServiceContext>
  );
};

export const show = async ({ view, worker }: Shown, options: ShowOptions = {}) => {
  const { react } = openScreen();
  await act(async () => react.render(<Live view={view} worker={worker} {...options} />));
  await settle();
};

export const click = () => new MouseEvent('click', { bubbles: true, cancelable: true });

/** Goes to an address of the dashboard, as a link does. */
export const goTo = async (fragment: string) => {
  window.location.hash = fragment;
  await act(async () => window.dispatchEvent(new HashChangeEvent('hashchange')));
  await settle();
};

/** Types into a field, or chooses. */
export const enter = async (field: Element, value: string) => {
  const proto = [HTMLSelectElement, HTMLTextAreaElement, HTMLInputElement].find((it) => field instanceof it)!.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(proto, 'value')!.set!.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
};

/** The facts about what is listed: all that drafts are written from. Storing the rest takes seconds. */
const factsOfProblems = ({ shop: _, ...facts }: ShopFacts): Facts => {
  const ids = new Set(facts.problems.flatMap(({ orderId, caseId, chatId }) => [orderId, caseId, chatId]));
  return {
    ...facts,
    orders: facts.orders.filter(({ id }) => ids.has(id)),
    reviews: facts.reviews.filter(({ orderId }) => ids.has(orderId)),
    cases: facts.cases.filter(({ id, orderId }) => ids.has(id) || ids.has(orderId)),
    chats: facts.chats.filter(({ id }) => ids.has(id)),
  };
};

/** An appeal service over a database of its own, with the handlers of the background; what is saved is shown at once. */
export const openAppealService = async (shop: KnownShop, name: string) => {
  const context = makeFakeContext(name);
  context.time = NOW.toISOString();
  const { shop: owner } = shop.file;
  await ingestFacts(context.db, owner, factsOfProblems(shop.file));
  const stored = async () => userInputOfShop(context.db, owner.id);
  /** forgets what was saved */
  const reset = async () => {
    for (const list of ['appealMarks', 'preparedTickets'] as const) await context.db.factsOf(list, owner.id).delete();
  };
  const pending = new Set<Promise<unknown>>();
  const track = <T,>(work: Promise<T>): Promise<T> => {
    pending.add(work);
    const end = () => pending.delete(work);
    work.then(end, end);
    return work;
  };
  const save = async (request: Parameters<AppealService['save']>[0]) => {
    const answer = await saveUserInput(context, request as Parameters<typeof saveUserInput>[1]);
    tell(await stored());
    return answer as Awaited<ReturnType<AppealService['save']>>;
  };
  const appealService: AppealService = {
    save: (request) => track(save(request)),
    draft: (request) => track(draftFor(context, request as Parameters<typeof draftFor>[1])),
  };
  /** until all is saved and shown, however long the database takes; @param ms what passes on the page's clock meanwhile */
  const idle = async (ms = 20) => {
    await settle(ms);
    while (pending.size > 0) {
      await act(async () => void (await Promise.allSettled(pending)));
      await settle(ms);
    }
  };
  return { appealService, stored, reset, idle, close: () => context.db.delete() };
};
