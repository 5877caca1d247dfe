import { useState } from 'react';
import type { Assessment } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { PageSummary } from '#messages/panel-protocol';
import { t } from '#texts/translate';
import { worthwhileTickets } from '../components/best-action';
import { CopyButton, CopyIds } from '../components/copy';
import { quotedReasonsFor } from '../components/offered-reasons';
import { evidenceText } from '../components/policy-text';
import { useWork } from '../components/use-work';
import { TicketWarnings } from '../components/warnings';
import { groundName, ticketSize } from '../components/words';
import { OtherTicket } from './other-ticket';
import type { PanelActions } from './panel-actions';

const Steps = ({
  assessment,
  prepared: { ticket, evidence },
  draft,
}: {
  assessment: Assessment;
  prepared: PageSummary['preparedTickets'][number];
  draft: PanelActions['draft'];
}) => {
  const written = useWork(JSON.stringify(ticket), async () => ticket.draft || (await draft(ticket.id)));
  const text = written !== null && 'done' in written ? written.done : null;
  const reasons = quotedReasonsFor(assessment, ticket);
  return (
    <ol className="steps">
      <li>{t('panel.ticket.metric', { metric: t(`words.portalMetrics.${ticket.metric}`) })}</li>
      <li>
        {reasons === null
          ? t('panel.ticket.reasonUnknown', { ground: groundName(ticket.ground) })
          : t('panel.ticket.reason', { reasons })}
      </li>
      <li>
        <p>{t('panel.ticket.ids')}</p>
        <div className="actions">
          <CopyIds ids={ticket} />
        </div>
      </li>
      <li>
        <p>
          {text !== null
            ? t('panel.ticket.text')
            : written === null
              ? t('panel.ticket.textLoading')
              : t('panel.ticket.textFailed')}
        </p>
        {text !== null && <CopyButton label={t('components.copyText')} done={t('components.copiedText')} text={text} />}
      </li>
      {evidence.length > 0 && (
        <li>
          <p>{t('panel.ticket.attach')}</p>
          <ul className="evidence">
            {evidence.map((piece) => (
              <li key={piece}>{evidenceText(piece)}</li>
            ))}
          </ul>
        </li>
      )}
      <li>{t('panel.ticket.file')}</li>
    </ol>
  );
};

interface Props {
  summary: PageSummary;
  assessment: Assessment;
  actions: PanelActions;
  isRefused: boolean;
}

/** Beside the portal's form: the steps of the prepared ticket, in the form's own words. */
export const TicketBody = ({ summary: { preparedTickets }, assessment, actions, isRefused }: Props) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const prepared = preparedTickets.find(({ ticket }) => ticket.id === chosen) ?? preparedTickets[0];
  if (prepared === undefined) {
    const [best] = worthwhileTickets(assessment);
    return (
      <>
        <p>{t('panel.ticket.none')}</p>
        {best !== undefined && <OtherTicket ticket={best} actions={actions} rank={isRefused ? 'further' : 'primary'} />}
      </>
    );
  }
  const { ticket } = prepared;
  const nameOf = (one: PreparedTicket) => `${groundName(one.ground)} · ${ticketSize(one)}`;
  return (
    <section aria-label={t('panel.ticket.title')}>
      {preparedTickets.length > 1 ? (
        <select
          className="choice"
          aria-label={t('panel.ticket.several')}
          value={ticket.id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {preparedTickets.map(({ ticket: one }) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      ) : (
        <h2>{nameOf(ticket)}</h2>
      )}
      <TicketWarnings assessment={assessment} ticket={ticket} />
      <Steps key={ticket.id} assessment={assessment} prepared={prepared} draft={actions.draft} />
    </section>
  );
};
