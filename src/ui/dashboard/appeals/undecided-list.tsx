import type { UndecidedProblem } from '#core/model/appeal-details';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Assessment } from '#core/model/assessment';
import { problemKey } from '#core/model/problem';
import { formatPoints } from '../../components/format';
import { OutLink, SubjectLink } from '../../components/links';
import { lookLink } from '../../components/portal';
import { DataTable, NumberCell, Pager, usePaged } from '../../components/table';
import { groundName, METRIC_NAMES } from '../../components/words';
import { WhyRow } from '../../explain/why';
import { PickBox } from './pick-box';
import { SelectionBar } from './selection-bar';
import { SellerAnswers } from './seller-answers';
import { TEXT } from './text';
import { usePicked } from './use-picked';

/** What one look at a page of the portal would decide. */
export const UndecidedList = ({
  assessment,
  undecided,
  marks,
}: {
  assessment: Assessment;
  undecided: readonly UndecidedProblem[];
  marks: readonly AppealMark[];
}) => {
  const { rows, pager } = usePaged(undecided, 10);
  const { picked, isPicked, pick, page, clear } = usePicked(undecided, rows);
  const { columns } = TEXT;
  return (
    <>
      <h3>{TEXT.undecided}</h3>
      <p className="muted">{TEXT.undecidedSays}</p>
      <SelectionBar
        of={TEXT.undecided}
        picked={picked}
        all={undecided}
        marks={marks}
        kinds={['exclude']}
        page={page}
        clear={clear}
      />
      <DataTable
        caption={TEXT.undecided}
        columns={[
          { name: columns.pick, onlyHeard: true },
          { name: columns.order },
          { name: columns.metric, wide: true },
          { name: columns.grounds, wide: true },
          { name: columns.look },
          { name: columns.now, number: true, wide: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {rows.map((it) => {
          const href = lookLink(assessment.region, it);
          const name = it.orderId ?? it.caseId ?? it.chatId ?? '';
          return (
            <WhyRow
              key={problemKey(it)}
              about={name}
              assessment={assessment}
              question={{ kind: 'undecided', undecided: it }}
              columns={7}
            >
              <PickBox name={name} isPicked={isPicked(it)} pick={(on) => pick([it], on)} />
              <th scope="row">
                <SubjectLink region={assessment.region} subject={it} />
              </th>
              <td className="wide">{METRIC_NAMES[it.metric]}</td>
              <td className="wide">{it.grounds.map(groundName).join(', ')}</td>
              <td>
                {href === null ? TEXT.look[it.page] : <OutLink href={href}>{TEXT.look[it.page]}</OutLink>}{' '}
                <span className="muted under">{TEXT.fact(it.facts)}</span>
                <SellerAnswers undecided={it} name={name} marks={marks} />
              </td>
              <NumberCell value={it.gainNow} wide>
                {formatPoints(it.gainNow)}
              </NumberCell>
            </WhyRow>
          );
        })}
      </DataTable>
      <Pager of={TEXT.undecided} pager={pager} />
    </>
  );
};
