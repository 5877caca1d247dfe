import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { sendRequest } from '#messages/page-request';
import { type Database, isOfNewerVersion } from '#storage/database';
import { dumpDatabase, eraseDatabase } from '#storage/rescue';
import { t, tIfKnown } from '#texts/translate';
import { Button } from './button';
import { saveFile } from './copy';
import { formatCount } from './format';
import { Notice } from './notice';
import { reasonOf } from './reason';

const eraseAll = async (): Promise<void> => {
  await eraseDatabase();
  await browser.storage.local.clear();
};

/** Saves all stored data unchanged, including damaged rows. @returns a description of the result */
const saveRawCopy = async (now: Date): Promise<string> => {
  const copy = await dumpDatabase();
  if (copy === null) return t('components.rescue.nothing');
  const name = `sps-ahead-raw-${now.toISOString().slice(0, 10)}.json`;
  saveFile(name, copy);
  return t('components.rescue.saved', { name });
};

/** Message about stored facts that were unreadable and set aside: their number, the remedy, and where they are. */
export const SetAsideNotice = ({ count, now }: { count: number; now: () => Date }) => {
  const [outcome, setOutcome] = useState('');
  if (count === 0) return null;
  const save = () => saveRawCopy(now()).catch((error) => t('components.failed', { why: reasonOf(error) }));
  return (
    <Notice tone="warn" title={t('components.rescue.setAside', { count })}>
      <p>{t('components.rescue.cure')}</p>
      <div className="row">
        <Button onClick={() => void save().then(setOutcome)}>{t('components.rescue.save')}</Button>
        <span role="status">{outcome}</span>
      </div>
    </Notice>
  );
};

/**
 * Rescue of a surface that cannot be shown: sets damaged facts aside, saves all stored data, or deletes it. It needs
 * nothing that failed.
 */
export const Rescue = ({ now }: { now: () => Date }) => {
  const [setAside, setSetAside] = useState(0);
  const [outcome, setOutcome] = useState('');
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    sendRequest('repair', {}).then(
      (answer) => setSetAside(answer.setAside),
      () => {},
    );
  }, []);
  const run = (work: () => Promise<string>) => () =>
    work().then(setOutcome, (error: unknown) => setOutcome(t('components.failed', { why: reasonOf(error) })));
  const erase = async () => {
    await eraseAll();
    setAsks(false);
    return t('components.rescue.erased');
  };
  return (
    <>
      {setAside > 0 && (
        <p>
          {t('components.rescue.mended', { many: t('components.rescue.facts', { count: formatCount(setAside) }) })}{' '}
          <Button onClick={() => location.reload()}>{t('components.rescue.reload')}</Button>
        </p>
      )}
      <p>{t('components.rescue.way')}</p>
      <div className="row">
        <Button onClick={run(() => saveRawCopy(now()))}>{t('components.rescue.save')}</Button>
        {asks ? (
          <>
            <strong>{t('components.rescue.sure')}</strong>
            <Button autoFocus onClick={() => setAsks(false)}>
              {t('components.rescue.no')}
            </Button>
            <Button kind="danger primary" onClick={run(erase)}>
              {t('components.rescue.yes')}
            </Button>
          </>
        ) : (
          <Button kind="danger" onClick={() => setAsks(true)}>
            {t('components.rescue.erase')}
          </Button>
        )}
      </div>
      <p role="status">{outcome}</p>
    </>
  );
};

/** Far longer than opening a database takes. */
const SLOW_MS = 8_000;

type Opening = 'opening' | 'open' | 'blocked' | 'slow' | 'newer' | Error;

const useOpening = (db: Database): Opening => {
  const [opening, setOpening] = useState<Opening>('opening');
  useEffect(() => {
    const timer = setTimeout(() => setOpening((known) => (known === 'opening' ? 'slow' : known)), SLOW_MS);
    const onBlocked = () => setOpening('blocked');
    db.on('blocked', onBlocked);
    db.open().then(
      () => setOpening(isOfNewerVersion(db) ? 'newer' : 'open'),
      (error: unknown) => setOpening(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      clearTimeout(timer);
      db.on('blocked').unsubscribe(onBlocked);
    };
  }, [db]);
  return opening;
};

const troubleOf = ({ name }: Error): string =>
  tIfKnown(`components.rescue.trouble.${name}`) ?? t('components.rescue.trouble.UpgradeError');

/** Shows its children once the database is open, and until then the reason why it is not. */
export const WhenOpen = ({ db, now, children }: { db: Database; now: () => Date; children: ReactNode }) => {
  const opening = useOpening(db);
  if (opening === 'open' || opening === 'opening') return children;
  const isError = opening instanceof Error;
  return (
    <Notice
      isAlert
      tone={isError ? 'bad' : 'warn'}
      title={isError ? troubleOf(opening) : t(`components.rescue.trouble.${opening}`)}
    >
      {isError && <p className="muted">{opening.message}</p>}
      {(isError || opening === 'newer') && <Rescue now={now} />}
    </Notice>
  );
};
