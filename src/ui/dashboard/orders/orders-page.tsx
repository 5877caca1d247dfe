import { useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { type Assessment, metricsToday } from '#core/model/assessment';
import { isMetric } from '#core/model/metric';
import type { UserInput } from '#storage/queries';
import { useAnnounce } from '../../components/announcer';
import { saveFile } from '../../components/copy';
import { idAsText, toCsv } from '../../components/csv';
import { formatCount, formatDay, formatPoints } from '../../components/format';
import { SubjectLink } from '../../components/links';
import { Failure } from '../../components/notice';
import { pageLink, type Route } from '../../components/route';
import { METRIC_NAMES } from '../../components/words';
import { anchorOf } from '../../explain/anchor';
import { newest, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { useUserInput } from '../appeals/user-input';
import { Card } from '../card';
import { replaceParams } from '../use-route';
import { ProblemTable } from './problem-table';
import { compareRows, type GroupKey, groupRows, type ProblemRow, passes, problemRows, type SortKey } from './rows';
import { ORDERS_TEXT } from './text';
import { Waterfall } from './waterfall';

const { list: WORDS, detail: DETAIL, appeal: APPEAL } = ORDERS_TEXT;

const isSort = (text: string | null): text is SortKey => text !== null && text in WORDS.sorted;
const isGroup = (text: string | null): text is GroupKey => text !== null && text in WORDS.groups;

interface DetailProps {
  assessment: Assessment;
  row: ProblemRow | undefined;
}

/** The order that is picked: what it costs and when it costs less, why, and what can be done. */
const Detail = ({ assessment, row }: DetailProps) => {
  if (row === undefined) return <p className="muted">{DETAIL.none}</p>;
  const { cost, subject, what, product, appeal } = row;
  return (
    <>
      <h3>
        <SubjectLink region={assessment.region} subject={subject} />
      </h3>
      <p>
        {product !== null && <strong>{product}</strong>} {what} ·{' '}
        <span className="muted">{METRIC_NAMES[subject.metric]}</span>
      </p>
      {cost === null ? (
        <p className="unknown">{WORDS.unpricedSays}</p>
      ) : (
        <>
          <p>
            {DETAIL.costs(formatPoints(cost.points))}{' '}
            <span className="muted">
              {cost.steps.map((step) => WORDS.step(formatPoints(step.points), formatDay(step.day))).join(' · ')}
            </span>
          </p>
          <Why
            key={row.key}
            label={DETAIL.why(formatPoints(cost.points))}
            about={row.id}
            assessment={assessment}
            question={{ kind: 'cost', cost }}
            isOpenAtFirst
          />
        </>
      )}
      {appeal !== 'none' && (
        <p>
          <span className="tag">{APPEAL[appeal]}</span> <a href={pageLink('appeals')}>{DETAIL.appeal}</a>
        </p>
      )}
    </>
  );
};

/** A row whose answer the address names is the one that is picked. */
const useNamedRow = (rows: readonly ProblemRow[], pick: (key: string) => void): void => {
  useEffect(() => {
    const follow = () => {
      const anchor = decodeURIComponent(window.location.hash.slice(1));
      const named = rows.find(({ cost }) => cost !== null && anchorOf({ kind: 'cost', cost }) === anchor);
      if (named !== undefined) pick(named.key);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [rows, pick]);
};

interface Props {
  assessment: Assessment;
  userInput: UserInput;
  route: Route;
  /** whether any order has been read: without one, an empty list says nothing */
  known: boolean;
}

const ProblemOrders = ({ assessment, userInput, route, known }: Props) => {
  const id = useId();
  const announce = useAnnounce();
  const { shopId } = useUserInput();
  const { params } = route;
  const asked = useAnswer({ kind: 'problem-details' });
  const details = newest(asked);
  const all = useMemo(() => problemRows(assessment, userInput, details), [assessment, userInput, details]);
  const metric = params.get('metric') ?? '';
  const [search, setSearch] = useState(params.get('q') ?? '');
  const wanted = useDeferredValue(search);
  const sortParam = params.get('sort');
  const sort = isSort(sortParam) ? sortParam : 'costs';
  const groupParam = params.get('group');
  const group = isGroup(groupParam) ? groupParam : 'none';
  const rows = useMemo(
    () => all.filter(passes({ metric: isMetric(metric) ? metric : '', search: wanted })).sort(compareRows(sort)),
    [all, metric, wanted, sort],
  );
  const groups = useMemo(() => (group === 'none' ? null : groupRows(rows, group)), [rows, group]);
  const [pickedKey, pick] = useState<string | null>(null);
  useNamedRow(all, pick);
  const picked = rows.find(({ key }) => key === pickedKey) ?? rows[0];
  if (all.length === 0) return <p>{known ? WORDS.none : WORDS.unread}</p>;
  const change = (changes: Record<string, string | null>) => replaceParams(route, changes);
  const download = () => {
    const name = WORDS.file(shopId.replaceAll(/[^\w-]+/g, '-'), assessment.asOf);
    const { columns } = WORDS;
    const csv = toCsv(
      rows.map((row) => ({
        [columns.order]: idAsText(row.id),
        [WORDS.metricColumn]: METRIC_NAMES[row.metric],
        [columns.product]: row.product,
        [columns.what]: row.what,
        [columns.on]: row.on,
        [columns.costs]: row.points,
        [columns.stops]: row.stopsOn,
        [columns.appeal]: APPEAL[row.appeal],
      })),
    );
    saveFile(name, csv, 'text/csv');
    announce(WORDS.saved(name));
  };
  const isFiltered = metric !== '' || search !== '';
  return (
    <>
      <fieldset className="group filters">
        <legend className="hidden-text">{WORDS.filters}</legend>
        <div className="field">
          <label htmlFor={`${id}-metric`}>{WORDS.metric}</label>
          <select id={`${id}-metric`} value={metric} onChange={({ target }) => change({ metric: target.value })}>
            <option value="">{WORDS.all}</option>
            {metricsToday(assessment.today).map(({ metric: code }) => (
              <option key={code} value={code}>
                {METRIC_NAMES[code]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-group`}>{WORDS.group}</label>
          <select id={`${id}-group`} value={group} onChange={({ target }) => change({ group: target.value })}>
            {Object.entries(WORDS.groups).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-search`}>{WORDS.search}</label>
          <input
            id={`${id}-search`}
            type="search"
            value={search}
            onChange={({ target }) => {
              setSearch(target.value);
              change({ q: target.value });
            }}
          />
        </div>
        <p className="muted" role="status">
          {WORDS.found(formatCount(rows.length), formatCount(all.length))}
          {asked.state === 'working' && details === undefined && ` · ${WORDS.reading}`}
        </p>
        {isFiltered && (
          <button
            type="button"
            className="button small quiet"
            onClick={() => {
              setSearch('');
              change({ metric: null, q: null });
            }}
          >
            {WORDS.clear}
          </button>
        )}
        <button type="button" className="button small" onClick={download}>
          {WORDS.csv}
        </button>
      </fieldset>
      {rows.length === 0 ? (
        <p>{WORDS.filtered}</p>
      ) : (
        <div className="list-and-detail">
          <ProblemTable
            rows={rows}
            groups={groups}
            sort={sort}
            setSort={(by) => change({ sort: by })}
            picked={picked?.key ?? null}
            pick={pick}
          />
          <section className="detail" aria-label={DETAIL.label}>
            <Detail assessment={assessment} row={picked} />
          </section>
        </div>
      )}
    </>
  );
};

/** What costs me? */
export const OrdersPage = (props: Props) => (
  <div className="page">
    <Card anchor="metrics" title={ORDERS_TEXT.title}>
      <Failure>
        <Waterfall assessment={props.assessment} />
      </Failure>
    </Card>
    <Card anchor="costs" title={WORDS.title} says={WORDS.says}>
      <Failure>
        <ProblemOrders {...props} />
      </Failure>
    </Card>
  </div>
);
