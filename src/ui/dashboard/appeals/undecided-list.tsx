import type { UndecidedProblem } from '#core/model/appeal-details';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Assessment } from '#core/model/assessment';
import { problemKey } from '#core/model/problem';
import { groundOf } from '#core/policy/grounds';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { formatCount, formatParts, formatPoints, formatRow } from '../../components/format';
import { OutLink, SubjectLink, shownId } from '../../components/links';
import { missingFactLink } from '../../components/portal';
import { NumberCell, Pager, usePaged } from '../../components/table';
import { groundName } from '../../components/words';
import { checkText } from '../../explain/rule-text';
import { WhyRow, WhyTable } from '../../explain/why';
import { withAnswer } from './marks';
import { SelectionCell, useSelection } from './selection';
import { SelectionBar } from './selection-bar';
import { useUserInput } from './user-input';

const ROWS_SHOWN = 10;

interface AnswersProps {
  problem: UndecidedProblem;
  name: string;
  marks: readonly AppealMark[];
}

/**
 * For facts that no page shows, asks the seller, yes or no, for each ground that it would decide. The answer counts,
 * and is shown as the seller's.
 */
const SellerAnswers = ({ problem, name, marks }: AnswersProps) => {
  const { save } = useUserInput();
  const mark = marks.find((known) => problemKey(known) === problemKey(problem));
  const answer = (ground: string, holds: boolean) =>
    save(
      { appealMarks: [withAnswer(problem, ground, holds, marks)] },
      t('appeals.sellerAnswer.done', {
        what: name,
        ground: groundName(ground),
        answer: holds ? t('appeals.sellerAnswer.yes') : t('appeals.sellerAnswer.no'),
      }),
    );
  return (
    <details>
      <summary>
        {t('appeals.sellerAnswer.title')}
        <span className="hidden-text"> {name}</span>
      </summary>
      <p className="muted">{t('appeals.sellerAnswer.says')}</p>
      <ul className="answers">
        {problem.grounds.map((ground) => {
          const answered = mark?.answers.find((known) => known.ground === ground)?.holds;
          return (
            <li key={ground} className="row">
              <span>
                {groundName(ground)} <span className="muted under">{checkText(groundOf(ground)?.fact ?? '')}</span>
              </span>
              {[true, false].map((holds) => (
                <Button
                  small
                  key={String(holds)}
                  aria-pressed={answered === holds}
                  onClick={() => answer(ground, holds)}
                >
                  {holds ? t('appeals.sellerAnswer.yes') : t('appeals.sellerAnswer.no')}
                  <span className="hidden-text">
                    {' '}
                    {t('appeals.sellerAnswer.about', { ground: groundName(ground), what: name })}
                  </span>
                </Button>
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

/** Problems with a missing fact, and the portal page that shows it. */
export const UndecidedList = ({ assessment, undecided, marks }: Props) => {
  const { rows, pager } = usePaged(undecided, ROWS_SHOWN);
  const selection = useSelection(undecided, rows);
  return (
    <details className="fold">
      <summary>
        <h3>{t('appeals.undecided')}</h3> <span className="count">{formatCount(undecided.length)}</span>
      </summary>
      <p className="muted">{t('appeals.undecidedSays')}</p>
      <SelectionBar
        title={t('appeals.undecided')}
        selection={selection}
        all={undecided}
        marks={marks}
        kinds={['exclude']}
      />
      <WhyTable
        assessment={assessment}
        caption={t('appeals.undecided')}
        columns={[
          { name: t('appeals.columns.pick'), onlyHeard: true },
          { name: t('components.subject.order') },
          { name: t('words.metric'), wide: true },
          { name: t('appeals.columns.grounds'), wide: true },
          { name: t('appeals.columns.page') },
          { name: t('appeals.columns.now'), number: true, wide: true },
        ]}
      >
        {rows.map((problem) => {
          const href = missingFactLink(assessment.region, problem);
          const page =
            problem.page === 'order-detail' ? t('words.pages.order-detail') : t(`checklist.pages.${problem.page}`);
          const name = shownId(problem);
          return (
            <WhyRow key={problemKey(problem)} about={name} question={{ kind: 'undecided', undecided: problem }}>
              <SelectionCell
                name={name}
                isSelected={selection.isSelected(problem)}
                select={(on) => selection.select([problem], on)}
              />
              <th scope="row">
                <SubjectLink region={assessment.region} subject={problem} />
              </th>
              <td className="wide">{t(`words.metrics.${problem.metric}`)}</td>
              <td className="wide">{formatRow(problem.grounds.map(groundName))}</td>
              <td>
                {href === null ? page : <OutLink href={href}>{page}</OutLink>}{' '}
                <span className="muted under">
                  {t('appeals.fact', { facts: formatParts(problem.facts.map(checkText)) })}
                </span>
                <SellerAnswers problem={problem} name={name} marks={marks} />
              </td>
              <NumberCell value={problem.gainNow} wide>
                {formatPoints(problem.gainNow)}
              </NumberCell>
            </WhyRow>
          );
        })}
      </WhyTable>
      <Pager of={t('appeals.undecided')} pager={pager} />
    </details>
  );
};
