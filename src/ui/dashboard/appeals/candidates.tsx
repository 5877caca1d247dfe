import { lastDayOf } from '#core/model/appeal-details';
import type { AppealMark } from '#core/model/appeal-mark';
import { type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { problemKey } from '#core/model/problem';
import { useAnnounce } from '../../components/announcer';
import { saveFile } from '../../components/copy';
import { formatCount, formatDay, formatPoints, UNKNOWN } from '../../components/format';
import { SubjectLink } from '../../components/links';
import { DataTable, NumberCell, Pager, usePaged } from '../../components/table';
import { groundName, METRIC_NAMES } from '../../components/words';
import { WhyRow } from '../../explain/why';
import { candidatesAsCsv } from './csv';
import { portalReasonText } from './file-under';
import { PickBox } from './pick-box';
import { PrepareButton } from './prepare-chosen';
import { SelectionBar } from './selection-bar';
import { strengthOf } from './strength';
import { TEXT } from './text';
import { usePicked } from './use-picked';
import { useUserInput } from './user-input';

const nameOf = (it: Pick<Candidate, 'orderId' | 'caseId' | 'chatId'>) => it.orderId ?? it.caseId ?? it.chatId ?? '';

/** The last day on which filing still moves the score; where its day is not known, nobody can say. */
const lastDay = ({ appealDetails }: Assessment, it: Candidate): string => {
  const last = appealDetails && lastDayOf(appealDetails, it);
  return last !== undefined
    ? formatDay(last)
    : it.gainNow === null || appealDetails === undefined
      ? UNKNOWN
      : TEXT.never;
};

interface Props {
  assessment: Assessment;
  title: string;
  says: string;
  candidates: readonly Candidate[];
  marks: readonly AppealMark[];
  prepared: readonly PreparedTicket[];
}

/** A page of candidates, dearest first. */
export const Candidates = ({ assessment, title, says, candidates, marks, prepared }: Props) => {
  const { rows, pager } = usePaged(candidates);
  const { picked, isPicked, pick, page, clear } = usePicked(candidates, rows);
  const { shopId } = useUserInput();
  const announce = useAnnounce();
  const save = (some: readonly Candidate[]) => {
    const name = TEXT.csv.file(shopId.replaceAll(/[^\w-]+/g, '-'), assessment.asOf);
    saveFile(name, candidatesAsCsv(assessment, some), 'text/csv');
    announce(TEXT.picked.saved(name));
  };
  const { columns } = TEXT;
  return (
    <>
      <h3>{title}</h3>
      <p className="muted">{says}</p>
      <SelectionBar
        of={title}
        picked={picked}
        all={candidates}
        marks={marks}
        kinds={['exclude', 'tried', 'filed']}
        page={page}
        clear={clear}
        save={save}
      >
        <PrepareButton assessment={assessment} chosen={picked} prepared={prepared} />
      </SelectionBar>
      <DataTable
        caption={title}
        columns={[
          { name: columns.pick, onlyHeard: true },
          { name: columns.order },
          { name: columns.metric, wide: true },
          { name: columns.ground },
          { name: columns.now, number: true, wide: true },
          { name: columns.later(formatDay(decisionDayOf(assessment))), number: true },
          { name: columns.left, number: true, wide: true },
          { name: columns.last, number: true, wide: true },
          { name: columns.why, onlyHeard: true },
        ]}
      >
        {rows.map((it) => (
          <WhyRow
            key={`${problemKey(it)}+${it.ground}`}
            about={nameOf(it)}
            assessment={assessment}
            question={{ kind: 'candidate', candidate: it }}
            columns={9}
          >
            <PickBox name={nameOf(it)} isPicked={isPicked(it)} pick={(on) => pick([it], on)} />
            <th scope="row">
              <SubjectLink region={assessment.region} subject={it} />
            </th>
            <td className="wide">{METRIC_NAMES[it.metric]}</td>
            <td>
              {groundName(it.ground)}{' '}
              <span className="muted under">
                {[strengthOf(assessment, it), portalReasonText(assessment, it)]
                  .filter((text) => text !== '')
                  .join(' · ')}
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
