import { useState } from 'react';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Assessment, Candidate } from '#core/model/assessment';
import type { Instant } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { problemKey } from '#core/model/problem';
import type { UserInput } from '#storage/queries';
import { t } from '#texts/translate';
import { Card } from '../../components/card';
import type { appealsRead } from '../../components/view';
import { groundName } from '../../components/words';
import { Board } from './board';
import { type CandidateFilter, CandidateFilterBar, passesCandidate, passesUndecided } from './candidate-filter';
import { Candidates } from './candidates';
import { closedSince } from './marks';
import { MarksList } from './marks-list';
import { UndecidedList } from './undecided-list';

/** A gain below this is zero; small gains add up and are worth filing. */
const MIN_GAIN = 1e-9;

interface ListsProps {
  assessment: Assessment;
  marks: readonly AppealMark[];
  prepared: readonly PreparedTicket[];
  closed: ReadonlySet<string>;
}

/** Whether a candidate is offered: it gains on the day of the decision, or its gain is unknown. */
export const isWorthFiling = ({ gainAtDecision }: Candidate): boolean =>
  gainAtDecision === null || gainAtDecision > MIN_GAIN;

/** Candidates in three sections: proven, undecided for want of a fact, and left to judgement. */
const Lists = ({ assessment, marks, prepared, closed }: ListsProps) => {
  const [filter, setFilter] = useState<CandidateFilter>({});
  const isOpen = (subject: Parameters<typeof problemKey>[0]) => !closed.has(problemKey(subject));
  const proven = assessment.appeals.candidates.filter(isOpen).filter(isWorthFiling);
  const judged = assessment.appeals.judged.filter(isOpen).filter(isWorthFiling);
  const undecided = (assessment.appealDetails?.undecided ?? []).filter(isOpen);
  const all = proven.length + judged.length + undecided.length;
  if (all === 0) return null;

  const candidates = [...proven, ...judged];
  const metrics = new Set([...candidates, ...undecided].map(({ metric }) => metric));
  const grounds = new Set([
    ...candidates.map(({ ground }) => ground),
    ...undecided.flatMap((problem) => problem.grounds),
  ]);
  const bases = new Set(candidates.map(({ basis }) => basis));
  const shown = {
    proven: proven.filter(({ against }) => against.length === 0).filter(passesCandidate(filter)),
    doubtful: proven.filter(({ against }) => against.length > 0).filter(passesCandidate(filter)),
    judged: judged.filter(passesCandidate(filter)),
    undecided: undecided.filter(passesUndecided(filter)),
  };
  const count = shown.proven.length + shown.doubtful.length + shown.judged.length + shown.undecided.length;
  const list = (title: string, note: string, some: readonly Candidate[], isOneByOne = false) =>
    some.length > 0 && (
      <Candidates
        assessment={assessment}
        title={title}
        note={note}
        candidates={some}
        marks={marks}
        prepared={prepared}
        isOneByOne={isOneByOne}
      />
    );
  return (
    <div className="appeal-lists">
      <CandidateFilterBar
        filter={filter}
        change={setFilter}
        metrics={METRICS.filter((metric) => metrics.has(metric)).map((metric) => ({
          value: metric,
          name: t(`words.metrics.${metric}`),
        }))}
        grounds={[...grounds].map((ground) => ({ value: ground, name: groundName(ground) }))}
        bases={(['sourced', 'inferred', 'judged'] as const)
          .filter((basis) => bases.has(basis))
          .map((basis) => ({ value: basis, name: t(`words.basis.${basis}.name`) }))}
        shown={count}
        all={all}
      />
      {count === 0 && <p>{t('components.filter.nothing')}</p>}
      {list(t('appeals.candidates'), t('appeals.candidatesSay'), shown.proven)}
      {shown.undecided.length > 0 && (
        <UndecidedList assessment={assessment} undecided={shown.undecided} marks={marks} />
      )}
      {list(t('appeals.doubtful'), t('appeals.doubtfulSays'), shown.doubtful, true)}
      {list(t('appeals.judged'), t('appeals.judgedSays'), shown.judged, true)}
    </div>
  );
};

interface Props {
  title: string;
  assessment: Assessment;
  computedAt: Instant;
  userInput: UserInput;
  isRead: ReturnType<typeof appealsRead>;
}

/** The best tickets to file, then all candidates, then the seller's marks. */
export const AppealsCard = ({ title, assessment, computedAt, userInput, isRead }: Props) => {
  const marks = userInput.appealMarks;
  const { candidates, judged } = assessment.appeals;
  const undecided = assessment.appealDetails?.undecided ?? [];
  return (
    <Card anchor="appeals" title={title} note={t('appeals.limits')}>
      {candidates.length + judged.length + undecided.length === 0 && (
        <p>{isRead.problems ? t('appeals.none') : t('appeals.unread')}</p>
      )}
      <Board assessment={assessment} prepared={userInput.preparedTickets} isRead={isRead} />
      <Lists
        assessment={assessment}
        marks={marks}
        prepared={userInput.preparedTickets}
        closed={closedSince(marks, computedAt)}
      />
      <MarksList region={assessment.region} marks={marks} />
    </Card>
  );
};
