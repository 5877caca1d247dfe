import type { UndecidedProblem } from '#core/model/appeal-details';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Assessment } from '#core/model/assessment';
import { problemKey } from '#core/model/problem';
import { groundOf } from '#core/policy/grounds';
import { formatCount, formatPoints } from '../../components/format';
import { OutLink, SubjectLink, shownId } from '../../components/links';
import { lookLink } from '../../components/portal';
import { DataTable, NumberCell, Pager, usePaged } from '../../components/table';
import { groundName, METRIC_NAMES } from '../../components/words';
import { WhyRow } from '../../explain/why';
import { withAnswer } from './marks';
import { SelectionCell, useSelection } from './selection';
import { SelectionBar } from './selection-bar';
import { APPEALS_TEXT } from './text';
import { useUserInput } from './user-input';

const { sellerAnswer: ANSWER, columns } = APPEALS_TEXT;

const ROWS_SHOWN = 10;

interface AnswersProps {
  problem: UndecidedProblem;
  name: string;
  marks: readonly AppealMark[];
}

/**
 * Where no page that is read shows a fact, the seller may say what they saw: for each ground that it would decide, yes or
 * no. The answer counts, and is named as the seller's wherever it is shown.
 */
const SellerAnswers = ({ problem, name, marks }: AnswersProps) => {
  const { save } = useUserInput();
  const mark = marks.find((known) => problemKey(known) === problemKey(problem));
  const answer = (ground: string, holds: boolean) =>
    save(
      { appealMarks: [withAnswer(problem, ground, holds, marks)] },
      ANSWER.done(name, groundName(ground), holds ? ANSWER.yes : ANSWER.no),
    );
  return (
    <details>
      <summary>
        {ANSWER.title}
        <span className="hidden-text"> {name}</span>
      </summary>
      <p className="muted">{ANSWER.says}</p>
      <ul className="answers">
        {problem.grounds.map((ground) => {
          const answered = mark?.answers.find((known) => known.ground === ground)?.holds;
          return (
            <li key={ground} className="row">
              <span>
                {groundName(ground)} <span className="muted under">{groundOf(ground)?.fact}</span>
              </span>
              {[true, false].map((holds) => (
                <button
                  key={String(holds)}
                  type="button"
                  className="button small"
                  aria-pressed={answered === holds}
                  onClick={() => answer(ground, holds)}
                >
                  {holds ? ANSWER.yes : ANSWER.no}
                  <span className="hidden-text"> {ANSWER.about(groundName(ground), name)}</span>
                </button>
              ))}
            </li>
          );
        })}
      </ul>
    </details>
  );
};

interface Props {
  assessment: Assessment;
  undecided: readonly UndecidedProblem[];
  marks: readonly AppealMark[];
}

/** Problems for which a fact is missing, with the page of the portal that shows it. */
export const UndecidedList = ({ assessment, undecided, marks }: Props) => {
  const { rows, pager } = usePaged(undecided, ROWS_SHOWN);
  const selection = useSelection(undecided, rows);
  return (
    <details className="fold">
      <summary>
        <h3>{APPEALS_TEXT.undecided}</h3> <span className="count">{formatCount(undecided.length)}</span>
      </summary>
      <p className="muted">{APPEALS_TEXT.undecidedSays}</p>
      <SelectionBar
        title={APPEALS_TEXT.undecided}
        selection={selection}
        all={undecided}
        marks={marks}
        kinds={['exclude']}
      />
      <DataTable
        caption={APPEALS_TEXT.undecided}
        columns={[
          { name: columns.pick, onlyHeard: true },
          { name: columns.order },
          { name: columns.metric, wide: true },
          { name: columns.grounds, wide: true },
          { name: columns.page },
          { name: columns.now, number: true, wide: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {rows.map((problem) => {
          const href = lookLink(assessment.region, problem);
          const page = APPEALS_TEXT.pages[problem.page];
          const name = shownId(problem);
          return (
            <WhyRow
              key={problemKey(problem)}
              about={name}
              assessment={assessment}
              question={{ kind: 'undecided', undecided: problem }}
              columns={7}
            >
              <SelectionCell
                name={name}
                isSelected={selection.isSelected(problem)}
                select={(on) => selection.select([problem], on)}
              />
              <th scope="row">
                <SubjectLink region={assessment.region} subject={problem} />
              </th>
              <td className="wide">{METRIC_NAMES[problem.metric]}</td>
              <td className="wide">{problem.grounds.map(groundName).join(', ')}</td>
              <td>
                {href === null ? page : <OutLink href={href}>{page}</OutLink>}{' '}
                <span className="muted under">{APPEALS_TEXT.fact(problem.facts)}</span>
                <SellerAnswers problem={problem} name={name} marks={marks} />
              </td>
              <NumberCell value={problem.gainNow} wide>
                {formatPoints(problem.gainNow)}
              </NumberCell>
            </WhyRow>
          );
        })}
      </DataTable>
      <Pager of={APPEALS_TEXT.undecided} pager={pager} />
    </details>
  );
};
