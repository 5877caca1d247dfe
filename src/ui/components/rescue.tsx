import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { sendRequest } from '#messages/page-request';
import { type Database, isOfNewerVersion } from '#storage/database';
import { dumpDatabase, eraseDatabase } from '#storage/rescue';
import { saveFile } from './copy';
import { formatCount } from './format';
import { Notice } from './notice';
import { COMPONENT_TEXT } from './text';

const { rescue: WORDS } = COMPONENT_TEXT;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const eraseAll = async (): Promise<void> => {
  await eraseDatabase();
  await browser.storage.local.clear();
};

/**
 * The way out of a surface that can't be shown: damaged facts are set aside, all that is stored can be saved as it is, and
 * deleted. It needs nothing of what failed.
 */
export const Rescue = ({ now }: { now: () => Date }) => {
  const [setAside, setSetAside] = useState(0);
  const [outcome, setOutcome] = useState('');
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    sendRequest('mend', {}).then(
      (answer) => setSetAside(answer.setAside),
      () => {},
    );
  }, []);
  const run = (work: () => Promise<string>) => () =>
    work().then(setOutcome, (error: unknown) => setOutcome(WORDS.failed(messageOf(error))));
  const save = async () => {
    const copy = await dumpDatabase();
    if (copy === null) return WORDS.nothing;
    const name = `sps-ahead-raw-${now().toISOString().slice(0, 10)}.json`;
    saveFile(name, copy);
    return WORDS.saved(name);
  };
  const erase = async () => {
    await eraseAll();
    setAsks(false);
    return WORDS.erased;
  };
  return (
    <>
      {setAside > 0 && (
        <p>
          {WORDS.mended(WORDS.facts(formatCount(setAside)))}{' '}
          <button type="button" className="button" onClick={() => location.reload()}>
            {WORDS.reload}
          </button>
        </p>
      )}
      <p>{WORDS.way}</p>
      <div className="row">
        <button type="button" className="button" onClick={run(save)}>
          {WORDS.save}
        </button>
        {asks ? (
          <>
            <strong>{WORDS.sure}</strong>
            {/* biome-ignore lint/a11y/noAutofocus: the question replaces the button that had the focus */}
            <button type="button" className="button" autoFocus onClick={() => setAsks(false)}>
              {WORDS.no}
            </button>
            <button type="button" className="button danger primary" onClick={run(erase)}>
              {WORDS.yes}
            </button>
          </>
        ) : (
          <button type="button" className="button danger" onClick={() => setAsks(true)}>
            {WORDS.erase}
          </button>
        )}
      </div>
      <p role="status">{outcome}</p>
    </>
  );
};

/** Long for a database, which opens within a blink. */
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
  WORDS.trouble[name as keyof typeof WORDS.trouble] ?? WORDS.trouble.UpgradeError;

/** Shows what follows once the database is open, and until then what keeps it from opening. */
export const WhenOpen = ({ db, now, children }: { db: Database; now: () => Date; children: ReactNode }) => {
  const opening = useOpening(db);
  if (opening === 'open' || opening === 'opening') return children;
  const isError = opening instanceof Error;
  return (
    <div role="alert">
      <Notice tone={isError ? 'bad' : 'warn'} title={isError ? troubleOf(opening) : WORDS.trouble[opening]}>
        {isError && <p className="muted">{opening.message}</p>}
        {(isError || opening === 'newer') && <Rescue now={now} />}
      </Notice>
    </div>
  );
};
