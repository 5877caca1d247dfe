import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { listShops } from '#storage/queries';
import { openWorkerClient } from '#worker/client';
import { drawPage } from '../components/draw';
import { useNow, useRefresh } from '../components/hooks';
import { useView, type View } from '../components/view';
import { Dashboard } from './dashboard';
import { type ExportReader, ImportContext } from './use-import';

interface ChosenShop {
  view: View;
  /** shop that is being loaded, if not the one shown */
  opening: string | null;
  /** shows a shop at once; popup and badge follow */
  choose(shopId: string): void;
}

/**
 * The shop of this dashboard: the one first shown or chosen here, so that a visit to another shop's pages in another
 * tab does not change a dashboard that is being read.
 */
const useChosenShop = (db: Database): ChosenShop => {
  const [chosen, setChosen] = useState<string | null>(null);
  const view = useView(db, chosen);
  const [last, setLast] = useState<View>(view);
  if (view.state !== 'loading' && view !== last) setLast(view);
  const shownId = view.state === 'shop' ? view.shop.id : null;
  useEffect(() => {
    // A deleted shop is replaced by the remaining one.
    if (shownId !== null) setChosen(shownId);
  }, [shownId]);
  const isOpening = chosen !== null && last.state === 'shop' && last.shop.id !== chosen;
  return {
    view: last,
    opening: isOpening ? chosen : null,
    choose: (shopId) => {
      setChosen(shopId);
      void sendRequest('show-shop', { shopId });
    },
  };
};

interface Props {
  db: Database;
  clock: () => Date;
  /** starts the worker that answers expensive questions */
  startWorker: () => Worker;
  readExport: ExportReader;
}

const FromDatabase = ({ db, clock, startWorker, readExport }: Props) => {
  const [worker] = useState(() => openWorkerClient(startWorker));
  const shops = useLiveQuery(() => listShops(db), [db]) ?? [];
  const refresh = useRefresh();
  const chosen = useChosenShop(db);
  return (
    <ImportContext value={{ readExport, clock }}>
      <Dashboard
        db={db}
        {...chosen}
        shops={shops}
        now={useNow(clock)}
        clock={clock}
        refresh={refresh}
        worker={worker}
      />
    </ImportContext>
  );
};

export const renderDashboard = (root: HTMLElement, props: Props): void =>
  drawPage(root, props, () => <FromDatabase {...props} />);
