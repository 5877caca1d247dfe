import { useLiveQuery } from 'dexie-react-hooks';
import { type ChangeEvent, useEffect, useState } from 'react';
import { makeTaughtFile, parseTaughtFile, type TaughtText } from '#core/model/taught-text';
import { findOpenPages, type OpenPage, teacherOf } from '#messages/ask-teacher';
import { sendRequest } from '#messages/page-request';
import type { Database, TaughtRow } from '#storage/database';
import { listTaughtRows } from '#storage/queries';
import { t } from '#texts/translate';
import { useOutcome } from '../components/announcer';
import { Button } from '../components/button';
import { saveFile } from '../components/copy';
import { formatInstant, formatMany } from '../components/format';
import { reasonOf } from '../components/reason';
import { DataTable } from '../components/table';
import { pageName } from '../components/words';
import { meaningOf } from '../teach/choices';
import { TeachPage } from '../teach/teach-form';
import { makeTeaching } from '../teach/teaching';

/** Portal pages open in other tabs, each of which can be taught from here. */
const OpenPages = ({ clock }: { clock: () => Date }) => {
  const [pages, setPages] = useState<readonly OpenPage[] | null>(null);
  useEffect(() => {
    const refresh = () => void findOpenPages().then(setPages, () => setPages([]));
    refresh();
    // The seller may open the page in another tab and come back.
    addEventListener('focus', refresh);
    return () => removeEventListener('focus', refresh);
  }, []);
  if (pages === null) return <p className="muted">{t('dashboard.taught.looking')}</p>;
  if (pages.length === 0) return <p className="muted">{t('dashboard.taught.noPage')}</p>;
  return (
    <ul className="open-pages">
      {pages.map(({ tabId, shop, page, metric }) => (
        <li key={tabId}>
          <p>
            <strong>{pageName(page, metric)}</strong>{' '}
            <span className="muted">{[shop.name, shop.region].filter(Boolean).join(' · ')}</span>
          </p>
          <TeachPage teaching={makeTeaching(teacherOf(tabId), () => shop, clock)} Heading="h4" />
        </li>
      ))}
    </ul>
  );
};

interface PageProps {
  /** taught texts of one page, market and language */
  rows: readonly TaughtRow[];
  forget(rows: readonly TaughtRow[]): void;
}

/** Texts taught for one page, which can be removed one by one or together. */
const TaughtPage = ({ rows, forget }: PageProps) => {
  const { page, metric, region, language } = rows[0]!.taught;
  const name = `${pageName(page, metric)} (${[region, language].filter(Boolean).join(' · ')})`;
  return (
    <div className="taught-page">
      <div className="row">
        <h4>{name}</h4>
        <Button small kind="quiet" about={name} onClick={() => forget(rows)}>
          {t('dashboard.taught.forgetAll')}
        </Button>
      </div>
      <DataTable
        caption={name}
        columns={[
          { name: t('dashboard.taught.columns.text') },
          { name: t('dashboard.taught.columns.meaning') },
          { name: t('dashboard.taught.columns.at'), wide: true },
          { name: t('words.undo') },
        ]}
      >
        {rows.map((row) => {
          const { kind, text, taughtAt } = row.taught;
          return (
            <tr key={row.key}>
              <th scope="row">
                {text} <span className="muted">{t(`dashboard.taught.kinds.${kind}`)}</span>
              </th>
              <td>
                {meaningOf(row.taught)}{' '}
                {row.isOutdated === true && <span className="tag">{t('dashboard.taught.outdated')}</span>}
              </td>
              <td className="nowrap wide">{formatInstant(taughtAt)}</td>
              <td>
                <button
                  type="button"
                  className="button small nowrap"
                  aria-label={t('dashboard.taught.forgetOne', { text })}
                  onClick={() => forget([row])}
                >
                  {t('dashboard.taught.forget')}
                </button>
              </td>
            </tr>
          );
        })}
      </DataTable>
    </div>
  );
};

const pageOf = ({ taught: { page, metric, region, language } }: TaughtRow): string =>
  JSON.stringify([page, page === 'diagnosis' ? metric : null, region, language]);

/** Texts that the seller taught for the portal's pages: teach, remove, export and import them as a small file. */
export const TaughtTexts = ({ db, clock }: { db: Database; clock: () => Date }) => {
  const rows = useLiveQuery(() => listTaughtRows(db), [db]);
  const [outcome, tell] = useOutcome();
  const [forgotten, setForgotten] = useState<TaughtText[]>([]);
  const run = (work: () => Promise<string>) =>
    work().then(tell, (error: unknown) => tell(t('components.failed', { why: reasonOf(error) })));
  const forget = (given: readonly TaughtRow[]) =>
    run(async () => {
      let facts = 0;
      for (const { key } of given) facts += (await sendRequest('forget-taught', { key })).facts;
      setForgotten(given.map(({ taught }) => taught));
      const lost = formatMany(facts, 'fact');
      return given.length === 1
        ? t('dashboard.taught.forgotten', { text: given[0]!.taught.text, facts: lost })
        : t('dashboard.taught.forgottenAll', { texts: formatMany(given.length, 'caption'), facts: lost });
    });
  const restore = (texts: TaughtText[]) =>
    run(async () => {
      await sendRequest('teach', { texts });
      setForgotten([]);
      return t('dashboard.taught.restored');
    });
  const take = async (file: File) => {
    const taken = parseTaughtFile(await file.text());
    if (taken === null) return t('components.failed', { why: t('dashboard.taught.noFile') });
    await sendRequest('teach', { texts: taken });
    return t('dashboard.taught.taken', { texts: formatMany(taken.length, 'caption') });
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = '';
    setForgotten([]);
    if (file !== undefined) void run(() => take(file));
  };
  const isAny = rows !== undefined && rows.length > 0;
  return (
    <>
      <p className="muted">{t('dashboard.taught.says')}</p>
      <h3>{t('dashboard.taught.openPages')}</h3>
      <OpenPages clock={clock} />
      <h3>{t('dashboard.taught.title')}</h3>
      {isAny ? (
        [...Map.groupBy(rows, pageOf)].map(([page, ofPage]) => (
          <TaughtPage key={page} rows={ofPage} forget={(given) => void forget(given)} />
        ))
      ) : (
        <p className="muted">{t('dashboard.taught.none')}</p>
      )}
      <div className="row">
        {isAny && (
          <Button
            onClick={() =>
              saveFile(
                'sps-ahead-captions.json',
                JSON.stringify(makeTaughtFile(rows.map(({ taught }) => taught)), null, 2),
              )
            }
          >
            {t('dashboard.taught.save')}
          </Button>
        )}
        <label className="button">
          {t('dashboard.taught.take')}
          <input type="file" className="hidden-text" accept=".json,application/json" onChange={choose} />
        </label>
        <span className="muted">{outcome}</span>
        {forgotten.length > 0 && (
          <Button small onClick={() => void restore(forgotten)}>
            {t('dashboard.taught.restore')}
          </Button>
        )}
      </div>
    </>
  );
};
