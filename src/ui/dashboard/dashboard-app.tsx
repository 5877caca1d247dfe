import { useLiveQuery } from 'dexie-react-hooks';
import { createRoot } from 'react-dom/client';
import type { Database } from '#storage/database';
import { listShops } from '#storage/look';
import { Failure } from '../parts/failure';
import { useLook } from '../parts/use-look';
import { useNow } from '../parts/use-now';
import { useRefresh } from '../parts/use-refresh';
import { Dashboard } from './dashboard';

interface Props {
  db: Database;
  clock: () => Date;
}

const FromDatabase = ({ db, clock }: Props) => {
  const shops = useLiveQuery(() => listShops(db), [db]) ?? [];
  const refresh = useRefresh();
  return <Dashboard db={db} look={useLook(db)} shops={shops} now={useNow(clock)} clock={clock} refresh={refresh} />;
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
