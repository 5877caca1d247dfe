import { useLiveQuery } from 'dexie-react-hooks';
import { type ChangeEvent, useState } from 'react';
import { makeTaughtFile, parseTaughtFile, type TaughtColumn, taughtColumnKey } from '#core/model/taught-column';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { listTaught } from '#storage/queries';
import { t } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { saveFile } from '../components/copy';
import { formatInstant, formatMany } from '../components/format';
import { reasonOf } from '../components/reason';
import { DataTable } from '../components/table';
import { pageName } from '../components/words';

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
    work().then(say, (error: unknown) => say(t('dashboard.taught.failed', { why: reasonOf(error) })));
  const forget = async (column: TaughtColumn) => {
    const { facts } = await sendRequest('forget-taught', { key: taughtColumnKey(column) });
    return t('dashboard.taught.forgotten', { caption: column.caption, facts: formatMany(facts, 'fact') });
  };
  const take = async (file: File) => {
    const taken = parseTaughtFile(await file.text());
    if (taken === null) return t('dashboard.taught.failed', { why: t('dashboard.taught.noFile') });
    await sendRequest('teach', { columns: taken });
    return t('dashboard.taught.taken', { captions: formatMany(taken.length, 'caption') });
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
      <p className="muted">{t('dashboard.taught.says')}</p>
      {columns.length > 0 && (
        <DataTable
          caption={t('dashboard.taught.title')}
          columns={[
            { name: t('dashboard.taught.columns.page') },
            { name: t('dashboard.taught.columns.caption') },
            { name: t('dashboard.taught.columns.field') },
            { name: t('dashboard.taught.columns.at'), wide: true },
            { name: t('dashboard.taught.columns.undo') },
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
                  aria-label={t('dashboard.taught.forgetOne', { caption: column.caption })}
                  onClick={() => void run(() => forget(column))}
                >
                  {t('dashboard.taught.forget')}
                </button>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      <div className="row">
        {columns.length > 0 && (
          <button type="button" className="button" onClick={save}>
            {t('dashboard.taught.save')}
          </button>
        )}
        <label className="button">
          {t('dashboard.taught.take')}
          <input type="file" className="hidden-text" accept=".json,application/json" onChange={choose} />
        </label>
        <span className="muted" role="status">
          {outcome}
        </span>
      </div>
    </>
  );
};
