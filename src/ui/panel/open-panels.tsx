import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import type { Page } from '#core/model/page';
import { onBroadcast } from '#messages/broadcast';
import { currentPage, onPageChange } from '#messages/current-page';
import { sendPanelRequest } from '#messages/panel-request';
import { Announcer } from '../components/announcer';
import { Failure } from '../components/notice';
import { DetailLink } from '../explain/why';
import { Panel } from './panel';
import { makePanelStore, type PanelStore, type PanelWorld } from './panel-state';
import css from './panels.css?inline';
import { keepKeysInside, makeShadow } from './shadow';
import { PANEL_TEXT } from './text';

/** Over the score page the panel begins unfolded; over a list it would hide rows, and begins folded. */
const isOpenAtFirst = (page: Page): boolean => page === 'score';

const keyOf = (page: Page): string => `panel:${page}`;

/** Whether the panel is unfolded on such a page: as it was left there last. */
const recallOpen = async (page: Page): Promise<boolean> => {
  const stored: unknown = (await browser.storage.local.get(keyOf(page)))[keyOf(page)];
  return typeof stored === 'boolean' ? stored : isOpenAtFirst(page);
};

const keepOpen = async (page: Page, open: boolean): Promise<void> => {
  await browser.storage.local.set({ [keyOf(page)]: open });
};

const FromStore = ({ store }: { store: PanelStore }) => (
  <Panel state={useSyncExternalStore(store.subscribe, store.get)} onToggle={store.toggle} />
);

const detailLink = (anchor: string) => (
  <button
    type="button"
    className="ask"
    onClick={() => void sendPanelRequest('show-dashboard', { anchor }).catch(() => {})}
  >
    {PANEL_TEXT.detailLink}
  </button>
);

type World = Pick<PanelWorld, 'window' | 'seenRows' | 'onRows'>;

/** Puts the panel and the marks over the page. Returns how to take them away without a trace. */
export const openPanels = ({ window, seenRows, onRows }: World): (() => void) => {
  const { host, root, remove } = makeShadow(window.document, 'sps-ahead-panel', css);
  keepKeysInside(host);
  const place = window.document.createElement('div');
  place.className = 'sps';
  root.append(place);
  const store = makePanelStore({
    window,
    seenRows,
    onRows,
    currentPage: currentPage,
    onPageChange: onPageChange,
    onAssessed: (listener) => onBroadcast(listener),
    askAssessment: (shop) => sendPanelRequest('assessment', shop),
    askMarks: async (shop, orderIds) => (await sendPanelRequest('marks', { shop, orderIds })).marks,
    recallOpen,
    keepOpen,
  });
  const react = createRoot(place);
  react.render(
    <Announcer>
      <DetailLink value={detailLink}>
        <Failure>
          <FromStore store={store} />
        </Failure>
      </DetailLink>
    </Announcer>,
  );
  return () => {
    store.close();
    react.unmount();
    remove();
  };
};
