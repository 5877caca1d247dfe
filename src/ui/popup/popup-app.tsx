import { useLiveQuery } from 'dexie-react-hooks';
import { createRoot } from 'react-dom/client';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { listShops } from '#storage/queries';
import { useNow, useRefresh } from '../components/hooks';
import { Failure } from '../components/notice';
import { Rescue, WhenOpen } from '../components/rescue';
import { useView } from '../components/view';
import { Popup, type PopupProps } from './popup';

interface Props extends Pick<PopupProps, 'openSidePanel'> {
  db: Database;
  clock: () => Date;
}

const choose = (shopId: string): void => void sendRequest('show-shop', { shopId }).catch(() => {});

const FromDatabase = ({ db, clock, ...parts }: Props) => {
  const all = useLiveQuery(() => listShops(db), [db]) ?? [];
  return <Popup view={useView(db)} now={useNow(clock)} refresh={useRefresh()} shops={{ all, choose }} {...parts} />;
};

export const openPopup = (root: HTMLElement, props: Props): void => {
  createRoot(root).render(
    <div className="sps">
      <Failure rescue={<Rescue now={props.clock} />}>
        <WhenOpen db={props.db} now={props.clock}>
          <FromDatabase {...props} />
        </WhenOpen>
      </Failure>
    </div>,
  );
};
