import { createRoot } from 'react-dom/client';
import type { Database } from '#storage/database';
import { Failure } from '../components/failure';
import { useLook } from '../components/use-look';
import { useNow } from '../components/use-now';
import { useRefresh } from '../components/use-refresh';
import { Popup } from './popup';

interface Props {
  db: Database;
  clock: () => Date;
}

const FromDatabase = ({ db, clock }: Props) => <Popup look={useLook(db)} now={useNow(clock)} refresh={useRefresh()} />;

export const openPopup = (root: HTMLElement, props: Props): void => {
  createRoot(root).render(
    <div className="sps">
      <Failure>
        <FromDatabase {...props} />
      </Failure>
    </div>,
  );
};
