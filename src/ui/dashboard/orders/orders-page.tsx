import { useDeferredValue, useMemo, useState } from 'react';
import { costKnowledgeOf, metricsOfPage } from '#core/explain/cost-knowledge';
import { type Assessment, metricsToday } from '#core/model/assessment';
import { isMetric } from '#core/model/metric';
import type { UserInput } from '#storage/queries';
import { t } from '#texts/translate';
import { useAnnounce } from '../../components/announcer';
import { Button } from '../../components/button';
import { Card } from '../../components/card';
import { saveFile } from '../../components/copy';
import { idAsText, toCsv } from '../../components/csv';
import { InputField, SelectField } from '../../components/field';
import { formatCost, formatCount, formatDay, formatList, formatMany } from '../../components/format';
import { useFragment } from '../../components/hooks';
import { OutLink, SubjectLink } from '../../components/links';
import { neededOrders } from '../../components/needed-orders';
import { Failure } from '../../components/notice';
import { portalLink } from '../../components/portal';
import { pageLink, type Route } from '../../components/route';
import { sourceName } from '../../components/words';
import { anchorOf } from '../../explain/anchor';
import { newestAnswer, useAnswer } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { useUserInput } from '../appeals/user-input';
import { NoScore } from '../no-score';
import { replaceParams } from '../use-route';
import { NoteField } from './note-field';
import { ProblemTable } from './problem-table';
import {
  compareRows,
  GROUP_KEYS,
  groupRows,
  matchesFilter,
  type ProblemRow,
  problemRows,
  ROW_STATES,
  type RowState,
  SORT_KEYS,
} from './rows';
import { Waterfall } from './waterfall';

const oneOf = <T extends string>(codes: readonly T[], text: string | null): T | undefined =>
  codes.find((code) => code === text);

interface DetailProps {
  assessment: Assessment;
  userInput: UserInput;
  row: ProblemRow | undefined;
}

/** The picked order: its cost, why, and what can be done. */
const Detail = ({ assessment, userInput, row }: DetailProps) => {
  if (row === undefined) return <p className="muted">{t('orders.detail.none')}</p>;
  const { cost, subject, what, product, appeal, on } = row;
  return (
    <>
      <h3>
        <SubjectLink region={assessment.region} subject={subject} />
      </h3>
      <p>
        {product !== null && <strong>{product}</strong>} {what} ·{' '}
        <span className="muted">
          {[...(on === null ? [] : [formatDay(on)]), t(`words.metrics.${subject.metric}`)].join(' · ')}
        </span>
      </p>
      {appeal !== 'none' && (
        <p>
          <span className="tag">{t(`orders.appeal.${appeal}`)}</span>{' '}
          <a href={pageLink('appeals')}>{t('orders.detail.appeal')}</a>
        </p>
      )}
      <NoteField key={`note-${row.key}`} row={row} marks={userInput.appealMarks} />
      {cost === null ? (
        <p className="unknown">{t('orders.list.unpricedSays', { why: row.unpriced ?? 'day' })}</p>
      ) : (
        <>
          <p>{t('orders.detail.costs', { points: formatCost(cost.points) })}</p>
          <Why key={row.key} about={row.id} assessment={assessment} question={{ kind: 'cost', cost }} isOpenAtFirst />
        </>
      )}
    </>
  );
};

/** Picks the row whose answer the address names. */
const useNamedRow = (rows: readonly ProblemRow[], pick: (key: string) => void): void =>
  useFragment((fragment) => {
    const anchor = decodeURIComponent(fragment.slice(1));
    const named = rows.find(({ cost }) => cost !== null && anchorOf({ kind: 'cost', cost }) === anchor);
    if (named !== undefined) pick(named.key);
  }, rows);

/** Shown if no order has a cost: because none costs anything, or because a page that tells has not been read. */
const NoneCosts = ({ assessment }: { assessment: Assessment }) => {
  const knowledge = costKnowledgeOf(assessment, metricsOfPage('order-list', null));
  if (knowledge.state === 'known') return <p>{t('orders.list.none')}</p>;
  if (knowledge.state === 'no-score')
    return <p>{t('panel.noScore', { needed: neededOrders(assessment), delivered: assessment.eligible.delivered })}</p>;
  const pages = knowledge.state === 'unknown' ? knowledge.unread.map((source) => sourceName(source)) : [];
  return (
    <p>
      {t('orders.list.notKnown')} {pages.length > 0 && t('panel.tellsPages', { pages: formatList(pages) })}
    </p>
  );
};

interface Props {
  assessment: Assessment;
  userInput: UserInput;
  route: Route;
  /** whether any order has been read; without one, an empty list proves nothing */
  known: boolean;
}

/** The list as the address describes it, and what is typed but not in the address yet. */
const useFilter = (route: Route) => {
  const { params } = route;
  const metric = params.get('metric') ?? '';
  const [search, setSearch] = useState(params.get('q') ?? '');
  const state: RowState | '' = oneOf(ROW_STATES, params.get('show')) ?? '';
  const change = (changes: Record<string, string | null>) => {
    if (changes.q !== undefined) setSearch(changes.q ?? '');
    replaceParams(route, changes);
  };
  return {
    ...{ metric, state, search, change },
    sort: oneOf(SORT_KEYS, params.get('sort')) ?? 'costs',
    group: oneOf(GROUP_KEYS, params.get('group')) ?? 'none',
    isFiltered: metric !== '' || state !== '' || search !== '',
  };
};

