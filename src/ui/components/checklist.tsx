import { useMemo } from 'react';
import type { Assessment } from '#core/model/assessment';
import type { CheckCode, CheckItem } from '#core/model/check-item';
import { checklistAt, tasksOf } from '#core/today/checklist';
import { t } from '#texts/translate';
import { CheckProducts } from './check-products';
import { idNoun, limitText, stakesOf, TO_SHIP, taskLink, taskText } from './checklist-text';
import { CopySearch } from './copy';
import { formatParts, formatPercent, formatRow } from './format';
import { OutLink } from './links';
import { DashboardLink } from './page-link';
import type { PortalPage } from './portal';
import { pageLink } from './route';

const MAX_BRIEF = 3;

const PageLink = ({ region, item }: { region: string; item: CheckItem }) => (
  <OutLink href={taskLink(region, item)}>{t('words.open', { page: t(`checklist.pages.${item.page}`) })}</OutLink>
);

/** What has happened and has no clock. */
const FALLS: ReadonlySet<CheckCode> = new Set(['score-fall', 'sales-fall', 'conversion-fall']);

const LevelTag = ({ code, level }: Pick<CheckItem, 'code' | 'level'>) => (
  <span className={`tag ${level === 'critical' ? 'bad' : level === 'warn' ? 'warn' : ''}`}>
    {t(`checklist.level.${FALLS.has(code) ? 'fall' : level}`)}
  </span>
);

const Task = ({ region, item }: { region: string; item: CheckItem }) => {
  const stakes = [stakesOf(item), limitText(item) ?? []].flat();
  return (
    <li className={`check ${item.level}`}>
      <LevelTag {...item} />
      <div>
        <p>
          <strong>{taskText(item)}</strong>
        </p>
        {stakes.length > 0 && <p className="muted">{stakes.join(' · ')}</p>}
        {item.products.length > 0 && <CheckProducts item={item} />}
        <p className="actions">
          <PageLink region={region} item={item} />
          <CopySearch ids={item.ids} noun={idNoun(item)} />
        </p>
      </div>
    </li>
  );
};

/** What was checked and needs nothing, folded. */
const Clear = ({ items }: { items: readonly CheckItem[] }) => (
  <details className="check-unknown">
    <summary>{t('checklist.clear', { count: items.length })}</summary>
    <ul>
      {items.map(({ code }) => (
        <li key={code}>{t(`checklist.names.${code}`)}</li>
      ))}
    </ul>
  </details>
);

const namesOf = (items: readonly CheckItem[]): string =>
  formatRow(items.map(({ code }) => t(`checklist.names.${code}`)));

const UNSEEN: ReadonlySet<CheckCode> = new Set(['chats', 'conversion-fall']);

/** What is not known, by the page that tells. */
const Unknown = ({ region, items }: { region: string; items: readonly CheckItem[] }) => {
  const byPage = Map.groupBy(
    items.filter(({ code }) => !UNSEEN.has(code)),
    ({ page }): PortalPage => page,
  );
  const chats = items.find(({ code }) => code === 'chats');
  return (
    <ul>
      {[...byPage].map(([page, ofPage]) => {
        const part = ofPage.filter(({ state }) => state === 'part');
        const unread = ofPage.filter(({ state }) => state === 'unknown');
        return (
          <li key={page}>
            <PageLink region={region} item={ofPage[0]!} />{' '}
            {formatParts([
              ...(unread.length > 0 ? [t('checklist.unknown', { names: namesOf(unread) })] : []),
              ...(part.length > 0 ? [t('checklist.part', { names: namesOf(part) })] : []),
            ])}
          </li>
        );
      })}
      {chats !== undefined && (
        <li>
          <PageLink region={region} item={chats} />{' '}
          {formatParts([
            t('checklist.chats'),
            ...(chats.responseRate === null
              ? []
              : [t('checklist.chatsRate', { rate: formatPercent(chats.responseRate) })]),
          ])}
        </li>
      )}
      <li>{t('checklist.conversion')}</li>
    </ul>
  );
};

/** The checks of a minute: those of this moment, not of the assessment's day. */
export const useChecks = ({ agenda, region }: Pick<Assessment, 'agenda' | 'region'>, now: Date): CheckItem[] => {
  const minute = Math.floor(now.getTime() / 60_000);
  return useMemo(
    () => (agenda === undefined ? [] : checklistAt(agenda, region, new Date(minute * 60_000).toISOString())),
    [agenda, region, minute],
  );
};

interface TasksProps {
  region: string;
  checks: readonly CheckItem[];
  /** what stands above them already, as overdue tickets do; null where nothing else does */
  first: CheckItem | null;
}

/** What else there is to do. */
const tasksBeside = ({ checks, first }: TasksProps): CheckItem[] =>
  tasksOf(checks).filter(({ code }) => code !== first?.code && code !== 'ticket-overdue');

/** What else there is to do, the first of it in a line each, and how much more. */
export const TasksInBrief = (props: TasksProps) => {
  const { region } = props;
  const tasks = tasksBeside(props);
  const more = tasks.length - MAX_BRIEF;
  return (
    tasks.length > 0 && (
      <section className="section" aria-label={t('checklist.brief')}>
        <ul className="pressing">
          {tasks.slice(0, MAX_BRIEF).map((item) => (
            <li key={item.code}>
              <LevelTag {...item} /> <OutLink href={taskLink(region, item)}>{taskText(item)}</OutLink>{' '}
              <span className="muted">{stakesOf(item, true).join(' · ')}</span>
            </li>
          ))}
        </ul>
        {more > 0 && (
          <p>
            <DashboardLink to={pageLink('now')}>{t('checklist.more', { more })}</DashboardLink>
          </p>
        )}
      </section>
    )
  );
};

/** The checks of a morning: what else there is to do, most pressing first; what was clear; what no page has told yet. */
export const Checklist = (props: TasksProps) => {
  const { region, checks } = props;
  const tasks = tasksBeside(props);
  const clear = checks.filter(({ state }) => state === 'clear');
  const open = checks.filter(({ state }) => state === 'part' || state === 'unknown');
  const isAllKnown = open.every(({ code }) => UNSEEN.has(code));
  const isNothingKnown = tasksOf(checks).length + clear.length === 0;
  if (isNothingKnown)
    return (
      <div className="checklist check-unknown">
        <p className="muted">{t(open.length === 0 ? 'checklist.unknownTitle' : 'checklist.unread')}</p>
        {open.length > 0 && <Unknown region={region} items={open} />}
      </div>
    );
  return (
    <div className="checklist">
      {tasks.length === 0 ? (
        <p className="muted">
          {tasksOf(checks).length > 0
            ? t('checklist.nothingElse')
            : isAllKnown
              ? t('checklist.allClear')
              : t('checklist.nothing')}
        </p>
      ) : (
        <ul>
          {tasks.map((item) => (
            <Task key={item.code} region={region} item={item} />
          ))}
        </ul>
      )}
      {clear.length > 0 && <Clear items={clear} />}
      {[...tasks, ...clear].some(({ code }) => TO_SHIP.has(code)) && (
        <p className="muted small-print">{t('checklist.tiles')}</p>
      )}
      {open.length > 0 && (
        <details className="check-unknown">
          <summary>{t('checklist.unknownTitle')}</summary>
          <Unknown region={region} items={open} />
        </details>
      )}
    </div>
  );
};
