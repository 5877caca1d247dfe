import { type ChangeEvent, useContext, useId, useRef, useState } from 'react';
import { EXPORT_ERRORS, type RefusedRow } from '#core/model/export';
import { REGIONS, type Region } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import { locale, t } from '#texts/translate';
import { Button } from '../components/button';
import { formatCount, formatFullDay, formatMany, type Noun } from '../components/format';
import { type ImportLine, ImportsContext } from './use-import';

const MAX_ROWS_SHOWN = 5;
const marketName = (region: string): string =>
  new Intl.DisplayNames([locale()], { type: 'region' }).of(region) ?? region;

/** What the rows of an export are; other files are counted in records. */
const NOUN_OF: Readonly<Record<string, Noun>> = { 'order-export': 'order', 'cases-export': 'request' };

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type RefusalCode = NonNullable<Extract<ImportLine, { state: 'failed' }>['code']>;

/** What to do about a refused file, by its code and what its name promises. */
const refusalText = (code: RefusalCode, name: string): string => {
  if (code === 'not-an-export' && /\.(json|ndjson|jsonl)$/i.test(name)) return t('dashboard.import.unlike.json');
  if (code === 'not-an-export' && /\.xlsx$/i.test(name)) return t('dashboard.import.unlike.xlsx');
  return t(`dashboard.import.refusals.${code}`);
};

const isOfFile = (code: RefusedRow['code']): code is (typeof EXPORT_ERRORS)[number] =>
  (EXPORT_ERRORS as readonly string[]).includes(code);

/** Why a row was left out: the exact reason in English, its kind in other languages. */
const reasonText = ({ code, column, message }: RefusedRow): string => {
  if (locale() === 'en') return message;
  if (isOfFile(code)) return code === 'cancelled' ? message : t(`dashboard.import.refusals.${code}`);
  const says = t(`dashboard.import.rows.${code}`);
  return column === undefined ? says : t('dashboard.import.ofColumn', { column, says });
};

const ImportState = ({ line, cancel, confirm }: { line: ImportLine; cancel: () => void; confirm: () => void }) => {
  if (line.state === 'waiting') return <span className="muted">{t('dashboard.import.waiting')}</span>;
  if (line.state === 'cancelled') return <span className="muted">{t('dashboard.import.cancelled')}</span>;
  if (line.state === 'joined')
    return <span className="muted">{t('dashboard.import.joined', { name: line.with })}</span>;
  if (line.state === 'reading') {
    const { progress } = line;
    return (
      <span className="row">
        {progress === undefined ? (
          t('dashboard.import.reading')
        ) : (
          <>
            <progress
              value={progress.bytes}
              max={Math.max(progress.of, 1)}
              aria-label={t(`dashboard.import.stage.${progress.stage}`)}
            />
            {t(`dashboard.import.stage.${progress.stage}`)} {formatMany(progress.rows, 'row')}
          </>
        )}
        <Button onClick={cancel}>{t('words.cancel')}</Button>
      </span>
    );
  }
  if (line.state === 'failed') {
    return (
      <div>
        <span className="tag bad">{t('dashboard.import.failed')}</span>{' '}
        {line.code === undefined ? capitalise(line.message) : refusalText(line.code, line.file.name)}{' '}
        {line.isLarge && <Button onClick={confirm}>{t('dashboard.import.anyway')}</Button>}
        {/* The exact reason exists in English only, so other languages fold it. */}
        {line.code !== undefined && (
          <details open={locale() === 'en'}>
            <summary>{t('dashboard.import.exactly')}</summary>
            <p lang="en">{capitalise(line.message)}</p>
          </details>
        )}
      </div>
    );
  }
  const { done } = line;
  const { rows, changed, refusedRows, refused, from, to } = done;
  const more = refusedRows - MAX_ROWS_SHOWN;
  const noun = NOUN_OF[done.kind];
  return (
    <div>
      {noun === undefined
        ? t('dashboard.import.done', { rows: formatMany(rows, 'record'), changed: formatCount(changed) })
        : t('dashboard.import.doneExport', { rows: formatMany(rows, 'row'), changed: formatMany(changed, noun) })}
      {from !== null &&
        to !== null &&
        `, ${t('dashboard.import.days', { from: formatFullDay(from), to: formatFullDay(to) })}`}
      {refusedRows > 0 && (
        <details>
          <summary>
            {t('components.leftOut', {
              many: formatMany(refusedRows, done.kind.endsWith('export') ? 'row' : 'item'),
            })}
          </summary>
          <ul>
            {refused.slice(0, MAX_ROWS_SHOWN).map((left) => (
              <li key={`${left.file} ${left.row} ${left.message}`} title={left.message}>
                {t('dashboard.import.leftOut', {
                  file: left.file ?? 'none',
                  row: left.row ?? 'none',
                  message: reasonText(left),
                })}
              </li>
            ))}
            {more > 0 && <li>{t('dashboard.import.moreRefused', { many: formatCount(more) })}</li>}
          </ul>
          {noun !== undefined && <p className="muted">{t('dashboard.import.refusedCure')}</p>}
        </details>
      )}
    </div>
  );
};

/** @property shop the one shown; null if none is known, so that the market of an export must be chosen */
export const ImportFiles = ({ shop }: { shop: Shop | null }) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [region, setRegion] = useState<Region>('US');
  const owner = shop ?? region;
  const imports = useContext(ImportsContext);
  if (imports === null) return null;
  const { lines, start, confirm, cancel, busy } = imports;
  /** The pressed button goes with what it stops, so the keyboard returns to where files are chosen. */
  const stop = () => {
    input.current?.focus();
    cancel();
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // Cleared, so that the same file can be chosen again.
    event.target.value = '';
    if (files.length > 0) void start(files, owner);
  };
  return (
    <div className="import">
      {shop === null && (
        <div className="row">
          <label htmlFor={`${id}-market`}>{t('dashboard.import.market')}</label>
          <select id={`${id}-market`} value={region} onChange={(event) => setRegion(event.target.value as Region)}>
            {Object.keys(REGIONS).map((code) => (
              <option key={code} value={code}>
                {marketName(code)}
              </option>
            ))}
          </select>
        </div>
      )}
      {/* The browser's own button would speak its own language. */}
      <label className="button">
        {t('dashboard.import.label')}
        <input
          ref={input}
          className="hidden-text"
          type="file"
          accept=".json,.ndjson,.jsonl,.csv,.xlsx,.zip,application/json,application/zip,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          multiple
          aria-disabled={busy}
          aria-describedby={`${id}-says`}
          onClick={(event) => busy && event.preventDefault()}
          onChange={choose}
        />
      </label>
      <p id={`${id}-says`} className="muted">
        {t('dashboard.import.says')}
      </p>
      {lines.length > 0 && (
        <ul className="import-lines" aria-busy={busy}>
          {lines.map((line) => (
            <li key={line.place}>
              <strong>{line.file.name}</strong>
              <ImportState line={line} cancel={stop} confirm={() => void confirm(line, owner)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
