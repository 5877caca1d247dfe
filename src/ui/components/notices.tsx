import type { Page } from '#core/model/page';
import { shopDayAt } from '#core/model/shop';
import type { VisitRow } from '#storage/database';
import { refusedPages } from '#storage/queries';
import { CopyButton } from './copy';
import { DemoNotice } from './demo';
import { formatDay, formatInstant } from './format';
import type { Refresh } from './hooks';
import { OutLink } from './links';
import { Notice } from './notice';
import { portalLink } from './portal';
import { COMPONENT_TEXT } from './text';
import { lastRead, type ShopView } from './view';
import { ISSUE_TEXTS, PAGE_NAMES, PRODUCT, pageName } from './words';

const withoutNumbers = (text: string): string => text.replace(/\d{4,}/g, '#');

/** What a bug report needs about a page that could not be read: nothing in it is a seller's or a buyer's. */
export const driftReport = ({ page, metric, at, locale, strategy, issues, structure }: VisitRow): string =>
  [
    `${PRODUCT}: a page that could not be read`,
    `page: ${page}${metric === null ? '' : `, ${metric}`}`,
    `day: ${at.slice(0, 10)}`,
    `market and language: ${locale?.region ?? 'not known'}, ${locale?.language ?? 'not known'}`,
    `found as: ${strategy ?? 'nothing'}`,
    ...issues.map(({ code, detail }) => withoutNumbers(`not understood: ${code}, ${detail}`)),
    '',
    structure ?? 'no structure was kept',
  ].join('\n');

/** What the seller goes without as long as a page can't be read. */
const MISSING_MEANWHILE: Record<Page, string> = {
  'order-list': 'New orders are missing, so the forecast knows too little of what is on its way.',
  'order-detail': 'Deliver-by dates are missing, so on-time delivery is taken from the page and not recomputed.',
  ratings: 'New ratings are missing, so negative reviews are known only as far as Diagnosis lists them.',
  returns: 'New returns are missing, so returns and handling time are known only as far as Diagnosis lists them.',
  score: 'New scores are missing, so today is computed from older readings and from orders.',
  diagnosis: 'What the platform has counted since is missing, so costs and appeals of this metric may be out of date.',
  'appeal-center': 'New decisions are missing, so an appeal may be offered that has been made or decided.',
  'account-health': 'The account health rating is of the last reading.',
  service: 'Chat ratings are of the last reading.',
  products: 'Stock is of the last reading.',
  sales: 'Sales are of the last reading.',
};

const REPORT_TEXT = {
  lastRead: (at: string) => `Last read on ${at}. `,
  copy: 'Copy report',
  copied: 'Report copied',
  holds:
    'The report says how the page is built (tags, classes and column captions), and nothing of your orders, buyers or figures. It goes nowhere unless you send it.',
};

const { notices: WORDS } = COMPONENT_TEXT;

/** A page that is not read any more, by name: what was not understood, what that does to the figures, what to send. */
export const RefusedNotice = ({ visits }: { visits: readonly VisitRow[] }) =>
  refusedPages(visits).map((visit) => {
    const { page, metric, at, issues } = visit;
    const reasons = issues.map(({ code, detail }) => `${ISSUE_TEXTS[code]} (${detail})`);
    const before = lastRead(visits, visit);
    const isTranslated = issues.some(({ code }) => code === 'translated-page');
    const title = isTranslated ? WORDS.translated : WORDS.refused;
    return (
      <Notice key={`${page}+${metric ?? ''}`} tone="bad" title={title(pageName(page, metric), formatInstant(at))}>
        {reasons.length > 0 && <p>{WORDS.because(reasons.slice(0, 2).join('; '))}</p>}
        <p>
          {before !== undefined && REPORT_TEXT.lastRead(formatInstant(before.at))}
          {MISSING_MEANWHILE[page]}
        </p>
        {visit.structure !== undefined && (
          <>
            <p className="muted">{REPORT_TEXT.holds}</p>
            <CopyButton label={REPORT_TEXT.copy} done={REPORT_TEXT.copied} text={driftReport(visit)} />
          </>
        )}
      </Notice>
    );
  });

interface Props {
  view: ShopView;
  now: Date;
  refresh: Refresh;
}

/** What must be known before the figures are: refused pages, an old day, no assessment. */
export const Notices = ({ view, now, refresh }: Props) => {
  const { shop, stored, visits } = view;
  const stale = stored !== undefined && refresh !== 'running' && stored.assessment.asOf < shopDayAt(shop, now);
  return (
    <div className="notices">
      <DemoNotice shop={shop} />
      <RefusedNotice visits={visits} />
      {stored === undefined && refresh !== 'running' && (
        <Notice tone="info" title={WORDS.notAssessed}>
          <p>{WORDS.notAssessedSays}</p>
        </Notice>
      )}
      {stale && (
        <Notice tone="warn" title={WORDS.stale(formatDay(stored.assessment.asOf))}>
          <p>
            {WORDS.staleSays} <OutLink href={portalLink(shop.region, 'score')}>{PAGE_NAMES.score}</OutLink>
          </p>
        </Notice>
      )}
      {refresh === 'failed' && <Notice tone="warn" title={WORDS.failed} />}
    </div>
  );
};