const downloadRows = (rows: readonly ProblemRow[], name: string): void => {
  const csv = toCsv(
    rows.map((row) => ({
      [t('components.subject.order')]: idAsText(row.id),
      [t('words.metric')]: t(`words.metrics.${row.metric}`),
      [t('orders.list.groups.product')]: row.product,
      [t('orders.list.groups.reason')]: row.what,
      [t('words.when')]: row.on,
      [t('orders.list.columns.costs')]: row.points,
      [t('words.stops')]: row.stopsOn,
      [t('orders.list.columns.appeal')]: t(`orders.appeal.${row.appeal}`),
      [t('words.state')]: t(`orders.note.states.${row.done ? 'done' : 'open'}`),
      [t('orders.note.label')]: row.note,
    })),
  );
  saveFile(name, csv, 'text/csv');
};

interface FilterBarProps {
  filter: ReturnType<typeof useFilter>;
  assessment: Assessment;
  /** how many rows pass */
  found: string;
  download(): void;
}

const FilterBar = ({ filter, assessment, found, download }: FilterBarProps) => {
  const { metric, state, search, group, change, isFiltered } = filter;
  const everything = { value: '' as const, name: t('components.filter.all') };
  const metrics = metricsToday(assessment.today).map(({ metric: code }) => ({
    value: code as string,
    name: t(`words.metrics.${code}`),
  }));
  return (
    <fieldset className="group filters">
      <legend className="hidden-text">{t('components.filter.name')}</legend>
      <SelectField
        label={t('words.metric')}
        value={metric}
        options={[everything, ...metrics]}
        choose={(value) => change({ metric: value })}
      />
      <SelectField
        label={t('words.state')}
        value={state}
        options={[everything, ...ROW_STATES.map((code) => ({ value: code, name: t(`orders.note.states.${code}`) }))]}
        choose={(value) => change({ show: value })}
      />
      <SelectField
        label={t('orders.list.group')}
        value={group}
        options={GROUP_KEYS.map((code) => ({ value: code, name: t(`orders.list.groups.${code}`) }))}
        choose={(value) => change({ group: value })}
      />
      <InputField
        label={t('orders.list.search')}
        type="search"
        value={search}
        onChange={(value) => change({ q: value })}
      />
      <p className="muted" role="status">
        {found}
      </p>
      {isFiltered && (
        <Button small kind="quiet" onClick={() => change({ metric: null, show: null, q: null })}>
          {t('components.filter.clear')}
        </Button>
      )}
      <Button small onClick={download}>
        {t('components.csv')}
      </Button>
    </fieldset>
  );
};

const ProblemOrders = ({ assessment, userInput, route, known }: Props) => {
  const announce = useAnnounce();
  const { shopId } = useUserInput();
  const asked = useAnswer({ kind: 'problem-details' });
  const details = newestAnswer(asked);
  const isReading = asked.state === 'working' && details === undefined;
  const all = useMemo(() => problemRows(assessment, userInput, details), [assessment, userInput, details]);
  const filter = useFilter(route);
  const { metric, state, sort, group, change } = filter;
  const search = useDeferredValue(filter.search);
  const rows = useMemo(
    () => all.filter(matchesFilter({ metric: isMetric(metric) ? metric : '', state, search })).sort(compareRows(sort)),
    [all, metric, state, search, sort],
  );
  const groups = useMemo(() => (group === 'none' ? null : groupRows(rows, group)), [rows, group]);
  const [pickedKey, pick] = useState<string | null>(null);
  useNamedRow(all, pick);
  const picked = rows.find(({ key }) => key === pickedKey) ?? rows[0];
  if (all.length === 0)
    return known ? (
      <NoneCosts assessment={assessment} />
    ) : (
      <p>
        {t('orders.list.unread')}{' '}
        <OutLink href={portalLink(assessment.region, 'orders')}>
          {t('words.open', { page: t('words.pages.order-list') })}
        </OutLink>
      </p>
    );
  const found =
    rows.length === all.length
      ? formatMany(all.length, 'item')
      : t('components.filter.found', { shown: formatCount(rows.length), all: formatCount(all.length) });
  const download = () => {
    const name = t('orders.list.file', { shop: shopId.replaceAll(/[^\w-]+/g, '-'), day: assessment.asOf });
    downloadRows(rows, name);
    announce(t('components.saved', { name }));
  };
  return (
    <>
      <FilterBar
        filter={filter}
        assessment={assessment}
        found={isReading ? `${found} · ${t('orders.list.reading')}` : found}
        download={download}
      />
      {rows.length === 0 ? (
        <p>{t('components.filter.nothing')}</p>
      ) : (
        <div className="list-and-detail" aria-busy={isReading}>
          <ProblemTable
            rows={rows}
            groups={groups}
            sort={sort}
            setSort={(by) => change({ sort: by })}
            picked={picked?.key ?? null}
            pick={pick}
          />
          <section className="detail" aria-label={t('orders.detail.label')}>
            <Detail assessment={assessment} userInput={userInput} row={picked} />
          </section>
        </div>
      )}
    </>
  );
};

export const OrdersPage = (props: Props) =>
  props.assessment.eligible.state === 'no-score' ? (
    <Card anchor="metrics" title={t('orders.title')}>
      <NoScore assessment={props.assessment} note={t('orders.noScore')} />
    </Card>
  ) : (
    <div className="page">
      <Card anchor="metrics" title={t('orders.title')}>
        <Failure>
          <Waterfall assessment={props.assessment} />
        </Failure>
      </Card>
      <Card
        anchor="costs"
        title={t('orders.list.title')}
        {...(props.assessment.costs.length > 0 && { note: t('orders.list.says') })}
      >
        <Failure>
          <ProblemOrders {...props} />
        </Failure>
      </Card>
    </div>
  );
