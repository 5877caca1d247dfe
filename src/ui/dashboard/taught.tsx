import { useLiveQuery } from 'dexie-react-hooks';
import { type ChangeEvent, useState } from 'react';
import { makeTaughtFile, parseTaughtFile, type TaughtColumn, taughtColumnKey } from '#core/model/taught-column';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { listTaught } from '#storage/queries';
import { useAnnounce } from '../components/announcer';
import { saveFile } from '../components/copy';
import { formatInstant, formatMany } from '../components/format';
import { DataTable } from '../components/table';
import { pageName } from '../components/words';
import { DASHBOARD_TEXT } from './text';

const { taught: WORDS } = DASHBOARD_TEXT;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `deliverBy` as a person says it. */
const inWords = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What the seller taught of the portal's lists: taken back one by one, handed on and taken over as a small file. */
export const TaughtTable = ({ db }: { db: Database }) => {
  const columns = useLiveQuery(() => listTaught(db), [db]) ?? [];
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState('');
  const say = (text: string) => {
    setOutcome(text);
    announce(text);
  };
  const run = (work: () => Promise<string>) =>
    work().then(say, (error: unknown) => say(WORDS.failed(messageOf(error))));
  const forget = async (column: TaughtColumn) => {
    const { facts } = await sendRequest('forget-taught', { key: taughtColumnKey(column) });
    return WORDS.forgotten(column.caption, formatMany(facts, 'fact'));
  };
  const take = async (file: File) => {
    const taken = parseTaughtFile(await file.text());
    if (taken === null) return WORDS.failed(WORDS.noFile);
    await sendRequest('teach', { columns: taken });
    return WORDS.taken(formatMany(taken.length, 'caption'));
  };
  const save = () => {
    saveFile('sps-ahead-captions.json', JSON.stringify(makeTaughtFile(columns), null, 2));
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = '';
    if (file !== undefined) void run(() => take(file));
  };
  return (
    <>
      <p className="muted">{WORDS.says}</p>
      {columns.length > 0 && (
        <DataTable
          caption={WORDS.title}
          columns={[
            { name: WORDS.columns.page },
            { name: WORDS.columns.caption },
            { name: WORDS.columns.field },
            { name: WORDS.columns.at, wide: true },
            { name: WORDS.columns.undo },
          ]}
        >
          {columns.map((column) => (
            <tr key={taughtColumnKey(column)}>
              <td>
                {pageName(column.page, column.metric)}{' '}
                <span className="muted">{[column.region, column.language].filter(Boolean).join(', ')}</span>
              </td>
              <th scope="row">{column.caption}</th>
              <td>{inWords(column.field)}</td>
              <td className="nowrap wide">{formatInstant(column.taughtAt)}</td>
              <td>
                <button
                  type="button"
                  className="button small"
                  aria-label={WORDS.forgetOne(column.caption)}
                  onClick={() => void run(() => forget(column))}
                >
                  {WORDS.forget}
                </button>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      <div className="row">
        {columns.length > 0 && (
          <button type="button" className="button" onClick={save}>
            {WORDS.save}
          </button>
        )}
        <label className="button">
          {WORDS.take}
          <input type="file" className="hidden-text" accept=".json,application/json" onChange={choose} />
        </label>
        <span className="muted" role="status">
          {outcome}
        </span>
      </div>
    </>
  );
};
