import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Shop } from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { countFacts } from '#storage/queries';
import { t } from '#texts/translate';
import { useOutcome } from '../components/announcer';
import { Button } from '../components/button';
import { formatMany } from '../components/format';
import { Notice } from '../components/notice';
import { reasonOf } from '../components/reason';
import { chooseTheme } from '../components/theme';
import { shopInMarket } from '../components/words';

const POLL_MS = 500;

/** Number of facts deleted so far, polled during a deletion. */
const useDeleted = (isRunning: boolean): number => {
  const [deleted, setDeleted] = useState(0);
  useEffect(() => {
    setDeleted(0);
    if (!isRunning) return;
    const timer = setInterval(() => {
      void sendRequest('delete-progress', {}).then((answer) => setDeleted(answer.deleted));
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return deleted;
};

interface DialogProps {
  button: string;
  title: string;
  confirm: string;
  /** description of what is deleted */
  children: ReactNode;
  /** total number of facts; undefined while being counted */
  facts: number | undefined;
  /** @returns whether it was done, and not cancelled */
  erase(): Promise<boolean>;
  onDone(): void;
}

/** Dialog of the only irreversible action: it states what is deleted, focuses "no", and can be stopped. */
const DeletionDialog = ({ button, title, confirm, children, facts, erase, onDone }: DialogProps) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState('');
  const [isWorking, setWorking] = useState(false);
  const deleted = useDeleted(isWorking);
  const start = async () => {
    setFailure('');
    setWorking(true);
    try {
      const isDone = await erase();
      if (isDone) {
        dialog.current?.close();
        onDone();
      } else setFailure(t('dashboard.delete.stopped'));
    } catch (error) {
      setFailure(t('dashboard.delete.failed', { why: reasonOf(error) }));
    }
    setWorking(false);
  };
  const leave = () => {
    if (isWorking) void sendRequest('delete-cancel', {});
    else dialog.current?.close();
  };
  return (
    <>
      <Button
        kind="danger"
        aria-haspopup="dialog"
        onClick={() => {
          setFailure('');
          dialog.current?.showModal();
        }}
      >
        {button}
      </Button>
      <dialog
        ref={dialog}
        className="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-what`}
        onCancel={(event) => {
          if (!isWorking) return;
          event.preventDefault();
          leave();
        }}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        <div id={`${id}-what`}>
          {children}
          <p>
            <strong>{t('dashboard.delete.cannot')}</strong> {t('dashboard.delete.kept')}
          </p>
        </div>
        {failure !== '' && <Notice isAlert tone="bad" title={failure} />}
        {isWorking && (
          <div role="status">
            <progress max={Math.max(facts ?? 0, 1)} value={deleted} aria-label={t('dashboard.delete.working')} />
            <p className="muted">
              {t('dashboard.delete.working')} {formatMany(deleted, 'fact')}
            </p>
          </div>
        )}
        <div className="row end">
          {/* first in order, so that it takes the focus when the dialog opens */}
          <Button onClick={leave}>{isWorking ? t('words.cancel') : t('components.rescue.no')}</Button>
          <Button kind="danger primary" disabled={isWorking} onClick={() => void start()}>
            {confirm}
          </Button>
        </div>
      </dialog>
    </>
  );
};

interface ShopProps {
  db: Database;
  shop: Shop;
  onDone(said: string): void;
}

const DeleteShop = ({ db, shop, onDone }: ShopProps) => {
  const facts = useLiveQuery(() => countFacts(db, shop.id), [db, shop.id]);
  const name = shopInMarket(shop);
  return (
    <li className="row">
      <span className="grow">
        {name} {facts !== undefined && <span className="muted">{formatMany(facts, 'fact')}</span>}
      </span>
      <DeletionDialog
        button={t('dashboard.delete.one', { name })}
        title={t('dashboard.delete.askOne', { name })}
        confirm={t('components.rescue.yes')}
        facts={facts}
        erase={async () => (await sendRequest('delete-shop', { shopId: shop.id })).isDone}
        onDone={() => onDone(t('dashboard.delete.doneOne', { name }))}
      >
        <p>{t('dashboard.delete.what')}</p>
        <ul className="bullets">
          <li>
            {t('dashboard.delete.shop', { name })} {facts !== undefined && `(${formatMany(facts, 'fact')})`}
          </li>
        </ul>
      </DeletionDialog>
    </li>
  );
};

interface Props {
  db: Database;
  shops: readonly Shop[];
  /** whether anything is stored, even if only a log of visits */
  isDataStored: boolean;
}

/** Deletes the data of one shop, if there are several, or all data; then focuses the outcome, as the button is gone. */
export const Deletion = ({ db, shops, isDataStored }: Props) => {
  const [done, tell] = useOutcome();
  const outcome = useRef<HTMLParagraphElement>(null);
  const facts = useLiveQuery(
    async () => (await Promise.all(shops.map(({ id }) => countFacts(db, id)))).reduce((sum, count) => sum + count, 0),
    [db, shops],
  );
  const known = useRef(shops.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed goes with what it deleted
  useEffect(() => {
    const isBack = shops.length > known.current;
    known.current = shops.length;
    // beside a shop that was brought back, "Everything was deleted" is no longer true
    if (isBack) tell('');
    else if (done !== '') outcome.current?.focus();
  }, [done, isDataStored, shops.length]);
  return (
    <>
      {done !== '' && (
        <p ref={outcome} tabIndex={-1}>
          <strong>{done}</strong> {!isDataStored && t('dashboard.delete.doneSays')}
        </p>
      )}
      {shops.length > 1 && (
        <ul className="shops">
          {shops.map((shop) => (
            <DeleteShop key={shop.id} db={db} shop={shop} onDone={tell} />
          ))}
        </ul>
      )}
      {isDataStored && (
        <div className="row">
          <DeletionDialog
            button={t('components.rescue.erase')}
            title={t('dashboard.delete.ask')}
            confirm={t('dashboard.delete.confirm')}
            facts={facts}
            erase={async () => (await sendRequest('delete-all', {})).isDone}
            onDone={() => {
              // The background cannot reach a page's own storage.
              chooseTheme('system');
              tell(t('components.rescue.erased'));
            }}
          >
            <p>{t('dashboard.delete.what')}</p>
            <ul className="bullets">
              {shops.map((shop) => (
                <li key={shop.id}>{t('dashboard.delete.shop', { name: shopInMarket(shop) })}</li>
              ))}
              <li>{t('dashboard.delete.log')}</li>
            </ul>
          </DeletionDialog>
          <span className="muted">{t('dashboard.delete.says')}</span>
        </div>
      )}
    </>
  );
};
