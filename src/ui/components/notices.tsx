import type { VisitRow } from '#storage/database';
import { CopyButton } from './copy-button';
import { driftReport } from './drift-report';
import { TEXT as DRIFT, MISSING } from './drift-text';
import { formatDay, formatInstant, todayOf } from './format';
import { lastRead, refusedNow, type ShopLook } from './look';
import { Notice } from './notice';
import { OutLink } from './out-link';
import { portalLink } from './portal';
import { TEXT } from './text';
import type { Refresh } from './use-refresh';
import { ISSUE_TEXTS, PAGE_NAMES, pageName } from './words';

const { notices: WORDS } = TEXT;

/** A page that is not read any more, by name: what was not understood, what that does to the figures, what to send. */
export const Refused = ({ visits }: { visits: readonly VisitRow[] }) =>
  refusedNow(visits).map((visit) => {
    const { page, metric, at, issues } = visit;
    const reasons = issues.map(({ code, detail }) => `${ISSUE_TEXTS[code]} (${detail})`);
    const before = lastRead(visits, visit);
    return (
      <Notice
        key={`${page}+${metric ?? ''}`}
        tone="bad"
        title={WORDS.refused(pageName(page, metric), formatInstant(at))}
      >
        {reasons.length > 0 && <p>{WORDS.because(reasons.slice(0, 2).join('; '))}</p>}
        <p>
          {before !== undefined && DRIFT.lastRead(formatInstant(before.at))}
          {MISSING[page]}
        </p>
        {visit.structure !== undefined && (
          <>
            <p className="muted">{DRIFT.holds}</p>
            <CopyButton label={DRIFT.copy} done={DRIFT.copied} text={driftReport(visit)} />
          </>
        )}
      </Notice>
    );
  });

interface Props {
  look: ShopLook;
  now: Date;
  refresh: Refresh;
}

/** What must be known before the figures are: refused pages, an old day, no assessment. */
export const Notices = ({ look, now, refresh }: Props) => {
  const { shop, kept, visits } = look;
  const stale = kept !== undefined && refresh !== 'running' && kept.assessment.asOf < todayOf(shop, now);
  return (
    <div className="notices">
      <Refused visits={visits} />
      {kept === undefined && refresh !== 'running' && (
        <Notice tone="info" title={WORDS.notAssessed}>
          <p>{WORDS.notAssessedSays}</p>
        </Notice>
      )}
      {stale && (
        <Notice tone="warn" title={WORDS.stale(formatDay(kept.assessment.asOf))}>
          <p>
            {WORDS.staleSays} <OutLink href={portalLink(shop.region, 'score')}>{PAGE_NAMES.score}</OutLink>
          </p>
        </Notice>
      )}
      {refresh === 'failed' && <Notice tone="warn" title={WORDS.failed} />}
    </div>
  );
};
