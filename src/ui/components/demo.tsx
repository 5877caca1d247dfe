import { useState } from 'react';
import { isDemo, type Shop } from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import { useAnnounce } from './announcer';
import { Notice } from './notice';

export const DEMO_TEXT = {
  open: 'Look around in a demo shop',
  opening: 'Making the demo shop…',
  says: 'A made-up shop, so that you see everything work before you open Seller Center. It never mixes with yours.',
  title: 'Demo shop: made-up figures',
  real: 'Nothing here is yours. Links lead to the real Seller Center, which does not know these orders.',
  remove: 'Remove demo shop',
  removed: 'The demo shop was removed',
  failed: (why: string) => `That did not work: ${why}`,
  noExport: 'The demo shop is made up and can’t be exported.',
} as const;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Makes the demo shop and shows it. @param onOpened where the surface shows no other shop by itself */
export const OpenDemo = ({ onOpened }: { onOpened?: (shopId: string) => void }) => {
  const [state, setState] = useState<'ready' | 'working' | string>('ready');
  const open = async () => {
    setState('working');
    try {
      const { shopId } = await sendRequest('open-demo', {});
      setState('ready');
      onOpened?.(shopId);
    } catch (error) {
      setState(DEMO_TEXT.failed(reasonOf(error)));
    }
  };
  const isWorking = state === 'working';
  return (
    <div className="demo">
      <p>
        <button type="button" className="button" disabled={isWorking} onClick={() => void open()}>
          {isWorking ? DEMO_TEXT.opening : DEMO_TEXT.open}
        </button>
      </p>
      <p className="muted">{DEMO_TEXT.says}</p>
      {state !== 'ready' && !isWorking && (
        <div role="alert">
          <Notice tone="bad" title={state} />
        </div>
      )}
    </div>
  );
};

/** Stands over everything that is shown of the demo shop, with the way out. Nothing for a real one. */
export const DemoNotice = ({ shop }: { shop: Shop }) => {
  const announce = useAnnounce();
  const [failure, setFailure] = useState('');
  if (!isDemo(shop)) return null;
  const remove = async () => {
    try {
      await sendRequest('delete-shop', { shopId: shop.id });
      announce(DEMO_TEXT.removed);
    } catch (error) {
      setFailure(DEMO_TEXT.failed(reasonOf(error)));
    }
  };
  return (
    <Notice tone="warn" title={DEMO_TEXT.title}>
      <p>{DEMO_TEXT.real}</p>
      {failure !== '' && <p role="alert">{failure}</p>}
      <p>
        <button type="button" className="button small" onClick={() => void remove()}>
          {DEMO_TEXT.remove}
        </button>
      </p>
    </Notice>
  );
};
