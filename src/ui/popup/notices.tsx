import { formatDay, todayOf } from '../parts/format';
import { type Look, refusedNow, type Visit } from '../parts/look';
import { Notice } from '../parts/notice';
import { OutLink } from '../parts/out-link';
import { portalLink } from '../parts/portal';
import { pageName, REFUSAL } from '../parts/words';
import { TEXT } from './text';

export const Refused = ({ visits }: { visits: readonly Visit[] }) =>
  refusedNow(visits).map((it) => {
    const complaint = it.complaints[0];
    const reason = complaint === undefined ? '' : `${REFUSAL[complaint.code]} (${complaint.detail})`;
    return (
      <Notice
        key={`${it.page}+${it.metric ?? ''}`}
        tone="bad"
        title={TEXT.refused.title(pageName(it.page, it.metric), formatDay(it.at.slice(0, 10)))}
      >
        <p>{TEXT.refused.says(reason)}</p>
      </Notice>
    );
  });

interface Props {
  look: Extract<Look, { state: 'shop' }>;
  now: Date;
  failed: boolean;
}

/** What must be known before the figures are: refused pages, an old day, no assessment. */
export const Notices = ({ look, now, failed }: Props) => {
  const { shop, kept, visits } = look;
  const stale = kept !== undefined && kept.assessment.asOf < todayOf(shop.timeZone, now);
  const score = <OutLink href={portalLink(shop.region, 'score')}>{TEXT.openScore}</OutLink>;
  return (
    <div className="notices">
      <Refused visits={visits} />
      {kept === undefined && (
        <Notice tone="info" title={TEXT.notAssessed.title}>
          <p>{TEXT.notAssessed.says}</p>
        </Notice>
      )}
      {stale && (
        <Notice tone="warn" title={TEXT.stale.title(formatDay(kept.assessment.asOf))}>
          <p>
            {TEXT.stale.says} {score}
          </p>
        </Notice>
      )}
      {failed && <Notice tone="warn" title={TEXT.failed} />}
    </div>
  );
};
