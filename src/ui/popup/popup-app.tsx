import { createRoot } from 'react-dom/client';
import type { Database } from '#storage/database';
import { useNow, useRefresh } from '../components/hooks';
import { Failure } from '../components/notice';
import { useView } from '../components/view';
import { Popup } from './popup';

interface Props {
  db: Database;
  clock: () => Date;
}

const FromDatabase = ({ db, clock }: Props) => <Popup view={useView(db)} now={useNow(clock)} refresh={useRefresh()} />;

export const openPopup = (root: HTMLElement, props: Props): void => {
  createRoot(root).render(
    <div className="sps">
      <Failure>
        <FromDatabase {...props} />
      </Failure>
    </div>,
  );
};
