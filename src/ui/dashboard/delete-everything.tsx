import { useId, useRef, useState } from 'react';
import type { Shop } from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import { useAnnounce } from '../components/announcer';
import { Notice } from '../components/notice';
import { shopName } from '../components/words';
import { DASHBOARD_TEXT } from './text';

const { delete: WORDS } = DASHBOARD_TEXT;

/** The one thing here that cannot be taken back: it says what goes, and "no" is where the focus is. */
export const DeleteEverything = ({ shops }: { shops: readonly Shop[] }) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const announce = useAnnounce();
  const [failure, setFailure] = useState('');
  const erase = async () => {
    try {
      await sendRequest('delete-all', {});
      dialog.current?.close();
      announce(WORDS.done);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const open = () => {
    setFailure('');
    dialog.current?.showModal();
  };
  return (
    <div className="row">
      <button type="button" className="button danger" aria-haspopup="dialog" onClick={open}>
        {WORDS.button}
      </button>
      <span className="muted">{WORDS.says}</span>
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-what`}>
        <h2 id={`${id}-title`}>{WORDS.ask}</h2>
        <div id={`${id}-what`}>
          <p>{WORDS.what}</p>
          <ul className="bullets">
            {shops.map((shop) => (
              <li key={shop.id}>{WORDS.shop(shopName(shop))}</li>
            ))}
            <li>{WORDS.log}</li>
          </ul>
          <p>
            <strong>{WORDS.cannot}</strong> {WORDS.kept}
          </p>
        </div>
        {failure !== '' && (
          <div role="alert">
            <Notice tone="bad" title={WORDS.failed(failure)} />
          </div>
        )}
        <div className="row end">
          {/* the first to take the focus when the dialog opens */}
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {WORDS.cancel}
          </button>
          <button type="button" className="button danger primary" onClick={erase}>
            {WORDS.confirm}
          </button>
        </div>
      </dialog>
    </div>
  );
};
