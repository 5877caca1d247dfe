import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Database } from '#storage/database';
import { listShops } from '#storage/look';
import { Failure } from '../components/failure';
import { useLook } from '../components/use-look';
import { useNow } from '../components/use-now';
import { useRefresh } from '../components/use-refresh';
import { openDesk } from '../inquiry/desk';
import { Dashboard } from './dashboard';
import { ImportContext, type ReadExport } from './import-one';

interface Props {
  db: Database;
  clock: () => Date;
  /** starts the thread that answers what takes long */
  startInquiry: () => Worker;
  readExport: ReadExport;
}

const FromDatabase = ({ db, clock, startInquiry, readExport }: Props) => {
  const [desk] = useState(() => openDesk(startInquiry));
  const shops = useLiveQuery(() => listShops(db), [db]) ?? [];
  const refresh = useRefresh();
  return (
    <ImportContext value={{ readExport, clock }}>
      <Dashboard
        db={db}
        look={useLook(db)}
        shops={shops}
        now={useNow(clock)}
        clock={clock}
        refresh={refresh}
        desk={desk}
      />
    </ImportContext>
  );
};

export const openDashboard = (root: HTMLElement, props: Props): void => {
  createRoot(root).render(
    <div className="sps">
      <Failure>
        <FromDatabase {...props} />
      </Failure>
    </div>,
  );
};
