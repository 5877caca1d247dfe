import { useEffect, useId, useRef, useState } from 'react';
import type { Assessment } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { groundOf } from '#core/policy/grounds';
import { t } from '#texts/translate';
import { CopyIds } from '../../components/copy';
import { formatChance, formatDay, formatPoints, formatSentence } from '../../components/format';
import { useFragment } from '../../components/hooks';
import { OutLink } from '../../components/links';
import { quotedReasonsFor } from '../../components/offered-reasons';
import { portalLink } from '../../components/portal';
import { PREPARE_ANCHOR_PREFIX } from '../../components/prepare-anchor';
import { pageLink } from '../../components/route';
import { TicketWarnings } from '../../components/warnings';
import { groundName, ticketSize } from '../../components/words';
import { checkText, lowerFirst } from '../../explain/rule-text';
import { Why } from '../../explain/why';
import { useBackToBoard } from './board';
import { DraftField } from './draft-field';
import { EvidenceTable } from './evidence-table';
import { Filing } from './filing';
import { otherReasonsText, portalReasonText } from './ground-text';
import { ticketAt } from './prepared-tickets';
import { useTicketEdits } from './use-ticket-edits';

/** Address that closes the editor. */
const CLOSED = pageLink('appeals');

/** The ticket named by the address, which stays open when another part of the page is named. */
const useTicketAnchor = (): string | null => {
  const [opened, setOpened] = useState<string | null>(null);
  useFragment((fragment) => {
    const anchor = decodeURIComponent(fragment.slice(1));
    if (anchor.startsWith(PREPARE_ANCHOR_PREFIX)) setOpened(anchor);
    else if (fragment === CLOSED) setOpened(null);
  });
  return opened;
};

const Close = () => (
  <a className="button small" href={CLOSED}>
    {t('words.close')}
  </a>
);

interface EditorFieldsProps {
  assessment: Assessment;
  opened: PreparedTicket;
  stored: PreparedTicket | undefined;
}

const EditorFields = ({ assessment, opened, stored }: EditorFieldsProps) => {
  const id = useId();
  const { ticket, change, saving } = useTicketEdits(opened, stored);
  const { metric, ground, expected, notes } = ticket;
  const refutedBy = groundOf(ground)?.refutedBy;
  const under = portalReasonText(assessment, ticket);
  const named = quotedReasonsFor(assessment, ticket) ?? (under === '' ? groundName(ground) : null);
  const many = ticketSize(ticket);
  const followUp = assessment.appealDetails?.followUps.find(({ preparedId }) => preparedId === ticket.id);
  return (
    <>
      <p>
        {t(`words.metrics.${metric}`)} ·{' '}
        {expected === null
          ? many
          : t('prepare.worth', {
              many,
              points: formatPoints(expected.points),
              chance: formatChance(expected.probability),
              day: formatDay(expected.on),
            })}
      </p>
      <Why about={groundName(ground)} assessment={assessment} question={{ kind: 'prepared', ticket }} />
      <p className="muted">{t('prepare.byHand')}</p>
      {refutedBy !== undefined && <p>{t('prepare.look', { refutedBy: lowerFirst(checkText(refutedBy)) })}</p>}
      <TicketWarnings assessment={assessment} ticket={ticket} />
      <ol className="ticket-steps">
        <li>
          <h3>{t('prepare.steps.open')}</h3>
          <p>
            <OutLink href={portalLink(assessment.region, 'score')} className="button small">
              {t('prepare.steps.openLink')}
            </OutLink>{' '}
            <span className="muted">{t('prepare.steps.openSays')}</span>
          </p>
        </li>
        <li>
          <h3>{t('prepare.steps.choose')}</h3>
          <p>
            {t('prepare.steps.metric')} <strong>{t(`words.portalMetrics.${metric}`)}</strong> ·{' '}
            {t('prepare.steps.reason')} {named === null ? formatSentence(under) : <strong>{named}</strong>}{' '}
            {otherReasonsText(assessment, ticket)}
          </p>
          {under === '' && <p className="muted">{t('prepare.steps.ownWords')}</p>}
        </li>
        <li>
          <h3>{t('prepare.steps.paste', { many })}</h3>
          <div className="row">
            <CopyIds ids={ticket} primary />
          </div>
        </li>
        <li>
          <h3>{t('prepare.steps.attach')}</h3>
          <DraftField ticket={ticket} change={change} />
          <EvidenceTable assessment={assessment} ticket={ticket} change={change} />
          <p className="muted">{t('prepare.steps.timestamp')}</p>
        </li>
      </ol>
      <h3>
        <label htmlFor={id}>{t('prepare.notes.title')}</label>
      </h3>
      <p className="muted" id={`${id}-says`}>
        {t('prepare.notes.says')}
      </p>
      <textarea
        id={id}
        aria-describedby={`${id}-says`}
        rows={3}
        value={notes}
        onChange={(event) => change({ notes: event.target.value })}
      />
      <Filing ticket={ticket} decisionOn={followUp?.decisionOn ?? null} change={change} />
      <p className={saving === 'failed' ? 'loss' : 'muted'} role="status">
        {saving === 'saved' && stored !== undefined ? t('prepare.saved') : t(`prepare.saving.${saving}`)}
      </p>
    </>
  );
};

interface Props {
  assessment: Assessment;
  prepared: readonly PreparedTicket[];
}

const OpenTicket = ({ anchor, assessment, prepared }: Props & { anchor: string }) => {
  // Kept as opened, as the assessment may be recomputed while the seller works on it.
  const [opened, open] = useState(() => ticketAt(anchor, assessment, prepared));
  // The address may name a new ticket before the database delivers it.
  const now = opened ?? ticketAt(anchor, assessment, prepared);
  if (now !== opened) open(now);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section className="card preparation" aria-labelledby={id}>
      <div className="row">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {opened === undefined ? t('prepare.prepare') : t('prepare.title', { ground: groundName(opened.ground) })}
        </h2>
        <Close />
      </div>
      {opened === undefined ? (
        <p>{t('prepare.gone')}</p>
      ) : (
        <EditorFields
          assessment={assessment}
          opened={opened}
          stored={prepared.find(({ id: known }) => known === opened.id)}
        />
      )}
    </section>
  );
};

/** Editor of a ticket to be filed by hand; opens when the address names a ticket. */
export const TicketEditor = (props: Props) => {
  const anchor = useTicketAnchor();
  useBackToBoard(anchor !== null);
  return anchor === null ? null : <OpenTicket key={anchor} anchor={anchor} {...props} />;
};
