import { useState } from 'react';
import { isDemo, type Shop } from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import { t } from '#texts/translate';
import { useAnnounce } from './announcer';
import { Button } from './button';
import { Notice } from './notice';
import { reasonOf } from './reason';

/** The demo shop and its goods, in the language that it is opened in. */
const demoNames = (): string[] => [
  t('components.demo.names.shop'),
  t('components.demo.names.mug'),
  t('components.demo.names.apron'),
  t('components.demo.names.stand'),
  t('components.demo.names.candles'),
];

/** Makes the demo shop and shows it. @param onOpened for surfaces that do not show another shop by themselves */
export const DemoButton = ({ onOpened }: { onOpened?: (shopId: string) => void }) => {
  const [state, setState] = useState<'ready' | 'working' | string>('ready');
  const open = async () => {
    setState('working');
    try {
      const { shopId } = await sendRequest('open-demo', { names: demoNames() });
      setState('ready');
      onOpened?.(shopId);
    } catch (error) {
      setState(t('components.failed', { why: reasonOf(error) }));
    }
  };
  const isWorking = state === 'working';
  return (
    <div className="demo">
      <p>
        <Button disabled={isWorking} onClick={() => void open()}>
          {isWorking ? t('components.demo.opening') : t('components.demo.open')}
        </Button>
      </p>
      <p className="muted">{t('components.demo.says')}</p>
      {state !== 'ready' && !isWorking && <Notice isAlert tone="bad" title={state} />}
    </div>
  );
};

/** Notice over everything about the demo shop, with a button to leave it. Nothing for a real shop. */
export const DemoNotice = ({ shop }: { shop: Shop }) => {
  const announce = useAnnounce();
  const [failure, setFailure] = useState('');
  if (!isDemo(shop)) return null;
  const remove = async () => {
    try {
      await sendRequest('delete-shop', { shopId: shop.id });
      announce(t('components.demo.removed'));
    } catch (error) {
      setFailure(t('components.failed', { why: reasonOf(error) }));
    }
  };
  return (
    <Notice tone="warn" title={t('components.demo.title')}>
      <div className="actions">
        <p>{t('components.demo.real')}</p>
        <Button small onClick={() => void remove()}>
          {t('components.demo.remove')}
        </Button>
      </div>
      {failure !== '' && <p role="alert">{failure}</p>}
    </Notice>
  );
};
