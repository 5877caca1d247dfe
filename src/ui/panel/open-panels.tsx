import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { onBroadcast } from '#messages/broadcast';
import { currentPage, onPageChange } from '#messages/current-page';
import { sendPanelRequest } from '#messages/panel-request';
import type { PageTeacher } from '#messages/teach-relay';
import { t } from '#texts/translate';
import { Announcer } from '../components/announcer';
import { Failure } from '../components/notice';
import { anchorOf } from '../explain/anchor';
import { AnswerWhy, type Asked } from '../glance/ask';
import { makeTeaching } from '../teach/teaching';
import { makeDock } from './dock';
import { Panel } from './panel';
import type { PanelActions } from './panel-actions';
import { makePanelStore, type PanelStore, type PanelWorld } from './panel-state';
import css from './panels.css?inline';

const FromStore = ({ store, actions }: { store: PanelStore; actions: PanelActions }) => (
  <Panel state={useSyncExternalStore(store.subscribe, store.get)} actions={actions} />
);

/** A failure to open is repaired by the next click. */
const ignore = (): void => {};

/** The text of a prepared ticket of the page's shop. */
const draftOf = async (store: PanelStore, ticketId: string): Promise<string> => {
  const { content, shop } = store.get();
  const tickets = content.state === 'answered' ? (content.summary?.preparedTickets ?? []) : [];
  const ticket = tickets.find((prepared) => prepared.ticket.id === ticketId)?.ticket;
  if (ticket === undefined || shop === null) throw new RangeError('no such ticket is prepared');
  return (await sendPanelRequest('draft-appeal', { shop, ticket })).text;
};

const makeActions = (store: PanelStore, teacher: PageTeacher | null, now: () => Date): PanelActions => ({
  toggle: store.toggle,
  showDashboard: (anchor) => void sendPanelRequest('show-dashboard', { anchor }).catch(ignore),
  showSidePanel: () => {
    store.fold();
    void sendPanelRequest('show-side-panel', {}).catch(ignore);
  },
  draft: (ticketId) => draftOf(store, ticketId),
  teaching: teacher && makeTeaching(teacher, () => store.get().shop, now),
});

type World = Pick<PanelWorld, 'window' | 'getLastRows' | 'onRows'> & { teacher: PageTeacher | null; now: () => Date };

/** Opens panel and marks over the page. @returns a function that removes them without a trace */
export const openPanels = ({ window, getLastRows, onRows, teacher, now }: World): (() => void) => {
  const store = makePanelStore({
    window,
    getLastRows,
    onRows,
    currentPage,
    onPageChange,
    onBroadcast,
    askPage: (question) => sendPanelRequest('page-summary', question),
  });
  const actions = makeActions(store, teacher, now);
  const answerWhy = ({ about, question }: Asked) => {
    const anchor = anchorOf(question);
    return (
      anchor !== null && (
        <button type="button" className="ask" onClick={() => actions.showDashboard(anchor)}>
          {t('words.why')}
          <span className="hidden-text">
            {' '}
            {about} {t('panel.inDashboard')}
          </span>
        </button>
      )
    );
  };
  const dock = makeDock({
    window,
    css,
    isOpen: () => store.get().open,
    isShown: () => store.get().here !== null && store.get().content.state !== 'deleted',
    close: store.fold,
    mount: (place) => {
      const react = createRoot(place);
      react.render(
        <Announcer>
          <AnswerWhy value={answerWhy}>
            <Failure>
              <FromStore store={store} actions={actions} />
            </Failure>
          </AnswerWhy>
        </Announcer>,
      );
      return () => react.unmount();
    },
  });
  let drawn = '';
  const stop = store.subscribe(() => {
    const { open, here, content } = store.get();
    const now = `${open} ${here?.page} ${here?.metric} ${content.state === 'deleted'}`;
    if (now !== drawn) dock.update();
    drawn = now;
  });
  return () => {
    stop();
    dock.remove();
    store.close();
  };
};
