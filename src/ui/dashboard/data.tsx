import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { COVERAGE_SOURCES, type CoverageSource } from '#core/model/coverage';
import { LIST_NAMES } from '#core/model/facts';
import type { Page } from '#core/model/page';
import { isDemo, type Shop } from '#core/model/shop';
import { metricsOf } from '#core/policy/policy';
import { scoreRulesFor } from '#core/policy/score-rules';
import type { Database, VisitRow } from '#storage/database';
import { countLists, type ShopSummary } from '#storage/queries';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import { formatAgo, formatCount, formatFullDay, formatInstant, formatMany, formatParts } from '../components/format';
import { OutLink } from '../components/links';
import { type PortalPage, portalLink } from '../components/portal';
import { SetAsideNotice } from '../components/rescue';
import { DataTable, Pager, usePaged } from '../components/table';
import type { View } from '../components/view';
import { issueText, pageName, sourceName } from '../components/words';
import { FirstPages } from '../glance/first-pages';
import { AlertsSettings } from './alerts-settings';
import { Deletion } from './deletion';
import { ExportButton } from './export-button';
import { ImportFiles } from './import-files';
import { Settings } from './settings';

/** How much is stored in each list, counted once somebody asks. */
const Counts = ({ db, shopId }: { db: Database; shopId: string }) => {
  const [isOpen, setOpen] = useState(false);
  const counts = useLiveQuery(async () => (isOpen ? countLists(db, shopId) : undefined), [db, shopId, isOpen]);
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('dashboard.data.counts')}</summary>
      <dl className="facts" aria-busy={isOpen && counts === undefined}>
        {LIST_NAMES.filter((name) => name !== 'coverage').map((name) => (
          <div key={name}>
            <dt>{t(`words.lists.${name}`)}</dt>
            <dd>{counts === undefined ? '…' : formatCount(counts[name])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

/** Sources that every shop should read; others are shown once they have been read. */
const expectedSources = (region: string, now: Date): ReadonlySet<CoverageSource> => {
  const rules = scoreRulesFor(region, now.toISOString().slice(0, 10));
  if (rules === null) return new Set(['readings', 'orders', 'orders-export']);
  return new Set([
    'readings',
    'orders',
    'orders-export',
    ...(rules.appeal.value === null ? [] : ['tickets' as const]),
    ...metricsOf(rules).map((metric) => `diagnosis:${metric}` as const),
  ]);
};

/** The portal page of a source; diagnosis lists and tickets open from the score page. */
const OPENS: Partial<Record<CoverageSource, readonly [PortalPage, Page]>> = {
  orders: ['orders', 'order-list'],
  'orders-export': ['orders', 'order-list'],
  'orders-to-ship': ['orders', 'order-list'],
  cases: ['returns', 'returns'],
  'cases-export': ['returns', 'returns'],
  reviews: ['ratings', 'ratings'],
};

/** A source with a link to its portal page. */
const SourceName = ({ source, region }: { source: CoverageSource; region: string }) => {
  const [place, page] = OPENS[source] ?? (['score', 'score'] as const);
  return (
    <th scope="row">
      <OutLink href={portalLink(region, place)} title={t(`words.pages.${page}`)}>
        {sourceName(source)}
      </OutLink>
    </th>
  );
};

interface CoverageProps {
  summary: ShopSummary;
  region: string;
  now: Date;
}

/** How much of each source has been read, with expected ones that never were. */
export const CoverageTable = ({ summary, region, now }: CoverageProps) => {
  const read = new Map(summary.sources.map((source) => [source.source, source]));
  const sourcesExpected = expectedSources(region, now);
  return (
    <DataTable
      caption={t('dashboard.data.coverage')}
      columns={[
        { name: t('dashboard.data.sources.source') },
        { name: t('dashboard.data.sources.days') },
        { name: t('dashboard.data.sources.rows'), number: true, wide: true },
        { name: t('dashboard.data.sources.read'), wide: true },
        { name: t('words.state') },
      ]}
    >
      {COVERAGE_SOURCES.filter((source) => read.has(source) || sourcesExpected.has(source)).map((source) => {
        const lastRead = read.get(source);
        if (lastRead === undefined) {
          return (
            <tr key={source}>
              <SourceName source={source} region={region} />
              <td className="unknown">{t('dashboard.data.notRead')}</td>
              <td className="wide" />
              <td className="wide" />
              <td />
            </tr>
          );
        }
        const { from, to, rows, expected, readAt, complete } = lastRead;
        return (
          <tr key={source}>
            <SourceName source={source} region={region} />
            <td>
              {from !== to && <span className="nowrap">{formatFullDay(from)} –</span>}{' '}
              <span className="nowrap">{formatFullDay(to)}</span>
            </td>
            <td className="number wide">
              {expected === null
                ? formatCount(rows)
                : !complete && rows !== null && rows >= expected
                  ? t('now.knowledge.listed', { rows: formatCount(rows) })
                  : t('dashboard.data.rowsOf', { rows: formatCount(rows), expected: formatCount(expected) })}
            </td>
            <td className="nowrap wide" title={formatInstant(readAt)}>
              {formatAgo(readAt, now)}
            </td>
            <td>
              <span className={`tag ${complete ? 'good' : 'warn'}`}>
                {complete ? t('dashboard.data.complete') : t('dashboard.data.partial')}
              </span>
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
};

/** Every visit of a page, with what was left out and why. */
export const Visits = ({ visits }: { visits: readonly VisitRow[] }) => {
  const { rows, pager } = usePaged(visits, 10);
  if (visits.length === 0) return <p className="muted">{t('dashboard.visits.none')}</p>;
  return (
    <>
      <DataTable
        caption={t('dashboard.visits.title')}
        columns={[
          { name: t('words.when') },
          { name: t('dashboard.data.sources.source') },
          { name: t('dashboard.visits.columns.outcome') },
          { name: t('dashboard.data.sources.rows'), number: true },
        ]}
      >
        {rows.map(({ id, page, metric, at, outcome, issues: all, rows: count }) => {
          const issues = all.filter(({ code }) => code !== 'guessed-header');
          return (
            <tr key={id}>
              <td className="nowrap">{formatInstant(at)}</td>
              <th scope="row">{pageName(page, metric)}</th>
              <td>
                {outcome === 'refused' ? (
                  <span className="tag bad">{t('dashboard.visits.refused')}</span>
                ) : (
                  t('dashboard.visits.read')
                )}
                {issues.length > 0 && (
                  <span className="muted">
                    {outcome === 'read' && `, ${t('components.leftOut', { many: formatMany(issues.length, 'row') })}`}:{' '}
                    {formatParts([...new Set(issues.slice(0, 2).map(issueText))])}
                  </span>
                )}
              </td>
              <td className="number">{formatCount(count)}</td>
            </tr>
          );
        })}
      </DataTable>
      <Pager of={t('dashboard.visits.title')} pager={pager} />
    </>
  );
};

interface Props {
  db: Database;
  view: Exclude<View, { state: 'loading' }>;
  shops: readonly Shop[];
  now: Date;
  clock: () => Date;
}

/** The shop's data: pages read, facts stored, import, export, deletion; and settings. */
export const DataSection = ({ db, view, shops, now, clock }: Props) => (
  <>
    <div className="pages-and-files">
      <Card anchor="data" title={t('dashboard.data.coverage')} note={t('dashboard.data.says')}>
        {view.state === 'shop' ? (
          <>
            <SetAsideNotice count={view.summary.setAside} now={clock} />
            <CoverageTable summary={view.summary} region={view.shop.region} now={now} />
            <Counts db={db} shopId={view.shop.id} />
          </>
        ) : (
          <FirstPages region="US" isTold />
        )}
        <details className="fold">
          <summary>{t('dashboard.visits.title')}</summary>
          <Visits visits={view.visits} />
        </details>
      </Card>
      <div className="stack">
        <Card title={t('dashboard.data.files')}>
          <ImportFiles shop={view.state === 'shop' && !isDemo(view.shop) ? view.shop : null} />
          {view.state === 'shop' &&
            (isDemo(view.shop) ? (
              <p className="muted">{t('components.demo.noExport')}</p>
            ) : (
              <ExportButton db={db} shop={view.shop} clock={clock} />
            ))}
          <Deletion db={db} shops={shops} isDataStored={shops.length > 0 || view.visits.length > 0} />
        </Card>
        <Card anchor="alerts" title={t('alerts.title')}>
          <AlertsSettings db={db} />
        </Card>
      </div>
    </div>
    <Settings db={db} shop={view.state === 'shop' ? view.shop : null} clock={clock} />
  </>
);
