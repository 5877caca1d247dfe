import { policyOf } from '#core/explain/first-steps';
import { lastDayOf } from '#core/model/appeal-details';
import type { AppealMark } from '#core/model/appeal-mark';
import { type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { problemKey } from '#core/model/problem';
import { t } from '#texts/translate';
import { useAnnounce } from '../../components/announcer';
import { Button } from '../../components/button';
import { saveFile } from '../../components/copy';
import { formatChance, formatCount, formatDay, formatMany, formatPoints, unknownText } from '../../components/format';
import { SubjectLink, shownId } from '../../components/links';
import { NumberCell, Pager, usePaged } from '../../components/table';
import { againstText } from '../../components/warnings';
import { groundName } from '../../components/words';
import { useAnswer } from '../../explain/use-answer';
import { WhyRow, WhyTable } from '../../explain/why';
import { candidatesAsCsv } from './candidates-csv';
import { basisText, portalReasonText } from './ground-text';
import { preparedAnchor, ticketOfSelected } from './prepared-tickets';
import { SelectionCell, useSelection } from './selection';
import { SelectionBar } from './selection-bar';
import { useUserInput } from './user-input';

/** The last day on which filing still moves the score; unknown without the day of the record. */
const lastDayText = ({ appealDetails }: Assessment, candidate: Candidate): string => {
  const last = appealDetails && lastDayOf(appealDetails, candidate);
  if (last !== undefined) return formatDay(last);
  return candidate.gainNow === null || appealDetails === undefined ? unknownText() : t('appeals.never');
};

/** Why the portal would not accept one ticket for the selected candidates; null if it would. */
const obstacle = (assessment: Assessment, selected: readonly Candidate[]): string | null => {
  const size = policyOf(assessment)?.appeal.value?.ordersPerTicket ?? 0;
  if (new Set(selected.map(({ metric }) => metric)).size > 1) return t('prepare.chosen.oneMetric');
  if (new Set(selected.map(({ ground }) => ground)).size > 1) return t('prepare.chosen.oneGround');
  return selected.length > size
    ? t('prepare.chosen.atMost', { most: formatCount(size), chosen: formatCount(selected.length) })
    : null;
};

interface PrepareProps {
  assessment: Assessment;
  selected: readonly Candidate[];
  prepared: readonly PreparedTicket[];
}

/** Prepares the selected candidates as one ticket, with their joint gain. */
export const PrepareButton = ({ assessment, selected, prepared }: PrepareProps) => {
  const { save } = useUserInput();
  const why = obstacle(assessment, selected);
  const subjects = selected.map(({ metric, orderId, caseId, chatId }) => ({ metric, orderId, caseId, chatId }));
  const gain = useAnswer(
    why === null ? { kind: 'joint-gain', subjects, laterDay: decisionDayOf(assessment) } : undefined,
  );
  if (why !== null) return <span className="muted">{why}</span>;
  const known = gain.state === 'known' ? gain.answer : null;
  const prepare = async () => {
    const ticket = ticketOfSelected(assessment, selected, known?.later ?? null, prepared);
    if (await save({ preparedTickets: [ticket] }, t('prepare.chosen.done')))
      window.location.hash = `#${preparedAnchor(ticket)}`;
  };
  return (
    <>
      <Button small kind="primary" disabled={gain.state === 'working'} onClick={prepare}>
        {t('prepare.chosen.prepare')}
      </Button>
      {known !== null && (
        <span className="muted">{t('prepare.chosen.worth', { points: formatPoints(known.later) })}</span>
      )}
    </>
  );
};

interface Props {
  assessment: Assessment;
  title: string;
  note: string;
  candidates: readonly Candidate[];
  marks: readonly AppealMark[];
  prepared: readonly PreparedTicket[];
  /** whether candidates need individual judgement, and so cannot be handled together */
  isOneByOne: boolean;
}

/** A paged list of candidates, the largest gain first. */
export const Candidates = ({ assessment, title, note, candidates, marks, prepared, isOneByOne }: Props) => {
  const { rows, pager } = usePaged(candidates);
  const selection = useSelection(candidates, rows, isOneByOne);
  const { shopId } = useUserInput();
  const announce = useAnnounce();
  const download = (some: readonly Candidate[]) => {
    const name = t('appeals.csv.file', { shop: shopId.replaceAll(/[^\w-]+/g, '-'), day: assessment.asOf });
    saveFile(name, candidatesAsCsv(assessment, some), 'text/csv');
    announce(t('components.saved', { name }));
  };
  return (
    <details className="fold">
      <summary>
        <h3>{title}</h3> <span className="count">{formatCount(candidates.length)}</span>
      </summary>
      <p className="muted">{note}</p>
      <SelectionBar
        title={title}
        selection={selection}
        all={candidates}
        marks={marks}
        kinds={['exclude', 'tried', 'filed']}
        download={download}
        isOneByOne={isOneByOne}
      >
        <PrepareButton assessment={assessment} selected={selection.selected} prepared={prepared} />
      </SelectionBar>
      <WhyTable
        assessment={assessment}
        caption={title}
        columns={[
          { name: t('appeals.columns.pick'), onlyHeard: true },
          { name: t('components.subject.order') },
          { name: t('words.metric'), wide: true },
          { name: t('words.reason') },
          { name: t('appeals.columns.now'), number: true, wide: true },
          { name: t('appeals.columns.later', { day: formatDay(decisionDayOf(assessment)) }), number: true },
          { name: t('appeals.columns.left'), number: true, wide: true },
          { name: t('appeals.columns.last'), number: true, wide: true },
        ]}
      >
        {rows.map((candidate) => (
          <WhyRow
            key={`${problemKey(candidate)}+${candidate.ground}`}
            about={shownId(candidate)}
            question={{ kind: 'candidate', candidate }}
          >
            <SelectionCell
              name={shownId(candidate)}
              isSelected={selection.isSelected(candidate)}
              select={(on) => selection.select([candidate], on)}
            />
            <th scope="row">
              <SubjectLink region={assessment.region} subject={candidate} />
            </th>
            <td className="wide">{t(`words.metrics.${candidate.metric}`)}</td>
            <td>
              {groundName(candidate.ground)}{' '}
              <span className="muted under">
                {[basisText(assessment, candidate), portalReasonText(assessment, candidate)]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </span>
              {isOneByOne && (
                <span className="muted under">
                  {t('appeals.oneByOne', {
                    chance: formatChance(candidate.probability),
                    left: formatMany(candidate.attemptsLeft, 'attempt'),
                  })}
                </span>
              )}
              {candidate.against.length > 0 && <span className="loss under">{againstText(candidate)}</span>}
            </td>
            <NumberCell value={candidate.gainNow} wide>
              {formatPoints(candidate.gainNow)}
            </NumberCell>
            <NumberCell value={candidate.gainAtDecision}>{formatPoints(candidate.gainAtDecision)}</NumberCell>
            <td className="number wide">{formatCount(candidate.attemptsLeft)}</td>
            <td className="number wide">{lastDayText(assessment, candidate)}</td>
          </WhyRow>
        ))}
      </WhyTable>
      <Pager of={title} pager={pager} />
    </details>
  );
};
