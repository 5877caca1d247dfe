import { useEffect, useId, useRef, useState } from 'react';
import type { Assessment } from '#core/model/assessment';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import { groundOf } from '#core/policy/grounds';
import { CopyIds } from '../../components/copy';
import { formatChance, formatDay, formatMany, formatPoints } from '../../components/format';
import { PREPARE } from '../../components/ticket-card';
import { groundName, METRIC_NAMES } from '../../components/words';
import { Why } from '../../explain/why';
import { DraftField } from './draft-field';
import { EvidenceTable } from './evidence-list';
import { otherReasonsText, portalReasonText } from './file-under';
import { Filing } from './filing';
import { PREPARE_TEXT as WORDS } from './prepare-text';
import { ticketAt } from './prepared-tickets';
import { useTicketEdits } from './use-ticket';

const CLOSED = 'appeals';

const read = (): string => decodeURIComponent(window.location.hash.slice(1));

/** The ticket that the address names; looking at another part of the page does not close it. */
const useTicketAnchor = (): string | null => {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    const look = () => {
      const now = read();
      if (now.startsWith(PREPARE)) setWanted(now);
      else if (now === CLOSED) setWanted(null);
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return wanted;
};

const Close = () => (
  <a className="button small" href={`#${CLOSED}`}>
    {WORDS.close}
  </a>
);

interface BenchProps {
  assessment: Assessment;
  opened: PreparedTicket;
  stored: PreparedTicket | undefined;
}

const EditorFields = ({ assessment, opened, stored }: BenchProps) => {
  const id = useId();
  const { ticket, change, keeping } = useTicketEdits(opened, stored);
  const { metric, ground, expected, notes } = ticket;
  const refutedBy = groundOf(ground)?.refutedBy;
  const under = portalReasonText(assessment, ticket);
  const { kind, ids } = ticketSubjects(ticket);
  const many = formatMany(ids.length, kind === 'case' ? 'request' : kind);
  const follow = assessment.appealDetails?.followUps.find((it) => it.preparedId === ticket.id);
  return (
    <>
      <p>
        {METRIC_NAMES[metric]} ·{' '}
        {expected === null
          ? many
          : WORDS.worth(
              many,
              formatPoints(expected.points),
              formatChance(expected.probability),
              formatDay(expected.on),
            )}
      </p>
      <div className="row">
        <CopyIds ids={ticket} primary />
        <Why about={groundName(ground)} assessment={assessment} question={{ kind: 'prepared', ticket }} />
      </div>
      <p className="muted">{WORDS.byHand}</p>
      {under !== '' && (
        <p>
          {under}. {otherReasonsText(assessment, ticket)}
        </p>
      )}
      {refutedBy !== undefined && <p>{WORDS.look(refutedBy.charAt(0).toLowerCase() + refutedBy.slice(1))}</p>}
      <EvidenceTable assessment={assessment} ticket={ticket} change={change} />
      <DraftField ticket={ticket} change={change} />
      <h3>
        <label htmlFor={id}>{WORDS.notes.title}</label>
      </h3>
      <p className="muted" id={`${id}-says`}>
        {WORDS.notes.says}
      </p>
      <textarea
        id={id}
        aria-describedby={`${id}-says`}
        rows={3}
        value={notes}
        onChange={(event) => change({ notes: event.target.value })}
      />
      <Filing ticket={ticket} decisionOn={follow?.decisionOn ?? null} change={change} />
      <p className={keeping === 'failed' ? 'loss' : 'muted'} role="status">
        {keeping === 'kept' && stored !== undefined ? WORDS.saved : WORDS.keeping[keeping]}
      </p>
    </>
  );
};

interface Props {
  assessment: Assessment;
  prepared: readonly PreparedTicket[];
}

const OpenTicket = ({ anchor, assessment, prepared }: Props & { anchor: string }) => {
  // kept as it was opened: the figures may be computed anew while it is worked on
  const [opened, open] = useState(() => ticketAt(anchor, assessment, prepared));
  // what was begun a moment ago is in the address before it is among those that are known
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
          {opened === undefined ? WORDS.prepare : WORDS.title(groundName(opened.ground))}
        </h2>
        <Close />
      </div>
      {opened === undefined ? (
        <p>{WORDS.gone}</p>
      ) : (
        <EditorFields assessment={assessment} opened={opened} stored={prepared.find((it) => it.id === opened.id)} />
      )}
    </section>
  );
};

/** Where a ticket is got ready to be filed by hand: open when an address names one. */
export const TicketEditor = (props: Props) => {
  const wanted = useTicketAnchor();
  return wanted === null ? null : <OpenTicket key={wanted} anchor={wanted} {...props} />;
};
