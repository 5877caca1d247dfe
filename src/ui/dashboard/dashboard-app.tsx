import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { Database } from '#storage/database';
import { listShops } from '#storage/queries';
import { openWorkerClient } from '#worker/client';
import { drawPage } from '../components/draw';
import { useNow, useRefresh } from '../components/hooks';
import { Failure } from '../components/notice';
import { Rescue, WhenOpen } from '../components/rescue';
import { followTheme } from '../components/theme';
import { Dashboard } from './dashboard';
import { useChosenShop } from './use-chosen-shop';
import { ImportContext, type ReadExport } from './use-import';

interface Props {
  db: Database;
  clock: () => Date;
  /** starts the thread that answers what takes long */
  startWorker: () => Worker;
  readExport: ReadExport;
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

export const renderDashboard = (root: HTMLElement, props: Props): void => {
  followTheme();
  drawPage(root, () => (
    <div className="sps">
      <Failure rescue={<Rescue now={props.clock} />}>
        <WhenOpen db={props.db} now={props.clock}>
          <FromDatabase {...props} />
        </WhenOpen>
      </Failure>
    </div>
  ));
};
