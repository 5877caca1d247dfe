import type { Assessment, Candidate } from '#core/model/assessment';
import { DataTable, NumberCell } from '../parts/data-table';
import { explainCandidate } from '../parts/explain-orders';
import { formatCount, formatPoints } from '../parts/format';
import { Pager, usePaged } from '../parts/pager';
import { SubjectLink, subjectKey } from '../parts/subject-link';
import { TicketCard, ticketKey } from '../parts/ticket-card';
import { WhyRow } from '../parts/why';
import { BASIS, groundName, METRIC_NAMES } from '../parts/words';
import { CandidateAnswer } from '../why/answers';
import { Card } from './card';
import { TEXT } from './text';

const { appeals: WORDS } = TEXT;

interface ListProps {
  assessment: Assessment;
  title: string;
  candidates: readonly Candidate[];
}

const Candidates = ({ assessment, title, candidates }: ListProps) => {
  const { rows, pager } = usePaged(candidates);
  const { columns } = WORDS;
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        columns={[
          { name: columns.order },
          { name: columns.metric, wide: true },
          { name: columns.ground },
          { name: columns.now, number: true, wide: true },
          { name: columns.later, number: true },
          { name: columns.left, number: true, wide: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {rows.map((it) => (
          <WhyRow
            key={`${subjectKey(it)}+${it.ground}`}
            about={it.orderId ?? it.caseId ?? it.chatId ?? ''}
            answer={explainCandidate(assessment, it)}
            full={<CandidateAnswer assessment={assessment} candidate={it} />}
            columns={7}
          >
            <th scope="row">
              <SubjectLink region={assessment.region} subject={it} />
            </th>
            <td className="wide">{METRIC_NAMES[it.metric]}</td>
            <td>
              {groundName(it.ground)} <span className="muted under">{BASIS[it.basis].name}</span>
            </td>
            <NumberCell value={it.gainNow} wide>
              {formatPoints(it.gainNow)}
            </NumberCell>
            <NumberCell value={it.gainAtDecision}>{formatPoints(it.gainAtDecision)}</NumberCell>
            <td className="number wide">{formatCount(it.attemptsLeft)}</td>
          </WhyRow>
        ))}
      </DataTable>
      <Pager of={title} pager={pager} />
    </>
  );
};

/** Tickets best first, then every order one by one; what only a person can judge stands apart. */
export const Appeals = ({ assessment, known }: { assessment: Assessment; known: boolean }) => {
  const { tickets, candidates, judged } = assessment.appeals;
  const { rows, pager } = usePaged(tickets, 6);
  return (
    <Card anchor="appeals" title={TEXT.sections.appeals} says={WORDS.limits}>
      {tickets.length === 0 && <p>{known ? WORDS.none : WORDS.unread}</p>}
      <div className="tickets">
        {rows.map((ticket, index) => (
          <TicketCard
            key={ticketKey(ticket)}
            assessment={assessment}
            ticket={ticket}
            primary={pager.first === 0 && index === 0}
          />
        ))}
      </div>
      <Pager of={TEXT.sections.appeals} pager={pager} />
      {candidates.length > 0 && <Candidates assessment={assessment} title={WORDS.candidates} candidates={candidates} />}
      {judged.length > 0 && (
        <>
          <Candidates assessment={assessment} title={WORDS.judged} candidates={judged} />
          <p className="muted">{WORDS.judgedSays}</p>
        </>
      )}
    </Card>
  );
};
