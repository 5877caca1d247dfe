import { type ChangeEvent, useId, useState } from 'react';
import { REGIONS } from '#core/model/region';
import { useAnnounce } from '../parts/announcer';
import { formatCount, formatFullDay, formatMany } from '../parts/format';
import { TEXT } from './text';
import { type ImportLine, useImport } from './use-import';

const { import: WORDS } = TEXT;
const REFUSED_SHOWN = 5;
const MARKETS = new Intl.DisplayNames('en-US', { type: 'region' });

const Outcome = ({ line }: { line: ImportLine }) => {
  const { state, done, message } = line;
  if (state === 'waiting') return <span className="muted">{WORDS.waiting}</span>;
  if (state === 'reading') return <span>{WORDS.reading}</span>;
  if (done === undefined) {
    return (
      <span>
        <span className="tag bad">{WORDS.failed}</span> {message}
      </span>
    );
  }
  const { rows, changed, refused, from, to } = done;
  const more = refused.length - REFUSED_SHOWN;
  return (
    <div>
      {WORDS.done(formatMany(rows, done.kind === 'order-export' ? 'row' : 'record'), formatCount(changed))}
      {from !== null && to !== null && `, ${WORDS.days(formatFullDay(from), formatFullDay(to))}`}
      {refused.length > 0 && (
        <details>
          <summary>{WORDS.refused(formatMany(refused.length, 'row'))}</summary>
          <ul>
            {refused.slice(0, REFUSED_SHOWN).map((it) => (
              <li key={it.row}>{WORDS.row(it.row, it.message)}</li>
            ))}
            {more > 0 && <li>{WORDS.moreRefused(formatMany(more, 'more row'))}</li>}
          </ul>
        </details>
      )}
    </div>
  );
};

/** @property firstTime no shop is known yet, so an order export, which names none, needs to be told its market */
export const ImportFiles = ({ firstTime }: { firstTime: boolean }) => {
  const id = useId();
  const [region, setRegion] = useState('US');
  const announce = useAnnounce();
  const { lines, start, busy } = useImport((good, bad) => announce(WORDS.finished(good, bad)));
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // so that the same file can be chosen again
    event.target.value = '';
    if (files.length > 0) void start(files, firstTime ? `${region}:default` : null);
  };
  return (
    <div className="import">
      {firstTime && (
        <div className="row">
          <label htmlFor={`${id}-market`}>{WORDS.market}</label>
          <select id={`${id}-market`} value={region} onChange={(event) => setRegion(event.target.value)}>
            {Object.keys(REGIONS).map((code) => (
              <option key={code} value={code}>
                {MARKETS.of(code)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="row">
        <label htmlFor={`${id}-files`} className="file-label">
          {WORDS.label}
        </label>
        <input
          id={`${id}-files`}
          type="file"
          accept=".json,.csv,application/json,text/csv"
          multiple
          disabled={busy}
          aria-describedby={`${id}-says`}
          onChange={choose}
        />
      </div>
      <p id={`${id}-says`} className="muted">
        {WORDS.says}
      </p>
      {lines.length > 0 && (
        <ul className="import-lines" aria-busy={busy}>
          {lines.map((line) => (
            <li key={line.place}>
              <strong>{line.name}</strong>
              <Outcome line={line} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
