import { useEffect, useId, useRef, useState } from 'react';
import type { Shop } from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import { t } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { formatMany } from '../components/format';
import { Notice } from '../components/notice';
import { reasonOf } from '../components/reason';
import { shopName } from '../components/words';

/** Seconds since something was begun, so that it is seen to go on. */
const useSeconds = (isRunning: boolean): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!isRunning) return;
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
};

/** The one thing here that cannot be taken back: it says what goes, and "no" is where the focus is. */
export const DeleteEverything = ({ shops, isAnything }: { shops: readonly Shop[]; isAnything: boolean }) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const announce = useAnnounce();
  const [failure, setFailure] = useState('');
  const [state, setState] = useState<'ready' | 'working' | 'done'>('ready');
  const seconds = useSeconds(state === 'working');
  const outcome = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that was pressed is gone with what it deleted.
    if (state === 'done' && !isAnything) outcome.current?.focus();
  }, [state, isAnything]);
  const erase = async () => {
    setState('working');
    try {
      await sendRequest('delete-all', {});
      dialog.current?.close();
      setState('done');
      announce(t('dashboard.delete.done'));
    } catch (error) {
      setState('ready');
      setFailure(reasonOf(error));
    }
  };
  const open = () => {
    setFailure('');
    dialog.current?.showModal();
  };
  return (
    <div className="row">
      {isAnything && (
        <>
          <button type="button" className="button danger" aria-haspopup="dialog" onClick={open}>
            {t('dashboard.delete.button')}
          </button>
          <span className="muted">{t('dashboard.delete.says')}</span>
        </>
      )}
      {state === 'done' && !isAnything && (
        <p ref={outcome} tabIndex={-1}>
          <strong>{t('dashboard.delete.done')}</strong> {t('dashboard.delete.doneSays')}
        </p>
      )}
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-what`}>
        <h2 id={`${id}-title`}>{t('dashboard.delete.ask')}</h2>
        <div id={`${id}-what`}>
          <p>{t('dashboard.delete.what')}</p>
          <ul className="bullets">
            {shops.map((shop) => (
              <li key={shop.id}>{t('dashboard.delete.shop', { name: shopName(shop) })}</li>
            ))}
            <li>{t('dashboard.delete.log')}</li>
          </ul>
          <p>
            <strong>{t('dashboard.delete.cannot')}</strong> {t('dashboard.delete.kept')}
          </p>
        </div>
        {failure !== '' && (
          <div role="alert">
            <Notice tone="bad" title={t('dashboard.delete.failed', { why: failure })} />
          </div>
        )}
        <div className="row end">
          {/* the first to take the focus when the dialog opens */}
          {state === 'working' && (
            <span role="status">{t('dashboard.delete.working', { seconds: formatMany(seconds, 'second') })}</span>
          )}
          <button
            type="button"
            className="button"
            disabled={state === 'working'}
            onClick={() => dialog.current?.close()}
          >
            {t('dashboard.delete.cancel')}
          </button>
          <button type="button" className="button danger primary" disabled={state === 'working'} onClick={erase}>
            {t('dashboard.delete.confirm')}
          </button>
        </div>
      </dialog>
    </div>
  );
};
