import { useRef } from 'react';
import type { Assessment } from '#core/model/assessment';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import { groundOf } from '#core/policy/grounds';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { formatCount, formatSentence } from '../../components/format';
import { SubjectLink } from '../../components/links';
import { evidenceText } from '../../components/policy-text';
import { DataTable } from '../../components/table';
import { withEvidence, withoutSubject } from './prepared-tickets';
import type { ChangeTicket } from './use-ticket-edits';

interface BoxesProps {
  pieces: readonly string[];
  subject: string;
  isTicked: (piece: string) => boolean;
  tick: (piece: string, on: boolean) => void;
}

const EvidenceBoxes = ({ pieces, subject, isTicked, tick }: BoxesProps) => (
  <td>
    <span className="boxes">
      {pieces.map((piece) => (
        <label key={piece}>
          <input
            type="checkbox"
            aria-label={t('prepare.evidence.for', { piece: evidenceText(piece), what: subject })}
            checked={isTicked(piece)}
            onChange={(event) => tick(piece, event.target.checked)}
          />
          {evidenceText(piece)}
        </label>
      ))}
    </span>
  </td>
);

interface Props {
  assessment: Assessment;
  ticket: PreparedTicket;
  change: ChangeTicket;
}

/** Checklist of evidence for each order of a ticket. */
export const EvidenceTable = ({ assessment, ticket, change }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const pieces = groundOf(ticket.ground)?.evidence ?? [];
  const { kind, ids } = ticketSubjects(ticket);
  const { candidates, judged } = assessment.appeals;
  const offered = new Set(
    [...candidates, ...judged]
      .filter(({ metric }) => metric === ticket.metric)
      .flatMap(({ orderId, caseId, chatId }) => [orderId, caseId, chatId]),
  );
  const isTicked = (id: string) => (piece: string) =>
    ticket.evidence.some((entry) => entry.id === id && entry.ticked.includes(piece));
  const tick = (subjects: readonly string[]) => (piece: string, on: boolean) =>
    change({ evidence: withEvidence(ticket, subjects, piece, on) });
  const count = ids.reduce((sum, id) => sum + pieces.filter(isTicked(id)).length, 0);
  return (
    <>
      <h4 ref={heading} tabIndex={-1}>
        {t('prepare.evidence.title')}
      </h4>
      <p className="muted">
        {pieces.length === 0
          ? t('prepare.evidence.none')
          : `${t('prepare.evidence.says')} ${formatSentence(t('prepare.evidence.count', { ticked: formatCount(count), all: formatCount(ids.length * pieces.length) }))}`}
      </p>
      <DataTable
        caption={t('prepare.evidence.title')}
        columns={[
          { name: t('components.subject.order') },
          { name: t('prepare.evidence.columns.evidence') },
          { name: t('prepare.evidence.remove'), onlyHeard: true },
        ]}
      >
        {ids.length > 1 && pieces.length > 0 && (
          <tr>
            <th scope="row">{t('prepare.evidence.all')}</th>
            <EvidenceBoxes
              pieces={pieces}
              subject={t('prepare.evidence.all')}
              isTicked={(piece) => ids.every((id) => isTicked(id)(piece))}
              tick={tick(ids)}
            />
            <td />
          </tr>
        )}
        {ids.map((id) => (
          <tr key={id}>
            <th scope="row">
              <SubjectLink
                region={assessment.region}
                subject={{ orderId: null, caseId: null, chatId: null, [`${kind}Id`]: id }}
              />
              {ticket.state === 'open' && !offered.has(id) && (
                <span className="muted under">{t('prepare.evidence.notOffered')}</span>
              )}
            </th>
            <EvidenceBoxes pieces={pieces} subject={id} isTicked={isTicked(id)} tick={tick([id])} />
            <td className="number">
              {ticket.state === 'open' && ids.length > 1 && (
                <Button
                  small
                  kind="quiet"
                  about={id}
                  onClick={() => {
                    change(
                      withoutSubject(ticket, id, [...candidates, ...judged]),
                      t('prepare.evidence.removed', { what: id }),
                    );
                    // the button goes with its row
                    heading.current?.focus();
                  }}
                >
                  {t('prepare.evidence.remove')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </DataTable>
    </>
  );
};
