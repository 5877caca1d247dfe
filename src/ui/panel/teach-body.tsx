import { useState } from 'react';
import type { TaughtColumn, TeachableList, TriedOut } from '#core/model/taught-column';
import { t } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { reasonOf } from '../components/reason';

/** The column that a choice makes of a caption. */
type Choice = Omit<TaughtColumn, 'taughtAt'>;

export interface Teaching {
  /** null where the page has no list that can be taught */
  describe(): Promise<TeachableList | null>;
  tryOut(choices: readonly Choice[]): Promise<TriedOut>;
  teach(choices: readonly Choice[]): Promise<void>;
}

/** What may stop the teaching, in the seller's words. */
const choicesOf = ({ page, metric, region, language }: TeachableList, chosen: ReadonlyMap<string, string>): Choice[] =>
  [...chosen].map(([caption, field]) => ({ page, metric, region, language, caption, field }));

const Trial = ({ trial, nameOf }: { trial: TriedOut; nameOf(field: string): string }) => (
  <div role="status">
    <p>
      <strong>{trial.isRead ? t('panel.teach.wouldRead', { rows: trial.rows }) : t('panel.teach.wouldNot')}</strong>
    </p>
    {trial.samples.map((sample, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: samples are rows in the order of the page
      <dl key={index} className="sample">
        {Object.entries(sample).map(([field, value]) => (
          <div key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    ))}
    {trial.issues.length > 0 && (
      <ul className="evidence">
        {trial.issues.slice(0, 5).map((issue) => (
          <li key={issue}>{issue}</li>
        ))}
      </ul>
    )}
  </div>
);

interface FormProps {
  list: TeachableList;
  teaching: Teaching;
  onEnd(): void;
}

const TeachForm = ({ list, teaching, onEnd }: FormProps) => {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [trial, setTrial] = useState<TriedOut | null>(null);
  const [failed, setFailed] = useState('');
  const announce = useAnnounce();
  const known = new Set(list.columns.flatMap(({ field }) => field ?? []));
  const taken = new Set([...known, ...chosen.values()]);
  const missing = list.fields.filter(({ field, isRequired }) => isRequired && !taken.has(field));
  const nameOf = (field: string) => list.fields.find((one) => one.field === field)?.name ?? field;
  const choose = (caption: string, field: string) => {
    const next = new Map(chosen);
    if (field === '') next.delete(caption);
    else next.set(caption, field);
    setChosen(next);
    setTrial(null);
  };
  const run = (work: () => Promise<void>) => () => {
    setFailed('');
    work().catch((error: unknown) => setFailed(reasonOf(error)));
  };
  const check = async () => setTrial(await teaching.tryOut(choicesOf(list, chosen)));
  const keep = async () => {
    await teaching.teach(choicesOf(list, chosen));
    announce(t('panel.teach.done'));
    onEnd();
  };
  return (
    <section aria-label={t('panel.teach.title')}>
      <p>{t('panel.teach.says')}</p>
      <ul className="columns">
        {list.columns.map(({ caption, examples, field }) => (
          <li key={caption}>
            <strong>{caption}</strong>
            <span className="muted">{examples.length === 0 ? t('panel.teach.empty') : examples.join(' · ')}</span>
            {field === null ? (
              <select
                className="choice"
                aria-label={t('panel.teach.whatIs', { caption })}
                value={chosen.get(caption) ?? ''}
                onChange={(event) => choose(caption, event.target.value)}
              >
                <option value="">{t('panel.teach.notNeeded')}</option>
                {list.fields
                  .filter((one) => !known.has(one.field))
                  .map((one) => (
                    <option
                      key={one.field}
                      value={one.field}
                      disabled={taken.has(one.field) && chosen.get(caption) !== one.field}
                    >
                      {one.isRequired ? t('panel.teach.required', { name: one.name }) : one.name}
                    </option>
                  ))}
              </select>
            ) : (
              <span className="muted">{t('panel.teach.isKnown', { name: nameOf(field) })}</span>
            )}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="muted">{t('panel.teach.missing', { names: missing.map(({ name }) => name).join(', ') })}</p>
      )}
      {trial !== null && <Trial trial={trial} nameOf={nameOf} />}
      {failed !== '' && <p role="alert">{t('panel.teach.failed', { why: failed })}</p>}
      <div className="actions">
        {trial?.isRead === true ? (
          <button type="button" className="button primary small" onClick={run(keep)}>
            {t('panel.teach.keep')}
          </button>
        ) : (
          <button type="button" className="button primary small" disabled={chosen.size === 0} onClick={run(check)}>
            {t('panel.teach.check')}
          </button>
        )}
        <button type="button" className="button small" onClick={onEnd}>
          {t('panel.teach.cancel')}
        </button>
      </div>
    </section>
  );
};

/** Offered on a page whose list was refused: the seller says what its columns are, sees what comes of it, and agrees. */
export const TeachPage = ({ teaching }: { teaching: Teaching }) => {
  const [list, setList] = useState<TeachableList | 'none' | null>(null);
  if (list === 'none') return <p className="muted">{t('panel.teach.noList')}</p>;
  if (list !== null) return <TeachForm list={list} teaching={teaching} onEnd={() => setList(null)} />;
  const open = () =>
    teaching.describe().then(
      (found) => setList(found ?? 'none'),
      () => setList('none'),
    );
  return (
    <div className="actions">
      <button type="button" className="button primary small" onClick={open}>
        {t('panel.teach.offer')}
      </button>
    </div>
  );
};
