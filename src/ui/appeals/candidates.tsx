import { useState } from 'react';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Assessment, Candidate } from '#core/model/assessment';
import { lastDayOf } from '#core/model/casework';
import { problemKey } from '#core/model/problem';
import { DataTable, NumberCell } from '../parts/data-table';
import { decisionDay } from '../parts/decision-day';
import { explainCandidate } from '../parts/explain-orders';
import { formatCount, formatDay, formatPoints, UNKNOWN } from '../parts/format';
import { Pager, usePaged } from '../parts/pager';
import { SubjectLink } from '../parts/subject-link';
import { WhyRow } from '../parts/why';
import { BASIS, groundName, METRIC_NAMES } from '../parts/words';
import { CandidateAnswer } from '../why/answers';
import { fileUnder } from './file-under';
import { PickBar } from './pick-bar';
import { TEXT } from './text';

const nameOf = (it: Pick<Candidate, 'orderId' | 'caseId' | 'chatId'>) => it.orderId ?? it.caseId ?? it.chatId ?? '';

/** The last day on which filing still moves the score; where its day is not known, nobody can say. */
const lastDay = ({ casework }: Assessment, it: Candidate): string => {
  const last = casework && lastDayOf(casework, it);
  return last !== undefined ? formatDay(last) : it.gainNow === null || casework === undefined ? UNKNOWN : TEXT.never;
};

interface Props {
  assessment: Assessment;
  title: string;
  says: string;
  candidates: readonly Candidate[];
  marks: readonly AppealMark[];
}

/** A page of candidates, dearest first; what is chosen stays chosen on all pages. */
export const Candidates = ({ assessment, title, says, candidates, marks }: Props) => {
  const { rows, pager } = usePaged(candidates);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pick = (its: readonly Candidate[], on: boolean) => {
    const next = new Set(chosen);
    for (const it of its) on ? next.add(problemKey(it)) : next.delete(problemKey(it));
    setChosen(next);
  };
  const isChosen = (it: Candidate) => chosen.has(problemKey(it));
  const { columns } = TEXT;
  return (
    <>
      <h3>{title}</h3>
      <p className="muted">{says}</p>
      <PickBar
        of={title}
        assessment={assessment}
        picked={candidates.filter(isChosen)}
        all={candidates}
        marks={marks}
        page={{ isPicked: rows.length > 0 && rows.every(isChosen), pick: (on) => pick(rows, on) }}
        clear={() => setChosen(new Set())}
      />
      <DataTable
        caption={title}
        columns={[
          { name: columns.pick, onlyHeard: true },
          { name: columns.order },
          { name: columns.metric, wide: true },
          { name: columns.ground },
          { name: columns.now, number: true, wide: true },
          { name: columns.later(formatDay(decisionDay(assessment))), number: true },
          { name: columns.left, number: true, wide: true },
          { name: columns.last, number: true, wide: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {rows.map((it) => (
          <WhyRow
            key={`${problemKey(it)}+${it.ground}`}
            about={nameOf(it)}
            answer={explainCandidate(assessment, it)}
            full={<CandidateAnswer assessment={assessment} candidate={it} />}
            columns={9}
          >
            <td className="pick">
              <input
                type="checkbox"
                aria-label={TEXT.picked.pick(nameOf(it))}
                checked={isChosen(it)}
                onChange={(event) => pick([it], event.target.checked)}
              />
            </td>
            <th scope="row">
              <SubjectLink region={assessment.region} subject={it} />
            </th>
            <td className="wide">{METRIC_NAMES[it.metric]}</td>
            <td>
              {groundName(it.ground)}{' '}
              <span className="muted under">
                {[BASIS[it.basis].name, fileUnder(assessment, it)].filter((text) => text !== '').join(' · ')}
              </span>
            </td>
            <NumberCell value={it.gainNow} wide>
              {formatPoints(it.gainNow)}
            </NumberCell>
            <NumberCell value={it.gainAtDecision}>{formatPoints(it.gainAtDecision)}</NumberCell>
            <td className="number wide">{formatCount(it.attemptsLeft)}</td>
            <td className="number wide">{lastDay(assessment, it)}</td>
          </WhyRow>
        ))}
      </DataTable>
      <Pager of={title} pager={pager} />
    </>
  );
};
